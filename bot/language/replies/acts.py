"""What one clause of an answer does, by the first rule that fits its words.

A clause in which something stands that its rule does not allow says nothing that may be recorded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.language.replies.adjuncts import without_adjuncts
from bot.language.replies.counting import counted
from bot.language.replies.first_things import comes_first
from bot.language.replies.kinds import BLOCKING, MEALS, NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.rules import RULES, Does
from bot.language.replies.scanning import Piece

K = Kind


@dataclass(frozen=True, slots=True)
class Act:
    """What a clause does, and its pieces."""

    does: Does
    pieces: tuple[Piece, ...]

    def of(self, *kinds: Kind) -> list[Piece]:
        """Return its pieces of these kinds."""
        return [piece for piece in self.pieces if piece.kind in kinds]


def act(pieces: Sequence[Piece]) -> Act:
    """Return what a clause does."""
    return _act(tuple(pieces))


@lru_cache(maxsize=64)  # readers ask for the same few clauses of one message again and again
def _act(pieces: tuple[Piece, ...]) -> Act:
    found = _plain_act(pieces)
    if found.does is not Does.UNREAD:
        return found
    return Act(Does.LATER, ()) if comes_first(pieces) else found


def _plain_act(pieces: Sequence[Piece]) -> Act:
    pieces = tuple(counted(without_adjuncts(pieces)))
    kinds = {piece.kind for piece in pieces} - NEUTRAL
    if kinds == {K.MOMENT} and any(_has_passed(piece) for piece in pieces):
        return Act(Does.TAKEN, pieces)
    if any(spoils(pieces) for spoils in _SPOILS):
        return Act(Does.UNREAD, pieces)
    if kinds >= {K.TOOK, K.MISTAKE} and kinds <= _TAKEN_BY_MISTAKE and _by_mistake(pieces):
        return Act(Does.WRONG, pieces)
    for rule in RULES:
        if all(kinds & need for need in rule.needs):
            allowed = rule.may.union(*rule.needs)
            if kinds <= allowed and (rule.does is Does.UNDO or not kinds & (BLOCKING - allowed)):
                return Act(rule.does, pieces)
    return Act(Does.UNREAD, pieces)


def _has_passed(piece: Piece) -> bool:
    """Return whether a moment can only be in the past: "30 minutes ago"."""
    words = piece.words.split()
    return piece.kind is K.MOMENT and ("ago" in words or "hace" in words)


def _dangles(pieces: Sequence[Piece]) -> bool:
    """Return whether a meal or a pain stands there without a word that says what of it."""
    for n, piece in enumerate(pieces):
        before = {each.kind for each in pieces[:n]}
        if piece.kind in MEALS and not before & {K.WITH_MEAL, K.AFTER_MEAL, K.BEFORE_MEAL}:
            return True
        is_told_why = K.PURPOSE in before or any(each.words == "for" for each in pieces[:n])
        if piece.kind is K.SYMPTOM and not is_told_why:
            return True
    return False


def _doubts(pieces: Sequence[Piece]) -> bool:
    """Return whether nothing is said but that one is not sure: "I think"."""
    kinds = {piece.kind for piece in pieces} - NEUTRAL
    return kinds == {K.MISTAKE} and any(_DOUBTING.search(piece.words) for piece in pieces)


def _is_almost(pieces: Sequence[Piece]) -> bool:
    """Return whether it nearly came to it, and did not: "almost took my wife's"."""
    return any(p.kind is K.HEDGE and p.words.split()[0] in _ALMOST for p in pieces)


def _only_has(pieces: Sequence[Piece]) -> bool:
    """Return whether one only has them: "I have the metformin"."""
    has = any(p.kind is K.TAKEN_ALONE and p.words in ("i have", "have", "tengo") for p in pieces)
    kinds = {piece.kind for piece in pieces}
    return has and bool(kinds & _OWNED) and not kinds & {K.TOOK, K.HAD, K.YES}


def _by_mistake(pieces: Sequence[Piece]) -> bool:
    return any(_MISTAKEN.search(piece.words) for piece in pieces if piece.kind is K.MISTAKE)


def _is_goodbye(pieces: Sequence[Piece]) -> bool:
    """Return whether a time is that of a meeting: "see you in an hour"."""
    is_timed = any(piece.kind in (K.STRETCH, K.MOMENT) for piece in pieces)
    return is_timed and any(_GOODBYE.search(p.words) for p in pieces if p.kind is K.GREET)


def _contradicts(pieces: Sequence[Piece]) -> bool:
    """Return whether something is said and then denied, or said twice: "taken not taken"."""
    done = denied = False
    digits = 0
    for piece in pieces:
        if done and not denied and piece.kind in _SAYING_NO:
            return True
        denied = denied or piece.kind in _SAYING_NO
        done = done or piece.kind in (K.TOOK, K.HAD, K.YES, K.DIGIT_TAKEN)
        digits += piece.kind in (K.DIGIT_TAKEN, K.DIGIT_LATER, K.DIGIT_SKIP)
    return digits > 1


_ALMOST: Final = frozenset({"almost", "nearly", "casi"})
_SPOILS: Final = (_dangles, _contradicts, _is_goodbye, _doubts, _is_almost, _only_has)
_OWNED: Final = frozenset({K.MED, K.OTHER_MED, K.DOSE, K.ALL, K.REST})
_TAKEN_BY_MISTAKE: Final = (
    MEALS | PARTS_OF_DAY | {K.TOOK, K.MISTAKE, K.DOSE, K.MED, K.ALL, K.MOMENT}
)
_MISTAKEN: Final = re.compile(
    r"\b(?:mistake|accident|error|querer|descuido|equivocacion|mistakenly)\b"
)
_DOUBTING: Final = re.compile(
    r"\b(?:think|believe|may have|might|mightve|seems?|looks like|afraid|creo|parece|segun)\b"
)
_GOODBYE: Final = re.compile(r"\b(?:see you|bye|talk|ttyl|cya|vemos|hasta)\b")
_SAYING_NO: Final = frozenset({K.NOT, K.DID_NOT, K.NO_OR_NOT, K.NO})
