"""Amounts that were left open: "take ___ tablets", "a few tablets", "by sliding scale"."""

from __future__ import annotations

from bot.language.directions.grammar import Found, says
from bot.language.directions.pieces import Asked, Doubt, Piece


@says("blank [of] [the] [unit]", "few [of] [the] unit", "<take once count_unit")
def how_much(found: Found) -> Doubt:
    """Ask how much: "take ___ tablets", "a few tablets"."""
    return Doubt("amount", found.words)


@says("(blank|once) times [in] [@day_span]", "times [in] @day_span")
def how_often(found: Found) -> Doubt:
    """Ask how often, also of Spanish "once veces", which is eleven or, half in English, one."""
    return Doubt("often", found.words)


@says(
    "n:@quantity [@till m:@quantity] mass_unit/volume_unit slash/per kg "
    "[slash/per intake/day/hour]",
    "n:@quantity [@till m:@quantity] mass_unit/volume_unit slash/per intake/day slash/per kg",
)
def by_weight(found: Found) -> Piece:
    """Ask about "10 mg/kg": how much that is, is not written."""
    return Doubt("amount", found.words)


@says("[unit] scale [unit]", "[unit] scale (colon|open) [unit]")
def scaled(found: Found) -> Piece:
    """Ask about "per sliding scale": the scale stands on another sheet."""
    return Doubt("scale", found.words)


@says(
    "asked [unit:unit]",
    "unit:unit asked",
    "number unit:unit per/slash/for+ number mass_unit [of] carbs",
)
def asked(found: Found) -> Piece:
    """Read "by sliding scale"."""
    return Asked(found.value("unit", "unit") if "unit" in found else "", found.words)
