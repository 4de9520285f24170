"""Takes a sentence apart into pieces: words of the alphabet, medicines, times, amounts.

At each word the longest reading wins; what nothing knows is `UNKNOWN`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.domain.ids import MedicationId
from bot.language import units
from bot.language.moments import PAST, STRETCH
from bot.language.numbers import QUANTITY
from bot.language.replies.alphabet import Alphabet, Meaning, alphabets
from bot.language.replies.kinds import Kind
from bot.language.replies.names import Names
from bot.language.slips import is_slip_of

_PAST: Final = re.compile(rf"{PAST}(?![^ ])")
_STRETCH: Final = re.compile(rf"{STRETCH}(?![^ ])")
_AMOUNT: Final = re.compile(
    rf"(?P<number>{QUANTITY}) ?(?P<unit>{units.PATTERN})(?: (?:of|de|del)\b)?(?![^ ])"
)
_I: Final = frozenset(("i", "yo"))
_DRAWN_OUT: Final = re.compile(r"(.)\1{2,}")
#: Kinds for which a slip of the finger is forgiven: none of them records anything by itself.
_FORGIVING: Final = frozenset(
    {
        Kind.DOSE,
        Kind.FILLER,
        Kind.GREET,
        Kind.REASON,
        Kind.SYMPTOM,
        Kind.BREAKFAST,
        Kind.LUNCH,
        Kind.DINNER,
        Kind.REMIND,
        Kind.LATER,
        Kind.ALL,
        Kind.EXCEPT,
    }
)
_FORGIVEN_FROM: Final = 5  #: letters
_NO_SLIPS: Final = frozenset(
    {
        *(
            "thinks",
            "thinking",
            "thanked",
            "retraso",
            "super",
            "diner",
            "plumber",
            "prise",
            "bloods",
        ),
        *("salio", "salgo", "quitado", "quitaron", "quitando", "exception"),
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words that mean something together."""

    kind: Kind
    words: str
    value: str = ""  #: of a reason which, of a medicine that is not theirs its name
    ids: tuple[MedicationId, ...] = ()
    is_fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Scanner:
    """Knows the words of all languages, those of one first, and one patient's medicines."""

    alphabets: tuple[Alphabet, ...]
    names: Names

    def scan(self, said: str) -> tuple[Piece, ...]:
        """Return the pieces of folded words."""
        return tuple(self._pieces(said))

    def _pieces(self, said: str) -> Iterator[Piece]:
        words = said.split()
        starts = list(_starts(words))
        at = 0
        while at < len(words):
            piece, count = self._best(said, words, starts, at)
            yield piece
            at += count

    def _best(
        self, said: str, words: list[str], starts: Sequence[int], at: int
    ) -> tuple[Piece, int]:
        if words[at] in _I and self._is_reason_behind(words, at):
            return Piece(Kind.FILLER, words[at]), 1
        found = [
            *self._named(words, at),
            *self._spelt(words, at),
            *_measured(said, words, starts, at),
        ]
        if not found:
            return self._slip(words[at]), 1
        return max(found, key=lambda each: each[1])

    def _is_reason_behind(self, words: list[str], at: int) -> bool:
        """Return whether behind "i" a reason begins that is longer than what begins with "i"."""
        if at + 1 == len(words):
            return False
        mine = max((count for _, count in self._spelt(words, at)), default=0)
        theirs = [count for piece, count in self._spelt(words, at + 1) if _is_reason(piece)]
        return max(theirs, default=0) >= max(mine, 2)

    def _named(self, words: list[str], at: int) -> Iterator[tuple[Piece, int]]:
        if found := self.names.at(words, at):
            count, ids = found
            yield Piece(Kind.MED, " ".join(words[at : at + count]), ids=ids), count

    def _spelt(self, words: list[str], at: int) -> Iterator[tuple[Piece, int]]:
        for alphabet in self.alphabets:
            if found := alphabet.at(words, at):
                count, meaning = found
                yield Piece(meaning.kind, " ".join(words[at : at + count]), meaning.value), count

    def _slip(self, word: str) -> Piece:
        """Return what an unknown word most likely is."""
        for plain in (_DRAWN_OUT.sub(r"\1\1", word), _DRAWN_OUT.sub(r"\1", word)):
            if plain != word and word.isalpha():
                for alphabet in self.alphabets:
                    if found := alphabet.at([plain], 0):
                        return Piece(found[1].kind, word, found[1].value)
        return _forgiven(word, self.alphabets) or Piece(Kind.UNKNOWN, word)


def _is_reason(piece: Piece) -> bool:
    return piece.kind is Kind.REASON


def in_order(text: str, *, language: str) -> tuple[Alphabet, ...]:
    """Return the alphabets, that in which most words of `text` stand first."""
    words = text.split()

    def hits(alphabet: Alphabet) -> int:
        others = [each for each in alphabets() if each is not alphabet]
        return sum(
            word in alphabet.words and not any(word in each.words for each in others)
            for word in words
        )

    return tuple(sorted(alphabets(), key=lambda each: (-hits(each), each.language != language)))


def _forgiven(word: str, known: Sequence[Alphabet]) -> Piece | None:
    if len(word) < _FORGIVEN_FROM or not word.isalpha() or word in _NO_SLIPS:
        return None
    for alphabet in known:
        alike = _single_words(alphabet.language)
        for length in (len(word), len(word) - 1, len(word) + 1):
            for phrase, meaning in alike.get((word[0], length), ()):
                if is_slip_of(word, phrase):
                    return Piece(meaning.kind, word, meaning.value)
    return None


@cache
def _single_words(language: str) -> Mapping[tuple[str, int], tuple[tuple[str, Meaning], ...]]:
    """Return the words that may be misspelt, by their first letter and their length."""
    found: defaultdict[tuple[str, int], list[tuple[str, Meaning]]] = defaultdict(list)
    phrases = next(each.phrases for each in alphabets() if each.language == language)
    for of_first in phrases.values():
        for (word, *more), meaning in of_first:
            if not more and meaning.kind in _FORGIVING and len(word) >= _FORGIVEN_FROM:
                found[word[0], len(word)].append((word, meaning))
    return {key: tuple(words) for key, words in found.items()}


def _measured(
    said: str, words: list[str], starts: Sequence[int], at: int
) -> Iterator[tuple[Piece, int]]:
    for kind, pattern in ((Kind.MOMENT, _PAST), (Kind.STRETCH, _STRETCH), (Kind.AMOUNT, _AMOUNT)):
        if found := pattern.match(said, starts[at]):
            text = found[0].strip()
            yield Piece(kind, text), len(text.split())


def _starts(words: list[str]) -> Iterator[int]:
    at = 0
    for word in words:
        yield at
        at += len(word) + 1
