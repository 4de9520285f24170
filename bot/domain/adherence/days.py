"""Correct-dosing days: those on which exactly what was due was taken, no less and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum

from bot.domain.adherence.shares import Range, Share
from bot.domain.doses import DUE, Dose, DoseState


class _Day(Enum):
    CORRECT = 1
    NOT = 2
    NOBODY_KNOWS = 3  #: it hangs on a dose that nobody answered


def correct_days(doses: Iterable[Dose], too_many: Collection[date] = ()) -> Range:
    """Return on how many days exactly the doses that were due were taken; on the days of
    `too_many` more was taken than that.

    A day on which a dose was never asked about is left out: nobody can say how it was. A dose that
    was held was not due.
    """
    judged = list(_judged(doses, too_many))
    correct = judged.count(_Day.CORRECT)
    answered = len(judged) - judged.count(_Day.NOBODY_KNOWS)
    return Range(Share(correct, len(judged)), Share(correct, answered))


def _judged(doses: Iterable[Dose], too_many: Collection[date]) -> Iterator[_Day]:
    by_day: dict[date, list[DoseState]] = defaultdict(list)
    for dose in doses:
        by_day[dose.local_date].append(dose.state)
    for day, states in by_day.items():
        if DoseState.NOT_ASKED in states or not DUE.intersection(states):
            continue
        yield _Day.NOT if day in too_many else _judge(states)


def _judge(states: Sequence[DoseState]) -> _Day:
    if DoseState.SKIPPED in states:
        return _Day.NOT
    return _Day.NOBODY_KNOWS if DoseState.UNANSWERED in states else _Day.CORRECT
