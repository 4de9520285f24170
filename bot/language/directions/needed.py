"""Reads what is taken as needed: how far apart, how much in a day, and what for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from bot.domain.amounts import Amount, Quantity, Unit
from bot.domain.schedules import AsNeeded
from bot.language.directions import amounts
from bot.language.directions.pieces import (
    Ceiling,
    EachDays,
    Hours,
    MonthDays,
    OnOff,
    Piece,
    Purpose,
    TimesADay,
    TimesAWeek,
    Weekdays,
    When,
)
from bot.language.directions.unread import Unread


def schedule(pieces: Sequence[Piece], unit: Unit | None) -> AsNeeded:
    """Return the as-needed schedule that the pieces say."""
    for piece in pieces:
        if isinstance(piece, EachDays | MonthDays | OnOff | TimesAWeek | Weekdays):
            raise Unread((piece.words,), f"{piece.words!r} does not go with 'as needed'")
    quantity = amounts.single(pieces, unit)
    return AsNeeded(
        quantity,
        min_gap=_gap(pieces),
        ceiling=_ceiling(pieces, quantity),
        reason=" ".join(p.what for p in pieces if isinstance(p, Purpose)),
    )


def _gap(pieces: Sequence[Piece]) -> timedelta | None:
    """Return the least time between two; the longest where several are named."""
    hours = [piece.least for piece in pieces if isinstance(piece, Hours)]
    return timedelta(hours=max(hours)) if hours else None


def _ceiling(pieces: Sequence[Piece], quantity: Quantity) -> Amount | None:
    """Return the most in 24 hours; the least where several are named."""
    usual = quantity if isinstance(quantity, Amount) else None
    found = [_most(piece, usual) for piece in pieces if isinstance(piece, Ceiling)]
    times = [p.times for p in pieces if isinstance(p, TimesADay) and not p.plain]
    parts = {piece.at for piece in pieces if isinstance(piece, When)}
    counts = [*times, *([len(parts)] if parts else [])]
    if usual:
        found += [Amount(usual.value * Decimal(count), usual.unit) for count in counts]
    units = {amount.unit for amount in found}
    if len(units) > 1:
        raise Unread(("max",), "it limits the day in two units; name one")
    return min(found, key=lambda amount: amount.value, default=None)


def _most(piece: Ceiling, usual: Amount | None) -> Amount:
    unit = piece.much.unit
    if unit is None:
        unit = usual.unit if usual else Unit.DOSE
    amount = amounts.quantity(piece.much, unit)
    if not isinstance(amount, Amount):
        raise Unread((piece.much.words,), "the most in a day is a number")
    if usual and amount.unit == usual.unit and amount.value < usual.value:
        raise Unread((piece.much.words,), "the most in a day is less than one intake")
    return amount
