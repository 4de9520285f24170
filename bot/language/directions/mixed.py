"""Parts a clock time from a part of the day or a meal beside it: "at 8 am and at bedtime" are two
intakes, and "in the morning at 8" is one."""

from __future__ import annotations

from itertools import pairwise

from bot.language.directions.agreeing import named
from bot.language.directions.grouping import Group, of_kind
from bot.language.directions.pieces import At, Meal, Often, Part, Piece, Weekdays


def parted(group: Group) -> list[Group]:
    """Return the group, or one for its clock times and one for its parts of the day."""
    chunks = _chunks(group)
    clocks = [p for chunk in chunks if _has_clock(chunk) for p in chunk]
    parts = [p for chunk in chunks if _has_part(chunk) and not _has_clock(chunk) for p in chunk]
    if not clocks or not parts:
        return [group]
    exact = [each for each in of_kind(group.timed, Often) if not each.is_plain]
    if any(each.low != named(group.timed) or each.unit != "d" for each in exact):
        return [group]  # how often and when do not agree: that is asked about
    days = of_kind(group.timed, Weekdays)
    return [
        Group(group.amount, [p for p in timed if p not in exact and p not in days] + list(days))
        for timed in (clocks, parts)
    ]


def _chunks(group: Group) -> list[list[Piece]]:
    cuts = [0, *sorted(set(group.is_split) - {0}), len(group.timed)]
    return [group.timed[first:last] for first, last in pairwise(cuts)]


def _has_clock(chunk: list[Piece]) -> bool:
    return any(isinstance(piece, At) for piece in chunk)


def _has_part(chunk: list[Piece]) -> bool:
    return any(isinstance(p, Part) or (isinstance(p, Meal) and bool(p.meal)) for p in chunk)
