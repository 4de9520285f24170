"""Knows a Spanish word that is written as it is heard: "kada", "beses", "pastiya", "oras"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.language.directions.vocabulary import vocabulary

SHORTEST: Final = 4  #: letters of what is looked for
#: What sounds alike becomes alike, in this order; letters are folded.
_SOUNDS: Final = (
    (re.compile(r"ch"), "#"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"qu(?=[ei])|q"), "k"),
    (re.compile(r"c(?=[ei])|z"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"ll"), "y"),
    (re.compile(r"v"), "b"),
    (re.compile(r"h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def heard(word: str, never: frozenset[str]) -> str | None:
    """Return the only Spanish word that sounds like `word`; None where there are two or none.

    Nobody is heard to have said a word of the classes `never`: a wrong number is worse than a
    question.
    """
    if len(word) < SHORTEST or not word.isalpha():
        return None
    words = vocabulary().words
    found = _by_sound().get(_sound(word), ())
    if any(each in words and not words[each].classes.isdisjoint(never) for each in found):
        return None
    meanings = {str((words[e].letter, words[e].values)) if e in words else e for e in found}
    return found[0] if len(meanings) == 1 else None


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    """Return the single words of Spanish by how they sound."""
    known = vocabulary()
    found: dict[str, set[str]] = {}
    for phrase in known.languages["es"]:
        for word in phrase.split():
            if len(word) >= SHORTEST and word.isalpha():
                found.setdefault(_sound(word), set()).add(word)
    return {sound: tuple(sorted(each)) for sound, each in found.items()}


def _sound(word: str) -> str:
    for spelled, plain in _SOUNDS:
        word = spelled.sub(plain, word)
    return word
