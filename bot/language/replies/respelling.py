"""Writes the words of a telephone as they are in full: "w my oj", "pils", "orita"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.normal import folded
from bot.language.replies.names import Names

_FILE: Final = Path(__file__).parent / "respelling.toml"
#: Written in one: "tookmypills".
_JOINED: Final = re.compile(
    r"(?P<took>took|taken|had)(?P<it>it|them|em|all|both)?(?P<my>my|the)?(?P<dose>pills?|meds?)?"
)


#: Letters and those beside them on a telephone.
_ROWS: Final = ("tryg", "oipl", "kjlm", "asq", "ewrd", "nbmh", "mnj", "dsf", "iuok", "lkp", "sadw")
_KEYS: Final = {row[0]: row[1:] for row in (*_ROWS, "pol", "ret", "ytu")}
_OFTEN: Final = ("took", "taken", "pills", "meds", "already", "later", "tome", "tomada", "pastilla")
_REAL: Final = frozenset(
    {
        *(
            "tool",
            "rook",
            "took",
            "taker",
            "token",
            "bills",
            "mess",
            "mews",
            "beds",
            "feds",
            "neds",
            "men",
        ),
        *(
            "medd",
            "mads",
            "late",
            "layer",
            "lager",
            "lacer",
            "tone",
            "tomo",
            "toma",
            "pomada",
            "rome",
        ),
        *(
            "pulls",
            "polls",
            "pokls",
            "gome",
            "home",
            "some",
            "come",
            "dome",
            "time",
            "tame",
            "tokes",
        ),
    }
)


def in_full(words: str, names: Names) -> str:
    """Return folded words with those of a telephone as they are spelt."""
    known = _words()
    return " ".join(
        word if names.at([word], 0) else known.get(word) or _apart(word) for word in words.split()
    )


def _apart(word: str) -> str:
    if len(word) < 5:
        return word
    found = _JOINED.fullmatch(word)
    return " ".join(part for part in found.groups() if part) if found else word


def _beside(word: str) -> Iterator[str]:
    """Yield a word with one letter hit on the key beside it: "tpok", "tooj"."""
    for n, letter in enumerate(word):
        for near in _KEYS.get(letter, ""):
            yield word[:n] + near + word[n + 1 :]


@cache
def _words() -> Mapping[str, str]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))["words"]
    beside = {slip: word for word in _OFTEN for slip in _beside(word) if slip not in _REAL}
    return beside | {folded(slip): word for word, slips in told.items() for slip in slips.split()}
