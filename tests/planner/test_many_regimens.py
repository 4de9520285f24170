"""Whoever the patient is, every rule is kept, or what cannot be kept is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

import pytest

from bot.domain.medications import Regimen
from bot.domain.plans import Proposal
from bot.domain.routine import DaysOff, Routine
from bot.domain.rules import TimingRule
from bot.domain.slots import Slot, SlotPlan
from bot.planner.asking import Asking
from bot.planner.medicines import medicines
from bot.planner.own_day import own_day
from bot.planner.problem import Problem
from bot.planner.propose import Asked, fixed, propose
from bot.planner.solving import SECONDS
from tests.planner.checker import DAY, Broken, Checker, intakes, weekdays
from tests.planner.oracle import best
from tests.planner.real_life import STARTS, rules, some_regimen

FEW, MANY = 200, 10_000
_SHARE = 50  #: seeds a test


def _unexcused(seed: int) -> tuple[set[Broken], Proposal, Checker]:
    regimen, routine = some_regimen(seed, most=6)
    known = rules(regimen).rules
    found = propose(regimen, Asked(routine, known), starts=STARTS, explain=False)
    checker = Checker(found.plan, regimen, routine, known)
    excused = {
        Broken(conflict.broken.name, medication)
        for conflict in found.conflicts
        for medication in conflict.medications
    }
    return checker.broken() - excused, found, checker


def _untrue(found: Proposal, broken: set[Broken]) -> list[str]:
    """Return what is named as not kept although it is."""
    named = [each.broken for each in found.conflicts if each.is_in_the_plan]
    return [
        each.name
        for each in named
        if not any(Broken(each.name, medication) in broken for medication in each.medications)
    ]


def _check(seeds: range) -> None:
    for seed in seeds:
        unexcused, found, checker = _unexcused(seed)

        assert not unexcused, seed
        assert not _untrue(found, checker.broken()), seed
        assert not checker.lost(), seed
        assert found.bound <= len(found.plan.slots), seed


@pytest.mark.parametrize("first", range(0, FEW, _SHARE))
def test_a_plan_keeps_every_rule_that_it_does_not_name(first: int) -> None:
    _check(range(first, first + _SHARE))


def test_what_is_named_as_not_kept_can_be_kept_by_nobody() -> None:
    """Every quarter of an hour is tried for every intake, and all limits looked at."""
    for seed in range(FEW):
        regimen, routine = some_regimen(seed, most=3)
        known = rules(regimen).rules
        found = propose(regimen, Asked(routine, known), starts=STARTS, explain=False)
        if any(conflict.is_in_the_plan for conflict in found.conflicts):
            problem = _problem(regimen, routine, known)
            assert best(problem, _quarters(problem)) is None, seed


def _problem(regimen: Regimen, routine: Routine, known: Sequence[TimingRule]) -> Problem:
    day = own_day(routine)
    inside = medicines(regimen, routine, known, day=day, starts=STARTS)
    asking = Asking(inside, day, {}, {}, {})
    return replace(asking, fixed=dict(fixed(asking, SECONDS))).problem()


def _quarters(problem: Problem) -> list[list[int]]:
    wake, bed = problem.day.awake
    return [
        [wanted.home]
        if wanted.fixed
        else list(range(wake, wake + DAY if wanted.at_night else bed + 1, 15))
        for wanted in problem.wanted
    ]


def test_days_off_that_are_later_keep_every_rule_and_so_do_the_nights_around_them() -> None:
    off = DaysOff(frozenset({5, 6}), 60)
    for seed in range(_SHARE):
        regimen, routine = some_regimen(seed, most=6)
        known = rules(regimen).rules
        asked = Asked(replace(routine, off=off), known)

        found = propose(regimen, asked, starts=STARTS, explain=False)

        excused = {
            Broken(conflict.broken.name, medication)
            for conflict in found.conflicts
            for medication in conflict.medications
        }
        on_days_off = Checker(_later(found.plan), regimen, _an_hour_later(routine), known)
        usual = Checker(found.plan, regimen, routine, known)
        if all(slot.off for slot in found.plan.slots):  # nothing keeps to the clock
            assert not usual.broken() - excused, seed
            then = {each for each in on_days_off.broken() if _is_taken_on(regimen, each, off)}
            assert not then - excused, seed


def _is_taken_on(regimen: Regimen, broken: Broken, off: DaysOff) -> bool:
    medication = regimen.get(broken.medication)
    phase = medication.phase_on(STARTS) if medication else None
    return phase is None or any(weekdays(phase, i) & off.days for i in intakes(phase))


def _later(plan: SlotPlan) -> SlotPlan:
    """Return the plan as it is on a day off."""
    return replace(plan, slots=tuple(_hours_later(slot) for slot in plan.slots))


def _hours_later(slot: Slot) -> Slot:
    days, minute = divmod(slot.minutes(5), DAY)
    wall = time(minute // 60, minute % 60)
    return replace(slot, time=wall, after_midnight=days > 0, off=None)


def _an_hour_later(routine: Routine) -> Routine:
    def later(at: time) -> time:
        return time((at.hour + 1) % 24, at.minute)

    return Routine(
        later(routine.wake),
        later(routine.breakfast),
        later(routine.lunch),
        later(routine.dinner),
        later(routine.bed),
    )


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("first", range(FEW, MANY, 20 * _SHARE))
def test_ten_thousand_plans_keep_every_rule_that_they_do_not_name(first: int) -> None:
    _check(range(first, min(first + 20 * _SHARE, MANY)))
