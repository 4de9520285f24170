"""Folds a regimen into slots: as the patient has agreed, and by a plain mapping onto the routine
where nothing was agreed.

This is what is in force; `propose` has what may come to be in force, once the patient says yes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from bot.domain.agreed import Agreed
from bot.domain.ids import PersonId, SlotId, slot_id
from bot.domain.medications import Directions, Medication, Phase, Regimen
from bot.domain.routine import Routine
from bot.domain.rules import Rule, Status, TimingRule
from bot.domain.schedules import EveryHours
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.planner import agreeing, day, staying
from bot.planner.agreeing import Standing
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
    slot: SlotId | None = None  #: as it was agreed

    @property
    def at(self) -> tuple[bool, time]:
        """When it is, in the order of the patient's day."""
        return self.moment.after_midnight, self.moment.time


def consolidate(
    regimen: Regimen,
    routine: Routine,
    rules: Sequence[TimingRule],
    *,
    starts: date,
    agreed: Agreed | None = None,
) -> SlotPlan:
    """Return the slots of what `regimen` asks for on `starts`, in the order of the patient's day.

    Intakes that fall on the same minute share a slot, named by the part of the day where there is
    one. What runs on elapsed time or is taken as needed has no slot.
    """
    there = agreeing.standing(agreed, regimen, routine, starts) if agreed else {}
    placed = [
        place
        for medication in regimen.current
        if (phase := medication.phase_on(starts)) is not None
        for place in _place(medication, phase, routine, there)
    ]
    plan = SlotPlan(starts, tuple(_slots(placed, regimen.patient)))
    off = routine.off if agreed is None or agreed.off else None
    return staying.with_days_off(plan, regimen, rules, off)


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


def _place(
    medication: Medication, phase: Phase, routine: Routine, there: Mapping[SlotItem, Standing]
) -> Iterator[_Placed]:
    """Yield where each intake stands: as agreed, or in an agreed slot of its part of the day."""
    parts = {found.moment.anchor: found for found in there.values()}
    for nth, moment in enumerate(moments(phase, routine), start=1):
        item = SlotItem(medication.id, nth)
        found = there.get(item) or parts.get(moment.anchor)
        yield _Placed(found.moment, item, found.slot) if found else _Placed(moment, item)


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


def _slots(placed: Sequence[_Placed], patient: PersonId) -> Iterator[Slot]:
    taken = {place.slot for place in placed if place.slot}
    for after_midnight, wall in sorted({place.at for place in placed}):
        here = [place for place in placed if place.at == (after_midnight, wall)]
        anchor = min((place.moment for place in here), key=lambda moment: moment.rank).anchor
        name = f"{anchor} after midnight" if after_midnight and anchor[0].isdigit() else anchor
        id_ = _agreed_id(here) or _fresh_id(patient, name, taken)
        taken.add(id_)
        items = tuple(place.item for place in here)
        yield Slot(id_, anchor, wall, items, after_midnight)


def _agreed_id(here: Iterable[_Placed]) -> SlotId | None:
    """Return the slot that most of what stands there was agreed to stand in."""
    counted = Counter(place.slot for place in here if place.slot)
    return counted.most_common(1)[0][0] if counted else None


def _fresh_id(patient: PersonId, name: str, taken: set[SlotId]) -> SlotId:
    while (id_ := slot_id(patient, name)) in taken:
        name = f"{name} again"
    return id_
