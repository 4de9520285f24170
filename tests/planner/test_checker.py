"""The checker sees what is broken: a plan that ignores the rules does not pass it."""

from __future__ import annotations

from bot.domain.routine import Routine
from bot.domain.slots import SlotPlan
from bot.planner.consolidate import consolidate
from tests.planner.checker import Broken, Checker
from tests.planner.real_life import STARTS, regimen, rules, some_regimen


def test_it_names_what_a_plain_mapping_breaks() -> None:
    of = regimen(
        ("levothyroxine", "1 tablet daily"),
        ("calcium carbonate", "1 tablet daily"),
        ("alendronate", "1 tablet on mondays"),
    )
    plain = consolidate(of, Routine(), (), starts=STARTS)

    found = Checker(plain, of, Routine(), rules(of).rules).broken()

    levothyroxine, _, alendronate = (medication.id for medication in of.current)
    assert {
        Broken("thyroid hormone before breakfast", levothyroxine),
        Broken("thyroid hormone and what binds it", levothyroxine),
        Broken("alendronate first thing alone", alendronate),
    } <= found


def test_most_plain_mappings_break_something() -> None:
    people = [some_regimen(seed, least=5) for seed in range(40)]

    broken = [
        Checker(consolidate(of, routine, (), starts=STARTS), of, routine, rules(of).rules).broken()
        for of, routine in people
    ]

    assert sum(map(bool, broken)) > len(people) // 2


def test_it_sees_an_intake_without_a_slot() -> None:
    of = regimen(("x", "1 tablet daily"))

    assert Checker(SlotPlan(STARTS, ()), of, Routine(), ()).lost()
