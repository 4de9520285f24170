"""Which slots are later on days off, with the patient's own day, and which keep to the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.medications import Food, Phase, Regimen
from bot.domain.routine import DaysOff
from bot.domain.rules import NearMeal, NeverMoved, TimingRule
from bot.domain.schedules import OnWeekdays
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.planner.intakes import in_slots

_AT_MEALS: Final = frozenset({Food.WITH, Food.BEFORE, Food.AFTER})


@dataclass(frozen=True, slots=True)
class _Known:
    """What decides about a slot."""

    regimen: Regimen
    never: frozenset[MedicationId]
    near_meals: frozenset[MedicationId]
    plan: SlotPlan
    off: DaysOff

    def phase(self, item: SlotItem) -> Phase | None:
        """Return the phase of an intake that falls on a day off."""
        medication = self.regimen.get(item.medication)
        phase = medication.phase_on(self.plan.starts) if medication else None
        schedule = phase.directions.schedule if phase else None
        is_out = isinstance(schedule, OnWeekdays) and not schedule.weekdays & self.off.days
        return None if is_out else phase

    def is_pinned(self, item: SlotItem) -> bool:
        """Return whether it has a time of the clock, or its minutes count."""
        phase, medication = self.phase(item), self.regimen.get(item.medication)
        if phase is None or medication is None:
            return False
        whens = [intake.when for intake in in_slots(phase.directions.schedule)]
        return medication.time_critical or isinstance(whens[item.nth - 1], time)

    def goes_with_a_meal(self, item: SlotItem) -> bool:
        """Return whether it is taken with a meal, whenever that is."""
        phase = self.phase(item)
        food = phase.directions.food if phase else Food.ANY
        return item.medication in self.near_meals or food in _AT_MEALS

    def stays(self, slot: Slot) -> bool:
        """Return whether a slot keeps to the clock: what is pinned stays, and so does what nobody
        moves, unless it goes with a meal: insulin without one is a danger."""
        if any(map(self.is_pinned, slot.items)):
            return True
        still = [i for i in slot.items if i.medication in self.never and self.phase(i)]
        return bool(still) and not any(map(self.goes_with_a_meal, still))


def with_days_off(
    plan: SlotPlan, regimen: Regimen, rules: Sequence[TimingRule], off: DaysOff | None
) -> SlotPlan:
    """Return the plan with the slots that are later on days off."""
    if off is None:
        return plan
    known = _known(plan, regimen, rules, off)
    slots = (slot if known.stays(slot) else replace(slot, off=off) for slot in plan.slots)
    return replace(plan, slots=tuple(slots))


def keeps_to_the_clock(
    slot: Slot, plan: SlotPlan, regimen: Regimen, rules: Sequence[TimingRule]
) -> bool:
    """Return whether anything in a slot is pinned, or is what nobody moves."""
    known = _known(plan, regimen, rules, DaysOff(frozenset(range(7)), 0))
    return any(known.is_pinned(item) or item.medication in known.never for item in slot.items)


def _known(plan: SlotPlan, regimen: Regimen, rules: Sequence[TimingRule], off: DaysOff) -> _Known:
    never = {rule.medication for rule in rules if isinstance(rule.rule.value, NeverMoved)}
    near = {rule.medication for rule in rules if isinstance(rule.rule.value, NearMeal)}
    return _Known(regimen, frozenset(never), frozenset(near), plan, off)
