"""Finds phrases in a text in spite of slips of the finger, in bounded time.

How a phrase is written stands at the top of `words.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.language.normal import MOST, cleaned
from bot.language.slips import SWAPPED_FROM, is_slip_of

_GAP: Final = 3  #: words that ".." may skip
_MANY: Final = 20  #: the number from which "#" counts
_PART: Final = MOST // 2 - 100  #: characters of a longer text that are read, at both ends
_ANY_NUMBER: Final = "#"
_TOO_LONG: Final = 6  #: digits
_SEVERAL: Final = 5  #: the number from which "##" counts
_ANY_SEVERAL: Final = "##"
_LAUGHING: Final = re.compile("[😂🤣😆😹💀]")
_WORD: Final = re.compile(r"[^\W_]+|[.,;:!?]+")
_APOSTROPHES: Final = re.compile("['’\u2018`\u00b4\u02bc]")
_LONG_DRAWN: Final = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase. A gap has no words; a word with "=" before it is spelt exactly."""

    words: frozenset[str] = frozenset()
    optional: bool = False


Phrase = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, and before which of them a clause begins."""

    words: tuple[str, ...]
    begins: frozenset[int]


class Vocabulary:
    """All words of all phrases: says which of them a word somebody typed may stand for."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._words = {word for phrase in phrases for element in phrase for word in element.words}
        self._alike: dict[tuple[str, int], list[str]] = {}
        for word in self._words:
            if not word.startswith("=") and len(word) >= SWAPPED_FROM:
                self._alike.setdefault((word[0], len(word)), []).append(word)
        self._known = lru_cache(maxsize=2048)(self.stands_for)  #: people use few words

    def stands_for(self, token: str) -> frozenset[str]:
        """Return the words that `token` may be, slips included."""
        if not token:
            return frozenset()
        if token.isdecimal():
            return frozenset({token, f"={token}", *_how_many(token)} & self._words)
        near = (
            word
            for length in (len(token) - 1, len(token), len(token) + 1)
            for word in self._alike.get((token[0], length), ())
            if is_slip_of(token, word)
        )
        return frozenset({*({token, f"={token}"} & self._words), *near})

    def read(self, said: Iterable[str]) -> tuple[frozenset[str], ...]:
        """Return what each word may be."""
        return tuple(map(self._known, said))


def _how_many(number: str) -> set[str]:
    """Return which signs for numbers stand for this one; a very long one is no count."""
    if len(number) >= _TOO_LONG:
        return set()
    signs = ((_ANY_SEVERAL, _SEVERAL), (_ANY_NUMBER, _MANY))
    return {sign for sign, least in signs if int(number) >= least}


def tokens(text: str) -> Tokens:
    """Return the folded words of `text`; of a very long one those at its beginning and its end."""
    seen = text if len(text) <= MOST else f"{text[:_PART]}\n{text[-_PART:]}"
    seen = cleaned(_LAUGHING.sub(" lol ", seen.replace("\n", " . ")))
    bare = _APOSTROPHES.sub("", without_marks(seen))
    words: list[str] = []
    begins: set[int] = set()
    for token in _WORD.findall(bare):
        if token[0].isalnum():
            words.append(token if token.isdecimal() else _LONG_DRAWN.sub(r"\1", token))
        else:
            begins.add(len(words))
    return Tokens(tuple(words), frozenset(begins))


def without_marks(text: str) -> str:
    """Return `text` in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.category(c).startswith("M"))


def phrase(text: str) -> Phrase:
    """Return a phrase as `words.toml` writes it."""
    return tuple(_element(part) for part in text.split())


def find(
    by_first: Mapping[str, tuple[Phrase, ...]], said: tuple[frozenset[str], ...]
) -> Iterator[tuple[int, int]]:
    """Yield where in `said` a phrase stands: its first word, and the one behind its last."""
    for start, forms in enumerate(said):
        for form in forms:
            for wanted in by_first.get(form, ()):
                end = _end(wanted, said, start)
                if end is not None:
                    yield start, end


def by_first_word(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """Return phrases by every word they may begin with. None begins with what may be missing."""
    firsts: dict[str, list[Phrase]] = {}
    for wanted in phrases:
        if not wanted or wanted[0].optional:
            raise ValueError("a phrase begins with a word that must be there")
        for word in wanted[0].words:
            firsts.setdefault(word, []).append(wanted)
    return {word: tuple(wanted) for word, wanted in firsts.items()}


def _element(part: str) -> Element:
    if part == "..":
        return Element(optional=True)
    words = part.removesuffix("?").split("|")
    return Element(frozenset(without_marks(word) for word in words), part.endswith("?"))


def _end(wanted: Phrase, said: tuple[frozenset[str], ...], at: int) -> int | None:
    if not wanted:
        return at
    first, rest = wanted[0], wanted[1:]
    if not first.words:
        ends = (_end(rest, said, at + skip) for skip in range(_GAP + 1))
        return next((end for end in ends if end is not None), None)
    if at < len(said) and not first.words.isdisjoint(said[at]):
        end = _end(rest, said, at + 1)
        if end is not None:
            return end
    return _end(rest, said, at) if first.optional else None
