"""Names of medicines: what the lexicon spotted, and unknown words where a name stands."""

from __future__ import annotations

from bot.language.directions.asides import Form, Name
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Piece

PARTS["rest_of_name"] = (
    "unknown/name/release/vitamin | (slash|dash|plus|and|with) name/unknown | open "
    "unknown/name/release+ close"
)
PARTS["tail"] = "[@rest_of_name] [@rest_of_name] [@rest_of_name] [@rest_of_name] [@rest_of_name]"


@says("name @tail")
def known_name(found: Found) -> Piece:
    """Take what the lexicon knows as a name."""
    return Name(_bare(found.words), is_known=True)


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


@says("unit:count_unit")
def counted(found: Found) -> Piece | tuple[Piece, ...]:
    """Read "tablets" by itself: what it looks like; a dose or a bottle looks like nothing."""
    if found.value("unit", "unit") in ("dose", "bottle", "inch"):
        return ()
    return Form(found.value("unit", "unit"), found.words)


def _bare(words: str) -> str:
    return words.strip() if "(" in words and ")" in words else words.strip("() ")
