"""Knows everyday words that stand near a word of directions and are no slips of it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "common_words.toml"


@cache
def everyday() -> frozenset[str]:
    """Return words that are never corrected: "white" is no "while"."""
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return frozenset(word for words in told.values() for word in words.split())
