"""Reads by how much days off are later: "weekends an hour later", "on Sundays I get up at 9".

Which days "days off" are nobody knows, so it is not read; nor is a day of which more is told.
"""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.routine import DaysOff
from bot.language import moments
from bot.language.times import PATTERN, tell

_SATURDAY, _SUNDAY = frozenset({5}), frozenset({6})
_DAYS: Final = {
    r"weekends?|(?:los )?fine?s? de semana|findes?(?: semana)?": _SATURDAY | _SUNDAY,
    r"saturdays? and sundays?|sabados? y (?:los )?domingos?": _SATURDAY | _SUNDAY,
    r"saturdays?|sabados?": _SATURDAY,
    r"sundays?|domingos?": _SUNDAY,
}
_LEAD: Final = r"(?:(?:and|but|on|at|the|y|pero|los|las|en|el|mis|my) )*"
_ABOUT: Final = (
    r"(?:(?:i|im|it|its|is|are|all|everything|the|whole|day|about|by|todo|es|son|va|unos|unas|como"
    r"|am|a|do|things) )*"
)
_SHIFT: Final = re.compile(
    rf"{_ABOUT}(?P<by>{moments.STRETCH}|an hour|one hour|una hora) "
    r"(?:(?P<later>later|mas tarde|despues)|(?P<earlier>earlier|mas temprano|antes))"
)
_UP: Final = re.compile(
    rf"{_ABOUT}(?:get up|getting up|up|wake|wake up|me levanto|me despierto|levanto) "
    rf"(?:at |a las? |around )?(?P<time>{PATTERN})"
)
_SAME: Final = re.compile(
    rf"{_ABOUT}(?:at )?(?:the )?(?:same|same times?|like (?:the )?other days|no different"
    r"|igual|igual que siempre|lo mismo|a las mismas horas|como los demas dias)"
)
_MOST: Final = 4 * 60  #: minutes


def read(words: str, *, wake: time) -> DaysOff | None:
    """Return which days are later and by how much, from folded words; by nothing where they are
    said to be like the others. None: that is not told."""
    for names, days in _DAYS.items():
        found = re.fullmatch(rf" ?{_LEAD}(?:{names}) (?P<rest>.*)", words)
        if found:
            rest = found["rest"].strip()
            later = _later(rest, wake)
            is_told = 0 < abs(later) <= _MOST or _SAME.fullmatch(rest)
            return DaysOff(days, later) if is_told else None
    return None


def _later(rest: str, wake: time) -> int:
    if shifted := _SHIFT.fullmatch(rest):
        by = moments.minutes(shifted["by"]) or (60 if "hour" in rest or "hora" in rest else 0)
        return -by if shifted["earlier"] else by
    if up := _UP.fullmatch(rest):
        try:
            at = tell(up["time"]).at
        except BadInput:
            return 0
        return (at.hour - wake.hour) * 60 + at.minute - wake.minute
    return 0
