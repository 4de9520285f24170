"""Names of medicines: what the lexicon spotted, and unknown words where a name stands."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.directions.asides import Form, Name
from bot.language.directions.constructs.amounts import NO_NOUN
from bot.language.directions.constructs.quantities import much
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Much, Piece

_TABLET: Final = re.compile(r"\b(?:pill|tablet|pastilla)s?\b", re.IGNORECASE)
PARTS["rest_of_name"] = (
    "unknown/name/release/vitamin | (slash|dash|plus|and|with) name/unknown | open "
    "unknown/name/release+ close | (n24|n12) [dash] hour release/unknown"
)
PARTS["tail"] = "[@rest_of_name] [@rest_of_name] [@rest_of_name] [@rest_of_name] [@rest_of_name]"


@says("<name/release (n24|n12) [dash] hour >number/release/form/relief/line/dot/count_unit")
def all_day(found: Found) -> tuple[Piece, ...]:
    """Pass over "24 hour" after a name: it works so long, and says nothing of how often."""
    return ()


@says("name @tail")
def known_name(found: Found) -> Piece:
    """Take what the lexicon knows as a name."""
    return Name(_bare(found.words), is_known=True)


@says(f"<line/take/comma/and/dot/colon/open/then/with n:a name @tail >{NO_NOUN}")
def one_of_it(found: Found) -> list[Piece]:
    """Read "an aspirin at noon": one of it."""
    one = Much(Decimal(1), None, "", found.written("n"))
    name = found.words[len(found.written("n")) :]
    return [one, Name(_bare(name), is_known=True)]


@says(
    "<line [bullet/dash/number [dot/close]] unknown @tail",
    "<line [bullet/dash] [a/the] unknown @tail",
    "<line [number (dot|close)] [bullet/dash] unknown/name @tail",
    "unknown @tail >number",
    "take [of/the/a] n:(unknown @tail) >number",
    "<comma unknown @tail >number",
)
def likely_name(found: Found) -> Piece:
    """Take unknown words at the beginning, or before a number, as a name."""
    first = next(
        n
        for n, t in enumerate(found.tokens())
        if not t.entry.classes.isdisjoint({"unknown", "name"})
    )
    tokens = found.tokens()
    is_known = any("name" in token.entry.classes for token in tokens)
    words = found.text.original[tokens[first].start : tokens[-1].end].strip()
    return Name(words, is_known=is_known)


@says("n:@quantity [of/filler] [the/of/filler] look* x:nickname")
def so_many_nicknames(found: Found) -> list[Piece]:
    """Read "2 of the white water tablets": how many of what."""
    told = much(found)
    words = found.written("x")
    if isinstance(told, Much) and _TABLET.search(words):
        told = replace(told, unit="tablet")
    return [told, Name(words, is_known=True, is_nickname=True)]


@says("nickname")
def nickname(found: Found) -> Piece:
    """Read "water pill": what people call it."""
    return Name(found.words, is_known=True, is_nickname=True)


@says(
    "vitamin [vitamin]",
    "vitamin (unknown|day|every)",
    "vitamin (unknown|day|every) number !mass_unit",
)
def vitamin(found: Found) -> Piece:
    """Read "vitamin D3"."""
    return Name(found.words)


@says("f:form [release] [form]", "[the] f:form")
def form(found: Found) -> Piece:
    """Read "eye drops", "cream"."""
    return Form(found.value("f", "form"), found.words)


@says("f:form [release] number mass_unit/volume_unit >dot/line/close/comma/dash")
def tube(found: Found) -> list[Piece]:
    """Read "cream 15 g" as a tube of it; of what is drunk it is how much."""
    told: list[Piece] = [Form(found.value("f", "form"), found.words)]
    if found.value("f", "form") == "cream":
        return told
    number = next(n for n, t in enumerate(found.tokens()) if "number" in t.entry.classes)
    value = found.tokens()[number].entry.number or Decimal(0)
    unit = found.tokens()[number + 1].entry.values["unit"]
    return [*told, Much(value, None, unit, found.words)]


@says("unit:count_unit")
def counted(found: Found) -> Piece | tuple[Piece, ...]:
    """Read "tablets" by itself: what it looks like; a dose or a bottle looks like nothing."""
    if found.value("unit", "unit") in ("dose", "bottle", "inch"):
        return ()
    return Form(found.value("unit", "unit"), found.words)


def _bare(words: str) -> str:
    return words.strip() if "(" in words and ")" in words else words.strip("() ")
