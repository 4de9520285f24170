"""Knows when somebody says that they are not the person we think, also where they mistype it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import OSA

from bot.language.normal import folded
from bot.language.replies.stop_clauses import clauses
from bot.language.replies.stop_words import Words, plain_words, words

_LONGEST: Final = 600  #: characters that are looked at
_SLIPS: Final = 2  #: letters that may be wrong in a denial
_SHORTEST_NEAR: Final = 10  #: letters
_LONGEST_NEAR: Final = 40
_NUMBER_SIGN: Final = re.compile(r"(?<=wrong) ?#", re.IGNORECASE)


def language_of_wrong_number(text: str) -> str | None:
    """Return the language in which somebody says that they are not who we think, or None."""
    known, said = words(), folded(_NUMBER_SIGN.sub(" number ", text[:_LONGEST]))
    if known.corrections.search(said):
        return None
    plain = plain_words(said, known)
    if whole := known.wrong_number.get(said) or known.wrong_number.get(plain):
        return whole
    if near := _nearly(plain, known):
        return known.nearly[near]
    parts = [clause.words for clause in clauses(text[:_LONGEST])]
    for each in (said, *parts):
        for language, clause in known.wrong_number_clauses.items():
            if clause.search(each) and not known.guards[language].search(each):
                return language
    beside = (plain_words(each, known) for each in parts)
    found = (known.wrong_number[each] for each in beside if each in known.wrong_number_beside)
    return next(found, None)


def is_unmistakable(text: str) -> bool:
    """Return whether a denial is WRONG NUMBER itself, and not words that a slip may bring about."""
    known, said = words(), folded(_NUMBER_SIGN.sub(" number ", text[:_LONGEST]))
    plain = plain_words(said, known)
    near = _nearly(plain, known)
    return not known.unmistakable.isdisjoint((said, plain, near or plain))


def also_stops(text: str) -> bool:
    """Return whether a denial tells us to stop as well: "not me, stop texting me"."""
    return bool(words().stopping.search(folded(text[:_LONGEST])))


def denies_being(text: str, names: Iterable[str]) -> bool:
    """Return whether somebody says that they are none of those `names`: "I am not Ann"."""
    known, said = words(), folded(text[:_LONGEST])
    them = "|".join(re.escape(folded(name)) for name in names if folded(name))
    if not them:
        return False
    denied = re.compile(rf"(?:no )?(?:{'|'.join(known.denials)}) (?:{them})")
    return any(denied.fullmatch(each) for each in (said, plain_words(said, known)))


def _nearly(plain: str, known: Words) -> str | None:
    """Return the denial that somebody has misspelled, if that is what they wrote."""
    if not _SHORTEST_NEAR <= len(plain) <= _LONGEST_NEAR:
        return None
    near = (
        each for each in known.nearly if OSA.distance(plain, each, score_cutoff=_SLIPS) <= _SLIPS
    )
    return next(near, None)
