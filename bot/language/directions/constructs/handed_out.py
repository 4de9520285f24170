"""How much was handed out: "#30", "Disp: 60 tablets"; no dose, but it may contradict a course."""

from __future__ import annotations

from bot.language.directions.asides import Supply
from bot.language.directions.constructs.numbers import number
from bot.language.directions.grammar import Found, says
from bot.language.directions.measures import MASS
from bot.language.directions.pieces import Piece


@says(
    "(hash|handed_out [colon/of/equals] [hash]) n:number [unit:unit] !day/slash/dash/open/cross",
    "hash n:number [unit:unit]",
    "hash [colon] n:number",
)
def so_many_handed_out(found: Found) -> Piece | tuple[Piece, ...]:
    """Keep "#30": how many were handed out, which is no dose."""
    unit = found.value("unit", "unit") if "unit" in found else ""
    return () if unit in MASS else Supply(number(found, "n"))


@says(
    "supply [colon/dot/of/hash] [hash] [number [dash/slash number] [slash number] "
    "[open number/unknown [unknown] close] [count_unit/volume_unit]]",
    "supply [colon] date",
    "supply [colon] cross number",
    "supply colon [hash] number [unit]",
    "number supply",
    "number day supply",
)
def supply(found: Found) -> tuple[Piece, ...]:
    """Pass over how much was handed out."""
    return ()
