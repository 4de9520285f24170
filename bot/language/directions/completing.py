"""Leaves out a sum before its parts: "2 a day, one in the morning and one at night", "1 tablet
twice a day, 1 in the morning and 1 at night"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.directions.doses import Dosing
from bot.language.directions.pieces import At, Doubt, Meal, Much, Often, Part, Piece

_HOURS: Final = {"d": 24, "h": 1}
_SEVERAL: Final = 2
MEALS_A_DAY: Final = 3


def without_count(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out "twice a day" before "one in the morning and one at night", where it says no other
    count than they do."""
    count = next((n for n, each in enumerate(pieces) if isinstance(each, Often)), None)
    if count is None or any(isinstance(each, Much) for each in pieces[:count]):
        return list(pieces)
    if sum(isinstance(each, Much) for each in pieces) < _SEVERAL:
        return list(pieces)
    often, rest = pieces[count], pieces[count + 1 :]
    told = [each for each in rest if isinstance(each, Much | Part | At | Meal | Often)]
    muches, times = told[::2], told[1::2]
    is_list = all(isinstance(each, Much) for each in muches) and all(
        isinstance(each, Part) or (isinstance(each, Meal) and each.meal) or _is_once(each)
        for each in times
    )
    is_even = len({(m.low, m.high, m.unit) for m in muches if isinstance(m, Much)}) == 1
    if not is_list or not is_even or not isinstance(often, Often) or len(times) < _SEVERAL:
        return list(pieces)
    is_sum = _a_day(often) == len(muches) == len(times)
    return [*pieces[:count], *rest] if is_sum else list(pieces)


def _is_once(piece: Piece) -> bool:
    return isinstance(piece, At) and len(piece.times) == 1


def completed(made: Sequence[Dosing], *, has_and: bool = False) -> tuple[list[Dosing], list[Doubt]]:
    """Leave out "2 a day" before "one in the morning and one at night"; ask where it is not so, and
    of "1 a day and 1 at night", which may be two."""
    kept = list(made)
    if told := _told_in_parts(made):
        return told
    if len(made) < 2 or not _is_sum(made[0]) or not all(_is_named(each) for each in made[1:]):
        return kept, []
    first = made[0].amount
    amounts = [(each.amount, _times(each)) for each in made[1:]]
    if not isinstance(first, Much) or first.high:
        return kept, []
    total = sum((a.low * n for a, n in amounts if isinstance(a, Much) and not a.high), Decimal(0))
    is_one = has_and and [times for _, times in amounts] == [1]
    if (
        is_one
        or total != first.low
        or any(isinstance(a, Much) and a.unit not in ("", first.unit) for a, _ in amounts)
    ):
        words = ", ".join(each.amount.words for each in made if isinstance(each.amount, Much))
        return kept, [Doubt("amounts", words)]
    return kept[1:], []


def _told_in_parts(made: Sequence[Dosing]) -> tuple[list[Dosing], list[Doubt]] | None:
    """Return the doses without the one that says how many there are of them in a day: "1 tablet
    twice a day" beside two that are named one by one. Ask where they are not so many, or other
    amounts; None where there is no such thing."""
    whole = [each for each in made if not _is_placed(each) and _a_day(each.often)]
    parts = [each for each in made if _is_named(each)]
    count = sum(_times(each) for each in parts)
    if len(whole) != 1 or len(parts) != len(made) - 1 or count < _SEVERAL:
        return None
    amount = whole[0].amount
    if _a_day(whole[0].often) == count and all(_is_same(each.amount, amount) for each in parts):
        unit = amount.unit if isinstance(amount, Much) else ""
        return [_counted_in(each, unit) for each in parts], []
    words = ", ".join(each.amount.words for each in made if isinstance(each.amount, Much))
    return list(made), [Doubt("amounts", words), Doubt("often", words)]


def _is_same(one: object, other: object) -> bool:
    if not isinstance(one, Much) or not isinstance(other, Much):
        return one == other
    units = {one.unit, other.unit} - {""}
    return (one.low, one.high) == (other.low, other.high) and len(units) <= 1


def _counted_in(dosing: Dosing, unit: str) -> Dosing:
    """Return "1 at night" as 1 tablet, where the whole of it is said in tablets."""
    if not isinstance(dosing.amount, Much) or dosing.amount.unit:
        return dosing
    return replace(dosing, amount=replace(dosing.amount, unit=unit))


def _a_day(often: Often | None) -> int:
    """Return how often in a day it is, where that is said as a number; otherwise 0."""
    if often is None or often.is_plain or often.low is None or often.high or often.period_high:
        return 0
    if often.unit not in _HOURS:
        return 0
    times = often.low * 24 / (often.period * _HOURS[often.unit])
    return int(times) if times == int(times) else 0


def _is_sum(dosing: Dosing) -> bool:
    return dosing.often is not None and dosing.often.is_plain and not _is_placed(dosing)


def _is_placed(dosing: Dosing) -> bool:
    named = dosing.parts or dosing.times or any(meal.meal for meal in dosing.meals)
    return bool(named or dosing.weekdays or dosing.month_days)


def _is_named(dosing: Dosing) -> bool:
    meals = [meal for meal in dosing.meals if meal.meal or meal.is_each]
    often = dosing.often
    is_daily = often is None or (often.is_plain and often.unit == "d")
    return bool(dosing.parts or dosing.times or meals) and is_daily


def _times(dosing: Dosing) -> int:
    meals = sum(MEALS_A_DAY if meal.is_each else bool(meal.meal) for meal in dosing.meals)
    return len(dosing.times) or max(len(dosing.parts), meals)


def at_each_meal(dosing: Dosing) -> Dosing:
    """Return "1 with each meal" as three times a day, and with "and at bedtime" as four."""
    each = next((meal for meal in dosing.meals if meal.is_each and not meal.meal), None)
    if each is None or dosing.often or dosing.times or dosing.shared.needed:
        return dosing
    return replace(dosing, often=Often(MEALS_A_DAY + len(dosing.parts), words=each.words))
