"""Where no plan is found in time nothing that is kept apart shares a slot, and all is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

import pytest

from bot.domain.medications import Regimen
from bot.domain.plans import Against, Code
from bot.domain.routine import Routine
from bot.domain.rules import Apart, NotTogether
from bot.domain.slots import SlotPlan
from bot.planner.propose import Asked, propose
from tests.planner.checker import Checker
from tests.planner.real_life import STARTS, regimen, rules, some_regimen

HARD = {
    "a tetracycline, an antacid and iron": regimen(
        ("tetracycline 500 mg", "1 capsule four times a day"),
        ("Maalox", "10 ml four times a day"),
        ("ferrous sulfate", "1 tablet three times a day"),
    ),
    "four that bind each other": regimen(
        ("doxycycline 100 mg", "1 capsule twice a day"),
        ("Maalox", "10 ml four times a day"),
        ("ferrous sulfate", "1 tablet three times a day"),
        ("calcium carbonate", "1 tablet three times a day with meals"),
    ),
    "a quinolone and minerals": regimen(
        ("ciprofloxacin 500 mg", "1 tablet twice a day"),
        ("calcium carbonate 600 mg", "1 tablet twice a day with food"),
        ("ferrous sulfate 325 mg", "1 tablet three times a day"),
        ("Maalox", "10 ml twice a day"),
    ),
    "raltegravir and an antacid": regimen(
        ("raltegravir 400 mg", "1 tablet twice a day"), ("Maalox", "10 ml twice a day")
    ),
}

#: Two want to be first, two bind what must be taken twice, and one binds everything.
FOURTEEN = regimen(
    ("levothyroxine 100 mcg", "take one tablet daily on an empty stomach before breakfast"),
    ("calcium carbonate 600 mg", "one tablet twice a day with food"),
    ("ferrous sulfate 325 mg", "1 tab bid"),
    ("omeprazole 20 mg", "take 1 capsule every morning before breakfast"),
    ("warfarin 5 mg", "take 1 tablet at 6pm"),
    ("ciprofloxacin 500 mg", "1 tablet every 12 hours for 7 days"),
    ("carbidopa-levodopa 25/100", "1 tablet four times a day"),
    ("metformin 1000 mg", "1 tablet bid with meals"),
    ("simvastatin 40 mg", "1 tablet at night"),
    ("furosemide 40 mg", "1 tablet twice daily"),
    ("alendronate 70 mg", "1 tablet once a week on Sunday"),
    ("gabapentin 300 mg", "1 capsule three times a day"),
    ("timolol 0.5 %", "eye drops 1 drop both eyes bid"),
    ("cholestyramine 4 g", "1 packet once daily"),
)
EARLY = Routine(
    wake=time(6), breakfast=time(6, 30), lunch=time(12, 30), dinner=time(19), bed=time(22, 30)
)
_MUST_GIVE_WAY = [
    "cholestyramine and everything swallowed",
    "ciprofloxacin and minerals",
    "proton pump inhibitors before a meal",
    "thyroid hormone before breakfast",
]


def _joined(plan: SlotPlan, of: Regimen) -> Iterator[str]:
    """Yield the rules whose two medicines share a slot."""
    for rule in rules(of).rules:
        match rule.rule.value:
            case Apart(other) | NotTogether(other):
                pair = {rule.medication, other}
                if any(pair <= {item.medication for item in slot.items} for slot in plan.slots):
                    yield rule.name
            case _:
                continue


@pytest.mark.parametrize("of", HARD.values(), ids=HARD)
@pytest.mark.parametrize("seconds", [0.0, 0.5])
def test_what_is_kept_apart_never_shares_a_slot(of: Regimen, seconds: float) -> None:
    found = propose(
        of, Asked(Routine(), rules(of).rules), starts=STARTS, seconds=seconds, explain=False
    )

    checked = Checker(found.plan, of, Routine(), rules(of).rules)
    assert not [*_joined(found.plan, of)]
    assert not checked.lost()
    told = {conflict.broken.name for conflict in found.conflicts}
    assert {broken.rule for broken in checked.broken()} <= told


def test_what_nobody_had_time_for_is_not_called_impossible() -> None:
    of = HARD["a tetracycline, an antacid and iron"]

    found = propose(
        of, Asked(Routine(), rules(of).rules), starts=STARTS, seconds=0.0, explain=False
    )

    assert not found.optimal
    assert {conflict.against.name for conflict in found.conflicts} == {Against.NOT_IN_TIME}


def test_in_no_time_at_all_no_regimen_is_joined_or_lost() -> None:
    for seed in range(12):
        of, routine = some_regimen(seed, least=5)
        asked = Asked(routine, rules(of).rules)

        found = propose(of, asked, starts=STARTS, seconds=0.0, explain=False)

        assert not [*_joined(found.plan, of)], seed
        assert not Checker(found.plan, of, routine, rules(of).rules).lost()


def test_a_long_list_breaks_no_more_in_no_time_than_it_must() -> None:
    asked = Asked(EARLY, rules(FOURTEEN).rules)

    found = propose(FOURTEEN, asked, starts=STARTS, seconds=0.0, explain=False)

    assert sorted(conflict.broken.name for conflict in found.conflicts) == _MUST_GIVE_WAY


@pytest.mark.long
def test_and_in_time_it_is_told_what_speaks_against_each() -> None:
    asked = Asked(EARLY, rules(FOURTEEN).rules)

    found = propose(FOURTEEN, asked, starts=STARTS, seconds=120.0)

    assert found.optimal
    told = {conflict.broken.name: conflict.against.name for conflict in found.conflicts}
    assert sorted(told) == _MUST_GIVE_WAY
    assert Against.NOT_IN_TIME not in told.values()
    binder = FOURTEEN.medications[-1].id
    apart = [reason for reason in found.reasons if reason.code is Code.APART]
    (of_binder,) = [reason for reason in apart if reason.medications[0] == binder]
    assert len(of_binder.medications) > len(FOURTEEN.medications) / 2
