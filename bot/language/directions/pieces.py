"""What directions are made of: each kind of piece is a value of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Final

from bot.domain.medications import Food
from bot.language.directions.asides import (
    Break,
    Form,
    Name,
    Note,
    Repeat,
    Site,
    Strict,
    Supply,
    Unknown,
    Verb,
    Via,
)
from bot.language.directions.courses import (
    Alternating,
    Count,
    Dates,
    Divided,
    Halt,
    Lasts,
    MonthDays,
    NotThen,
    OnOff,
    Stage,
    Stop,
    Then,
    Waits,
)

#: The days of the week as FHIR writes them.
WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Much:
    """How much: "2 tablets", "1 to 2"; no unit where it is only a number."""

    low: Decimal
    high: Decimal | None = None
    unit: str = ""
    words: str = ""
    is_bare: bool = False  #: digits and nothing else: "120"


@dataclass(frozen=True, slots=True)
class Asked:
    """How much is asked for each time: by the meter."""

    unit: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Strength:
    """What one of them holds: "(500 mg)", "250 mg/5 mL"."""

    words: str


@dataclass(frozen=True, slots=True)
class Often:
    """How often: `low` to `high` times in `period` to `period_high` of `unit` (min, h, d, wk,
    mo)."""

    low: int | None
    high: int | None = None
    period: Decimal = Decimal(1)
    period_high: Decimal | None = None
    unit: str = "d"
    is_plain: bool = False  #: only "daily", which goes with anything said about the day
    is_shorthand: bool = False  #: "od", which may be the right eye
    is_24_hours: bool = False  #: "every 24 hours", which is daily, and is written as it stands
    is_digits: bool = False  #: "3 times", with the number in digits and first
    words: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """The least time between two: "at least 4 hours apart"."""

    hours: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, by FHIR's code: MORN, NOON, AFT, EVE, NIGHT, HS, WAKE."""

    code: str
    words: str = ""
    minutes: int | None = None  #: so long before bedtime, or after waking


@dataclass(frozen=True, slots=True)
class At:
    """Clock times; not `sure` where "at 8" may be morning or evening."""

    times: tuple[time, ...]
    is_sure: bool = True
    words: str = ""
    is_24_hours: bool = False  #: "at 14"


@dataclass(frozen=True, slots=True)
class Meal:
    """How it stands to a meal: `relation` A, C or P (before, with, after), `meal` M, D, V or
    any."""

    relation: str
    meal: str = ""
    minutes: int | None = None
    is_each: bool = False
    is_food: bool = False  #: "with food" rather than "with meals"
    is_time: bool = False  #: "breakfast and dinner": when, and not how
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fed:
    """With food, on an empty stomach, or as one likes."""

    food: Food
    words: str = ""


@dataclass(frozen=True, slots=True)
class Weekdays:
    """ "On Monday and Friday"; `is_rest` for "the other days"."""

    days: tuple[str, ...]
    is_rest: bool = False
    words: str = ""
    is_but: bool = False  #: "except Sunday": only says which are left out of what is named


@dataclass(frozen=True, slots=True)
class Needed:
    """ "As needed for pain"."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """ "For pain"."""

    what: str


@dataclass(frozen=True, slots=True)
class Ceiling:
    """ "No more than 8 tablets in 24 hours"; with `times` "… 3 doses a day"."""

    much: Much
    period: Decimal
    unit: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """ "Max 8", "up to 3 doses": of what time it does not say."""

    much: Much
    words: str
    is_of_day: bool = True  #: whether it is of a day, where it is taken as needed


@dataclass(frozen=True, slots=True)
class Change:
    """ "Increase by 1 tablet every week to 4 tablets"."""

    by: Much
    is_up: bool
    every: Lasts | None  #: None where nobody says how often
    to: Much | None = None
    until_none: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What must be asked about; `code` names the question."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class And:
    """What follows is another one: "and", a comma."""

    is_comma: bool = False


Piece = (
    Much
    | Asked
    | Strength
    | Often
    | Gap
    | Part
    | At
    | Meal
    | Fed
    | Weekdays
    | MonthDays
    | OnOff
    | Needed
    | Reason
    | Ceiling
    | Limit
    | Lasts
    | Count
    | Dates
    | Divided
    | Stage
    | Then
    | Stop
    | Halt
    | Waits
    | NotThen
    | Change
    | Alternating
    | Via
    | Site
    | Note
    | Repeat
    | Supply
    | Form
    | Verb
    | Name
    | Doubt
    | And
    | Break
    | Strict
    | Unknown
)
