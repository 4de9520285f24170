"""The words of one language by what they mean, read from `alphabet/<language>.toml`."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.normal import folded
from bot.language.replies.kinds import Kind

_FOLDER: Final = Path(__file__).parent / "alphabet"
_REASONS: Final = "reasons"
_RANK: Final = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase means; `value` is which reason, of those."""

    kind: Kind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Phrases of one language by their first word, the longest first."""

    language: str
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Meaning], ...]]
    meanings: Mapping[str, Meaning]
    words: frozenset[str]  #: all words of all phrases

    def at(self, words: Sequence[str], start: int) -> tuple[int, Meaning] | None:
        """Return the longest phrase that begins at `start`: how many words, and its meaning."""
        of_first = self.phrases.get(words[start])
        if of_first is None:
            return None
        for count in range(min(len(of_first[0][0]), len(words) - start), 0, -1):
            if meaning := self.meanings.get(" ".join(words[start : start + count])):
                return count, meaning
        return None


@cache
def alphabets() -> tuple[Alphabet, ...]:
    """Return the alphabets of all languages."""
    return tuple(_alphabet(path) for path in sorted(_FOLDER.glob("*.toml")))


def _alphabet(path: Path) -> Alphabet:
    meanings: dict[str, Meaning] = {}
    for phrase, meaning in _told(path):
        known = meanings.get(phrase)
        if known is None or _RANK[known.kind] < _RANK[meaning.kind]:
            meanings[phrase] = meaning
    firsts: defaultdict[str, list[tuple[tuple[str, ...], Meaning]]] = defaultdict(list)
    for phrase, meaning in meanings.items():
        words = tuple(phrase.split())
        firsts[words[0]].append((words, meaning))
    return Alphabet(
        path.stem,
        {
            first: tuple(sorted(phrases, key=lambda each: -len(each[0])))
            for first, phrases in firsts.items()
        },
        meanings,
        frozenset(word for phrase in meanings for word in phrase.split()),
    )


def _told(path: Path) -> Iterator[tuple[str, Meaning]]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    for reason, phrases in told.pop(_REASONS).items():
        yield from _of_kind(phrases, Meaning(Kind.REASON, reason))
    for name, phrases in told.items():
        yield from _of_kind(phrases, Meaning(Kind(name)))


def _of_kind(phrases: str, meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
    for phrase in phrases.split(","):
        if words := folded(phrase):
            yield words, meaning
