"""When a caregiver is told of a medication: after how many misses, how long after, with what words,
and what becomes of it at night."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.medications import Medication
from bot.domain.people import Level
from bot.domain.quiet import QuietHours
from bot.domain.rules import Rule, Status
from bot.domain.schedules import (
    DaysOfMonth,
    EveryDays,
    EveryHours,
    EveryMonths,
    OnWeekdays,
    Schedule,
)

_DAY: Final = timedelta(days=1)
_A_WEEK: Final = 7


class AtNight(StrEnum):
    """What becomes of an alert that falls into the caregiver's quiet hours."""

    NEXT = "next"  #: it goes to the next caregiver who is awake
    CLINIC = "clinic"  #: it goes to the clinic, where one is linked
    MORNING = "morning"  #: it waits, and is told first thing in the morning if it still stands
    ANYWAY = "anyway"  #: the caregiver asked to be woken for it


@dataclass(frozen=True, slots=True)
class Policy:
    """When one caregiver is told of one medication of one patient."""

    after: int = 2  #: so many missed in a row
    within: timedelta = timedelta(hours=48)  #: or so long after the first of them was due
    delay: timedelta = timedelta(0)  #: how long after its window closed
    at_night: AtNight = AtNight.MORNING
    wording: Level = Level.COUNTS
    quiet: QuietHours | None = None  #: by the caregiver's clock; beside their own quiet hours

    def __post_init__(self) -> None:
        if self.after < 1:
            raise BadInput(f"a caregiver is told after one missed dose or more, not {self.after}")
        if self.delay < timedelta(0) or self.within <= timedelta(0):
            raise BadInput("a caregiver cannot be told before a dose was missed")


_EVIDENCE: Final = "facts on reminders, B3 (5): own consequence of Haberer 2016, Lester 2010"
USUAL: Final = Rule(Policy(), _EVIDENCE, Status.SECONDARY)
AT_ONCE: Final = Rule(Policy(after=1, at_night=AtNight.NEXT), _EVIDENCE, Status.SECONDARY)
SELDOM: Final = Rule(Policy(after=1), "NHS SPS, missed doses (facts E2)", Status.VERIFIED)


def default_policy(medication: Medication, *, day: date, risky: bool = False) -> Policy:
    """Return when a caregiver is told of a medication if nobody chose.

    `risky`: the formulary says that a missed dose of it needs somebody's advice at once.
    """
    if medication.time_critical or risky:
        return AT_ONCE.value
    phase = medication.phase_on(day)
    if phase is not None and _is_seldom(phase.directions.schedule):
        return SELDOM.value
    return USUAL.value


def _is_seldom(schedule: Schedule) -> bool:
    match schedule:
        case OnWeekdays():
            return len(schedule.weekdays) < _A_WEEK
        case EveryDays():
            return schedule.days > 1
        case EveryHours():
            return schedule.every > _DAY
        case DaysOfMonth() | EveryMonths():
            return True
        case _:
            return False
