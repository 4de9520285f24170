"""The kinds of schedule a medication can be taken by.

Each kind is a value with only the fields it needs, so a schedule that makes no sense cannot be
built. To add a kind:
write its class, name it in `Schedule`, and let mypy point at every `match` that must learn about
it. A taper or a
titration is no kind of its own: it is several phases (see `medications.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Literal

from bot.domain.amounts import Amount, Quantity
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId

_DAY = timedelta(days=1)


class DayPart(StrEnum):
    """A part of the patient's own day, as labels name it."""

    WAKING = "waking"
    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"
    BEDTIME = "bedtime"


@dataclass(frozen=True, slots=True)
class Intake:
    """One intake on a day: when, and how much.

    `when` is a part of the day, a clock time that must not move, or None where the directions
    leave it open
    ("twice a day").
    """

    when: DayPart | time | None
    quantity: Quantity
    #: how long after the meal, where the directions say it; before the meal is negative
    from_meal: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class EveryDay:
    """n times a day, every day."""

    intakes: tuple[Intake, ...]
    kind: Literal["every day"] = "every day"


@dataclass(frozen=True, slots=True)
class OnWeekdays:
    """On certain weekdays only; Monday is 0."""

    intakes: tuple[Intake, ...]
    weekdays: frozenset[int]
    kind: Literal["weekdays"] = "weekdays"

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= frozenset(range(7)):
            raise BadInput(
                "weekdays are numbered from 0 (Monday) to 6 (Sunday), and at least one is needed"
            )


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Every n days, counted from `first`; n weeks are 7 n days."""

    intakes: tuple[Intake, ...]
    days: int
    first: date
    kind: Literal["every n days"] = "every n days"

    def __post_init__(self) -> None:
        if not 1 <= self.days <= 366:
            raise BadInput(f"every n days needs n from 1 to 366; this is {self.days}")


@dataclass(frozen=True, slots=True)
class DaysOfMonth:
    """On certain days of the month; a day that a month does not have means its last day."""

    intakes: tuple[Intake, ...]
    days: frozenset[int]
    kind: Literal["days of month"] = "days of month"

    def __post_init__(self) -> None:
        if not self.days or not self.days <= frozenset(range(1, 32)):
            raise BadInput("days of the month run from 1 to 31, and at least one is needed")


@dataclass(frozen=True, slots=True)
class EveryMonths:
    """Every n months, on the day of the month of `first`; a day that a month does not have means
    its last day."""

    intakes: tuple[Intake, ...]
    months: int
    first: date
    kind: Literal["every n months"] = "every n months"

    def __post_init__(self) -> None:
        if not 2 <= self.months <= 24:
            raise BadInput(f"every n months needs n from 2 to 24; this is {self.months}")


@dataclass(frozen=True, slots=True)
class Cycle:
    """`on` days with intakes, then `off` days without, counted from `first` (21 on, 7 off)."""

    intakes: tuple[Intake, ...]
    on: int
    off: int
    first: date
    kind: Literal["cycle"] = "cycle"

    def __post_init__(self) -> None:
        if self.on < 1 or self.off < 1:
            raise BadInput("a cycle needs at least one day on and one day off")


@dataclass(frozen=True, slots=True)
class EveryHours:
    """Every so many hours. Where the hours divide a day and nobody said "strict", the doses lie
    in slots."""

    every: timedelta
    quantity: Quantity
    strict: bool = False
    kind: Literal["every hours"] = "every hours"

    def __post_init__(self) -> None:
        if not timedelta(hours=1) <= self.every <= timedelta(days=31):
            raise BadInput("an interval lies between 1 hour and 31 days")

    @property
    def runs_on_elapsed_time(self) -> bool:
        """Whether the next dose is counted from the last one really taken, not from the
        wall clock."""
        return self.strict or self.every > _DAY or bool(_DAY % self.every)

    @property
    def intakes(self) -> tuple[Intake, ...]:
        """The intakes of one day where it lies in slots."""
        return (
            ()
            if self.runs_on_elapsed_time
            else (Intake(None, self.quantity),) * (_DAY // self.every)
        )


@dataclass(frozen=True, slots=True)
class AfterDose:
    """So long after a dose of another medication was really taken."""

    other: MedicationId
    delay: timedelta
    quantity: Quantity
    kind: Literal["after dose"] = "after dose"

    def __post_init__(self) -> None:
        if not timedelta(0) < self.delay <= _DAY:
            raise BadInput("a dose follows another within a day")


@dataclass(frozen=True, slots=True)
class AsNeeded:
    """Never planned: taken when needed, no sooner than `min_gap` after the last and at most
    `ceiling` in any 24 hours."""

    quantity: Quantity
    min_gap: timedelta | None
    ceiling: Amount | None
    reason: str = ""  #: what it is needed for ("pain")
    kind: Literal["as needed"] = "as needed"
    in_a_row: int | None = None  #: how many at most, one after another ("up to 3 doses")


DaySchedule = EveryDay | OnWeekdays | EveryDays | DaysOfMonth | EveryMonths | Cycle
Schedule = DaySchedule | EveryHours | AfterDose | AsNeeded


def falls_on(schedule: DaySchedule, day: date) -> bool:
    """Return whether `schedule` has intakes on `day`."""
    match schedule:
        case EveryDay():
            return True
        case OnWeekdays():
            return day.weekday() in schedule.weekdays
        case EveryDays():
            return day >= schedule.first and (day - schedule.first).days % schedule.days == 0
        case DaysOfMonth():
            return _in_month(day, schedule.days)
        case EveryMonths(_, months, first):
            is_its_month = (_months(day) - _months(first)) % months == 0
            return day >= first and is_its_month and _in_month(day, frozenset({first.day}))
        case Cycle():
            since = (day - schedule.first).days
            return since >= 0 and since % (schedule.on + schedule.off) < schedule.on


def _in_month(day: date, days: frozenset[int]) -> bool:
    is_last = (day + _DAY).month != day.month
    return day.day in days or (is_last and max(days) > day.day)


def _months(day: date) -> int:
    return day.year * 12 + day.month
