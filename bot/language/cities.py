"""Which zone's clock a place goes by: "Tokyo", "la Ciudad de México", "Barcelona". All of it is
known offline: the names of the tz database's own zones, and a table beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import available_timezones

from bot.language.normal import folded

_FILE: Final = Path(__file__).parent / "cities.toml"
_REGIONS: Final = frozenset(
    ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)
_ARTICLES: Final = ("the ", "la ", "el ", "los ", "las ")
#: Names of zones that are words of a sentence as well.
_NO_PLACES: Final = frozenset(("center", "vincennes", "knox", "west", "east", "north", "south"))
LONGEST: Final = 4  #: words that the name of a place may have


def zones(place: str) -> tuple[str, ...]:
    """Return the zones that a place may lie in, most often one; none where it is not known."""
    words = folded(place)
    for name in (words, *(words.removeprefix(article) for article in _ARTICLES)):
        if found := _known().get(name):
            return found
    return ()


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Return the zones of every name. What stands in the table goes before a zone's own name."""
    named: dict[str, list[str]] = {}
    for zone, names in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        for name in names:
            named.setdefault(name, []).append(zone)
    for zone in sorted(available_timezones()):
        region, _, rest = zone.partition("/")
        name = folded(rest.rpartition("/")[2].replace("_", " "))
        if region in _REGIONS and name not in _NO_PLACES:
            named.setdefault(name, [zone])
    return {name: tuple(found) for name, found in named.items()}
