"""Names a substance by what works in it: no salt, no water, no form."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).parent / "salts.toml"
_NOISE: Final = re.compile(r"\([^)]*\)|\bunspecified(?: form)?\b|^anhydrous ")
_GREEK: Final = re.compile(r"\.(alpha|beta|gamma|delta|omega)\.")
_TAIL: Final = re.compile(r"[ ,]+$")


def ingredient(substance: str) -> str:
    """Return the usual name of what works in a substance ("METFORMIN HYDROCHLORIDE")."""
    told = _told()
    name = " ".join(_NOISE.sub(" ", _GREEK.sub(r"\1", substance.lower())).split())
    words = _TAIL.sub("", name).split()
    while len(words) > 1 and _ends_in_a_salt(words):
        words.pop()
    bare = _TAIL.sub("", " ".join(words))
    return str(told["same"].get(bare, bare))


def _ends_in_a_salt(words: list[str]) -> bool:
    told = _told()
    if words[-1].strip(",") not in told["salts"] or " ".join(words) in told["whole"]:
        return False
    return len(words) > 2 or words[0] not in told["elements"]


@cache
def _told() -> dict[str, Any]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return told | {name: frozenset(told[name]) for name in ("salts", "elements", "whole")}
