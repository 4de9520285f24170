"""What directions are made of: each kind of piece is a value of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from bot.domain.amounts import Unit
from bot.domain.medications import Food
from bot.domain.schedules import DayPart


class Vague(StrEnum):
    """A part of the day that means another one beside others."""

    AFTERNOON = "afternoon"  #: the middle one of "mañana, tarde y noche"; by itself we ask
    NIGHT = "night"  #: bedtime, or the evening where it goes with food


@dataclass(frozen=True, slots=True)
class Much:
    """How much: "2 tablets"; no unit where it is only "2"."""

    value: Decimal
    unit: Unit | None
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How much is asked for each time."""

    unit: Unit


@dataclass(frozen=True, slots=True)
class When:
    """A part of the day or a clock time."""

    at: DayPart | Vague | time
    words: str
    sure: bool = True  #: "at 8" is not


@dataclass(frozen=True, slots=True)
class TimesADay:
    """ "Twice a day"; `plain` is only "daily"."""

    times: int
    words: str
    plain: bool = False
    at_most: bool = False  #: "up to four times a day"


@dataclass(frozen=True, slots=True)
class Hours:
    """ "Every 4 to 6 hours", or with `between` the least time between two doses."""

    least: int
    most: int
    words: str
    between: bool = False


@dataclass(frozen=True, slots=True)
class EachDays:
    """ "Every other day", "every 2 weeks"."""

    days: int
    words: str


@dataclass(frozen=True, slots=True)
class TimesAWeek:
    """ "Once a week"."""

    times: int
    words: str


@dataclass(frozen=True, slots=True)
class Weekdays:
    """ "On Monday and Friday"."""

    days: frozenset[int]
    words: str


@dataclass(frozen=True, slots=True)
class MonthDays:
    """ "On the 1st and 15th of the month"."""

    days: frozenset[int]
    words: str


@dataclass(frozen=True, slots=True)
class OnOff:
    """ "21 days on, 7 days off"."""

    on: int
    off: int
    words: str


@dataclass(frozen=True, slots=True)
class Fed:
    """How it stands to food."""

    food: Food
    words: str


@dataclass(frozen=True, slots=True)
class Needed:
    """ "As needed"."""

    words: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """ "For pain"."""

    what: str


@dataclass(frozen=True, slots=True)
class Ceiling:
    """ "No more than 8 tablets in 24 hours"."""

    much: Much


@dataclass(frozen=True, slots=True)
class Dates:
    """ "For 7 days", "until 3 May", "from Monday"."""

    starts: date | None
    ends: date | None
    days: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Strict:
    """ "Exactly every 8 hours"."""


@dataclass(frozen=True, slots=True)
class And:
    """What follows is another one, not the same one said again: "and", a comma."""


Piece = (
    And
    | Much
    | Asked
    | When
    | TimesADay
    | Hours
    | EachDays
    | TimesAWeek
    | Weekdays
    | MonthDays
    | OnOff
    | Fed
    | Needed
    | Purpose
    | Ceiling
    | Dates
    | Strict
)
