"""Reads how many: "took 2 ibuprofen", "took 2" where two are due, "took two doses"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.amounts import Amount
from bot.domain.ids import MedicationId
from bot.language.replies import reasons
from bot.language.replies.context import Context
from bot.language.replies.kinds import NEUTRAL, Kind
from bot.language.replies.scanning import Piece

K = Kind
_MEDICINE: Final = frozenset({K.MED, K.OTHER_MED})
_TWO_DOSES: Final = re.compile(r"(?:[2-9]|two|three|dos|tres) (?:doses|dosis)(?: (?:of|de))?")
_BEHIND_A_COUNT: Final = frozenset({None, K.DOSE, *NEUTRAL})
_WAITS: Final = frozenset({K.LATER, K.REMIND, K.WAIT, K.DIGIT_LATER})
_MANY: Final = 4  #: where nobody knows how much is due
_MANY_NOT_DUE: Final = 3  #: where it is not due at all
NUMBERS: Final = frozenset(
    {"one", "two", "three", "four", "una", "uno", "dos", "tres", "cuatro", "4", "5", "five"}
)


def counted(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with "2" of "took 2 ibuprofen" as an amount."""
    told: list[Piece] = []
    if any(piece.kind is K.REASON for piece in pieces):
        pieces = list(reasons.told(pieces))
    for n, piece in enumerate(pieces):
        follows = pieces[n + 1].kind if n + 1 < len(pieces) else None
        if told and told[-1].kind in _MEDICINE and _is_strength(piece):
            continue
        told.append(_as_counted(piece, told, follows))
    return told


def _as_counted(piece: Piece, before: Sequence[Piece], follows: Kind | None) -> Piece:
    """Return a number as what it counts, and a word as what it says of how many."""
    is_number = _is_number(piece) or _is_one(piece, follows)
    if is_number and _is_counted(before, follows):
        return Piece(K.AMOUNT, piece.words)
    if piece.words.isdigit() and _last(before) in _WAITS and not _is_pressed(piece, before):
        return Piece(K.STRETCH, f"{piece.words} minutes")
    if piece.words.isdigit() and _is_in_minutes(before) and follows is None:
        return Piece(K.STRETCH, f"{piece.words} minutes")
    if piece.words == "just" and follows in _MEDICINE and not before:
        return Piece(K.ONLY, piece.words)
    if _TWO_DOSES.fullmatch(piece.words):
        return Piece(K.TWICE, piece.words)
    return Piece(K.SOME, piece.words) if piece.words == "some" and follows is None else piece


def _is_counted(before: Sequence[Piece], follows: Kind | None) -> bool:
    """Return whether a number says how many: "took 2 ibuprofen", "took 2 pills", "took 2"."""
    if follows in _MEDICINE:
        return any(each.kind in (K.TOOK, K.HAD) for each in before)
    return follows in _BEHIND_A_COUNT and _tells_how_many(before)


def _is_pressed(piece: Piece, before: Sequence[Piece]) -> bool:
    """Return whether it is one more digit of the answer: "2 2"."""
    digits = (K.DIGIT_TAKEN, K.DIGIT_LATER, K.DIGIT_SKIP)
    return piece.kind in digits and any(each.kind in digits for each in before)


def _is_in_minutes(before: Sequence[Piece]) -> bool:
    """Return whether a number that follows says how long: "me la tomo en 5"."""
    says_take = any(each.kind in (K.TAKE, K.WILL_TAKE) for each in before)
    return says_take and before[-1].words in ("en", "in")


def _last(pieces: Sequence[Piece]) -> Kind | None:
    """Return the kind of the last piece that is no filler."""
    return next((p.kind for p in reversed(pieces) if p.kind not in NEUTRAL), None)


def _tells_how_many(counted: Sequence[Piece]) -> bool:
    """Return whether a digit that follows is a number of pills: "took 1", but not "taken 1"."""
    verb = counted[-1].words if counted and counted[-1].kind is K.TOOK else ""
    return verb.endswith(("took", "tome"))


def _is_number(piece: Piece) -> bool:
    is_digit = piece.kind in (K.DIGIT_TAKEN, K.DIGIT_LATER, K.DIGIT_SKIP)
    return is_digit or (piece.kind is K.UNKNOWN and piece.words in NUMBERS)


def _is_one(piece: Piece, follows: Kind | None) -> bool:
    """Return whether "una" says how many, and is no article: "me tomé una"."""
    return follows is None and piece.words in ("una", "uno")


def _is_strength(piece: Piece) -> bool:
    return piece.kind is K.UNKNOWN and piece.words.isdigit() and len(piece.words) > 1


def is_all_that_is_due(said: Amount, due: Mapping[MedicationId, Amount]) -> bool:
    """Return whether what was said is just what is due. Where nobody knows, it is not."""
    counted = [each.value for each in due.values() if each.unit.is_counted]
    return bool(counted) and len(counted) == len(due) and sum(counted) == said.value


def is_more_than_due(said: Amount, medicine: MedicationId, context: Context) -> bool:
    """Return whether more of a regular medicine was taken than anybody is likely to be told. One
    that is due now is taken all the same, and must not be asked about again: what was more of it
    is told beside its dose."""
    if medicine in context.as_needed or medicine in context.due or not said.unit.is_counted:
        return False
    return said.value >= (_MANY_NOT_DUE if context.due else _MANY)
