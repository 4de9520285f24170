"""Finds words of crisis in a text, in every language, whatever the speaker's own is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.intents import CrisisKind
from bot.language.crisis import labels
from bot.language.crisis.matching import Phrase, Tokens, Vocabulary, by_first_word, phrase, tokens
from bot.language.crisis.matching import find as places

#: Where several kinds are spoken of, the one whose help comes fastest is answered.
_ORDER: Final = (CrisisKind.EMERGENCY, CrisisKind.SELF_HARM, CrisisKind.POISON)
_MAY_BE_DENIED: Final = frozenset({CrisisKind.EMERGENCY})
_MAY_BE_TREATED: Final = frozenset({CrisisKind.EMERGENCY, CrisisKind.POISON})
_FILE: Final = Path(__file__).parent / "words.toml"
_LONGEST_NO: Final = 4  #: words
_AT_ONCE: Final = frozenset(
    {"once", "golpe", "vez", "whole", "entire", "week", "month", "die", "morir"}
)
_Phrases = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class _Lists:
    vocabulary: Vocabulary
    phrases: Mapping[CrisisKind, _Phrases]
    harmless: _Phrases
    boxed: _Phrases  #: what lay in a pill box: harmless unless all of it was swallowed at once
    denials: frozenset[str]


def find(text: str) -> CrisisKind | None:
    """Return what kind of crisis `text` speaks of, or None."""
    lists = _lists()
    said = _without_harmless(tokens(text), lists)
    forms = lists.vocabulary.read(said.words)
    is_label = labels.is_label(said.words)
    for kind in _ORDER:
        for start, _ in places(lists.phrases[kind], forms):
            if is_label and kind in _MAY_BE_TREATED and labels.is_what_for(said.words, start):
                continue
            if kind not in _MAY_BE_DENIED or not _is_denied(said, start, lists.denials):
                return kind
    return None


def _is_denied(said: Tokens, start: int, denials: frozenset[str]) -> bool:
    """Return whether the clause up to `start` ends in a "no"; "No. Chest pain" does not."""
    for count in range(1, min(_LONGEST_NO, start) + 1):
        if start - count + 1 in said.begins:
            return False
        if " ".join(said.words[start - count : start]) in denials:
            return True
    return False


def _without_harmless(said: Tokens, lists: _Lists) -> Tokens:
    """Return the words with the harmless ones blanked, so that nothing moves."""
    words = list(said.words)
    forms = lists.vocabulary.read(said.words)
    found = list(places(lists.harmless, forms))
    if _AT_ONCE.isdisjoint(words):
        found += places(lists.boxed, forms)
    for start, end in found:
        words[start:end] = [""] * (end - start)
    return replace(said, words=tuple(words))


@cache
def _lists() -> _Lists:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    phrases = {
        kind: tuple(phrase(text) for words in told.values() for text in words[kind])
        for kind in CrisisKind
    }
    harmless, boxed = (
        tuple(phrase(text) for words in told.values() for text in words[name])
        for name in ("harmless", "boxed")
    )
    return _Lists(
        vocabulary=Vocabulary(
            [*harmless, *boxed, *(one for all_ in phrases.values() for one in all_)]
        ),
        phrases={kind: by_first_word(of_kind) for kind, of_kind in phrases.items()},
        harmless=by_first_word(harmless),
        boxed=by_first_word(boxed),
        denials=frozenset(no for words in told.values() for no in words["no"]),
    )
