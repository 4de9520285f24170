"""Reads what somebody writes of a medicine they take: a label in any words, several at once, or
the strict form "metformin 500 mg | 1 tablet | twice a day | with food".

In the strict form commas may stand for |: a plain phone has no key for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.domain.lexicon import Lexicon
from bot.domain.medications import Directions, Phase
from bot.language.directions import Unread, check_weekly, correcting, name_strength_form, read_phase
from bot.language.directions.doses import Reading
from bot.language.directions.measures import MEASURES
from bot.language.directions.planned import Context, phases
from bot.language.directions.reader import readings
from bot.language.normal import cleaned

_MOST_PARTS: Final = 6
_LONGEST: Final = 500
_COMMA: Final = re.compile(r"(?<!\d),|,(?!\d)")  # not the one in "1,5"
_LIKE_THIS: Final = '"metformin 500 mg | 1 tablet | twice a day | with food"'


@dataclass(frozen=True, slots=True)
class Draft:
    """A medicine as it was read, before anybody has confirmed it."""

    name: str
    strength: str
    form: str  #: what is counted ("tablet"), where the name says it
    phases: tuple[Phase, ...]  #: the directions with the dates between which they hold
    purpose: str = ""

    @property
    def phase(self) -> Phase:
        """How it is taken first; a taper goes on from there."""
        return self.phases[0]

    @property
    def directions(self) -> Directions:
        """How it is taken first."""
        return self.phase.directions


def read(line: str, *, language: str, today: date) -> Draft:
    """Return what a line in the strict form says; raise `Unread` with what cannot be read."""
    if len(line) > _LONGEST:
        raise Unread((line[:40],), f"a line has at most {_LONGEST} characters")
    head, *told = parts(line)
    told = [part for part in told if part]
    if not told or len(told) > _MOST_PARTS:
        raise Unread((line[:40],), f"write it with | between its parts, like {_LIKE_THIS}")
    name, strength, unit = name_strength_form(head)
    phase = read_phase(" , ".join(told), language=language, today=today, unit=unit)
    check_weekly(name, phase.directions.schedule)
    return Draft(name, strength, unit.name.lower() if unit else "", (phase,))


def written(text: str, *, today: date, lexicon: Lexicon | None) -> list[Reading]:
    """Return what `text` says of each medicine in it, in whatever form it is written."""
    if "|" in text:
        lines = [line for line in text.splitlines() if line.strip()]
        return [each for line in lines for each in _line(line, today=today, lexicon=lexicon)]
    found = readings(text, today=today, lexicon=lexicon)
    if len(found) == 1 and not found[0].medication and is_one(text):
        return list(_line(text, today=today, lexicon=lexicon))
    return found


def drafted(reading: Reading, *, today: date, lexicon: Lexicon | None, text: str) -> Draft:
    """Return the medicine that a reading without open questions comes to; raise `Unread` with the
    question that is left where it cannot be planned.

    Words that were not understood do not stop it: they are shown where it is read back. `text` is
    kept beside the directions.
    """
    measure = MEASURES.get(reading.form)
    unit = measure.unit if measure else None
    found = phases(replace(reading, unread=()), Context(today, unit), text=cleaned(text))
    for phase in found:
        check_weekly(reading.medication, phase.directions.schedule, lexicon)
    purpose = reading.reason or next((_needed(d.directions) for d in found), "")
    form = unit.name.lower() if unit else ""
    return Draft(reading.medication, reading.strength, form, tuple(found), purpose)


def is_one(line: str) -> bool:
    """Return whether somebody wrote parts as the strict form has them; one comma may be talk."""
    return "|" in line or len(parts(line)) > 2


def parts(line: str) -> list[str]:
    """Return the parts of a line, the name first."""
    return [part.strip() for part in (line.split("|") if "|" in line else _COMMA.split(line))]


def _line(line: str, *, today: date, lexicon: Lexicon | None) -> Iterator[Reading]:
    """Yield what a line in the strict form says; in any other form, what it says as a text."""
    head, *told = parts(line)
    rest = readings(" , ".join(told), today=today, lexicon=lexicon) if any(told) else []
    if len(rest) != 1 or rest[0].medication:
        yield from readings(line, today=today, lexicon=lexicon)
        return
    reading = replace(rest[0], text=" ".join(line.split()))
    try:
        yield correcting.called(reading, head, lexicon)
    except Unread:
        yield reading


def _needed(directions: Directions) -> str:
    return getattr(directions.schedule, "reason", "")
