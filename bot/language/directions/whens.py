"""When a dose is taken: which parts of it a correction says, and what comes of both."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.language.directions.doses import Dosing
from bot.language.directions.pieces import Meal, Often

_MEALS: Final = {"M": "MORN", "D": "NOON", "V": "EVE"}
_NEAR: Final = {"NIGHT": "HS", "WAKE": "MORN"}


def has_time(dosing: Dosing) -> bool:
    """Return whether it says how often or at which time of the day."""
    return bool(dosing.often or dosing.parts or dosing.times) or any(
        meal.meal or meal.is_each for meal in dosing.meals
    )


def has_food(dosing: Dosing) -> bool:
    """Return whether it says how it stands to food."""
    return any(not meal.is_time for meal in dosing.meals)


def at_the_same_time(one: Dosing, other: Dosing) -> bool:
    """Return whether two doses are for one time of the day."""
    return bool(_times(one)) and _times(one) == _times(other)


def placed(old: Dosing, told: Dosing) -> Dosing:
    """Return the dose `old` at the times and on the days of `told`, where it says any."""
    new = replace(old, meals=_meals(old, told))
    if told.often is not None:
        return _as_often(new, old, told)
    if has_time(told):
        often = (
            old.often if old.often and (_is_apart(old.often) or _fits(old.often, told)) else None
        )
        new = replace(new, often=often, parts=told.parts, times=told.times, is_sure=told.is_sure)
    if told.weekdays or told.month_days or told.cycle:
        daily = new.often if new.often and not _is_apart(new.often) else None
        daily = None if daily and daily.unit != "d" else daily
        new = replace(
            new,
            often=daily,
            weekdays=told.weekdays,
            month_days=told.month_days,
            cycle=told.cycle,
        )
    return new


def food_alone(meals: tuple[Meal, ...]) -> tuple[Meal, ...]:
    """Return how it stands to food, without the times that the meals stood for."""
    return tuple(dict.fromkeys(_untimed(meal) for meal in meals if not meal.is_time))


def _as_often(new: Dosing, old: Dosing, told: Dosing) -> Dosing:
    """Return the dose as often as told, and at its old times where they are as many."""
    often = told.often
    named = told if _named(told) else old
    keeps = often is not None and (
        _named(told) > 0
        or often.is_plain
        or (often.unit != "h" and often.low == _named(old))
        or (_is_apart(often) and often.unit not in ("h", "min") and _named(old) == 1)
    )
    return replace(
        new,
        often=often,
        parts=named.parts if keeps else (),
        times=named.times if keeps else (),
        is_sure=named.is_sure if keeps else True,
        meals=new.meals if keeps else tuple(_untimed(meal) for meal in new.meals),
        weekdays=told.weekdays,
        month_days=told.month_days,
        cycle=told.cycle,
    )


def _meals(old: Dosing, told: Dosing) -> tuple[Meal, ...]:
    """Return the meals: the food of the one that says it, the times of the one that says those."""
    fed, timed = has_food(told) or bool(told.shared.food), has_time(told)
    if fed and timed:
        return told.meals
    if fed:
        return (*(replace(m, is_time=True) for m in old.meals if m.meal), *told.meals)
    if timed:
        return (*told.meals, *food_alone(old.meals))
    return old.meals


def _untimed(meal: Meal) -> Meal:
    return replace(meal, meal="", is_each=False, minutes=None, is_food=True)


def _named(dosing: Dosing) -> int:
    return len(dosing.parts) + len(dosing.times) + sum(1 for meal in dosing.meals if meal.meal)


def _times(dosing: Dosing) -> frozenset[object]:
    parts = {_NEAR.get(code, code) for code in dosing.parts}
    return frozenset({*parts, *dosing.times, *(_MEALS[m.meal] for m in dosing.meals if m.meal)})


def _is_apart(often: Often) -> bool:
    """Return whether it is less often than daily, or counted in hours."""
    return often.unit != "d" or often.period > 1


def _fits(often: Often, told: Dosing) -> bool:
    return often.is_plain or often.low == _named(told)
