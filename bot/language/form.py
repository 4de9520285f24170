"""Reads the strict form: "metformin 500 mg | 1 tablet | twice a day | with food".

Where no | is, commas stand between the parts: a plain phone has no key for the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.medications import Directions, Phase
from bot.language.directions import Unread, check_weekly, name_strength_form, read_phase

_MOST_PARTS: Final = 6
_LONGEST: Final = 500
_COMMA: Final = re.compile(r"(?<!\d),|,(?!\d)")  # not the one in "1,5"
_LIKE_THIS: Final = '"metformin 500 mg | 1 tablet | twice a day | with food"'


@dataclass(frozen=True, slots=True)
class Draft:
    """A medicine as it was read from one line, before anybody has confirmed it."""

    name: str
    strength: str
    form: str  #: what is counted ("tablet"), where the name says it
    phase: Phase  #: the directions with the dates between which they hold

    @property
    def directions(self) -> Directions:
        """How it is taken."""
        return self.phase.directions


def read(line: str, *, language: str, today: date) -> Draft:
    """Return what a line says; raise `Unread` with the words that cannot be read."""
    if len(line) > _LONGEST:
        raise Unread((line[:40],), f"a line has at most {_LONGEST} characters")
    head, *told = parts(line)
    told = [part for part in told if part]
    if not told or len(told) > _MOST_PARTS:
        raise Unread((line[:40],), f"write it with | between its parts, like {_LIKE_THIS}")
    name, strength, unit = name_strength_form(head)
    phase = read_phase(" , ".join(told), language=language, today=today, unit=unit)
    check_weekly(name, phase.directions.schedule)
    return Draft(name, strength, unit.name.lower() if unit else "", phase)


def is_one(line: str) -> bool:
    """Return whether somebody wrote parts as the strict form has them; one comma may be talk."""
    return "|" in line or len(parts(line)) > 2


def parts(line: str) -> list[str]:
    """Return the parts of a line, the name first."""
    return [part.strip() for part in (line.split("|") if "|" in line else _COMMA.split(line))]
