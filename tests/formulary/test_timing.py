"""Which rules of the table hold for which medicines, and that every row can be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.lexicon import Lexicon
from bot.domain.medications import Regimen
from bot.domain.rules import Apart, FirstAlone, InPart, NeverMoved, Status
from bot.formulary import Formulary
from bot.formulary.shelf import shelf
from bot.formulary.timing import rows, timing_rules
from tests.planner.real_life import regimen

_ROWS = rows()
_CLASSES = {
    each for row in shelf().facts.values() for each in row.get("classes", {}).get("are", ())
}


def _names(of: Regimen, lexicon: Lexicon) -> list[tuple[str, int]]:
    """Return the name of each rule, and whose it is."""
    return [(r.name, of.position(r.medication)) for r in timing_rules(of, lexicon).rules]


def _others(row: dict[str, Any]) -> list[str]:
    return [*row.get("apart_from", ()), *row.get("not_beside", ())]


def test_every_row_has_its_own_name() -> None:
    assert len({row["name"] for row in _ROWS}) == len(_ROWS)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["name"])
def test_every_row_is_about_medicines_that_are_known(row: dict[str, Any]) -> None:
    lexicon = Formulary(shelf())
    names = {*row["of"], *row.get("not_of", ()), *_others(row)} - {"any"}

    lost = [name for name in names if name not in _CLASSES and (lexicon.find(name) is None)]

    assert not lost
    assert row["status"] in {*Status}
    assert row["source"]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["name"])
def test_every_row_can_be_read(row: dict[str, Any], formulary: Formulary) -> None:
    first = next(
        name
        for name in (*_of_class(row["of"]), *row["of"])
        if name not in row.get("not_of", ()) and formulary.find(name)
    )
    named = row.get("named", ())[:1]
    ways = (" ".join((first, *named)), " ".join((first.split()[0], *named)))  # "insulin regular"
    words = next((each for each in ways if formulary.find(each)), first)
    others = [*_of_class(_others(row)), *_others(row), "lisinopril"]
    labels = [(words, "1 tablet daily")]
    labels += [(each, "1 tablet daily") for each in others if formulary.find(each)]

    found = timing_rules(regimen(*labels), formulary, table=[{**row, "on": True}])

    assert {rule.name for rule in found.rules} - {"never moved"} == {row["name"]}


def _of_class(names: Iterable[str]) -> list[str]:
    facts = shelf().facts.items()
    return [
        ingredient
        for ingredient, row in facts
        if {*row.get("classes", {}).get("are", ())} & {*names}
    ]


def test_two_medicines_that_bind_each_other_are_kept_apart(formulary: Formulary) -> None:
    of = regimen(("Synthroid 75 mcg", "1 tablet daily"), ("Tums", "1 tablet twice a day"))

    found = timing_rules(of, formulary).rules

    (apart,) = (rule for rule in found if isinstance(rule.rule.value, Apart))
    four = timedelta(hours=4)
    assert apart.medication == of.medications[0].id
    assert apart.rule.value == Apart(of.medications[1].id, before=four, after=four)
    assert apart.rule.reviewed_by is None


@pytest.mark.parametrize(
    ("case", "label", "rule", "holds"),
    [
        (
            "plain risedronate",
            ("risedronate 35 mg", "1 tablet on mondays"),
            "risedronate first thing alone",
            True,
        ),
        (
            "delayed release",
            ("risedronate DR", "1 tablet on mondays"),
            "risedronate first thing alone",
            False,
        ),
        (
            "delayed release is for after breakfast",
            ("risedronate DR", "1 tablet on mondays"),
            "delayed-release risedronate after breakfast",
            True,
        ),
        (
            "swallowed semaglutide",
            ("semaglutide 7 mg", "1 tablet daily"),
            "oral semaglutide first thing alone",
            True,
        ),
        (
            "injected semaglutide",
            ("semaglutide", "1 injection once a week"),
            "oral semaglutide first thing alone",
            False,
        ),
        (
            "a gel is not eaten",
            ("diclofenac gel", "1 application twice a day"),
            "anti-inflammatories with food",
            False,
        ),
        (
            "diclofenac is",
            ("diclofenac 50 mg", "1 tablet twice a day"),
            "anti-inflammatories with food",
            True,
        ),
        (
            "celecoxib need not be",
            ("celecoxib", "1 capsule daily"),
            "anti-inflammatories with food",
            False,
        ),
        (
            "citrate needs no food",
            ("calcium citrate", "1 tablet daily"),
            "calcium carbonate with food",
            False,
        ),
        (
            "doxycycline may be eaten with",
            ("doxycycline", "1 tablet daily"),
            "tetracycline on an empty stomach",
            False,
        ),
        (
            "once a day has its part",
            ("furosemide", "1 tablet daily"),
            "diuretics in the morning",
            True,
        ),
        (
            "twice a day has none",
            ("furosemide", "1 tablet twice a day"),
            "diuretics in the morning",
            False,
        ),
        (
            "a Spanish name",
            ("levotiroxina", "1 tablet daily"),
            "thyroid hormone before breakfast",
            True,
        ),
        (
            "both halves of a mixture count",
            ("losartan/HCTZ", "1 tablet daily"),
            "diuretics not late",
            True,
        ),
        (
            "regular insulin stands before a meal",
            ("Humulin R", "6 units three times a day before meals"),
            "regular insulin half an hour before a meal",
            True,
        ),
        (
            "isophane does not",
            ("Humulin N", "6 units at bedtime"),
            "regular insulin half an hour before a meal",
            False,
        ),
        ("nobody moves insulin", ("insulin glargine", "20 units at bedtime"), "never moved", True),
    ],
)
def test_a_rule_holds_for_whom_it_is_meant(
    case: str, label: tuple[str, str], rule: str, holds: bool, formulary: Formulary
) -> None:
    assert ((rule, 1) in _names(regimen(label), formulary)) == holds, case


@pytest.mark.parametrize(
    "other",
    [
        ("albuterol inhaler", "2 puffs daily"),
        ("timolol 0.5 %", "eye drops 1 drop both eyes bid"),
        ("timolol 0.5 %", "1 gota en cada ojo cada 12 horas"),
    ],
)
def test_what_is_not_swallowed_does_not_count_for_the_first_thing_alone(
    other: tuple[str, str], formulary: Formulary
) -> None:
    of = regimen(("alendronate", "1 tablet on mondays"), other)

    asked = [rule.rule.value for rule in timing_rules(of, formulary).rules]

    assert [a.unless for a in asked if isinstance(a, FirstAlone)] == [{of.medications[1].id}]


def test_a_name_that_is_only_nearly_known_has_no_rules_and_is_told(formulary: Formulary) -> None:
    of = regimen(("metfromin", "1 tablet daily"), ("Zzyzx", "1 tablet daily"))

    found = timing_rules(of, formulary)

    assert not found.rules
    assert found.unknown == tuple(medication.id for medication in of.current)


def test_an_operator_switches_rules_off(formulary: Formulary) -> None:
    of = regimen(("warfarin", "1 tablet daily"))

    off = timing_rules(of, formulary, off=["warfarin in the evening", "never moved"]).rules

    assert {type(r.rule.value) for r in timing_rules(of, formulary).rules} == {InPart, NeverMoved}
    assert not off


def test_a_row_that_says_something_unknown_is_refused(formulary: Formulary) -> None:
    row = {"name": "x", "of": ["lisinopril"], "on": True, "at_full_moon": 1, **_PROVENANCE}

    with pytest.raises(ValueError, match="at_full_moon"):
        timing_rules(regimen(("lisinopril", "1 tablet daily")), formulary, table=[row])


_PROVENANCE = {"source": "nobody", "status": "general knowledge", "reviewed_by": ""}
