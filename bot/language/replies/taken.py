"""Finds "took my pills" in a clause, and lets go the words that cannot change it; the rules of a
clause read what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.language.replies.acts import Act, act
from bot.language.replies.around import TELLING, is_when, may_stand_before, may_stand_behind
from bot.language.replies.kinds import NEUTRAL, Kind
from bot.language.replies.melting import says_of_what
from bot.language.replies.parts import EXTRA, LEAVES, NEVER_CALLED, OBJECTS, SAYS_TAKEN, TOOK
from bot.language.replies.rules import Does
from bot.language.replies.scanning import Piece

K = Kind

#: Behind what was taken these say nothing of it; before it they may.
_BEHIND: Final = frozenset(
    {K.THIRD, K.WHAT, K.IT, K.WANT, K.YET, K.SYMPTOM, K.IDIOM, K.WILL, K.AND, K.MISTAKE}
    | {K.LATER, K.WAIT, K.UNKNOWN, K.ONLY}
)


BEFORE: Final = frozenset({K.UNKNOWN, K.IDIOM, K.THIRD, K.SYMPTOM, K.YET, K.IT})


def taken(clause: Sequence[Piece]) -> Act | None:
    """Return what a clause does without the words that cannot change it, or None."""
    span = _span(clause)
    if span is None:
        return None
    begin, end = span
    before, behind = clause[:begin], clause[end:]
    may_stand = may_stand_before(before, clause[begin]) and may_stand_behind(
        behind, clause[begin:end]
    )
    if not may_stand or _names_somebody(behind):
        return None
    kept = [
        *(p for p in before if p.kind not in BEFORE and not is_when(p)),
        *clause[begin:end],
        *(p for p in _times(behind) if p.kind not in _BEHIND and not is_when(p)),
    ]
    found = act(kept)
    return found if found.does in SAYS_TAKEN | EXTRA | {Does.SOME} | LEAVES else None


def _names_somebody(behind: Sequence[Piece]) -> bool:
    """Return whether nothing but somebody stands behind it whom one does not call so: "took
    metformin wife". It may be theirs, or they who took it."""
    rest = [piece for piece in behind if piece.kind not in NEUTRAL]
    is_bare = all(p.kind in _BARE or p.words.split()[0] in _VERBS for p in rest)
    return bool(rest) and is_bare and rest[-1].words.split()[-1] in NEVER_CALLED


_BARE: Final = frozenset({K.THIRD, *TOOK, *OBJECTS})
_VERBS: Final = frozenset(("took", "taken", "had"))


def says_taken(clause: Sequence[Piece]) -> bool:
    """Return whether "took my pills" stands in a clause at all."""
    return _span(clause) is not None


def _times(behind: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces without the times of something else: "woke up at 9"."""
    strange = False
    for n, piece in enumerate(behind):
        strange = strange or (piece.kind is K.UNKNOWN and n > 0 and _is_verb(piece))
        if not (strange and piece.kind in TELLING):
            yield piece


def _is_verb(piece: Piece) -> bool:
    return piece.words.endswith(("ed", "ing")) or piece.words in ("woke", "see", "leave", "go")


def _span(clause: Sequence[Piece]) -> tuple[int, int] | None:
    """Return where "took my pills" or "pills are taken" begins and ends."""
    for n, piece in enumerate(clause):
        if piece.kind in TOOK and (found := _active(clause, n) or _passive(clause, n)):
            return found
    return None


def _active(clause: Sequence[Piece], verb: int) -> tuple[int, int] | None:
    end = verb + 1
    last = end if says_of_what(clause[verb]) else None
    while end < len(clause) and clause[end].kind in OBJECTS | NEUTRAL | {K.AMOUNT, K.AND}:
        end += 1
        if clause[end - 1].kind in OBJECTS:
            last = end
    return (verb, last) if last is not None else None


def _passive(clause: Sequence[Piece], verb: int) -> tuple[int, int] | None:
    begin = verb - 1
    while begin >= 0 and clause[begin].kind in NEUTRAL:
        begin -= 1
    if begin < 0 or clause[begin].kind not in OBJECTS or clause[verb].kind is not K.TOOK:
        return None
    while begin > 0 and clause[begin - 1].kind in OBJECTS | NEUTRAL:
        begin -= 1
    return begin, verb + 1
