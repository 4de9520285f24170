"""Whoever the patient is, every rule is kept, or what cannot be kept is named."""

from __future__ import annotations

import pytest

from bot.domain.plans import Proposal
from bot.planner.propose import Asked, propose
from tests.planner.checker import Broken, Checker
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


def _check(seeds: range) -> None:
    for seed in seeds:
        unexcused, found, checker = _unexcused(seed)

        assert not unexcused, seed
        assert not checker.lost(), seed
        assert found.bound <= len(found.plan.slots), seed


@pytest.mark.parametrize("first", range(0, FEW, _SHARE))
def test_a_plan_keeps_every_rule_that_it_does_not_name(first: int) -> None:
    _check(range(first, first + _SHARE))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("first", range(FEW, MANY, 20 * _SHARE))
def test_ten_thousand_plans_keep_every_rule_that_they_do_not_name(first: int) -> None:
    _check(range(first, min(first + 20 * _SHARE, MANY)))
