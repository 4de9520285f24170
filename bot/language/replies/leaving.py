"""Finds in a clause that something is put off or left out, or why, among other words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.language.replies.acts import Act, act
from bot.language.replies.around import is_when
from bot.language.replies.guard import any_guarded, changes
from bot.language.replies.kinds import NEUTRAL, Kind
from bot.language.replies.parts import DOING, LEAVES
from bot.language.replies.rules import Does
from bot.language.replies.scanning import Piece
from bot.language.replies.taken import BEFORE

K = Kind


_NO_OTHER_CORE: Final = frozenset(
    {K.HEDGE, K.DID_I, K.MAY_I, K.OTHERS, K.UNDO, K.WHAT, K.THIRD, K.PRESSED}
)


def left(clause: Sequence[Piece]) -> Act | None:
    """Return that it is put off or left out, or why: words beside that do less harm."""
    return _without_a_verb(clause) or (None if _was_going_to(clause) else _to_come(clause))


def _without_a_verb(clause: Sequence[Piece]) -> Act | None:
    """Return why, which, or until when: "no metformin left", "in 15 min, the dog is out"."""
    kinds = {piece.kind for piece in clause}
    is_left = any_guarded(clause, place="left") or K.NO in kinds
    if K.REASON in kinds and not kinds & DOING:
        return Act(Does.REASON, tuple(p for p in clause if p.kind in _OF_A_REASON))
    if kinds & {K.MED, K.REST} and not kinds & DOING and is_left:
        return Act(Does.SKIPPED, tuple(p for p in clause if p.kind in (K.MED, K.REST)))
    told = [piece.kind for piece in clause if piece.kind not in NEUTRAL]
    if kinds & _WHEN and told[0] is K.CONDITION and set(told) <= _WHEN | {K.CONDITION}:
        return Act(Does.WHEN, tuple(p for p in clause if p.kind is not K.CONDITION))
    if _is_in_a_while(clause):
        return Act(Does.LATER, tuple(p for p in clause[:2] if p.kind is K.STRETCH))
    if K.LATER in kinds and kinds - NEUTRAL <= _BUSY_UNTIL:
        return Act(Does.LATER, tuple(p for p in clause if p.kind is not K.CONDITION))
    return None


def _to_come(clause: Sequence[Piece]) -> Act | None:
    """Return that it will be done, or was not: "will do the rest after mass"."""
    clause = _without_why(clause)
    kinds = {piece.kind for piece in clause}
    if kinds & _TO_COME and kinds & {K.MED, K.REST} and not kinds & (_NO_OTHER_CORE | _DONE):
        return Act(Does.LATER, tuple(p for p in clause if p.kind in _OF_LATER))
    is_timed = K.REMIND in kinds and kinds & {*_WHEN, K.LATER}
    if kinds & _NO_OTHER_CORE or not (kinds & DOING or K.NOT_YET in kinds or is_timed):
        return None
    kept = [
        p
        for p in clause
        if p.kind not in BEFORE - {K.IT, K.YET} and not (p.kind is K.CONDITION and is_when(p))
    ]
    found = act(kept)
    return found if found.does in {Does.LATER, *LEAVES} else None


_WHEN: Final = frozenset({K.MOMENT, K.STRETCH})


def _is_in_a_while(clause: Sequence[Piece]) -> bool:
    """Return whether a clause begins with how long it is put off: "in 15 min, the dog is out"."""
    begins = len(clause) > 1 and clause[0].words in ("in", "en") and clause[1].kind is K.STRETCH
    return begins and not any(p.kind in DOING or changes(p) for p in clause[2:])


def _without_why(clause: Sequence[Piece]) -> Sequence[Piece]:
    """Return "not yet because I have a test at 9" without why."""
    not_yet = next((n for n, p in enumerate(clause) if p.kind is K.NOT_YET), None)
    if not_yet is None or any(p.kind in DOING for p in clause):
        return clause
    why = (n for n, p in enumerate(clause) if n > not_yet and p.kind in (K.UNKNOWN, K.PURPOSE))
    return clause[: next(why, len(clause))]


def _was_going_to(clause: Sequence[Piece]) -> bool:
    """Return whether it was only once meant to be done: "I was gonna take it"."""
    for before, piece in pairwise(clause):
        if piece.kind is K.WILL and before.words in ("was", "were", "estaba", "i was"):
            return True
    return any(piece.words == "iba a" for piece in clause)


#: "Will do the rest after mass": put off, whatever else is said of when.
_TO_COME: Final = frozenset({K.WILL, K.WILL_TAKE, K.NOT_YET, K.LATER})
_BUSY_UNTIL: Final = frozenset({K.LATER, K.CONDITION, K.MOMENT, K.STRETCH})
_DONE: Final = frozenset({K.TOOK, K.DID_NOT, K.NOT, K.CONDITION, K.SKIP, K.EXCEPT, K.MORE, K.TWICE})
_OF_LATER: Final = frozenset({K.MED, K.REST, K.MOMENT, K.STRETCH, K.WILL_TAKE})


OF_LEFT: Final = DOING | {K.NOT_YET, K.REMIND}


_OF_A_REASON: Final = frozenset({K.REASON, K.MED, K.DOSE})
