"""Spots the names of medicines inside running text, such as a pasted label or a letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.lexicon import How, Match, Spotted
from bot.formulary.shelf import Shelf
from bot.formulary.spelling import Word, words
from bot.formulary.trimming import STRENGTH

Find = Callable[[str], Match | None]

_MOST_CHARACTERS: Final = 20_000
_MOST_WORDS: Final = 8  #: in one name
_SHORTEST: Final = 4  #: characters; shorter ones are names only in capitals (ASA)
_BETWEEN: Final = re.compile(r"[ \t'\u2019.\-/&+]{0,3}")  #: what may stand inside a name
_JOINT: Final = re.compile(r"[ \t]?[/+-][ \t]?")  #: joins two names to one medicine
_TYPO_FROM: Final = 6  #: letters
_FORM_WITHIN: Final = 20  #: characters


class Spotter:
    """Looks for known names, the longest first, and for mistyped ones before a strength."""

    def __init__(self, find: Find, shelf: Shelf) -> None:
        self._find = find
        self._lines = shelf.lines
        self._ordinary = frozenset(shelf.words["ordinary"]) | frozenset(shelf.words["forms"])
        self._also_words = frozenset(shelf.words["also_words"])
        self._forms = frozenset(shelf.words["forms"])

    def spot(self, text: str) -> Sequence[Spotted]:
        """Return the names in `text`, in order; neighbours joined by a sign are one medicine."""
        text = text[:_MOST_CHARACTERS]
        joined: list[Spotted] = []
        for spotted in self._each(text, words(text)):
            last = joined[-1] if joined else None
            if last and (one := self._as_one(text, last, spotted)):
                joined[-1] = one
            else:
                joined.append(spotted)
        return joined

    def _each(self, text: str, found: Sequence[Word]) -> Iterator[Spotted]:
        at = 0
        while at < len(found):
            spotted, used = self._known(text, found, at) or (self._mistyped(text, found[at]), 1)
            if spotted:
                yield spotted
            at += used

    def _known(self, text: str, found: Sequence[Word], at: int) -> tuple[Spotted, int] | None:
        for used in range(self._reach(text, found, at), 0, -1):
            named = found[at : at + used]
            key = "".join(word.text for word in named)
            if key in self._lines and self._is_a_name(text, key, named):
                start, end = named[0].start, named[-1].end
                if match := self._find(text[start:end]):
                    return Spotted(start, end, match), used
        return None

    def _reach(self, text: str, found: Sequence[Word], at: int) -> int:
        """Return how many words from `at` on may belong to one name."""
        end = at + 1
        while end < min(len(found), at + _MOST_WORDS):
            if not _BETWEEN.fullmatch(text, found[end - 1].end, found[end].start):
                break
            end += 1
        return end - at

    def _is_a_name(self, text: str, key: str, named: Sequence[Word]) -> bool:
        if all(word.text in self._ordinary or word.text.isdigit() for word in named):
            return False
        if key in self._also_words:
            return self._is_before_strength_or_form(text, named[-1])
        return len(key) >= _SHORTEST or text[named[0].start : named[-1].end].isupper()

    def _is_before_strength_or_form(self, text: str, word: Word) -> bool:
        after = words(text[word.end : word.end + _FORM_WITHIN])
        return _has_strength(text, word) or bool(after and after[0].text in self._forms)

    def _mistyped(self, text: str, word: Word) -> Spotted | None:
        """Return a name that is nearly known, where the strength after it says that it is one."""
        if len(word.text) < _TYPO_FROM or word.text in self._ordinary or not word.text.isalpha():
            return None
        if not _has_strength(text, word):
            return None
        match = self._find(text[word.start : word.end])
        return Spotted(word.start, word.end, match) if match else None

    def _as_one(self, text: str, last: Spotted, this: Spotted) -> Spotted | None:
        if not _JOINT.fullmatch(text, last.end, this.start):
            return None
        both = self._find(text[last.start : this.end])
        if not both or both.how is How.FUZZY:
            return None
        return Spotted(last.start, this.end, replace(both, how=How.EXACT))


def _has_strength(text: str, word: Word) -> bool:
    """Return whether a number with a unit follows a word."""
    strength = STRENGTH.match(text, word.end + 1)
    return strength is not None and any(c.isalpha() for c in strength[0])
