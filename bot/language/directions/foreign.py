"""Knows a label in a language that is not read here: its words become no medicine's name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.directions.everyday import everyday
from bot.language.directions.text import cleaned, folded
from bot.language.directions.vocabulary import vocabulary

_FILE: Final = Path(__file__).parent / "foreign_words.toml"
_WORD: Final = re.compile(r"[^\W\d_]+")
_LAST_LATIN: Final = 0x24F
_VIETNAMESE: Final = range(0x1E00, 0x1F00)  #: Latin letters with two marks
_LEAST: Final = 2  #: words of another language
_TELLING: Final = 5  #: letters of a word that tells by itself, where none of ours stands beside it
_SHARE: Final = 0.3  #: of letters that are not Latin ones
_BROKEN: Final = 0.1  #: of a text that cannot be read as letters
#: What is written alike everywhere and says nothing of the language.
_INTERNATIONAL: Final = frozenset({"mg", "ml", "mcg", "g", "x", "tab", "caps", "h", "d"})


def is_no_text(text: str) -> bool:
    """Return whether a text is no writing at all: what is left of a picture or a program."""
    broken = sum(c == "\ufffd" or (c < " " and c not in "\n\r\t") for c in text)
    return broken >= _LEAST and broken >= _BROKEN * len(text)


def is_foreign(text: str) -> bool:
    """Return whether a text is in another language than English or Spanish."""
    plain = cleaned(text)
    if not plain.isascii() and _is_in_another_script(plain):
        return True
    words = set(_WORD.findall(folded(plain)))
    hits = words & _foreign()
    if not hits:
        return False
    ours = {each for each in words - hits - _INTERNATIONAL if each in vocabulary().words}
    if len(hits) >= _LEAST:
        theirs = max(len(words & each) for each in _languages())
        return theirs > len(ours) or (theirs >= len(ours) and theirs > _LEAST)
    return not ours and any(len(each) >= _TELLING for each in hits)


def _is_in_another_script(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    others = [c for c in letters if ord(c) > _LAST_LATIN and ord(c) not in _VIETNAMESE]
    return bool(others) and len(others) >= _SHARE * len(letters)


@cache
def _languages() -> tuple[frozenset[str], ...]:
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(frozenset(words.split()) for words in told.values())


@cache
def _foreign() -> frozenset[str]:
    """Return the words that tell another language: none of ours, and none of our phrases."""
    words = vocabulary()
    ours = words.words.keys() | words.parts | everyday()
    return frozenset().union(*_languages()) - ours
