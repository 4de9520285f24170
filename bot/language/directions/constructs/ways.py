"""The way it is taken and the place it is put on: "by mouth", "into the left eye"."""

from __future__ import annotations

import re
from typing import Final

from bot.language.directions.asides import Site, Verb, Via
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Piece

#: Classes of words, and the way they name. `fhir.py` knows the codes.
_WAYS: Final = (
    "oral",
    "sublingual",
    "buccal",
    "on tongue",
    "inhaled",
    "topical",
    "rectal",
    "vaginal",
    "subcutaneous",
    "intramuscular",
    "intravenous",
    "nasal",
    "transdermal",
    "tube",
    "ophthalmic",
    "otic",
)
_VERBS: Final = ("swallow", "apply", "inject", "inhale", "put", "chew", "take")
_LEAD: Final = re.compile(r"^(?:(?:to|on|in|at|all|the|your|a|en|sobre|el|la|los|las|al) )+(?=\w)")
_MADE_FOR: Final = frozenset(
    {
        *("otic", "ophthalmic", "nasal", "vaginal", "rectal", "topical"),
        *("ótica", "ótico", "oftálmica", "oftálmico", "oftalmica", "oftalmico"),
    }
)
_ORGANS: Final = {"eye": "ophthalmic", "ear": "otic", "nostril": "nasal"}
PARTS["way"] = " | ".join(way.replace(" ", "_") for way in _WAYS)


@says("w:(@way)", "(by|in|per) w:(@way)", "open w:(@way) close")
def way(found: Found) -> Piece | tuple[Piece, ...]:
    """Read "by mouth"; "Cortisporin otic" says only what it is made for."""
    before = found.text.tokens[found.match.start() - 1].entry.classes
    if len(found.tokens()) == 1 and "name" in before and found.words.lower() in _MADE_FOR:
        return ()
    return Via(next(each for each in _WAYS if found.has("w", each)), found.words)


@says(
    "[to/in/on/for/of/at] [the] [both/affected/every/n1] [left/right/affected/a] [and] "
    "[left/right/affected] (eye|ear|nostril) [left/right/affected] [and] "
    "[left/right/affected] [open both/left/right/affected close]"
)
def organ(found: Found) -> Piece:
    """Read "in the left eye"."""
    organ_ = next(each for each in _ORGANS if found.has(0, each))
    sides = [side for side in ("left", "right") if found.has(0, side)]
    if found.has(0, "affected"):
        sides = ["affected"]
    if organ_ == "nostril" and not sides and found.has(0, "every"):
        return Site("each nostril", _ORGANS[organ_])
    if len(sides) == 2 or (not sides and (found.has(0, "both") or found.has(0, "every"))):
        return Site(f"both {organ_}s", _ORGANS[organ_])
    return Site(" ".join([*sides, organ_]), _ORGANS[organ_])


@says("[to/in/on/the+] x:by_letter")
def side_by_letter(found: Found) -> Piece:
    """Read "R eye"."""
    letters, organ_ = found.written("x").lower().split()
    return Site(f"{'left' if letters[0] == 'l' else 'right'} {organ_}", _ORGANS[organ_])


@says("left_eye", "both_eyes", "both_ears", "in right_eye", "to right_eye")
def latin_organ(found: Found) -> Piece:
    """Read "ou": both eyes."""
    if found.has(0, "both ears"):
        return Site("both ears", "otic")
    side = (
        "left eye"
        if found.has(0, "left eye")
        else "both eyes"
        if found.has(0, "both eyes")
        else "right eye"
    )
    return Site(side, "ophthalmic")


@says("<count_unit (left_ear|right_ear)", "in (left_ear|right_ear)")
def latin_ear(found: Found) -> Piece | tuple[Piece, ...]:
    """Read "as" after drops: the left ear."""
    before = found.text.tokens[found.match.start() - 1].entry.values.get("unit")
    if before != "drop" and not found.has(0, "in"):
        return ()
    return Site("left ear" if found.has(0, "left ear") else "right ear", "otic")


@says(
    "(to|in|on|at) [the] [both/affected/every] [left/right/affected] place "
    "[left/right/affected] [and/or] [place]",
    "[the] affected place",
    "(to|in|on) [the] [affected] place comma/and/or+ [the] place",
)
def place(found: Found) -> Piece:
    """Read "to the left knee"."""
    words = [
        t.text
        for t in found.tokens()
        if not t.entry.classes.isdisjoint({"left", "right", "affected", "place", "both"})
    ]
    return Site(" ".join(words), "")


@says("[to/on/in/at] [the/a/both/every] skin")
def skin(found: Found) -> Piece:
    """Read "to the affected area"."""
    return Site(_LEAD.sub("", " ".join(found.words.lower().split())), "topical")


@says("swallow", "apply", "inject", "inhale", "put", "chew", "take", "take the")
def verb(found: Found) -> Piece:
    """Read "inhale", "apply"."""
    return Verb(next(each for each in _VERBS if found.has(0, each)))
