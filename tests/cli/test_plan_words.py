"""Everything that a proposal may say can be said, in every language, and names its medicines."""

from __future__ import annotations

import pytest

from bot.domain import plans_told
from bot.domain.plans import Code
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


def test_level_0_names_no_medicine() -> None:
    of = regimen(("levothyroxine", "1 tablet daily"), ("calcium carbonate", "1 tablet daily"))
    found = propose(of, Asked(some_regimen(0)[1], rules(of).rules), starts=STARTS)

    told = [plans_told.told(reason, of) for reason in found.reasons]
    said = [_SENTENCES.render(each, language="en", level=0).text for each in told]

    assert {reason.code for reason in found.reasons} >= {Code.APART, Code.FOOD}
    assert not [text for text in said if "levothyroxine" in text or "calcium" in text]
