"""Knows one of somebody's own medicines in the words that a telephone heard: "lie sin a pril"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from bot.domain.ids import MedicationId
from bot.language.replies.kinds import NEUTRAL, Kind
from bot.language.replies.scanning import Piece

_MOST_PIECES: Final = 5
_FEWEST: Final = 5  #: consonants
_SPOKEN: Final = {"4": "for", "2": "to", "10": "ten", "ph": "f", "v": "f", "c": "k", "z": "s"}
_SOUNDS: Final = re.compile("|".join(sorted(map(re.escape, _SPOKEN), key=len, reverse=True)))
_SILENT: Final = re.compile(r"[aeiouhyw\W\d_]+")
_DOUBLE: Final = re.compile(r"(.)\1+")
Called = Sequence[tuple[str, MedicationId]]
#: From which piece, to which; the medicine; whether it sounds just so.
Heard = tuple[int, int, MedicationId, bool]


def heard(
    pieces: Sequence[Piece], called: Called, *, is_another: Callable[[str, MedicationId], bool]
) -> Heard | None:
    """Return the fewest pieces that together sound like one of theirs; just so before nearly so.

    A word that is another name by itself is no piece of it.
    """
    sounds = _sounds_of(tuple(called))
    found = [
        (begin, end, *near)
        for begin in range(len(pieces) - 1)
        for end in range(begin + 2, min(len(pieces), begin + _MOST_PIECES) + 1)
        if _may_be_one(pieces[begin:end])
        and (near := _nearest("".join(piece.words for piece in pieces[begin:end]), sounds))
        and not any(is_another(word, near[0]) for word in _unknown(pieces[begin:end]))
        and (near[1] or not any(piece.kind in _DENIES for piece in pieces[begin:end]))
    ]
    return min(found, key=lambda each: (not each[3], each[1] - each[0], each[0]), default=None)


def _unknown(pieces: Sequence[Piece]) -> list[str]:
    return [piece.words for piece in pieces if piece.kind is Kind.UNKNOWN]


def _may_be_one(pieces: Sequence[Piece]) -> bool:
    """Return whether a word nobody knows is among them, and nothing that tells them apart."""
    kinds = {piece.kind for piece in pieces}
    edges = {pieces[0].kind, pieces[-1].kind}
    is_apart = kinds.isdisjoint(_TELLS) and edges.isdisjoint(_DENIES | NEUTRAL)
    return Kind.UNKNOWN in kinds and is_apart


_DENIES: Final = frozenset({Kind.NOT, Kind.NO, Kind.NO_OR_NOT, Kind.DID_NOT, Kind.SKIP, Kind.YES})
_TELLS: Final = frozenset({Kind.MED, Kind.TOOK, Kind.DOSE, Kind.EXCEPT, Kind.AND, Kind.BUT})


def _nearest(joined: str, sounds: Mapping[str, MedicationId]) -> tuple[MedicationId, bool] | None:
    said = _sound(joined)
    if len(said) < _FEWEST:
        return None
    if said in sounds:
        return sounds[said], True
    long = ((sound, id_) for sound, id_ in sounds.items() if len(sound) > _FEWEST)
    near = {id_ for sound, id_ in long if OSA.distance(said, sound, score_cutoff=1) <= 1}
    return (near.pop(), False) if len(near) == 1 else None


@lru_cache(maxsize=256)
def _sounds_of(called: tuple[tuple[str, MedicationId], ...]) -> Mapping[str, MedicationId]:
    """Return the sounds of names of one word; what several sound like is none of them."""
    found: dict[str, set[MedicationId]] = {}
    for name, id_ in called:
        if len(sound := _sound(name.partition(" ")[0])) >= _FEWEST:
            found.setdefault(sound, set()).add(id_)
    return {sound: ids.pop() for sound, ids in found.items() if len(ids) == 1}


def _sound(word: str) -> str:
    """Return the consonants of a word as they sound."""
    spoken = _SOUNDS.sub(lambda each: _SPOKEN[each[0]], word.casefold().replace(" ", ""))
    return _DOUBLE.sub(r"\1", _SILENT.sub("", spoken))
