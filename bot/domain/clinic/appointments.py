"""Appointments: when somebody is expected, what they are reminded of, and whether a report of them
goes out before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.errors import IllegalStep, Refusal
from bot.domain.ids import AppointmentId, ClinicId, RosterId

#: The patient sees what would go out so long before it does.
SHOWN_BEFORE: Final = timedelta(days=2)
#: By the patient's clock: nobody is told at night.
_THE_EVENING_BEFORE: Final = time(17)
_MORNING: Final = time(8)
_EARLIEST: Final = time(6)
_NOT_LATER_THAN: Final = timedelta(hours=2)
_TO_ANSWER: Final = timedelta(days=1)  #: where there was no time to ask two days before
_DAY: Final = timedelta(days=1)
LONGEST_NOTE: Final = 120
LONGEST_SENTENCE: Final = 400


class Visit(StrEnum):
    """What became of an appointment."""

    PLANNED = "planned"
    KEPT = "kept"
    MISSED = "missed"
    CALLED_OFF = "called off"


class ReportState(StrEnum):
    """How far the report of a visit has come."""

    NOT_YET = "not yet"  #: it is too early
    SHOWN = "shown"  #: the patient was told what would go out, and has not answered
    SENT = "sent"  #: the patient said yes
    UNSEEN = "unseen"  #: it went out at its day, as they agreed once; they have not looked at it
    HELD = "held"  #: the patient said no


_MAY_BECOME: Final = {
    ReportState.NOT_YET: frozenset(ReportState) - {ReportState.NOT_YET},
    ReportState.SHOWN: frozenset({ReportState.SENT, ReportState.UNSEEN, ReportState.HELD}),
    ReportState.SENT: frozenset({ReportState.HELD}),
    ReportState.UNSEEN: frozenset({ReportState.SENT, ReportState.HELD}),
    ReportState.HELD: frozenset({ReportState.SENT}),
}


class Step(StrEnum):
    """What is to be done of an appointment by itself."""

    SHOW = "show"  #: let the patient see what would go out
    SEND_UNSEEN = "send unseen"  #: ... and let it go where they agreed to that once
    DAY_BEFORE = "day before"
    SAME_DAY = "same day"


_REMINDERS: Final = frozenset({Step.DAY_BEFORE, Step.SAME_DAY})
_OF_THE_REPORT: Final = frozenset({Step.SHOW, Step.SEND_UNSEEN})


@dataclass(frozen=True, slots=True)
class Appointment:
    """One patient is expected at one time."""

    id: AppointmentId
    clinic: ClinicId
    entry: RosterId
    at: datetime
    with_whom: str = ""
    bring: str = ""  #: what to prepare beside the usual
    uid: str = ""  #: what the calendar it came from calls it
    visit: Visit = Visit.PLANNED
    report: ReportState = ReportState.NOT_YET
    shown_at: datetime | None = None  #: when the patient was told what would go out
    went_at: datetime | None = None  #: when it went out: its days end there
    sentence: str = ""  #: what the patient added
    done: frozenset[Step] = frozenset()
    version: int = 1

    def __post_init__(self) -> None:
        if len(self.with_whom) > LONGEST_NOTE or len(self.bring) > LONGEST_NOTE:
            raise Refusal("clinic-refused-visit", most=LONGEST_NOTE)

    def become(self, visit: Visit) -> Appointment:
        """Return the appointment after somebody noted what became of it."""
        return replace(self, visit=visit)

    def move(self, at: datetime, *, report_days: int, now: datetime) -> Appointment:
        """Return the appointment at another time. What was said of the old one is said anew; so is
        what was asked of its report, where there is time to ask again: nobody said yes to other
        days. Who held it back holds it back still."""
        if at == self.at:
            return self
        moved = replace(self, at=at, visit=Visit.PLANNED, done=self.done - _REMINDERS)
        is_to_come = now < _goes(at, report_days) - SHOWN_BEFORE
        if not is_to_come or self.report is ReportState.HELD:
            return moved
        unasked = replace(moved, report=ReportState.NOT_YET, shown_at=None, went_at=None)
        return replace(unasked, done=unasked.done - _OF_THE_REPORT)

    def afresh(self) -> Appointment:
        """Return the appointment as one that nobody was told of: somebody has just joined."""
        return replace(
            self,
            done=frozenset(),
            report=ReportState.NOT_YET,
            shown_at=None,
            went_at=None,
            sentence="",
        )

    def with_report(
        self, report: ReportState, *, at: datetime, sentence: str | None = None
    ) -> Appointment:
        """Return the appointment with its report one step further."""
        if report is not self.report and report not in _MAY_BECOME[self.report]:
            raise IllegalStep(f"a report that is {self.report} cannot become {report}")
        said = self.sentence if sentence is None else sentence[:LONGEST_SENTENCE]
        new = replace(self, report=report, sentence=said)
        if report is ReportState.SHOWN:
            return replace(new, shown_at=at)
        if new.has_report and not self.has_report:
            return replace(new, went_at=at)
        return new

    @property
    def has_report(self) -> bool:
        """Whether the clinic may read it."""
        return self.report in (ReportState.SENT, ReportState.UNSEEN)

    @property
    def was_spoken_of(self) -> bool:
        """Whether the patient was told of it, so that they hear as well when it is no longer so."""
        return bool(self.done & (_REMINDERS | {Step.SHOW}))


def steps(appointment: Appointment, zone: ZoneInfo, *, report_days: int) -> dict[Step, datetime]:
    """Return what is still to be done of an appointment by itself, and when."""
    if appointment.visit is not Visit.PLANNED:
        return {}
    local = appointment.at.astimezone(zone)
    goes = _goes(appointment.at, report_days)
    evening = datetime.combine(local.date() - _DAY, _THE_EVENING_BEFORE, zone)
    morning = datetime.combine(local.date(), _MORNING, zone)
    earliest = datetime.combine(local.date(), _EARLIEST, zone)
    planned = {
        Step.SHOW: goes - SHOWN_BEFORE,
        Step.SEND_UNSEEN: _deadline(appointment, goes),
        Step.DAY_BEFORE: evening,
        Step.SAME_DAY: max(earliest, min(morning, appointment.at - _NOT_LATER_THAN)),
    }
    left = {step: at for step, at in planned.items() if step not in appointment.done}
    return {step: at.astimezone(appointment.at.tzinfo) for step, at in left.items()}


def _goes(at: datetime, report_days: int) -> datetime:
    return at - report_days * _DAY


def _deadline(appointment: Appointment, goes: datetime) -> datetime:
    """Return when a report goes out without a word: at its day, or later where it was shown late,
    so that there is time to say no."""
    if appointment.shown_at is None:
        return goes
    answered = min(appointment.shown_at + _TO_ANSWER, appointment.at - _NOT_LATER_THAN)
    return max(goes, answered)


def next_step(
    appointment: Appointment, zone: ZoneInfo, *, report_days: int
) -> tuple[Step, datetime] | None:
    """Return what is to be done of an appointment next, and when."""
    left = steps(appointment, zone, report_days=report_days)
    return min(left.items(), key=lambda each: each[1], default=None)


def is_worth_saying(step: Step, appointment: Appointment, *, now: datetime) -> bool:
    """Return whether a step that is late is still done: nobody is reminded of what is over, nor
    of tomorrow on the day itself."""
    if now >= appointment.at:
        return False
    if step is Step.DAY_BEFORE:
        return appointment.at - now > timedelta(hours=10)
    return True
