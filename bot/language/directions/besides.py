"""Reads what is taken as needed besides what is taken each day: "1 puff twice daily and 1 as
needed, at most 8 a day"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.language.directions.asides import Site, Verb, Via
from bot.language.directions.courses import Stage
from bot.language.directions.doses import Step
from bot.language.directions.dosing import step_of
from bot.language.directions.grouping import TIMED
from bot.language.directions.pieces import And, Asked, Doubt, Much, Needed, Often, Part, Piece

_SHARED: Final = (Via, Site, Verb)


def step_with_extra(pieces: Sequence[Piece]) -> tuple[Step, list[Doubt]]:
    """Return the doses of one step, those as needed apart, and what has to be asked about them."""
    regular, extra = _parted(pieces)
    if not extra:
        return step_of(pieces)
    step, doubts = step_of(regular)
    more, found = step_of([*(p for p in regular if isinstance(p, _SHARED)), *extra])
    return step + more, doubts + found


def _parted(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return what is taken each day and what as needed; all of it and nothing where both are
    one."""
    place = next((n for n, each in enumerate(pieces) if isinstance(each, Needed)), 0)
    end = _without_ands(pieces, place)
    is_own = end > 0 and isinstance(pieces[end - 1], Much)
    cut = max((n for n in range(end + (not is_own)) if _is_and(pieces[n])), default=0)
    before, between, after = pieces[:cut], pieces[cut + 1 : place], pieces[place + 1 :]
    own = [each for each in between if isinstance(each, Much)]
    is_own_time = any(isinstance(each, (Asked, Stage, *TIMED)) for each in between)
    is_timed_after = any(isinstance(p, TIMED) and not _is_limit(p) for p in after)
    if not cut or not _is_whole(before) or len(own) > 1 or is_own_time or is_timed_after:
        return list(pieces), []
    if not own and _is_grid(before):
        return list(pieces), []
    if any(isinstance(each, Much | Needed) for each in after):
        return list(pieces), []
    much = own or [each for each in before if isinstance(each, Much)][:1]
    rest = [each for each in between if not isinstance(each, Much)]
    return [*before, *rest], [*much, pieces[place], *after]


def _without_ands(pieces: Sequence[Piece], end: int) -> int:
    """Return where the pieces before `end` end without an "and": "1 más si hay dolor"."""
    while end > 0 and _is_and(pieces[end - 1]):
        end -= 1
    return end


def _is_grid(pieces: Sequence[Piece]) -> bool:
    """Return whether "1-1-1" is what stands there, whose amounts and times are the same words."""
    told = [each.words for each in pieces if isinstance(each, Much | Part)]
    return len(told) > 1 and len(set(told)) == 1


def _is_and(piece: Piece) -> bool:
    return isinstance(piece, And) and not piece.is_comma


def _is_whole(pieces: Sequence[Piece]) -> bool:
    """Return whether how much and when are told."""
    return any(isinstance(each, Much) for each in pieces) and any(
        isinstance(each, TIMED) and not _is_limit(each) for each in pieces
    )


def _is_limit(piece: Piece) -> bool:
    return isinstance(piece, Often) and piece.low is None
