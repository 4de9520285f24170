"""Makes plain what a piece means beside the others: "od" beside drops, "at 8" beside "at 14"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language.directions.asides import Site
from bot.language.directions.grouping import of_kind
from bot.language.directions.pieces import At, Doubt, Much, Often, Part, Piece


def plain(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, each as it is meant beside the others."""
    return _by_one_clock(_sprayed(_right_eye(pieces)))


def _right_eye(pieces: Sequence[Piece]) -> list[Piece]:
    """Read "od" as the right eye where drops are counted; where it is the only frequency,
    nobody knows."""
    short = [p for p in pieces if isinstance(p, Often) and p.is_shorthand]
    if not short or not any(isinstance(p, Much) and p.unit == "drop" for p in pieces):
        return list(pieces)
    if any(isinstance(p, Often | Part | At) and p not in short for p in pieces):
        return [Site("right eye", "ophthalmic") if p in short else p for p in pieces]
    return [Doubt("often", p.words) if p in short else p for p in pieces]


def _sprayed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return "2 disparos" into the nose as sprays: nobody breathes them in."""
    is_nasal = any(p.route == "nasal" for p in of_kind(pieces, Site))
    return [
        replace(p, unit="spray") if is_nasal and isinstance(p, Much) and p.unit == "puff" else p
        for p in pieces
    ]


def _by_one_clock(pieces: Sequence[Piece]) -> list[Piece]:
    """Return "at 8" beside "at 14" as eight in the morning: both are of the same clock."""
    has_24 = any(p.is_24_hours for p in of_kind(pieces, At))
    return [replace(p, is_sure=True) if isinstance(p, At) and has_24 else p for p in pieces]
