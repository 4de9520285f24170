"""What people are to each other, as they say it: "my daughter", "mum"."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from bot.language.normal import folded

T = TypeVar("T")

_FILE: Final = Path(__file__).with_suffix(".toml")


def agree(said: str, known: str) -> bool:
    """Return whether two words may mean one relation: "mum" and "my mother", or "parents"."""
    return bool(_relations(said) & _relations(known))


def as_written(whom: str, language: str) -> str:
    """Return the word of "my daughter", with its accents; "" where it says no relation."""
    word = _word(whom)
    return _kin().called.get(language, {}).get(word, word)


def as_a_name(word: str) -> str:
    """Return what somebody may be called in a sentence: "Mum"; "" of a word that is no name."""
    said = word.casefold()
    is_said = any(said in spelled.values() for spelled in _kin().called.values())
    return said.capitalize() if is_said else ""


def those(said: str, known: Sequence[T], word: Callable[[T], str]) -> list[T]:
    """Return those who may be meant by a relation: those who are known by it, or else everybody,
    unless all are known to be somebody else. One is left only where that is sure."""
    fitting = [each for each in known if agree(said, word(each))]
    is_open = not _word(said) or any(not word(each) for each in known)
    return fitting or (list(known) if is_open else [])


@dataclass(frozen=True, slots=True)
class _Kin:
    """The words, folded, with what they may mean and how they are written."""

    relations: dict[str, frozenset[str]]
    called: dict[str, dict[str, str]]


def _relations(whom: str) -> frozenset[str]:
    return _kin().relations.get(_word(whom), frozenset())


def _word(whom: str) -> str:
    """Return the longest end of what was said that is a relation: "daughter in law"."""
    words = folded(whom).split()
    ends = (" ".join(words[start:]) for start in range(len(words)))
    return next((end for end in ends if end in _kin().relations), "")


@cache
def _kin() -> _Kin:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    relations = {
        word: frozenset({relation})
        for relation, words in told["relations"].items()
        for word in words.split("|")
    }
    relations |= {
        word: frozenset(those.split("|"))
        for words, those in told["either"].items()
        for word in words.split("|")
    }
    called = {
        language: {folded(word): word for word in words.split("|")}
        for language, words in told["called"].items()
    }
    return _Kin(relations, called)
