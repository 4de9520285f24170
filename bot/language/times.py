"""Reads a wall time as people write one: "8:15", "8.15 am", "20h", "noon", "las 8 de la noche"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final

from bot.domain.errors import BadInput
from bot.language.normal import folded

_NAMED: Final = {
    "noon": time(12),
    "midday": time(12),
    "mediodia": time(12),
    "midnight": time(0),
    "medianoche": time(0),
}
_AM: Final = {12: 0, **{hour: hour for hour in range(1, 12)}}
_PM: Final = {12: 12, **{hour: hour + 12 for hour in range(1, 12)}}
_MORNING: Final = {hour: hour for hour in range(1, 12)}
_AFTERNOON: Final = {12: 12, **{hour: hour + 12 for hour in range(1, 9)}}
_NIGHT: Final = {12: 0, **{hour: hour + 12 for hour in range(6, 12)}}
#: Which hours of the clock may be said with which part of the day; "2 at night" is left unread.
_PARTS: Final[Mapping[str, Mapping[int, int]]] = {
    "am": _AM,
    "a m": _AM,
    "pm": _PM,
    "p m": _PM,
    "in the morning": _MORNING,
    "de la manana": _MORNING,
    "de la madrugada": {hour: _AM[hour] for hour in (12, 1, 2, 3, 4, 5, 6)},
    "in the afternoon": _AFTERNOON,
    "de la tarde": _AFTERNOON,
    "in the evening": {hour: hour + 12 for hour in range(4, 12)},
    "at night": _NIGHT,
    "de la noche": _NIGHT,
}
_HALVES: Final = "|".join(sorted(_PARTS, key=len, reverse=True))
_CLOCK: Final = r"(?:\d{1,2}[:.]\d{2}|\d{1,4})(?: ?(?:h|hs|hrs|horas|o ?clock))?"
#: A wall time inside folded text, for other readers to build on.
PATTERN: Final = rf"(?:noon|midday|midnight|mediodia|medianoche|{_CLOCK}(?: ?(?:{_HALVES})\b)?)"
_LEAD: Final = re.compile(r"^(?:at|a las?|al?|las?) ")
_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2}?)(?:[:.]?(?P<minute>\d{2}))?(?: ?(?:h|hs|hrs|horas|o ?clock))?"
    rf"(?: ?(?P<part>{_HALVES}))?"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A time as it was told: `other` is the second reading where nobody said morning or evening."""

    at: time
    other: time | None = None


def read_time(text: str) -> time:
    """Return the wall time that `text` says, by the 24-hour clock where nothing else is said."""
    return tell(text).at


def tell(text: str) -> Told:
    """Return the wall time that `text` says, and the other it may mean ("8:15"; not "08:15")."""
    words = _LEAD.sub("", folded(text))
    if words in _NAMED:
        return Told(_NAMED[words])
    found = _TIME.fullmatch(words)
    if found is None or int(found["minute"] or 0) > 59:
        raise _refused(text)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["part"]:
        return Told(_by_part(hour, minute, part=found["part"], text=text))
    if hour > 23:
        raise _refused(text)
    is_open = 1 <= hour <= 12 and not found["hour"].startswith("0")
    return Told(time(hour, minute), time((hour + 12) % 24, minute) if is_open else None)


def _by_part(hour: int, minute: int, *, part: str, text: str) -> time:
    hours = _PARTS[part]
    if hour in hours:
        return time(hours[hour], minute)
    if hour in hours.values() and not 1 <= hour <= 12:  # "20:15 pm", "0:30 am"
        return time(hour, minute)
    raise _refused(text)


def _refused(text: str) -> BadInput:
    return BadInput(f"{text[:40]!r} is no time of day; write it as 08:15, 8:15 am or noon")
