"""Reads questions about doses: "did I take it?", "can I take ibuprofen now?"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.intents import DidITake, Intent, MayITake
from bot.language.replies.acts import Act
from bot.language.replies.kinds import NEUTRAL, PARTS_OF_DAY, Kind
from bot.language.replies.rules import Does
from bot.language.replies.scanning import Piece

K = Kind
_TAKING: Final = frozenset({K.TOOK, K.HAD, K.TAKE, K.TAKING, K.SKIP})
_MAY_FOLLOW: Final = frozenset(
    {
        K.IT,
        K.DOSE,
        K.ALL,
        K.MED,
        K.OTHER_MED,
        K.YET,
        K.RIGHT_NOW,
        K.MOMENT,
        K.TWICE,
        K.AGAIN,
        K.MORE,
        K.MISTAKE,
        K.YES,
        K.NOT,
        K.AMOUNT,
        K.SYMPTOM,
        K.BREAKFAST,
        K.LUNCH,
        K.DINNER,
        K.REST,
        K.TAKEN_ALONE,
        K.LATER,
        K.AFTER_EATING,
        K.WANT,
        K.ONLY,
        K.STRETCH,
        *PARTS_OF_DAY,
        *_TAKING,
    }
)
_NEVER_WITH_MAY: Final = frozenset({K.SKIP, K.THIRD, K.MOMENT, *{K.BREAKFAST, K.LUNCH, K.DINNER}})
_TOLD: Final = frozenset({Does.TAKEN, Does.ONLY_TAKEN, Does.YES, Does.TWICE, Does.NO})
_MOST_UNKNOWN: Final = 2
#: With one of these it is asked how to take it, not whether.
_ASKS_HOW: Final = frozenset(
    (
        "food",
        "meal",
        "stomach",
        "water",
        "milk",
        "juice",
        "coffee",
        "tea",
        "eating",
        "ate",
        "snack",
        "yogurt",
        "breakfast",
        "comida",
        "ayunas",
        "agua",
        "leche",
        "jugo",
        "cafe",
        "comer",
        "vacio",
    )
)
#: What begins why somebody asks.
_SAYS_WHY: Final = frozenset(
    {
        *(
            "my",
            "im",
            "i",
            "ive",
            "because",
            "cause",
            "its",
            "la",
            "el",
            "me",
            "estoy",
            "tengo",
            "ando",
        ),
        *("porque", "es", "mi"),
    }
)


def asked(pieces: Sequence[Piece], acts: Sequence[Act], *, is_question: bool) -> Intent | None:
    """Return the question about a dose that is asked in the pieces of a whole message."""
    pieces = _without_why(pieces)
    kinds = {piece.kind for piece in pieces} - NEUTRAL
    if K.DID_I in kinds and _asks_what_was_done(pieces, kinds):
        return _did(pieces)
    if K.MAY_I in kinds:
        return _may(pieces, kinds)
    is_told = {each.does for each in acts} <= {
        Does.TAKEN,
        Does.ONLY_TAKEN,
        Does.YES,
        Does.TWICE,
        Does.NO,
    }
    if is_question and acts and is_told and kinds & {K.TOOK, K.HAD, K.TAKING}:
        return _did(pieces)
    return None


def _without_why(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return "can i have the ibuprofen now my back is bad" without why it is asked."""
    named = [n for n, piece in enumerate(pieces) if piece.kind in (K.MED, K.OTHER_MED)]
    if len(named) != 1 or not any(piece.kind is K.MAY_I for piece in pieces[: named[0]]):
        return pieces
    for n in range(named[0] + 1, len(pieces)):
        if pieces[n].words.split()[0] in _SAYS_WHY and any(
            piece.kind is K.UNKNOWN for piece in pieces[n:]
        ):
            words = {word for piece in pieces[n:] for word in piece.words.split()}
            return pieces if words & _ASKS_HOW else pieces[:n]
    return pieces


def _asks_what_was_done(pieces: Sequence[Piece], kinds: set[Kind]) -> bool:
    strange = [piece for piece in pieces if piece.kind is K.UNKNOWN]
    allowed = _MAY_FOLLOW | {K.HEDGE, K.DID_I, K.UNKNOWN, K.TAG, K.MAY_I, K.WHAT}
    told_of = _TAKING | {K.MED, K.DOSE, K.OTHER_MED, K.ALL}
    is_told = bool(kinds & told_of) or any("tom" in p.words for p in pieces if p.kind is K.DID_I)
    return is_told and kinds <= allowed and len(strange) <= _MOST_UNKNOWN


def _did(pieces: Sequence[Piece]) -> DidITake:
    yesterday = any(
        "yesterday" in p.words
        or "ayer" in p.words
        or "last night" in p.words
        or "anoche" in p.words
        for p in pieces
        if p.kind is K.MOMENT
    )
    ids = _ids(pieces)
    return DidITake(ids[0] if len(ids) == 1 else None, yesterday)


def _may(pieces: Sequence[Piece], kinds: set[Kind]) -> Intent | None:
    ids, others = _ids(pieces), [p.value for p in pieces if p.kind is K.OTHER_MED]
    is_about_one = len(ids) + len(others) == 1
    if kinds & _NEVER_WITH_MAY or len(ids) + len(others) > 1:
        return None
    if any(p.kind is K.UNKNOWN for p in pieces) or not kinds <= _MAY_FOLLOW | {
        K.MAY_I,
        K.TAG,
        K.OTHERS,
    }:
        return None
    if any(word in _ASKS_HOW for p in pieces for word in p.words.split()):
        return None
    if is_about_one:
        return MayITake(ids[0] if ids else None, others[0] if others else "")
    if kinds & {K.TAKE, K.HAD, K.TAKING} or (K.MORE in kinds):
        return MayITake(None)
    return None


def _ids(pieces: Sequence[Piece]) -> tuple[MedicationId, ...]:
    return tuple(dict.fromkeys(piece.ids[0] for piece in pieces if piece.kind is K.MED))
