"""Makes plain what a piece means beside the others: "od" beside drops, "at 8" beside "at 14"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.directions.asides import Site
from bot.language.directions.courses import Divided
from bot.language.directions.grouping import of_kind
from bot.language.directions.pieces import At, Doubt, Meal, Much, Often, Part, Piece

_PLACES: Final = 3  #: behind the point, of what a dose can come to


def plain(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, each as it is meant beside the others."""
    return _by_one_clock(_sprayed(_right_eye(_divided(_drunk(pieces)))))


def _drunk(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without "with her tea" beside "in the morning": it is drunk, no dinner."""
    is_morning = any(p.code in ("MORN", "WAKE") for p in of_kind(pieces, Part))
    return [p for p in pieces if not (is_morning and isinstance(p, Meal) and _is_tea(p))]


def _is_tea(meal: Meal) -> bool:
    words = meal.words.lower().split()
    return meal.relation == "C" and words[:1] == ["with"] and words[-1] == "tea"


def _divided(pieces: Sequence[Piece]) -> list[Piece]:
    """Return "1 g daily in two divided doses" as 500 mg twice a day; ask where it is not told so
    that it can be divided."""
    told = of_kind(pieces, Divided)
    if not told:
        return list(pieces)
    into = told[0]
    muches = of_kind(pieces, Much)
    others = [each for each in of_kind(pieces, Often) if not each.is_plain]
    each = muches[0].low / into.times if len(muches) == 1 and not muches[0].high else Decimal(0)
    if not each or each != round(each, _PLACES) or others or len(told) > 1:
        return [Doubt("amount", p.words) if isinstance(p, Divided) else p for p in pieces]
    often = (
        Often(1, None, Decimal(into.hours), None, "h", words=into.words)
        if into.hours
        else Often(into.times, words=into.words)
    )
    changed: dict[type, Piece] = {Much: replace(muches[0], low=each.normalize()), Divided: often}
    return [changed.get(type(p), p) for p in pieces if not isinstance(p, Often)]


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
