"""Everything that a proposal may say can be said, in every language, and names its medicines."""

from __future__ import annotations

import pytest

from bot.domain import plans_told
from bot.domain.plans import Code
from bot.domain.routine import Routine
from bot.language.bundles import languages
from bot.language.sentences import Sentences
from bot.planner.propose import Asked, propose
from tests.planner.real_life import STARTS, regimen, rules, some_regimen

_SENTENCES = Sentences.load(strict=True)
_SEEDS = (3, 10, 24, 30)


@pytest.mark.parametrize("language", languages())
def test_reasons_and_conflicts_are_said(language: str) -> None:
    said = []
    for seed in _SEEDS:
        of, routine = some_regimen(seed, most=8)
        found = propose(of, Asked(routine, rules(of).rules), starts=STARTS)
        told = [plans_told.told(reason, of) for reason in found.reasons]
        told += [plans_told.conflict_told(conflict, of) for conflict in found.conflicts]
        said += [_SENTENCES.render(each, language=language, level=2).text for each in told]

    assert len({*said}) > 40
    assert not [text for text in said if "{" in text or "???" in text or "  " in text]


Labels = tuple[tuple[str, str], ...]
#: What is said of a list, and what is not, since it would not be true.
SAID: dict[str, tuple[Labels, tuple[str, ...], tuple[str, ...]]] = {
    "what the label says is not called a rule": (
        (("metformin", "1 tablet twice a day with food"), ("iron", "1 tablet daily")),
        (
            "metformin: with food, as the label says.",
            "iron: on an empty stomach, 60 minutes before or 2 h after food, as a rule.",
        ),
        ("metformin: with food, as a rule",),
    ),
    "how long is a rule, where the label only says before": (
        (("omeprazole", "1 capsule before breakfast"),),
        ("omeprazole: at least 30 minutes before food, as the label says; the minutes are a",),
        (),
    ),
    "how long before a meal is told as the label has it": (
        (("levothyroxine", "1 tablet daily on an empty stomach 30 minutes before breakfast"),),
        ("levothyroxine: on an empty stomach, 30 minutes before food, as the label says.",),
        (),
    ),
    "a part of the day is named as wide as the rule is": (
        (("levothyroxine", "1 tablet daily"), ("alendronate", "1 tablet on mondays")),
        ("levothyroxine: as a rule in the morning.",),
        ("levothyroxine: as a rule on waking",),
    ),
    "who moves to share a slot is told with whom": (
        (
            ("levothyroxine", "1 tablet daily"),
            ("trazodone", "1 tablet at bedtime"),
            ("metoprolol", "1 tablet twice a day"),
        ),
        (
            "metoprolol: 07:00 instead of 08:00, with levothyroxine.",
            "metoprolol: 22:00 instead of 18:30, with trazodone.",
        ),
        (),
    ),
    "who shares no day shares no time": (
        (("methotrexate", "4 tablets on wednesdays"), ("folic acid", "1 tablet on fridays")),
        ("folic acid: at its usual times; no rule asks for others.",),
        ("at the same times",),
    ),
    "what is as needed is kept apart too": (
        (("dolutegravir", "1 tablet daily"), ("Maalox", "10 ml as needed")),
        ("dolutegravir: as a rule 2 h before or 6 h after Maalox.",),
        (),
    ),
    "and says so itself": (
        (("aspirin 81 mg", "1 tablet daily"), ("ibuprofen", "1 tablet as needed")),
        ("ibuprofen: as a rule 8 h before or 0.5 h after aspirin 81 mg.",),
        (),
    ),
    "what nobody moves stands evenly": (
        (("tacrolimus", "1 capsule every 12 hours"),),
        ("tacrolimus: as a rule spread evenly over the day.",),
        (),
    ),
    "two rules of one medicine are told apart": (
        (
            ("furosemide", "1 tablet twice a day"),
            ("metformin", "1 tablet three times a day with food"),
        ),
        (
            "furosemide not late in the day: without this rule",
            "The hours between doses of furosemide: without this rule",
        ),
        (),
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_each_reason_is_true_and_none_is_missing(case: str) -> None:
    labels, expected, untrue = SAID[case]
    of = regimen(*labels)
    found = propose(of, Asked(Routine(), rules(of).rules), starts=STARTS)

    told = [plans_told.told(reason, of) for reason in found.reasons]
    said = "\n".join(_SENTENCES.render(each, language="en", level=2).text for each in told)

    assert [each for each in expected if each not in said] == [], said
    assert [each for each in untrue if each in said] == []
    named = {name for name, _ in labels}
    assert [name for name in named if name not in said] == []


def test_level_0_names_no_medicine() -> None:
    of = regimen(("levothyroxine", "1 tablet daily"), ("calcium carbonate", "1 tablet daily"))
    found = propose(of, Asked(some_regimen(0)[1], rules(of).rules), starts=STARTS)

    told = [plans_told.told(reason, of) for reason in found.reasons]
    said = [_SENTENCES.render(each, language="en", level=0).text for each in told]

    assert {reason.code for reason in found.reasons} >= {Code.APART, Code.FOOD}
    assert not [text for text in said if "levothyroxine" in text or "calcium" in text]
