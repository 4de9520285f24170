"""A proposed plan as lines: one for each slot, with what stands there and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from bot.domain.deliveries import Item, Utterance, Value
from bot.domain.medications import Regimen
from bot.domain.proposals import Proposed
from bot.domain.routine import DaysOff
from bot.domain.schedules import OnWeekdays, Schedule
from bot.domain.slots import Slot, SlotPlan
from bot.handlers.medicines import items

_NO_PART: Final = "clock"
_WEEK: Final = 7
_SOME_DAYS: Final = "plan-note-some-days"


def slots(proposed: Proposed, regimen: Regimen, off: DaysOff | None) -> Iterator[Utterance]:
    """Yield a line for each slot, one for days off, and one for each later day on which other
    slots begin."""
    first, *later = proposed.plans
    for slot in first.slots:
        yield Utterance("plan-slot", _slot(slot, first, regimen, proposed.notes))
    yield from _days_off(first, off)
    before = first
    for plan in later:
        if _times(plan) != _times(before):
            count = len(plan.slots)
            yield Utterance("plan-later", {"day": plan.starts, "now": count, "times": _told(plan)})
        before = plan


def days_off(off: DaysOff) -> dict[str, Value]:
    """Return which days are later, and by how much."""
    days = "both" if len(off.days) > 1 else "saturday" if 5 in off.days else "sunday"
    which = "later" if off.later > 0 else "earlier"
    return {"days": days, "minutes": abs(off.later), "which": which}


def _days_off(plan: SlotPlan, off: DaysOff | None) -> Iterator[Utterance]:
    later = next((slot.off for slot in plan.slots if slot.off), None)
    if later:
        yield Utterance("plan-off", days_off(later))
    elif off:
        yield Utterance("plan-off-same")


def _slot(
    slot: Slot, plan: SlotPlan, regimen: Regimen, notes: Mapping[str, str]
) -> dict[str, Value]:
    inside = [_item(each.medication, plan, regimen, notes) for each in slot.items]
    known = [each for each in inside if each is not None]
    ordered = tuple(sorted(known, key=lambda item: item.position))
    part = _NO_PART if slot.anchor[0].isdigit() else slot.anchor
    return {"time": slot.time, "part": part, "medicines": ordered}


def _item(id_: object, plan: SlotPlan, regimen: Regimen, notes: Mapping[str, str]) -> Item | None:
    medication = next((each for each in regimen.medications if each.id == id_), None)
    if medication is None:
        return None
    phase = medication.phase_on(plan.starts)
    note = _on_days(phase.directions.schedule if phase else None) or notes.get(str(id_), "")
    (item,) = items.of_medication(medication, regimen)
    return replace(item, note=note)


def _on_days(schedule: Schedule | None) -> str:
    """Return on which day, or that it is not every day: that goes before all other notes."""
    if not isinstance(schedule, OnWeekdays) or len(schedule.weekdays) == _WEEK:
        return ""
    (day, *others) = schedule.weekdays
    return _SOME_DAYS if others else f"plan-note-on-{day}"


def _times(plan: SlotPlan) -> list[tuple[bool, object]]:
    return [(slot.after_midnight, slot.time) for slot in plan.slots]


def _told(plan: SlotPlan) -> str:
    return ", ".join(f"{slot.time:%H:%M}" for slot in plan.slots)
