"""Makes the optimiser's problem out of a regimen, a routine and the rules for its medicines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.plans import Against, Conflict, Ground
from bot.domain.routine import DaysOff
from bot.domain.rules import (
    Apart,
    EvenGaps,
    FirstAlone,
    FreeStretch,
    LeastGap,
    NotTogether,
    TimingRule,
)
from bot.domain.schedules import EveryHours
from bot.planner import often
from bot.planner.days_off import with_days_off
from bot.planner.limits import Foods, Limits, ground
from bot.planner.meals import minutes
from bot.planner.medicines import Home, Medicine, is_half_a_day
from bot.planner.often import Often
from bot.planner.own_day import MINUTES, OwnDay
from bot.planner.problem import Forbidden, Problem, Spaced, Wanted

_WEEK: Final = 7
_HALF_A_DAY: Final = timedelta(hours=12)
#: Minutes: no distance helps two that are not taken beside each other, but no plan joins them.
_NOT_BESIDE: Final = 60
Fixed = Mapping[tuple[MedicationId, int], tuple[int, Ground]]
Now = Mapping[tuple[MedicationId, int], int]  #: where each intake stands today


@dataclass(frozen=True, slots=True)
class Asking:
    """All medicines of a day, and what is known of the patient's."""

    medicines: Sequence[Medicine]
    day: OwnDay
    foods: Foods
    now: Now
    fixed: Fixed  #: what must stand at a minute, and why
    off: DaysOff | None = None  #: on which days all that is not fixed is later

    def problem(self) -> Problem:
        """Return what the optimiser is asked."""
        wanted = [w for medicine in self.medicines for w in self._wanted(medicine)]
        forbidden, spaced = tuple(self._forbidden(wanted)), tuple(self._spaced())
        problem = Problem(self.day, tuple(wanted), forbidden, spaced)
        return with_days_off(problem, self.off) if self.off else problem

    def _wanted(self, medicine: Medicine) -> Iterator[Wanted]:
        limits = Limits(medicine, self.day, self.foods)
        at_night = often.asks_for_the_night(self._often(medicine), self.day)
        for home in medicine.homes:
            key = medicine.id, home.nth
            minute, why = self.fixed.get(key, (home.minute, None))
            yield Wanted(
                medication=medicine.id,
                nth=home.nth,
                days=home.days,
                home=minute,
                now=self.now.get(key),
                limits=limits.on(home),
                fixed=why,
                at_night=at_night,
            )

    def _spaced(self) -> Iterator[Spaced]:
        first = 0
        for medicine in self.medicines:
            label = medicine.label(Against.LABEL_OFTEN)
            yield from often.spaced(self._often(medicine), first, label, day=self.day)
            first += len(medicine.homes)

    def _often(self, medicine: Medicine) -> Often:
        half_days = any(is_half_a_day(m.phase.directions.schedule) for m in self.medicines)
        return _often(medicine, half_days=half_days)

    def _forbidden(self, wanted: Sequence[Wanted]) -> Iterator[Forbidden]:
        rules = [(m, rule) for m in self.medicines for rule in m.rules]
        for medicine, rule in rules:
            match rule.rule.value:
                case Apart(other, before, after):
                    span = -minutes(after), minutes(before)
                    yield from _apart(wanted, (medicine.id, other), span, ground(rule))
                case NotTogether(other):
                    span = -_NOT_BESIDE, _NOT_BESIDE
                    yield from _apart(wanted, (medicine.id, other), span, ground(rule))
                case FirstAlone(before_all, unless):
                    yield from self._alone(
                        wanted, medicine, unless, minutes(before_all), ground(rule)
                    )
                case _:
                    continue

    def clashes(self) -> Iterator[Conflict]:
        """Yield where labels and rules say different things, who both want to be the first, and
        what is not for one person."""
        for medicine in self.medicines:
            yield from Limits(medicine, self.day, self.foods).clashes()
            yield from _not_together(medicine)
            if rule := _first(medicine):
                for other, before in self._before(medicine).items():
                    yield Conflict(_with(ground(rule), other), before)

    def _before(self, medicine: Medicine) -> dict[MedicationId, Ground]:
        """Return what is first when both want to be: what is taken on fewer days."""
        mine = _rank(medicine)
        return {
            other.id: ground(rule)
            for other in self.medicines
            if (rule := _first(other))
            and _rank(other) < mine
            and any(a.days & b.days for a in medicine.homes for b in other.homes)
        }

    def _alone(
        self,
        wanted: Sequence[Wanted],
        medicine: Medicine,
        unless: frozenset[MedicationId],
        by: int,
        why: Ground,
    ) -> Iterator[Forbidden]:
        mine = [n for n, w in enumerate(wanted) if w.medication == medicine.id]
        for one, (other, them) in product(mine, enumerate(wanted)):
            if them.medication == medicine.id or them.medication in unless:
                continue
            if wanted[one].days & them.days and them.medication not in self._before(medicine):
                yield Forbidden(one, other, -MINUTES, by, _with(why, them.medication))


def _not_together(medicine: Medicine) -> Iterator[Conflict]:
    for rule in medicine.rules:
        if isinstance(rule.rule.value, NotTogether):
            other = Ground(Against.LABEL_OFTEN, (rule.rule.value.other,))
            yield Conflict(ground(rule), other)


def _first(medicine: Medicine) -> TimingRule | None:
    return next((r for r in medicine.rules if isinstance(r.rule.value, FirstAlone)), None)


def _rank(medicine: Medicine) -> tuple[int, str, str]:
    days = frozenset[int]().union(*(home.days for home in medicine.homes))
    return len(days), medicine.medication.name.casefold(), str(medicine.id)


def _with(why: Ground, other: MedicationId) -> Ground:
    return Ground(why.name, (*why.medications, other), why.rule)


def _apart(
    wanted: Sequence[Wanted],
    pair: tuple[MedicationId, MedicationId],
    span: tuple[int, int],
    why: Ground,
) -> Iterator[Forbidden]:
    ones = [n for n, w in enumerate(wanted) if w.medication == pair[0]]
    others = [n for n, w in enumerate(wanted) if w.medication == pair[1]]
    for one, other, turn in product(ones, others, (-1, 0, 1)):
        following = {(weekday + turn) % _WEEK for weekday in wanted[one].days}
        if following & wanted[other].days:
            low, high = (end - turn * MINUTES for end in span)
            yield Forbidden(one, other, low, high, why)


def _often(medicine: Medicine, *, half_days: bool) -> Often:
    """Return how often it is taken; beside "every 12 hours", "twice a day" means the same."""
    schedule = medicine.phase.directions.schedule
    every = schedule.every if isinstance(schedule, EveryHours) else None
    if half_days and medicine.is_freely_twice_a_day:
        every = _HALF_A_DAY
    gaps: list[tuple[LeastGap | EvenGaps | FreeStretch, Ground]] = [
        (rule.rule.value, ground(rule))
        for rule in medicine.rules
        if isinstance(rule.rule.value, LeastGap | EvenGaps | FreeStretch)
    ]
    return Often(
        every=every,
        homes=[home.minute for home in medicine.homes],
        named=[home.is_named for home in medicine.homes],
        is_daily=_is_daily(medicine.homes),
        gaps=gaps,
    )


def _is_daily(homes: Sequence[Home]) -> bool:
    """Return whether it may be taken on two days in a row."""
    return any((day + 1) % _WEEK in homes[0].days for day in homes[-1].days)
