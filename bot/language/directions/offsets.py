"""Parts a dose whose times have different offsets: FHIR has one for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.language.directions.doses import Dosing
from bot.language.directions.pieces import Often
from bot.language.directions.timing import is_led_by_meals, timed_meals, timed_parts

_MEALS_A_DAY: Final = 3


def by_offset(dosing: Dosing) -> list[Dosing]:
    """Return the dose once for each offset: "30 minutes before meals and at bedtime" is two; the
    dose as it is where it cannot be parted."""
    told = [*timed_parts(dosing), *timed_meals(dosing)]
    if dosing.times or len({minutes for _, minutes in told}) < 2:
        return [dosing]
    return list(_at_open_meals(dosing) if is_led_by_meals(dosing) else _at_each(dosing, len(told)))


def _at_open_meals(dosing: Dosing) -> Iterator[Dosing]:
    """Yield the dose at the meals, and at bedtime."""
    often = dosing.often
    if often is not None and not often.is_plain:
        if often.low != _MEALS_A_DAY + 1:
            yield dosing
            return
        often = replace(often, low=_MEALS_A_DAY)
    yield replace(dosing, parts=(), leads=(), often=often)
    yield replace(dosing, meals=(), often=None)


def _at_each(dosing: Dosing, count: int) -> Iterator[Dosing]:
    """Yield the dose at the times of each offset, where nothing but those says how often it is."""
    if not _is_daily(dosing.often, count) or any(not meal.meal for meal in dosing.meals):
        yield dosing
        return
    leads = dict(dosing.leads)
    parts = [part for part, _ in timed_parts(dosing)]
    offsets = [leads.get(part) for part in parts] + [meal.minutes for meal in dosing.meals]
    for minutes in dict.fromkeys(offsets):
        yield replace(
            dosing,
            often=None,
            parts=tuple(part for part in parts if leads.get(part) == minutes),
            meals=tuple(meal for meal in dosing.meals if meal.minutes == minutes),
        )


def _is_daily(often: Often | None, count: int) -> bool:
    if often is None or often.is_plain:
        return True
    return often.unit == "d" and often.period == 1 and often.low == count and often.high is None
