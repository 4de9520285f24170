"""Numbers that were left open: "take ___ tablets", "a few tablets", "??? times a day"."""

from __future__ import annotations

from bot.language.directions.grammar import Found, says
from bot.language.directions.pieces import Doubt


@says("blank [of] [the] [unit]", "few [of] [the] unit")
def how_much(found: Found) -> Doubt:
    """Ask how much: "take ___ tablets", "a few tablets"."""
    return Doubt("amount", found.words)


@says("(blank|once) times [in] [@day_span]")
def how_often(found: Found) -> Doubt:
    """Ask how often, also of Spanish "once veces", which is eleven or, half in English, one."""
    return Doubt("often", found.words)
