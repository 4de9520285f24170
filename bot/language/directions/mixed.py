"""Parts a clock time from a part of the day or a meal beside it: "at 8 am and at bedtime" are two
intakes, and "in the morning at 8" is one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from bot.language.directions.agreeing import beside_clock, named
from bot.language.directions.grouping import Group, of_kind
from bot.language.directions.pieces import At, Meal, Often, Part, Piece, Weekdays

_EVERY: Final = re.compile(r"\b(?:every|each|nightly|daily|cada|tod[ao]s)\b", re.IGNORECASE)


def parted(group: Group) -> list[Group]:
    """Return the group, or one for its clock times and one for its parts of the day."""
    chunks = _chunks(group)
    clocks = [p for chunk in chunks if _has_clock(chunk) for p in chunk]
    parts = [p for chunk in chunks if _has_part(chunk) and not _has_clock(chunk) for p in chunk]
    if not clocks or not parts or _says_again(clocks, parts):
        return [group]
    exact = [each for each in of_kind(group.timed, Often) if not each.is_plain]
    if any(each.low != named(group.timed) or each.unit != "d" for each in exact):
        return [group]  # how often and when do not agree: that is asked about
    days = of_kind(group.timed, Weekdays)
    return [
        Group(group.amount, [p for p in timed if p not in exact and p not in days] + list(days))
        for timed in (clocks, parts)
    ]


def _says_again(clocks: list[Piece], parts: list[Piece]) -> bool:
    """Return whether "every single night" only says again what "at ten at night" has said."""
    times = tuple(time for at in of_kind(clocks, At) for time in at.times)
    codes = tuple(part.code for part in of_kind(parts, Part))
    is_every = all(_EVERY.search(part.words) for part in of_kind(parts, Part))
    return bool(codes) and is_every and beside_clock(codes, times) == ()


def _chunks(group: Group) -> list[list[Piece]]:
    cuts = [0, *sorted(set(group.is_split) - {0}), len(group.timed)]
    return [group.timed[first:last] for first, last in pairwise(cuts)]


def _has_clock(chunk: list[Piece]) -> bool:
    return any(isinstance(piece, At) for piece in chunk)


def _has_part(chunk: list[Piece]) -> bool:
    return any(isinstance(p, Part) or (isinstance(p, Meal) and bool(p.meal)) for p in chunk)
