"""Parts the pieces of one medicine into the steps of a taper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.language.directions.asides import Note
from bot.language.directions.courses import Count, Dates, Lasts, Stage, Then, Waits
from bot.language.directions.grouping import TIMED, of_kind
from bot.language.directions.pieces import (
    And,
    Asked,
    At,
    Change,
    Doubt,
    Meal,
    Much,
    Needed,
    Often,
    Part,
    Piece,
)

_LENGTHS: Final = (Lasts, Count, Stage)


def in_steps(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of each step of a taper; one list where it is none."""
    steps: list[list[Piece]] = [[]]
    for n, piece in enumerate(pieces):
        now = steps[-1]
        if isinstance(piece, Then):
            if _ends_step(now, pieces[n + 1 :]):
                steps.append([])
            else:
                now.append(And())
        elif _begins_step(piece, now):
            steps.append([piece])
        else:
            now.append(piece)
    return _waited(
        [
            step
            for step in steps
            if any(isinstance(p, (Much, Asked, Change, *TIMED)) for p in step)
            or (step is not steps[0] and of_kind(step, Needed))
        ]
    )


def _waited(steps: list[list[Piece]]) -> list[list[Piece]]:
    """Let what stands before "2 tablets after 1 week" last a week; ask where that is not clear."""
    waits = [(n, p) for n, step in enumerate(steps) for p in step if isinstance(p, Waits)]
    if not waits:
        return _once_before_a_later_one(steps)
    place, wait = waits[0]
    is_clear = len(waits) == 1 and place > 0
    if is_clear and not any(isinstance(p, (*_LENGTHS, Dates)) for p in steps[place - 1]):
        steps[place - 1].append(wait.lasts)
    else:
        steps[place].append(Doubt("length", wait.words))
    return [[p for p in step if not isinstance(p, Waits)] for step in steps]


def _once_before_a_later_one(steps: list[list[Piece]]) -> list[list[Piece]]:
    """Let "2 tablets" be once, where "then 1 tablet after 1 hour" follows."""
    for before, after in pairwise(steps):
        is_later = any(each.is_event for each in of_kind(after, Note)) and of_kind(after, Count)
        is_first = any(each.last is None for each in of_kind(before, Stage)) and _is_extra(after)
        told = (Lasts, Count) if is_first else _LENGTHS
        lengths = any(isinstance(piece, told) for piece in before)
        if (is_later or is_first) and not lengths and not _is_placed(before):
            before.append(Count(1))
    return steps


def apart(steps: Sequence[Sequence[Piece]]) -> list[Doubt]:
    """Return a doubt where days lie between two steps, or are in both: "80 mg day 1, 40 mg day
    8"."""
    stages = [stage for step in steps for stage in of_kind(step, Stage) if stage.unit]
    for one, other in pairwise(stages):
        if one.unit == other.unit and one.last is not None and other.first != one.last + 1:
            return [Doubt("length", f"{one.last}, {other.first}")]
    return []


def _is_extra(step: Sequence[Piece]) -> bool:
    """Return whether "then 1 after each loose stool" is as needed only."""
    return bool(of_kind(step, Needed) and of_kind(step, Much)) and not of_kind(step, Often)


def _is_placed(step: Sequence[Piece]) -> bool:
    return any(isinstance(piece, (*TIMED, Dates)) for piece in step)


def _begins_step(piece: Piece, now: Sequence[Piece]) -> bool:
    """Return whether a piece begins the next step without a "then"."""
    if isinstance(piece, Often):
        return _begins_with_often(piece, now)
    if not isinstance(piece, Stage | Much) or not (amounts := of_kind(now, Much)):
        return False
    if isinstance(piece, Stage):
        return bool(of_kind(now, Stage))
    ends = [n for n, each in enumerate(now) if isinstance(each, _LENGTHS)]
    return bool(ends) and ends[-1] > now.index(amounts[0])


def _begins_with_often(piece: Often, now: Sequence[Piece]) -> bool:
    """Return whether "3 times a day for 1 week" follows "4 times a day for 1 week"."""
    told = [(n, each) for n, each in enumerate(now) if isinstance(each, Often)]
    if not told or piece.low is None or told[-1][1].low is None:
        return False
    place, last = told[-1]
    is_daily = {piece.unit, last.unit} <= {"d", "h"} or isinstance(now[-1], And)
    if not is_daily or piece.period_high or last.period_high:
        return False  # "for 5 days each month" is no second step
    is_other = (piece.low, piece.period, piece.unit) != (last.low, last.period, last.unit)
    return is_other and any(isinstance(each, Lasts) for each in now[place:])


def _ends_step(now: Sequence[Piece], rest: Sequence[Piece]) -> bool:
    """Return whether "then" parts two steps, and not only morning from night."""
    following = rest[: next((n for n, p in enumerate(rest) if isinstance(p, Then)), len(rest))]
    if not any(isinstance(p, (Much, Asked, *TIMED)) for p in now):
        return False
    if not any(isinstance(p, (Much, Asked, Change, *TIMED)) for p in following):
        return bool(of_kind(following, Needed) and of_kind(now, Lasts))
    only_day = all(
        any(isinstance(p, Part | At | Meal) for p in side)
        and not of_kind(side, Often)
        and not any(isinstance(p, Lasts | Count | Stage | Dates | Waits) for p in side)
        for side in (now, following)
    )
    return not only_day
