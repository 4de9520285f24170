"""Amounts for the parts of a day in a row of numbers: "1-0-1", "1/2-0-1/2"."""

from __future__ import annotations

from typing import Final

from bot.language.directions.constructs.numbers import quantity, whole
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import And, Doubt, Much, Part, Piece

_GRID: Final = ("MORN", "NOON", "EVE", "NIGHT")
PARTS["grid_part"] = "(digit fraction | digit | fraction)"


@says(
    "digit dash digit dash digit dash digit dash digit [dash digit] [dash digit] [dash digit] "
    "[dash digit]",
)
def row_of_days(found: Found) -> Piece:
    """Ask about "6-5-4-3-2-1": a row of days, and nobody says of what length."""
    return Doubt("steps", found.words)


@says(
    "x:number unit:count_unit [comma] a:digit dash b:digit dash c:digit [dash d:digit] !number",
    "a:digit (dash|plus) b:digit (dash|plus) c:digit [(dash|plus) d:digit] !number",
    "a:@grid_part dash b:@grid_part dash c:@grid_part [dash d:@grid_part] !number "
    "[unit:count_unit]",
)
def grid(found: Found) -> list[Piece]:
    """Read "1-0-1" and "1-0-1-2": morning, noon, evening, night."""
    unit = found.value("unit", "unit") if "unit" in found else ""
    if "x" in found and whole(found, "x") != 1:
        return [Doubt("amounts", found.words)]
    made: list[Piece] = []
    for label, code in zip("abcd", _GRID, strict=True):
        much = quantity(found, label) if label in found else None
        if much:
            made += [Much(much, None, unit, found.words), Part(code, found.words), And()]
    return made or [Doubt("amount", found.words)]
