"""What runs on elapsed time: an interval that no day holds evenly, and a dose that follows another.

Such a dose has a round of its own. It is counted from the dose last really taken, else from the one
last due, and only one is known ahead: call again when that one was answered or its window is over.
Nothing is replayed: after an outage the next one of an interval lies in the future.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.amounts import Quantity
from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.gaps import STRICT_TOLERANCE, least_gap
from bot.domain.ids import dose_id, round_id, slot_id
from bot.domain.medications import Medication, Phase, Regimen
from bot.domain.patience import window
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.domain.schedules import AfterDose, EveryHours
from bot.planner import day
from bot.planner.calendar import instant, local_date
from bot.planner.intakes import in_slots, label

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Due:
    """When a dose falls due, the day it belongs to, and how near another one may come."""

    at: datetime
    local_date: date
    nth: int
    quantity: Quantity
    interval: timedelta
    min_gap: timedelta | None


def next_dose(
    medication: Medication,
    last: Dose | None,
    *,
    person: Person,
    regimen: Regimen,
    now: datetime,
) -> tuple[Round, Dose] | None:
    """Return the next dose of `medication` on elapsed time with its round, or None.

    `last` is the latest dose of this medication, or, where it follows another one, the latest dose
    of that other that was really taken. There is none while `last` is still open, and none where
    nothing is to come. It may lie further ahead than the caller plans: then it is asked for again
    later. The same `last` gives the same dose, so asking again adds nothing.
    """
    phase = _phase(medication, local_date(now, person.tz))
    if phase is None:
        return None
    schedule = phase.directions.schedule
    due: _Due | None = None
    if isinstance(schedule, AfterDose):
        due = _following(schedule, last, regimen)
    elif isinstance(schedule, EveryHours) and schedule.runs_on_elapsed_time:
        first = next(_parts_of_days(medication, phase, person, now=now), None)
        due = _recurring(schedule, last, first=first, now=now, zone=person.tz)
    if due is None or not medication.is_due_at(due.at) or not phase.covers(due.local_date):
        return None
    round_, dose = _made(medication, phase, due, person=person, regimen=regimen)
    return (round_, dose) if now < dose.window_ends_at else None


def _phase(medication: Medication, today: date) -> Phase | None:
    """Return the phase that holds today, else the next one to come."""
    coming = [p for p in medication.phases if p.starts and p.starts > today]
    return medication.phase_on(today) or min(coming, key=lambda p: p.starts or today, default=None)


def _following(schedule: AfterDose, last: Dose | None, regimen: Regimen) -> _Due | None:
    """Return the dose that follows `last`; it belongs to the same day and is its nth as well."""
    if last is None or last.state is not DoseState.TAKEN or last.medication != schedule.other:
        return None
    other = regimen.get(schedule.other)
    phase = other.phase_on(last.local_date) if other else None
    times_a_day = len(in_slots(phase.directions.schedule)) if phase else 0
    return _Due(
        at=_counted_from(last) + schedule.delay,
        local_date=last.local_date,
        nth=last.nth,
        quantity=schedule.quantity,
        interval=_DAY / max(1, times_a_day),
        min_gap=least_gap(times_a_day) if times_a_day else None,
    )


def _recurring(
    schedule: EveryHours,
    last: Dose | None,
    *,
    first: datetime | None,
    now: datetime,
    zone: ZoneInfo,
) -> _Due | None:
    """Return the next dose of an interval: after `last`, or at `first` where there is none yet."""
    if first is None or (last is not None and last.state is DoseState.OPEN):
        return None
    at = first
    if last is not None:
        anchor = _counted_from(last)
        at = anchor + schedule.every * max(1, (now - anchor) // schedule.every + 1)
    today = local_date(at, zone)
    return _Due(
        at=at,
        local_date=today,
        # Its minute of the day, so that no two of a day are the same whatever was known before.
        nth=(at - instant(today, time.min, zone)) // _MINUTE + 1,
        quantity=schedule.quantity,
        interval=schedule.every,
        min_gap=max(schedule.every - STRICT_TOLERANCE.value, timedelta(0)),
    )


def _counted_from(last: Dose) -> datetime:
    """Return the minute from which the next one is counted: when it was taken, else was due."""
    at = last.due_at
    if last.state is DoseState.TAKEN:
        at = last.taken_at or last.heard_at or last.due_at
    return at.replace(second=0, microsecond=0)


def _parts_of_days(
    medication: Medication, phase: Phase, person: Person, *, now: datetime
) -> Iterator[datetime]:
    """Yield the coming parts of the patient's days at which an interval may begin."""
    since = max(now + _MINUTE, medication.begins_at or now)
    today = max(local_date(since, person.tz), phase.starts or date.min)
    for ahead in range(3):
        on = today + _DAY * ahead
        for moment in day.moments([None] * 4, person.routine):
            at = instant(on + _DAY * moment.after_midnight, moment.time, person.tz)
            if at >= since:
                yield at


def _made(
    medication: Medication, phase: Phase, due: _Due, *, person: Person, regimen: Regimen
) -> tuple[Round, Dose]:
    slot = slot_id(person.id, f"{medication.id} on elapsed time {due.nth}")
    wall = due.at.astimezone(person.tz).time().replace(second=0, microsecond=0, fold=0)
    ends_at = due.at + window(interval=due.interval, time_critical=medication.time_critical)
    round_ = Round(
        id=round_id(slot, due.local_date),
        patient=person.id,
        slot=slot,
        local_date=due.local_date,
        wall_time=wall,
        zone=person.zone,
        due_at=due.at,
        closes_at=ends_at,
        wakes_at=due.at,
    )
    dose = Dose(
        id=dose_id(medication.id, due.local_date, due.nth),
        round=round_.id,
        patient=person.id,
        medication=medication.id,
        local_date=due.local_date,
        nth=due.nth,
        due_at=due.at,
        window_ends_at=ends_at,
        label=label(medication, phase, due.quantity, round_=round_, regimen=regimen),
        on_elapsed_time=True,
        min_gap=due.min_gap,
    )
    return round_, dose.hold(SkipReason.PAUSED) if medication.is_paused(due.at) else dose
