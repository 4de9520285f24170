"""Melts words that are surely about something else into one that is unknown: "took the dog",
"didn't hear the phone", "going to bingo", "had a bad night"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.language.replies.guard import is_guarded
from bot.language.replies.kinds import MEALS, NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.parts import NEVER_CALLED
from bot.language.replies.scanning import Piece

K = Kind
_DENIES: Final = frozenset({K.NOT, K.DID_NOT, K.NO_OR_NOT, K.NO})
_VERBS: Final = frozenset(
    {K.TOOK, K.HAD, K.TAKE, K.TAKING, K.WILL, K.WANT, K.ALL, K.SOME, K.REST, K.MORE, K.ONLY}
    | {K.PRESSED, K.AGAIN, K.SKIP, K.REMIND, K.DID_I, K.MAY_I}
)
_OTHER_OBJECTS: Final = frozenset({K.UNKNOWN, K.PRESSED, K.THIRD, K.SYMPTOM, K.IDIOM, *MEALS})
_BETWEEN: Final = (
    {K.FILLER, K.GREET, K.TAG} | PARTS_OF_DAY | {K.WILL, K.RIGHT_NOW, K.WANT, K.YET, K.ALL}
)
_OF_THEM: Final = frozenset({K.IT, K.DOSE, K.MED, K.OTHER_MED, K.ALL})
_PARTICIPLES: Final = frozenset({"tomada", "tomadas", "tomado", "tomados", "taken", "swallowed"})
_MINE: Final = (
    *("it", "them", "em", "mine", "meds", "pills", "all", "down", "tablets", "tablet", "pill"),
    *("medicine", "medicines", "medication", "medications", "dose", "capsules", "pastillas"),
)


def _is_told_to_others(pieces: Sequence[Piece], n: int) -> bool:
    """Return whether somebody is told or given something that is no medicine: "tell the nurse"."""
    behind = [p for p in pieces[n + 1 :] if p.kind not in NEUTRAL]
    if pieces[n].words == "tell" and any(p.words in _I for p in pieces[n + 1 :]):
        return not any(p.words in _I for p in pieces[:n])  # "tell Ann i took them"
    is_of_doses = any(p.kind in _OF_THEM | {K.TOOK, K.HAD} for p in behind)
    return pieces[n].words in _TO_OTHERS and bool(behind) and not is_of_doses


_I: Final = frozenset(("i", "ive"))
_TO_OTHERS: Final = frozenset(
    [
        "tell",
        "tells",
        "told",
        "gave",
        "given",
        "asked",
        "wrote",
        "bought",
        "ordered",
        "poured",
        "compre",
        "prepare",
        "di",
        "shows",
        "showed",
        "lost",
        "dropped",
    ]
)


def without_weak_reasons(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces with words as unknown that are a reason only where they stand alone: "out"."""
    if all(piece.kind in NEUTRAL | {K.REASON} for piece in pieces):
        return pieces
    return [replace(p, kind=K.UNKNOWN) if p.words in _WEAK_REASONS else p for p in pieces]


_WEAK_REASONS: Final = frozenset(("out", "away", "empty", "other", "fuera"))


def melted(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with verbs of something else, and what is denied of something else, as one
    unknown word each."""
    told = list(pieces)
    for n in range(len(told) - 1, -1, -1):
        piece = told[n]
        if piece.kind is K.HEDGE and _is_told_to_others(told, n):
            told[n] = Piece(K.UNKNOWN, "tells")
            continue
        if piece.words in _EATING and n == len(told) - 1:
            told[n] = Piece(K.UNKNOWN, piece.words)
            continue
        if piece.kind not in _DENIES | _VERBS or says_of_what(piece):
            continue
        end = _object(told, n)
        if end is None:
            continue
        if piece.kind in _DENIES and _is_of_doses(told[n + 1 : end]):
            continue
        told[n:end] = [Piece(K.UNKNOWN, " ".join(p.words for p in told[n:end]))]
    return told


#: At the end of a clause it is food that was eaten.
_EATING: Final = frozenset({"ate", "eaten", "comi", "just ate", "ya comi"})


def says_of_what(piece: Piece) -> bool:
    """Return whether a verb has its object in it: "took them", "me las tomé"."""
    words = piece.words.split()
    if piece.kind is not K.TOOK:
        return False
    is_participle = words[-1] in _PARTICIPLES
    return is_participle or (len(words) > 1 and words[-1] in _MINE) or _is_spanish(words)


def _is_spanish(words: Sequence[str]) -> bool:
    return any(w in ("la", "las", "lo", "los") for w in words) and len(words) > 1


def _object(pieces: Sequence[Piece], verb: int) -> int | None:
    """Return where what a verb is about ends, if it is about something else than doses."""
    for n in range(verb + 1, len(pieces)):
        kind = pieces[n].kind
        if pieces[n].words in NEVER_CALLED:
            return None
        if kind in _OTHER_OBJECTS:
            is_it = n + 1 < len(pieces) and pieces[n + 1].kind is K.IT
            return n + 1 + is_it
        is_to = pieces[verb].kind is K.SKIP and kind is K.PURPOSE  # "skip to the good part"
        if kind not in _BETWEEN and not is_to:
            return None
    return None


def _is_of_doses(denied: Sequence[Piece]) -> bool:
    """Return whether what is denied may be that it was swallowed, or kept down."""
    words = [w for p in denied if p.kind not in NEUTRAL for w in p.words.split()]
    return any(is_guarded(w, place="denied") or is_guarded(w) for w in words)
