"""Folds a regimen into slots, by a plain mapping onto the routine.

An optimiser may take this place: it has the same name, is given the same values, and returns the
same plan. What it needs and the mapping does not (timing rules, today's slots) is taken already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from bot.domain.ids import PersonId, slot_id
from bot.domain.medications import Directions, Medication, Phase, Regimen
from bot.domain.routine import Routine
from bot.domain.rules import Rule, Status, TimingRule
from bot.domain.schedules import EveryHours
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.planner import day
from bot.planner.day import Moment
from bot.planner.intakes import in_slots

_DAY: Final = timedelta(days=1)
_HALF_A_DAY: Final = timedelta(hours=12)
SHARES_THE_EVENING: Final = Rule(
    timedelta(hours=1),
    "A strict interval is kept within 1 h (facts A4.1); 'twice a day' and 'every 12 hours' at two "
    "different times is the most costly human error (79 % of people)",
    Status.SECONDARY,
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """One intake and its place in the day."""

    moment: Moment
    item: SlotItem


def consolidate(
    regimen: Regimen,
    routine: Routine,
    rules: Sequence[TimingRule],
    *,
    starts: date,
    today: SlotPlan | None = None,
) -> SlotPlan:
    """Return the slots of what `regimen` asks for on `starts`, in the order of the patient's day.

    Intakes that fall on the same minute share a slot, named by the part of the day where there is
    one. What runs on elapsed time or is taken as needed has no slot.
    """
    placed = [
        place
        for medication in regimen.current
        if (phase := medication.phase_on(starts)) is not None
        for place in _place(medication, phase, routine)
    ]
    times = sorted({(p.moment.after_midnight, p.moment.time) for p in placed})
    return SlotPlan(starts, tuple(_slot(at, placed, regimen.patient) for at in times))


def stretches(regimen: Regimen, since: date, until: date) -> list[date]:
    """Return the dates from `since` to `until` at which another slot plan begins, `since` first.

    Another one begins where other directions of a current medication begin, or none are left.
    """
    phases = [phase for medication in regimen.current for phase in medication.phases]
    edges = {phase.starts for phase in phases if phase.starts}
    edges |= {phase.ends + _DAY for phase in phases if phase.ends and phase.ends < date.max}
    changes = (edge for edge in edges if since < edge <= until and _changes_on(regimen, edge))
    return [since, *sorted(changes)]


def _changes_on(regimen: Regimen, edge: date) -> bool:
    return any(_directions(m, edge - _DAY) != _directions(m, edge) for m in regimen.current)


def _directions(medication: Medication, on: date) -> Directions | None:
    phase = medication.phase_on(on)
    return phase.directions if phase else None


def _place(medication: Medication, phase: Phase, routine: Routine) -> Iterator[_Placed]:
    for nth, moment in enumerate(moments(phase, routine), start=1):
        yield _Placed(moment, SlotItem(medication.id, nth))


def moments(phase: Phase, routine: Routine) -> list[Moment]:
    """Return where the label of a phase alone puts each intake of a day."""
    schedule = phase.directions.schedule
    if isinstance(schedule, EveryHours):
        return _evenly(schedule, routine)
    return day.moments([intake.when for intake in in_slots(schedule)], routine)


def _evenly(schedule: EveryHours, routine: Routine) -> list[Moment]:
    first = day.moment(day.MORNING, routine)
    count = len(in_slots(schedule))
    if schedule.every == _HALF_A_DAY and count:
        evening = day.moment(day.EVENING, routine)
        if abs(evening.since(first) - _HALF_A_DAY) <= SHARES_THE_EVENING.value:
            return [first, evening]
    return [first, *(first.later(schedule.every * n) for n in range(1, count))][:count]


def _slot(at: tuple[bool, time], placed: Sequence[_Placed], patient: PersonId) -> Slot:
    after_midnight, wall = at
    here = [p for p in placed if (p.moment.after_midnight, p.moment.time) == at]
    anchor = min((p.moment for p in here), key=lambda moment: moment.rank).anchor
    name = f"{anchor} after midnight" if after_midnight and anchor[0].isdigit() else anchor
    return Slot(
        id=slot_id(patient, name),
        anchor=anchor,
        time=wall,
        items=tuple(p.item for p in here),
        after_midnight=after_midnight,
    )
