"""Knows what a label is for: "2 puffs as needed for shortness of breath" is no call for help.

Nobody is left alone over it: who speaks of themself, of now, or of what does not help is heard.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from bot.language.crisis.matching import tokens, without_marks
from bot.language.units import WORDS

_FILE: Final = Path(__file__).parent / "labels.toml"
_FAR: Final = 5  #: words between "for" and what it is for
_UNITS: Final = frozenset(without_marks(word) for word in WORDS)
_STRENGTH: Final = re.compile(rf"\d+(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})")


def tells_of_nobody(text: str) -> bool:
    """Return whether nobody speaks of themself, of anybody, or of now."""
    return _is_impersonal(tokens(text).words)


def is_label(words: Sequence[str]) -> bool:
    """Return whether words tell how much of a medicine is taken, and of nobody."""
    return _has_amount(words) and _is_impersonal(words)


def is_what_for(words: Sequence[str], at: int) -> bool:
    """Return whether what begins at `at` is what something is taken for, or "call 911 if …"."""
    is_advice = words[at] in _words()["advice"]
    return is_advice or not _words()["for"].isdisjoint(words[max(0, at - _FAR) : at])


def _is_impersonal(words: Sequence[str]) -> bool:
    told = [word for before, word in pairwise(("", *words)) if before != "be"]  # "to be taken"
    return _words()["tells"].isdisjoint(told)


def _has_amount(words: Sequence[str]) -> bool:
    return any(_STRENGTH.fullmatch(word) for word in words) or any(
        (count.isdecimal() or count in _words()["counts"]) and unit in _UNITS
        for count, unit in pairwise(words)
    )


@cache
def _words() -> Mapping[str, frozenset[str]]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in told.items()}
