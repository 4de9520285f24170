"""Reads directions whole, or not at all."""

from __future__ import annotations

from datetime import date

from bot.domain.amounts import Amount, Unit
from bot.domain.medications import Directions, Phase
from bot.language.directions.amounts import without_strengths
from bot.language.directions.meaning import Context, phase
from bot.language.directions.pieces import Asked, Much
from bot.language.directions.scan import pieces
from bot.language.directions.unread import Unread
from bot.language.normal import cleaned


def read(text: str, *, language: str, today: date, amount: Amount | None = None) -> Directions:
    """Return what `text` says, in any of our languages; raise `Unread` with what it does not.

    `amount` is what is taken where `text` does not say it. Dates ("for 7 days") are refused here,
    because directions carry none: `read_phase` reads them.
    """
    told = read_phase(text, language=language, today=today, amount=amount)
    if told.starts or told.ends:
        raise Unread(
            (f"{told.starts or ''} - {told.ends or ''}",), "dates are not part of these directions"
        )
    return told.directions


def read_phase(
    text: str,
    *,
    language: str,
    today: date,
    amount: Amount | None = None,
    unit: Unit | None = None,
) -> Phase:
    """Return what `text` says, with the dates between which it holds; raise `Unread`.

    `unit` is what is counted where the text only says "2".
    """
    found = without_strengths(pieces(text, today=today))
    if amount is not None and not any(isinstance(piece, Much | Asked) for piece in found):
        found.insert(0, Much(amount.value, amount.unit, ""))
    return phase(found, Context(today, unit), text=cleaned(text))
