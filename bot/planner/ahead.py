"""What a patient will be asked about in the days to come, as far as that can be known today.

It is for forecasts alone: what is really asked is planned by `calendar` and `elapsed`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.doses import Dose, DoseState
from bot.domain.medications import Medication, Regimen
from bot.domain.patience import window
from bot.domain.schedules import AfterDose, EveryHours
from bot.domain.slots import SlotPlan
from bot.planner import calendar


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One round to come: when it falls due, and how long its most urgent dose may be asked for."""

    at: datetime
    window: timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time that is looked at, by the wall clock of a zone."""

    zone: ZoneInfo
    since: datetime
    until: datetime


def ahead(plans: Sequence[SlotPlan], regimen: Regimen, stretch: Stretch) -> list[Due]:
    """Return, in order, every round that will be asked about. A round whose doses are all held is
    none; what runs on elapsed time is laid out evenly, since nobody knows when it will be taken."""
    in_slots: list[Due] = []
    doses: list[Dose] = []
    for round_, inside in calendar.planned(
        plans, regimen, zone=stretch.zone, since=stretch.since, until=stretch.until
    ):
        asked = [dose for dose in inside if dose.state is DoseState.OPEN]
        doses += asked
        if asked:
            ends = min(dose.window_ends_at for dose in asked)
            in_slots.append(Due(round_.due_at, ends - round_.due_at))
    return sorted([*in_slots, *_on_elapsed_time(regimen, doses, stretch)])


def _on_elapsed_time(regimen: Regimen, doses: Sequence[Dose], stretch: Stretch) -> Iterator[Due]:
    for medication in regimen.current:
        for phase in medication.phases:
            schedule = phase.directions.schedule
            if isinstance(schedule, EveryHours) and schedule.runs_on_elapsed_time:
                dues = _every(schedule, medication, stretch)
            elif isinstance(schedule, AfterDose):
                dues = _after(schedule, doses)
            else:
                continue
            for due in dues:
                day = calendar.local_date(due.at, stretch.zone)
                if phase.covers(day) and due.at < stretch.until and _is_on(medication, due.at):
                    yield due


def _every(schedule: EveryHours, medication: Medication, stretch: Stretch) -> Iterator[Due]:
    open_for = window(interval=schedule.every, time_critical=medication.time_critical)
    at = stretch.since + schedule.every
    while at < stretch.until:
        yield Due(at, open_for)
        at += schedule.every


def _after(schedule: AfterDose, doses: Sequence[Dose]) -> Iterator[Due]:
    for dose in doses:
        if dose.medication == schedule.other:
            yield Due(dose.due_at + schedule.delay, dose.window_ends_at - dose.due_at)


def _is_on(medication: Medication, at: datetime) -> bool:
    return medication.is_due_at(at) and not medication.is_paused(at)
