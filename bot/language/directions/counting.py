"""Says what is counted where only a number stands, and puts equal amounts at two times together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.directions.doses import Dosing, Step
from bot.language.directions.measures import MEASURES
from bot.language.directions.pieces import Meal, Much

#: What is measured and not counted: "20" beside "500 mg" need not be milligrams.
_MEASURED: Final = frozenset(
    {
        *("milligram", "gram", "microgram", "unit", "milliequivalent", "millimole"),
        *("millilitre", "litre", "ounce"),
    }
)
_ALIKE: Final = 4  #: as far apart two amounts of the same may be
_COUNT_TO: Final = 4  #: "warfarin tablets 5" may be milligrams


def counted(steps: Sequence[Step], *, form: str, strength: str) -> tuple[Step, ...]:
    """Return the steps with "2 at noon" after "1 capsule in the morning" as 2 capsules."""
    before: Much | None = None
    told: list[Step] = []
    for step in steps:
        made: list[Dosing] = []
        for dosing in step:
            if isinstance(dosing.amount, Much):
                unit = _unit(dosing.amount, before, form=form, strength=strength)
                dosing = replace(dosing, amount=replace(dosing.amount, unit=unit))
                before = dosing.amount if unit and isinstance(dosing.amount, Much) else before
            made.append(dosing)
        told.append(_together(made))
    return tuple(told)


def _unit(much: Much, before: Much | None, *, form: str, strength: str) -> str:
    if much.unit:
        return much.unit
    if before is not None and (before.unit not in _MEASURED or _is_alike(much.low, before.low)):
        return before.unit
    is_small = much.low <= _COUNT_TO and not {".", ","} & set(much.words)
    return form if form in MEASURES and form not in _MEASURED and (strength or is_small) else ""


def _is_alike(value: Decimal, other: Decimal) -> bool:
    return other / _ALIKE <= value <= other * _ALIKE


def _together(step: Sequence[Dosing]) -> Step:
    """Return "1 tablet at 8 am and 1 at 8 pm" as one dose at two times."""
    made: list[Dosing] = []
    for dosing in step:
        if made and _is_same_but_when(made[-1], dosing):
            last = made.pop()
            dosing = replace(
                last, times=last.times + dosing.times, meals=(*last.meals, *dosing.meals)
            )
        made.append(dosing)
    return tuple(made)


def _is_same_but_when(one: Dosing, other: Dosing) -> bool:
    if not _is_at_one_place(one) or not _is_at_one_place(other):
        return False
    is_same_kind = bool(one.times) == bool(other.times)
    is_apart = not {*one.times} & {*other.times} and not {*one.meals} & {*other.meals}
    return is_same_kind and is_apart and _rest(one) == _rest(other)


def _is_at_one_place(dosing: Dosing) -> bool:
    """Return whether clock times or meals, and nothing else, say when."""
    often = dosing.often
    if dosing.parts or not dosing.is_sure or (often is not None and not often.is_plain):
        return False
    is_named = bool(dosing.meals) and all(meal.meal for meal in dosing.meals)
    return is_named != bool(dosing.times) and len({_side(each) for each in dosing.meals}) <= 1


def _side(meal: Meal) -> tuple[str, int | None]:
    return meal.relation, meal.minutes


def _rest(dosing: Dosing) -> tuple[object, ...]:
    much = dosing.amount
    amount = (much.low, much.high, much.unit) if isinstance(much, Much) else much
    side = {_side(each) for each in dosing.meals}
    return amount, side, dosing.weekdays, dosing.month_days, dosing.cycle, dosing.shared
