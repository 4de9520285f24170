"""Checks any slot plan against the labels and the rules, written apart from the planner.

It imports nothing of `bot.planner`: it lays two weeks out in minutes, with every meal and every
intake, and looks at each of them. Its numbers are those of the facts, written down once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from itertools import pairwise

from bot.domain.amounts import ByWeekday
from bot.domain.ids import MedicationId
from bot.domain.medications import Food, Medication, Phase, Regimen
from bot.domain.routine import Routine
from bot.domain.rules import (
    Apart,
    AwayFromMeals,
    BeforeBed,
    EvenGaps,
    FirstAlone,
    FreeStretch,
    InPart,
    LeastGap,
    NearMeal,
    NeverMoved,
    TimingRule,
)
from bot.domain.schedules import (
    AfterDose,
    AsNeeded,
    DayPart,
    EveryDays,
    EveryHours,
    Intake,
    OnWeekdays,
)
from bot.domain.slots import SlotItem, SlotPlan

DAY = 24 * 60
WEEKS = 14
PARTS = (DayPart.WAKING, DayPart.MORNING, DayPart.NOON, DayPart.EVENING, DayPart.BEDTIME)
MEALS = (DayPart.MORNING, DayPart.NOON, DayPart.EVENING)
LEAST = {2: 360, 3: 240, 4: 180}


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a plan does not keep, by its name, and whose."""

    rule: str
    medication: MedicationId


@dataclass(slots=True)
class Checker:
    """One plan, beside all that it has to keep."""

    plan: SlotPlan
    regimen: Regimen
    routine: Routine
    rules: Sequence[TimingRule]

    def broken(self) -> set[Broken]:
        """Return every rule that is not kept."""
        found: set[Broken] = set()
        for medication, phase in self._planned():
            names = {*self._label(medication, phase), *self._rules(medication, phase)}
            found |= {Broken(name, medication.id) for name in names}
        return found

    def lost(self) -> bool:
        """Return whether an intake has no slot, or two, or a slot has one that is not planned."""
        there = [(i.medication, i.nth) for slot in self.plan.slots for i in slot.items]
        wanted = [
            (medication.id, nth)
            for medication, phase in self._planned()
            for nth in range(1, len(intakes(phase)) + 1)
        ]
        return sorted(map(str, there)) != sorted(map(str, wanted))

    def _planned(self) -> Iterator[tuple[Medication, Phase]]:
        for medication in self.regimen.current:
            phase = medication.phase_on(self.plan.starts)
            if phase is not None and intakes(phase):
                yield medication, phase

    # The patient's own day.

    def at(self, part: DayPart) -> int:
        wall, wake = self.routine.at(part), self.routine.wake
        minute = wall.hour * 60 + wall.minute
        return minute + DAY if minute < wake.hour * 60 + wake.minute else minute

    def window(self, part: DayPart) -> tuple[int, int]:
        before, after = {
            DayPart.WAKING: (0, 30),
            DayPart.MORNING: (120, 90),
            DayPart.NOON: (60, 90),
            DayPart.EVENING: (90, 120),
            DayPart.BEDTIME: (60, 0),
        }[part]
        wake, bed = self.at(DayPart.WAKING), self.at(DayPart.BEDTIME)
        return max(wake, self.at(part) - before), min(bed, self.at(part) + after)

    def meals(self) -> list[int]:
        return [self.at(meal) + day * DAY for day in range(-2, WEEKS + 2) for meal in MEALS]

    # Where things stand.

    def minutes(self, medication: MedicationId) -> dict[int, int]:
        """Return the minute of each intake, by its number."""
        return {
            item.nth: slot.time.hour * 60 + slot.time.minute + DAY * slot.after_midnight
            for slot in self.plan.slots
            for item in slot.items
            if item.medication == medication
        }

    def later(self, medication: MedicationId, nth: int, weekday: int) -> int:
        """Return by how much an intake is later on that day of the week than on others."""
        slots = [s for s in self.plan.slots for i in s.items if i == SlotItem(medication, nth)]
        off = slots[0].off
        return off.later if off and weekday in off.days else 0

    def week(self, medication: MedicationId) -> list[tuple[int, int]]:
        """Return the day and the absolute minute of every intake in two weeks."""
        found = self.regimen.get(medication)
        phase = found.phase_on(self.plan.starts) if found else None
        if phase is None:
            return []
        return sorted(
            (day, day * DAY + minute + self.later(medication, nth, day % 7))
            for nth, minute in self.minutes(medication).items()
            for day in range(WEEKS)
            if day % 7 in weekdays(phase, intakes(phase)[nth - 1])
        )

    # What labels ask.

    def _label(self, medication: Medication, phase: Phase) -> Iterator[str]:
        minutes = self.minutes(medication.id)
        told = intakes(phase)
        never = any(isinstance(r.rule.value, NeverMoved) for r in self._of(medication.id))
        wake, bed = self.at(DayPart.WAKING), self.at(DayPart.BEDTIME)
        for nth, intake in enumerate(told, start=1):
            minute = minutes[nth]
            if isinstance(intake.when, time):
                if minute % DAY != intake.when.hour * 60 + intake.when.minute:
                    yield "label: time"
            elif isinstance(intake.when, DayPart):
                first, last = self.window(intake.when)
                if not first <= minute <= last:
                    yield "label: part of the day"
            elif not wake <= minute <= bed and not self._asks_for_the_night(phase) and not never:
                yield "asleep"
        yield from self._gaps(medication, phase)
        yield from self._food(medication, phase)

    def _asks_for_the_night(self, phase: Phase) -> bool:
        return isinstance(phase.directions.schedule, EveryHours)

    def _gaps(self, medication: Medication, phase: Phase) -> Iterator[str]:
        told, schedule = intakes(phase), phase.directions.schedule
        gaps = [b - a for (_, a), (_, b) in pairwise(self.week(medication.id))]
        if all(intake.when for intake in told) or not gaps or len(told) < 2:
            return
        if isinstance(schedule, EveryHours):
            every = int(schedule.every.total_seconds()) // 60
            by = 120 if every == 720 else min(60, every // 4)
            if min(gaps) < every - by or max(gaps) > every + by:
                yield "label: how often"
        elif not any(isinstance(r.rule.value, LeastGap) for r in self._of(medication.id)):
            least = LEAST.get(len(told), 720 // len(told))
            if not any(intake.when for intake in told) and min(gaps) < least:
                yield "label: how often"

    def _food(self, medication: Medication, phase: Phase) -> Iterator[str]:
        label = phase.directions.food
        rules = [r.rule.value for r in self._of(medication.id)]
        ruled = NearMeal | AwayFromMeals if label is Food.EMPTY else NearMeal
        if label is Food.ANY or any(isinstance(rule, ruled) for rule in rules):
            return  # the rule says it more exactly; where it says the contrary, the label counts
        told = intakes(phase)
        if label is not Food.EMPTY and len(told) > 3:
            return
        for nth, minute in self.minutes(medication.id).items():
            bedtime = told[nth - 1].when is DayPart.BEDTIME and len(told) > 1
            if label is Food.EMPTY:
                if any(-60 < minute - meal < 120 for meal in self.meals()):
                    yield "label: food"
            elif not bedtime:
                since, until = {
                    Food.WITH: (-10, 20),
                    Food.BEFORE: (-60, -30),
                    Food.AFTER: (0, 60),
                }[label]
                if not any(since <= minute - meal <= until for meal in self.meals()):
                    yield "label: food"

    # What rules ask.

    def _of(self, medication: MedicationId) -> list[TimingRule]:
        return [rule for rule in self.rules if rule.medication == medication]

    def _rules(self, medication: Medication, phase: Phase) -> Iterator[str]:
        for rule in self._of(medication.id):
            if not self._keeps(medication, phase, rule):
                yield rule.name

    def _keeps(self, medication: Medication, phase: Phase, rule: TimingRule) -> bool:
        minutes = [*self.minutes(medication.id).values()]
        match rule.rule.value:
            case NearMeal(since, until):
                near = [self._is_near(minute, _m(since), _m(until)) for minute in minutes]
                return sum(near) >= min(3, len(near)) or self._is_also_at_bedtime(phase, near)
            case AwayFromMeals(before, after):
                return not any(
                    -_m(before) < minute - meal < _m(after)
                    for minute in minutes
                    for meal in self.meals()
                )
            case InPart(parts):
                early = {self.at(DayPart.WAKING): 120}  # a time may be pinned before waking
                windows = [(a - early.get(a, 0), b) for a, b in map(self.window, parts)]
                return all(any(a <= minute <= b for a, b in windows) for minute in minutes)
            case BeforeBed(by):
                return max(minutes) <= self.at(DayPart.BEDTIME) - _m(by)
            case FirstAlone(before_all, unless):
                return self._is_first(medication, _m(before_all), unless)
            case Apart(other, before, after):
                return not any(
                    -_m(after) < theirs - mine < _m(before)
                    for _, mine in self.week(medication.id)
                    for _, theirs in self.week(other)
                )
            case LeastGap() | EvenGaps() | FreeStretch():
                return self._is_spaced(medication, phase, rule.rule.value)
            case _:
                return True

    def _is_near(self, minute: int, since: int, until: int) -> bool:
        return any(since <= minute - meal <= until for meal in self.meals())

    def _is_also_at_bedtime(self, phase: Phase, near: list[bool]) -> bool:
        named = [intake.when is DayPart.BEDTIME for intake in intakes(phase)]
        return any(named) and len(named) > 1 and sum(near) >= len(near) - sum(named)

    def _is_first(self, medication: Medication, by: int, unless: frozenset[MedicationId]) -> bool:
        firsts = {r.medication for r in self.rules if isinstance(r.rule.value, FirstAlone)}
        breakfast, wake = self.at(DayPart.MORNING), self.at(DayPart.WAKING)
        others: dict[int, list[tuple[MedicationId, int]]] = defaultdict(list)
        for other, _ in self._planned():
            if other.id != medication.id and other.id not in unless:
                for day, minute in self.week(other.id):
                    others[day].append((other.id, minute))
        for day, mine in self.week(medication.id):
            if not wake <= mine - day * DAY <= breakfast - by:
                return False
            for them, theirs in others[day]:
                is_far = abs(theirs - mine) >= by if them in firsts else theirs >= mine + by
                if not is_far:
                    return False
        return True

    def _is_spaced(
        self, medication: Medication, phase: Phase, rule: LeastGap | EvenGaps | FreeStretch
    ) -> bool:
        week = self.week(medication.id)
        count = len(intakes(phase))
        gaps = [(d1 != d2, b - a) for (d1, a), (d2, b) in pairwise(week)]
        if count < 2 or not gaps:
            return True
        if isinstance(rule, LeastGap):
            return min(gap for _, gap in gaps) >= _m(rule.gap)
        if isinstance(rule, FreeStretch):
            nights = [gap for is_night, gap in gaps if is_night]
            return all(gap >= _m(rule.at_least) for gap in nights)
        night = DAY - (self.at(DayPart.BEDTIME) - self.at(DayPart.WAKING))
        most = DAY // count + _m(rule.over)
        return all(gap <= (max(most, night) if is_night else most) for is_night, gap in gaps)


def intakes(phase: Phase) -> tuple[Intake, ...]:
    """Return the intakes of a day that lie in slots."""
    schedule = phase.directions.schedule
    return () if isinstance(schedule, AsNeeded | AfterDose) else schedule.intakes


def weekdays(phase: Phase, intake: Intake) -> frozenset[int]:
    """Return the weekdays on which an intake may fall."""
    schedule = phase.directions.schedule
    days = frozenset(range(7))
    if isinstance(schedule, OnWeekdays):
        days = schedule.weekdays
    if isinstance(schedule, EveryDays) and schedule.days % 7 == 0:
        days = frozenset({schedule.first.weekday()})
    if isinstance(intake.quantity, ByWeekday):
        days &= frozenset(day for day, _ in intake.quantity.amounts)
    return days


def _m(of: timedelta) -> int:
    return int(of.total_seconds()) // 60
