"""Leaves out a sum before its parts: "2 a day, one in the morning and one at night"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.language.directions.doses import Dosing
from bot.language.directions.pieces import Doubt, Much


def completed(made: Sequence[Dosing]) -> tuple[list[Dosing], list[Doubt]]:
    """Leave out "2 a day" before "one in the morning and one at night"; ask where it is not so."""
    kept = list(made)
    if len(made) < 2 or not _is_sum(made[0]) or not all(_is_named(each) for each in made[1:]):
        return kept, []
    first = made[0].amount
    amounts = [(each.amount, _times(each)) for each in made[1:]]
    if not isinstance(first, Much) or first.high:
        return kept, []
    total = sum((a.low * n for a, n in amounts if isinstance(a, Much) and not a.high), Decimal(0))
    if total != first.low or any(
        isinstance(a, Much) and a.unit not in ("", first.unit) for a, _ in amounts
    ):
        words = ", ".join(each.amount.words for each in made if isinstance(each.amount, Much))
        return kept, [Doubt("amounts", words)]
    return kept[1:], []


def _is_sum(dosing: Dosing) -> bool:
    often = dosing.often
    named = dosing.parts or dosing.times or dosing.meals or dosing.weekdays or dosing.month_days
    return often is not None and often.is_plain and not named


def _is_named(dosing: Dosing) -> bool:
    meals = [meal for meal in dosing.meals if meal.meal]
    return bool(dosing.parts or dosing.times or meals) and dosing.often is None


def _times(dosing: Dosing) -> int:
    meals = [meal for meal in dosing.meals if meal.meal]
    return len(dosing.times) or max(len(dosing.parts), len(meals))
