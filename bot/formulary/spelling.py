"""Brings a written name into the form in which names are compared: no case, accents, spaces or
punctuation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and where it stands there."""

    text: str
    start: int
    end: int


def folded(text: str) -> str:
    """Return `text` in lower case without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def key(name: str) -> str:
    """Return what two spellings of one name have in common: "Alka-Seltzer" is "alka seltzer"."""
    return "".join(_WORD.findall(folded(name)))


def words(text: str) -> list[Word]:
    """Return the words of `text` with their places in it."""
    return [
        Word(folded(text[m.start() : m.end()]), m.start(), m.end())
        for m in _WORD.finditer(_joined(text))
    ]


def _joined(text: str) -> str:
    """Return `text`, as long as it was, with a letter for each loose accent, which is none."""
    if text.isascii():
        return text
    return "".join("x" if unicodedata.combining(c) else c for c in text)
