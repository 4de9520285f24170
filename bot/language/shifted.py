"""Finds the likeliest day where the usual halves and meals do not fit: "up at 3 pm, bed at 7".

Times that may be in either half of the day are tried in the other one, the fewest first; meals
that were not told keep their share of the waking day. It is read back before it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import time
from itertools import combinations, pairwise
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.routine import Routine
from bot.language.routine import PARTS, checked
from bot.language.times import tell

_DAY: Final = 24 * 60
_ROUND_TO: Final = 15
#: A shorter day is rather a slip than the day of somebody who works at night.
_LEAST: Final = 12 * 60


def read(told: Mapping[str, str], first: Routine, otherwise: Routine) -> Routine:
    """Return the day with the fewest changes to how it was `first` read that is in order.

    Raise `BadInput` where there is none, or where waking and bedtime were not both told.
    """
    if {"wake", "bed"} <= told.keys():
        for day in _halves(told, first):
            with suppress(BadInput):
                return checked(_with_meals(day, told, otherwise))
    raise BadInput("the day runs wake, breakfast, lunch, dinner, bed, each after the one before")


def _halves(told: Mapping[str, str], first: Routine) -> Iterator[Routine]:
    """Yield the day, and then with more and more of what was told in the other half of the day."""
    open_ = [part for part in PARTS if part in told and tell(told[part]).other is not None]
    for count in range(len(open_) + 1):
        for parts in combinations(open_, count):
            day = first
            for part in parts:
                at: time = getattr(day, part)
                day = _put(day, part, at.replace(hour=(at.hour + 12) % 24))
            yield day


def _with_meals(day: Routine, told: Mapping[str, str], otherwise: Routine) -> Routine:
    """Return the day with each meal that was not told at its share of the time between its
    neighbours."""
    until = _since(day, "bed")
    if until < _LEAST:
        raise BadInput("the day is too short")
    named = [part for part in PARTS if part in told]
    for before, after in pairwise(named):
        for part in PARTS[PARTS.index(before) + 1 : PARTS.index(after)]:
            whole = _since(otherwise, after) - _since(otherwise, before)
            share = (_since(otherwise, part) - _since(otherwise, before)) / max(whole, 1)
            since = _since(day, before)
            minute = since + (_since(day, after) - since) * share
            day = _put(day, part, _at(day, minute))
    return day


def _put(day: Routine, part: str, at: time) -> Routine:
    times: dict[str, time] = {each: getattr(day, each) for each in PARTS} | {part: at}
    return Routine(**times, off=day.off)


def _since(day: Routine, part: str) -> int:
    """Return how many minutes after waking a part of the day is."""
    at: time = getattr(day, part)
    return ((at.hour - day.wake.hour) * 60 + at.minute - day.wake.minute) % _DAY


def _at(day: Routine, minutes: float) -> time:
    of_wake = day.wake.hour * 60 + day.wake.minute
    minute = round((of_wake + minutes) / _ROUND_TO) * _ROUND_TO % _DAY
    return time(minute // 60, minute % 60)
