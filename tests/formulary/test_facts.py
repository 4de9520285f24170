"""Proves that what is known about an ingredient says where it comes from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.amounts import Unit
from bot.domain.lexicon import Flag, IngredientFacts
from bot.domain.rules import Status
from bot.formulary import Formulary
from bot.formulary.shelf import shelf

_INGREDIENTS = sorted(shelf().facts)


def _facts(formulary: Formulary, ingredient: str) -> IngredientFacts:
    facts = formulary.facts(ingredient)
    assert facts
    return facts


@pytest.mark.parametrize("flag", Flag)
def test_every_flag_is_raised_by_something(formulary: Formulary, flag: Flag) -> None:
    assert any(_facts(formulary, ingredient).has(flag) for ingredient in _INGREDIENTS)


@pytest.mark.parametrize(
    ("ingredient", "flag"),
    [
        ("methotrexate", Flag.WEEKLY_ONLY),
        ("warfarin", Flag.NARROW_INDEX),
        ("digoxin", Flag.NARROW_INDEX),
        ("levodopa", Flag.TIME_CRITICAL),
        ("tacrolimus", Flag.STRICT_INTERVAL),
        ("insulin lispro", Flag.NEVER_MOVED),
        ("clozapine", Flag.NEVER_MOVED),
        ("oxycodone", Flag.CNS_DEPRESSANT),
        ("diphenhydramine", Flag.ANTICHOLINERGIC),
        ("methadone", Flag.QT_PROLONGING),
        ("mirtazapine", Flag.SEDATING),
    ],
)
def test_what_has_to_be_minded_is_known(formulary: Formulary, ingredient: str, flag: Flag) -> None:
    assert _facts(formulary, ingredient).has(flag)


def test_what_nobody_has_said_is_not_so(formulary: Formulary) -> None:
    assert not _facts(formulary, "metformin").has(Flag.WEEKLY_ONLY)
    assert formulary.facts("xyzzyplugh") is None


@pytest.mark.parametrize(
    ("opioid", "factor", "of"),
    [
        ("codeine", "0.15", "mg"),
        ("fentanyl", "2.4", "mcg/h"),
        ("hydrocodone", "1", "mg"),
        ("hydromorphone", "5", "mg"),
        ("methadone", "4.7", "mg"),
        ("morphine", "1", "mg"),
        ("oxycodone", "1.5", "mg"),
        ("oxymorphone", "3", "mg"),
        ("tapentadol", "0.4", "mg"),
        ("tramadol", "0.2", "mg"),
    ],
)
def test_opioids_count_as_the_cdc_said_in_2022(
    formulary: Formulary, opioid: str, factor: str, of: str
) -> None:
    rule = _facts(formulary, opioid).opioid

    assert rule
    assert (rule.value.factor, rule.value.of) == (Decimal(factor), of)
    assert rule.status is Status.VERIFIED


def test_buprenorphine_has_no_factor(formulary: Formulary) -> None:
    assert _facts(formulary, "buprenorphine").opioid is None


def test_acetaminophen_has_the_ceiling_of_the_fda(formulary: Formulary) -> None:
    ceilings = [
        rule
        for rule in _facts(formulary, "acetaminophen").usual
        if rule.value.most_a_day is not None
    ]

    assert [(r.value.most_a_day, r.value.unit, r.status) for r in ceilings] == [
        (Decimal(4000), Unit.MILLIGRAM, Status.VERIFIED)
    ]


def test_every_rule_has_a_source_and_can_be_read(formulary: Formulary) -> None:
    for ingredient in _INGREDIENTS:
        facts = _facts(formulary, ingredient)

        single = [facts.classes, facts.opioid, facts.controlled]
        rules = [rule for rule in (*facts.flags.values(), *facts.usual, *single) if rule]

        assert rules, ingredient
        assert all(rule.source for rule in rules), ingredient


def test_usual_amounts_make_sense(formulary: Formulary) -> None:
    for ingredient in _INGREDIENTS:
        for rule in _facts(formulary, ingredient).usual:
            least, most, day = rule.value.least_once, rule.value.most_once, rule.value.most_a_day
            assert least is None or most is None or 0 < least <= most, ingredient
            assert most is None or day is None or most <= day, ingredient
