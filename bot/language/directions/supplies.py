"""Asks about a course that comes to another number than was handed out: "twice daily for 10 days
#30"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from bot.language.directions.asides import Supply
from bot.language.directions.doses import Dosing, Step
from bot.language.directions.measures import MASS
from bot.language.directions.pieces import Doubt, Much, Piece
from bot.language.directions.usual import times_a_day

_DAYS: Final = {"d": 1, "wk": 7}
_UNCOUNTED: Final = MASS | {"millilitre", "litre", "ounce", "teaspoon", "tablespoon", "drop"}
_NEARLY: Final = Decimal("0.01")


def of_supply(pieces: Sequence[Piece], steps: Sequence[Step]) -> Iterator[Doubt]:
    """Yield a doubt where all that is told comes to more or less than was handed out; with refills
    it may be that several times."""
    handed = [piece.number for piece in pieces if isinstance(piece, Supply)]
    if len(handed) != 1 or handed[0] <= 0:
        return
    parts = [_taken(dosing) for step in steps for dosing in step]
    if not parts or None in parts:
        return
    total = sum((part for part in parts if part), Decimal(0))
    is_several = total > handed[0] and total % handed[0] == 0
    if abs(total - handed[0]) > _NEARLY and not is_several:
        yield Doubt("length", f"#{handed[0]}")


def _taken(dosing: Dosing) -> Decimal | None:
    """Return how many are taken of a dose in its time; None where nobody can say."""
    much, shared = dosing.amount, dosing.shared
    if not isinstance(much, Much) or much.high or much.unit in _UNCOUNTED or shared.needed:
        return None
    if shared.count:
        return much.low * shared.count.number
    lasts = shared.lasts
    if lasts is None or lasts.high or lasts.unit not in _DAYS or dosing.cycle:
        return None
    often = dosing.often
    if often is not None and (often.high or often.period_high or often.low is None):
        return None
    return much.low * times_a_day(dosing) * lasts.low * _DAYS[lasts.unit] or None
