"""Asks where a word that nobody knows stands between a number and what it may count."""

from __future__ import annotations

from typing import Final

from bot.language.directions.asides import Break, Unknown
from bot.language.directions.medicines import Share
from bot.language.directions.pieces import At, Doubt, Meal, Much, Often, Part, Weekdays

_TIMED: Final = (Often, Part, At, Meal, Weekdays)


def doubts_of(share: Share) -> list[Doubt]:
    """Return a doubt for each number that an unknown word parts from another, or from its time:
    "2 <unknown> a day" may be twice a day as well as two."""
    number: Much | None = None
    is_parted = False
    found: list[Doubt] = []
    for each in share.placed:
        piece = each.piece
        if isinstance(piece, Unknown):
            is_parted = number is not None
            continue
        if number is not None and is_parted and _is_doubtful(number, piece):
            found.append(Doubt("one or other", number.words))
        number = piece if isinstance(piece, Much) else None
        is_parted = False
        if isinstance(piece, Break):
            number = None
    return found


def _is_doubtful(number: Much, after: object) -> bool:
    if isinstance(after, Much):
        return not number.unit or not after.unit
    return not number.unit and isinstance(after, _TIMED)
