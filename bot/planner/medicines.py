"""Which intakes of each medicine have to be placed in a day, and where its label has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from bot.domain.amounts import ByWeekday
from bot.domain.ids import MedicationId
from bot.domain.medications import Food, Medication, Phase, Regimen
from bot.domain.plans import Against, Ground
from bot.domain.routine import Routine
from bot.domain.rules import FirstAlone, InPart, NeverMoved, TimingRule
from bot.domain.schedules import (
    DayPart,
    EveryDay,
    EveryDays,
    EveryHours,
    Intake,
    OnWeekdays,
    Schedule,
)
from bot.planner.consolidate import moments
from bot.planner.intakes import in_slots
from bot.planner.own_day import MINUTES, OwnDay

_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_ALL: Final = frozenset(range(_WEEK))


@dataclass(frozen=True, slots=True)
class Home:
    """One intake of a medicine, and where its label alone would put it."""

    nth: int
    minute: int
    when: DayPart | time | None  #: as the label names it
    days: frozenset[int]
    from_meal: timedelta = timedelta(0)  #: as the label says it; before the meal is negative

    @property
    def is_named(self) -> bool:
        """Whether the label says when."""
        return self.when is not None


@dataclass(frozen=True, slots=True)
class Medicine:
    """A medicine that lies in slots on a date, with its intakes in the order of the day."""

    medication: Medication
    phase: Phase
    homes: tuple[Home, ...]
    rules: tuple[TimingRule, ...]

    @property
    def id(self) -> MedicationId:
        """Whose intakes they are."""
        return self.medication.id

    @property
    def is_freely_twice_a_day(self) -> bool:
        """Whether nothing but "twice a day" is asked of it."""
        schedule, food = self.phase.directions.schedule, self.phase.directions.food
        is_open = isinstance(schedule, EveryDay) and not any(h.is_named for h in self.homes)
        return is_open and len(self.homes) == 2 and food is Food.ANY and not self.rules

    @property
    def never_moved(self) -> TimingRule | None:
        """The rule that says so, where there is one."""
        return next((r for r in self.rules if isinstance(r.rule.value, NeverMoved)), None)

    def label(self, what: Against) -> Ground:
        """Return the label as a ground."""
        return Ground(what, (self.id,))


def medicines(
    regimen: Regimen, routine: Routine, rules: Sequence[TimingRule], *, day: OwnDay, starts: date
) -> list[Medicine]:
    """Return what lies in slots on `starts`, in order of the names."""
    found = []
    for medication in sorted(regimen.current, key=_order):
        phase = medication.phase_on(starts)
        if phase is None or not in_slots(phase.directions.schedule):
            continue
        own = tuple(rule for rule in rules if rule.medication == medication.id)
        homes = sorted(_homes(phase, routine, own, day), key=lambda home: home.minute)
        found.append(Medicine(medication, phase, tuple(homes), own))
    return found


def _order(medication: Medication) -> tuple[str, str, str, str]:
    told = medication.phases[-1].directions.text if medication.phases else ""
    return medication.name.casefold(), medication.strength, told, str(medication.id)


def _homes(
    phase: Phase, routine: Routine, rules: Sequence[TimingRule], day: OwnDay
) -> Iterator[Home]:
    schedule = phase.directions.schedule
    usual = _usual(rules)
    intakes = in_slots(schedule)
    minutes = [moment.minutes for moment in moments(phase, routine)]
    moves = not any(isinstance(rule.rule.value, NeverMoved) for rule in rules)
    if moves and is_half_a_day(schedule):
        minutes = [day.at[DayPart.MORNING], day.at[DayPart.EVENING]]  # as "twice a day" has it
    for nth, (intake, minute) in enumerate(zip(intakes, minutes, strict=True), start=1):
        days = _days(schedule, intake)
        if usual and len(intakes) == 1 and intake.when is None:
            minute = day.at[usual]
        if isinstance(intake.when, time) and days == _ALL and minute < day.bed - MINUTES:
            minute += MINUTES  # a night worker's pinned 05:00 lies before bed, not before waking
        yield Home(nth, minute, intake.when, days, intake.from_meal)


def is_half_a_day(schedule: Schedule) -> bool:
    """Return whether it is "every 12 hours", in slots."""
    return isinstance(schedule, EveryHours) and 2 * schedule.every == _DAY and not schedule.strict


def _usual(rules: Sequence[TimingRule]) -> DayPart | None:
    """Return the part of the day that rules give a medicine whose label names none."""
    for rule in rules:
        if isinstance(rule.rule.value, FirstAlone):
            return DayPart.WAKING
        if isinstance(rule.rule.value, InPart):
            return rule.rule.value.parts[0]
    return None


def _days(schedule: Schedule, intake: Intake) -> frozenset[int]:
    """Return the weekdays on which an intake may fall."""
    days = _ALL
    if isinstance(schedule, OnWeekdays):
        days = schedule.weekdays
    elif isinstance(schedule, EveryDays) and schedule.days % _WEEK == 0:
        days = frozenset({schedule.first.weekday()})
    if isinstance(intake.quantity, ByWeekday):
        days &= frozenset(day for day, _ in intake.quantity.amounts)
    return days
