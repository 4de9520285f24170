"""Whatever an antacid is called, it is kept apart from what it binds."""

from __future__ import annotations

from typing import Final

import pytest

from bot.domain.rules import Apart
from bot.formulary import Formulary
from bot.formulary.timing import timing_rules
from tests.planner.real_life import regimen

ANTACIDS: Final = """
    Gaviscon, Gaviscon Advance, sodium alginate, Eno, Peptac, Maalox, Mylanta, Rolaids,
    Mylanta maximum strength, Rolaids ultra strength, Almax, Riopan, Rennie, Tums,
    Alka-Seltzer, Talcid, sal de uvas, Melox, co-magaldrox, milk of magnesia, baking soda,
    sodium bicarbonate, aluminium hydroxide, aluminum hydroxide, magaldrate, magaldrato, almagate,
    hydrotalcite, magnesium carbonate, magnesium trisilicate, antacid, antacids, antacid tablets,
    antiácido, bicarbonato de sodio, hidróxido de aluminio, leche de magnesia
"""
BOUND: Final = ("doxycycline", "ciprofloxacin", "levofloxacin", "ferrous sulfate", "levothyroxine")


@pytest.mark.parametrize("bound", BOUND)
def test_every_antacid_is_kept_apart_from_what_it_binds(bound: str, formulary: Formulary) -> None:
    for name in ANTACIDS.split(","):
        of = regimen((bound, "1 tablet daily"), (name.strip(), "1 tablet twice a day"))
        first, second = of.current

        rules = timing_rules(of, formulary).rules

        apart = {r.medication: r.rule.value for r in rules if isinstance(r.rule.value, Apart)}
        assert first.id in apart, name
        assert apart[first.id].other == second.id
