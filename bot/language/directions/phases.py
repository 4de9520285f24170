"""Reads directions that somebody adds to a regimen: whole, or not at all."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.domain.amounts import Amount, Unit
from bot.domain.medications import Directions, Phase
from bot.language.directions.planned import Context, phases
from bot.language.directions.reader import readings
from bot.language.directions.unread import Unread
from bot.language.normal import cleaned

_LONGEST: Final = 400  #: characters


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
    found = read_phases(text, today=today, amount=amount, unit=unit)
    if len(found) != 1:
        raise Unread((text[:40],), "the dose changes with time; write each step by itself")
    return found[0]


def read_phases(
    text: str, *, today: date, amount: Amount | None = None, unit: Unit | None = None
) -> list[Phase]:
    """Return the phases that `text` says, one after another: a taper is several."""
    if len(text) > _LONGEST:
        raise Unread((text[:40],), f"directions have at most {_LONGEST} characters")
    found = readings(text, today=today)
    if len(found) != 1:
        raise Unread((text[:40],), "it names more than one medicine")
    reading = found[0]
    if reading.medication:
        words = reading.medication.lower()
        raise Unread(tuple(words.split()), f"what {words!r} means is not known")
    return phases(reading, Context(today, unit, amount), text=cleaned(text))
