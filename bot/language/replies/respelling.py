"""Writes the words of a telephone as they are in full: "w my oj", "pils", "orita"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.normal import folded
from bot.language.replies.names import Names

_FILE: Final = Path(__file__).parent / "respelling.toml"
#: Written in one: "tookmypills".
_JOINED: Final = re.compile(
    r"(?P<took>took|taken|had)(?P<it>it|them|all|both)?(?P<my>my|the)?(?P<dose>pills?|meds?)?"
)


def in_full(words: str, names: Names) -> str:
    """Return folded words with those of a telephone as they are spelt."""
    known = _words()
    return " ".join(
        word if names.at([word], 0) else known.get(word) or _apart(word) for word in words.split()
    )


def _apart(word: str) -> str:
    if len(word) < 6:
        return word
    found = _JOINED.fullmatch(word)
    return " ".join(part for part in found.groups() if part) if found else word


@cache
def _words() -> Mapping[str, str]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))["words"]
    return {
        folded(slip): word
        for word, slips in told.items()
        for slip in slips.split()
    }
