"""The longest time without a dose, and when the last one was taken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from bot.domain.doses import Dose, DoseState

#: So long after a dose that was left out nothing else was taken: that is an interruption, and no
#: longer one dose missed. Source: interruptions of over 48 h are what a trial of reminders counted
#: (Pop-Eleches 2011, AIDS). Reviewed by: nobody yet.
INTERRUPTION: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Break:
    """The longest time without a dose of one medication, read twice as a share is."""

    longest: timedelta  #: where what nobody answered, or was never asked about, was missed
    shortest: timedelta  #: where all of that was taken when it was due
    #: the longest interruption that the patient told of; nothing: there was none. A week without a
    #: medicine that is taken once a week is none.
    interruption: timedelta


_NOBODY_KNOWS: Final = frozenset({DoseState.UNANSWERED, DoseState.NOT_ASKED})


def longest_break(doses: Sequence[Dose]) -> Break | None:
    """Return the longest time between two doses, from the first that was due to the last.

    A dose that was held ends the time before it: nobody was to take anything then. None where
    fewer than two doses stand, so that there is no time between any.
    """
    if len(doses) < 2:
        return None
    taken = frozenset({DoseState.TAKEN})
    runs = _between_holds(sorted(doses, key=lambda dose: dose.due_at))
    surely = [gap for run in runs for gap in _gaps(run, taken | _NOBODY_KNOWS)]
    return Break(
        longest=_longest(gap for run in runs for gap in _gaps(run, taken)),
        shortest=_longest(surely),
        interruption=_longest(gap for gap in surely if gap.overdue >= INTERRUPTION),
    )


@dataclass(frozen=True, slots=True)
class LastTaken:
    """When the last dose was taken."""

    day: date  #: on which it was due
    at: datetime | None  #: None: nobody said the time, and the day is all that is known


def last_taken(doses: Iterable[Dose]) -> LastTaken | None:
    """Return when the last dose was taken; None where none was."""
    taken = (dose for dose in doses if dose.state is DoseState.TAKEN)
    last = max(taken, key=_at, default=None)
    return LastTaken(last.local_date, last.taken_at) if last else None


@dataclass(frozen=True, slots=True)
class _Gap:
    """A time without a dose."""

    length: timedelta
    overdue: timedelta  #: how long it went on after the first dose that was left out in it


def _longest(gaps: Iterable[_Gap]) -> timedelta:
    return max((gap.length for gap in gaps), default=timedelta())


def _gaps(run: Sequence[Dose], counted: Set[DoseState]) -> Iterator[_Gap]:
    """Yield the times between doses in one of the `counted` states, and before and after those as
    far as doses were due."""
    marks = [_at(dose) for dose in run if dose.state in counted]
    left_out = [dose.due_at for dose in run if dose.state not in counted]
    ends = (min([run[0].due_at, *marks]), max([run[-1].due_at, *marks]))
    for earlier, later in pairwise(sorted({*marks, *ends})):
        missed = left_out[bisect_left(left_out, earlier) :]
        yield _Gap(later - earlier, max(timedelta(), later - missed[0] if missed else timedelta()))


def _between_holds(ordered: Sequence[Dose]) -> list[list[Dose]]:
    runs: list[list[Dose]] = [[]]
    for dose in ordered:
        if dose.state is DoseState.HELD:
            runs.append([])
        else:
            runs[-1].append(dose)
    return [run for run in runs if run]


def _at(dose: Dose) -> datetime:
    """Return when a dose was taken; where nobody said when, when it was due."""
    return dose.taken_at or dose.due_at
