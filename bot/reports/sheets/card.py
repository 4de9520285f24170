"""The card for the fridge: the whole list by the parts of the day, in at most four columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from bot.domain.medications import Medication, Phase, Regimen
from bot.domain.people import Person
from bot.domain.routine import Routine
from bot.domain.schedules import AfterDose, AsNeeded, DayPart, EveryHours
from bot.domain.sheets import Card, CardColumn, CardLine
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.planner.calendar import local_date
from bot.planner.intakes import in_slots
from bot.reports.sheets.day import called
from bot.reports.sheets.day_words import since_waking

_MOST_COLUMNS: Final = 4
_COLUMNS: Final = (DayPart.MORNING, DayPart.NOON, DayPart.EVENING, DayPart.BEDTIME)


@dataclass(frozen=True, slots=True)
class _List:
    """A regimen on a day."""

    regimen: Regimen
    on: date
    now: datetime

    def line(self, item: SlotItem, *, at: time | None) -> CardLine | None:
        """Return an intake as a line; None: it is not taken in these days."""
        medication = self.regimen.get(item.medication)
        phase = medication.phase_on(self.on) if medication else None
        if medication is None or phase is None:
            return None
        intakes = in_slots(phase.directions.schedule)
        if not 1 <= item.nth <= len(intakes):
            return None
        return self._line(medication, phase, at=at, nth=item.nth)

    def without_time(self) -> Iterator[tuple[bool, CardLine]]:
        """Yield what stands in no slot, and what begins later; whether it is only when needed."""
        for medication in self.regimen.current:
            phase = medication.phase_on(self.on) or _later(medication, self.on)
            if phase is None:
                continue
            schedule = phase.directions.schedule
            if medication.phase_on(self.on) is None or not in_slots(schedule):
                is_needed = isinstance(schedule, AsNeeded)
                yield is_needed, self._line(medication, phase, at=None, nth=1)

    def _line(self, medication: Medication, phase: Phase, *, at: time | None, nth: int) -> CardLine:
        schedule = phase.directions.schedule
        match schedule:
            case EveryHours() | AfterDose() | AsNeeded():
                quantity = schedule.quantity
            case _:
                quantity = schedule.intakes[nth - 1].quantity
        begins_later = phase.starts is not None and phase.starts > self.on
        return CardLine(
            name=called(medication),
            quantity=quantity,
            schedule=schedule,
            food=phase.directions.food,
            purpose=medication.purpose,
            at=at,
            starts=phase.starts if begins_later else None,
            ends=phase.ends,
            is_paused=medication.is_paused(self.now),
        )


def card(patient: Person, regimen: Regimen, plan: SlotPlan | None, *, now: datetime) -> Card:
    """Return the card as of now."""
    on = local_date(now, patient.tz)
    those = _List(regimen, on, now)
    beside = list(those.without_time())
    return Card(
        owner=patient.name,
        country=patient.country,
        on=on,
        columns=tuple(_columns(plan, those, patient.routine) if plan else ()),
        others=tuple(line for is_needed, line in beside if not is_needed),
        needed=tuple(line for is_needed, line in beside if is_needed),
    )


def _columns(plan: SlotPlan, those: _List, routine: Routine) -> Iterator[CardColumn]:
    """Yield a column for each slot; where there are too many, for each part of the day."""
    slots = [slot for slot in plan.slots if any(those.line(i, at=None) for i in slot.items)]
    if len(slots) <= _MOST_COLUMNS:
        for slot in slots:
            yield CardColumn(part(slot), slot.time, tuple(_lines(slot, those, timed=False)))
        return
    for column in _COLUMNS:
        here = [slot for slot in slots if _nearest(slot, routine) is column]
        if here:
            lines = [line for slot in here for line in _lines(slot, those, timed=len(here) > 1)]
            yield CardColumn(column, here[0].time if len(here) == 1 else None, tuple(lines))


def _lines(slot: Slot, those: _List, *, timed: bool) -> Iterator[CardLine]:
    at = slot.time if timed else None
    ordered = sorted(slot.items, key=lambda item: those.regimen.position(item.medication))
    found = (those.line(item, at=at) for item in ordered)
    yield from (line for line in found if line is not None)


def part(slot: Slot) -> str:
    """Return the part of the day that a slot is called by; empty where it goes by its time."""
    return slot.anchor if slot.anchor in tuple(DayPart) else ""


def _nearest(slot: Slot, routine: Routine) -> DayPart:
    """Return the column that a slot belongs to."""
    if slot.anchor == DayPart.WAKING:
        return DayPart.MORNING
    minutes = since_waking(slot.time, routine)
    return min(_COLUMNS, key=lambda each: abs(since_waking(routine.at(each), routine) - minutes))


def _later(medication: Medication, on: date) -> Phase | None:
    """Return the phase that begins next."""
    later = [phase for phase in medication.phases if phase.starts and phase.starts > on]
    return min(later, key=lambda phase: phase.starts or on, default=None)
