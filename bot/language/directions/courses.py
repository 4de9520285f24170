"""The pieces of directions that say on which days, how long, and what comes after what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MonthDays:
    """ "On the 1st and 15th of the month"; 31 is the last one."""

    days: tuple[int, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class OnOff:
    """ "21 days on, 7 days off"."""

    on: int
    off: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Lasts:
    """ "For 5 to 7 days"."""

    low: int
    high: int | None
    unit: str
    is_said: bool = True  #: with "for", "x" or the like
    words: str = ""


@dataclass(frozen=True, slots=True)
class Waits:
    """ "2 tablets after 1 week": so long lasts what was before them."""

    lasts: Lasts
    words: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """ "For 10 doses"."""

    number: int


@dataclass(frozen=True, slots=True)
class Divided:
    """ "In 2 divided doses": into how many parts what is said of a day falls."""

    times: int
    hours: int | None  #: between them, where it is told so
    words: str


@dataclass(frozen=True, slots=True)
class Dates:
    """ "Until 3 May", "from Monday"."""

    starts: date | None
    ends: date | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """ "Day 1", "days 2 to 5", "week 3": which stretch the rest is about."""

    first: int
    last: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Then:
    """What follows comes after what was said."""


@dataclass(frozen=True, slots=True)
class Stop:
    """ "Then stop"."""


@dataclass(frozen=True, slots=True)
class Alternating:
    """What follows is for the other of two days."""


@dataclass(frozen=True, slots=True)
class Halt:
    """ "Do not take", "stop", "hold": it is not taken, and nothing may be planned of it."""

    kind: str  #: "stopped", "held" or "not taken"
    is_ahead: bool = False  #: whether the medicine's name follows: "stop aspirin"
    heads: str = ""  #: "list" or "lines": it stands above several, "Stopped: aspirin, ibuprofen"


@dataclass(frozen=True, slots=True)
class NotThen:
    """ "Not in the evening": a time at which it is not taken."""

    words: str
    is_gap: bool = False  #: "none at lunch", beside other times: it leaves nothing open
