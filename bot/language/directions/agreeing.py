"""Says whether how often and when in the day agree with one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Final

from bot.language.directions.completing import MEALS_A_DAY
from bot.language.directions.doses import Dosing
from bot.language.directions.grouping import Group, of_kind
from bot.language.directions.pieces import WEEK, At, Doubt, Meal, Often, Part, Piece, Weekdays

#: Said beside each other these mean one intake: the first stands.
_HOURS_OF: Final = {"MORN": (4, 12), "EVE": (16, 23), "NIGHT": (18, 24), "AFT": (12, 19)}
_SAME: Final = (("WAKE", "MORN"), ("HS", "NIGHT"), ("HS", "EVE"))


def often_of(told: Sequence[Often], *, needed: bool) -> tuple[Often | None, list[Doubt]]:
    """Return the one frequency that is meant, and a doubt where two cannot both be."""
    exact = [each for each in told if each.low is not None and not each.is_plain]
    limits = [each for each in told if each.low is None]
    plain = [each for each in told if each.is_plain]
    if not exact:
        if limits:
            return (
                replace(plain[0], is_plain=False) if plain and len(limits) == 0 else limits[0]
            ), []
        return (plain[0] if plain else None), []
    different = {(e.low, e.high, e.period, e.period_high, e.unit) for e in exact}
    words = ", ".join(each.words for each in told)
    rare = [each for each in exact if each.unit in ("wk", "mo") or _is_every_few_days(each)]
    if plain and rare and not all(_is_alternate(each) for each in rare):
        return None, [Doubt("often", words)]
    if len(different) == 1:
        return exact[0], []
    hours = [each for each in exact if each.unit == "h"]
    a_day = [each for each in exact if each.unit == "d" and each.period == 1]
    if len(hours) == 1 and len(a_day) == 1 and len(exact) == 2:
        return _agreed(hours[0], a_day[0], words)
    return None, [Doubt("often", words)]


def _is_every_few_days(often: Often) -> bool:
    return often.unit == "d" and often.period > 1


def _is_alternate(often: Often) -> bool:
    """Return whether it is "on alternate days", which goes with "once a day" on those."""
    return "altern" in often.words.lower()


def _agreed(hours: Often, a_day: Often, words: str) -> tuple[Often | None, list[Doubt]]:
    most, least = 24 / hours.period, 24 / (hours.period_high or hours.period)
    if a_day.low is not None and least <= a_day.low and (a_day.high or a_day.low) <= most:
        return hours, []
    return None, [Doubt("often", words)]


def parts_of(told: Sequence[Part]) -> tuple[str, ...]:
    """Return the parts of the day, each once: "in the evening at bedtime" is one."""
    codes = list(dict.fromkeys(each.code for each in told))
    for first, second in _SAME:
        if (
            first in codes
            and second in codes
            and len(codes) == 2
            and abs(codes.index(first) - codes.index(second)) == 1
        ):
            codes.remove(second)
    return tuple(codes)


def leads_of(told: Sequence[Part]) -> tuple[tuple[str, int], ...]:
    """Return how many minutes before bedtime or after waking it is, where that is said."""
    return tuple((each.code, each.minutes) for each in told if each.minutes)


def beside_clock(parts: tuple[str, ...], times: tuple[time, ...]) -> tuple[str, ...]:
    """Return the parts of the day without the one that the only clock time is in."""
    if len(times) != 1 or len(parts) != 1 or parts[0] not in _HOURS_OF:
        return parts
    first, last = _HOURS_OF[parts[0]]
    return () if first <= times[0].hour < last else parts


def days_of(told: Sequence[Weekdays]) -> Weekdays | None:
    """Return the weekdays that are named."""
    if not told:
        return None
    named_days = [set(each.days) for each in told if not each.is_but]
    left = [set(each.days) for each in told if each.is_but]
    days = set.union(*named_days) if named_days else set(WEEK)
    days = days.intersection(*left)
    return Weekdays(
        tuple(sorted(days, key=WEEK.index)), any(each.is_rest for each in told), told[0].words
    )


def named(timed: Sequence[Piece]) -> int:
    """Return how many intakes a day are named one by one."""
    meals = of_kind(timed, Meal)
    count = len(parts_of(of_kind(timed, Part))) + sum(len(at.times) for at in of_kind(timed, At))
    return count + sum(3 if meal.is_each else 1 if meal.meal else 0 for meal in meals)


def disagreeing(dosing: Dosing, group: Group) -> list[Doubt]:
    """Return a doubt where how often and when cannot both be."""
    often = dosing.often
    if often is None or often.is_plain or often.low is None:
        return []
    open_meals = [meal for meal in dosing.meals if not meal.meal and not meal.is_each]
    count = named(group.timed)
    fixed = len(dosing.parts) + len(dosing.times)
    if often.unit == "h" and often.period_high is None and fixed and not dosing.shared.needed:
        return (
            [Doubt("often", often.words)] if fixed * often.period != 24 and not dosing.times else []
        )
    if often.unit != "d" or often.period != 1 or not count:
        return []
    has_meals = any(not meal.is_food and not meal.is_time for meal in open_meals)
    if has_meals and dosing.parts == ("HS",) and often.low == MEALS_A_DAY and not often.high:
        return [Doubt("often", often.words)]  # three with meals, and another at bedtime
    same = any(isinstance(p, Part) for p in group.timed) and any(meal.meal for meal in dosing.meals)
    most = often.high or often.low
    if (
        often.low <= count <= most
        or (open_meals and often.low > fixed)
        or (same and fixed == often.low)
    ):
        return []
    return [
        Doubt("often", ", ".join([often.words, *(p.words for p in of_kind(group.timed, Part))]))
    ]
