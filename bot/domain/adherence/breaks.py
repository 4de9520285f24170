"""The longest time without a dose, and when the last one was taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from bot.domain.doses import Dose, DoseState


@dataclass(frozen=True, slots=True)
class Break:
    """The longest time without a dose of one medication, read twice as a share is."""

    longest: timedelta  #: where what nobody answered, or was never asked about, was missed
    shortest: timedelta  #: where all of that was taken when it was due


_NOBODY_KNOWS: Final = frozenset({DoseState.UNANSWERED, DoseState.NOT_ASKED})


def longest_break(doses: Sequence[Dose]) -> Break | None:
    """Return the longest time between two doses, from the first that was due to the last.

    A dose that was held ends the time before it: nobody was to take anything then. None where
    fewer than two doses stand, so that there is no time between any.
    """
    if len(doses) < 2:
        return None
    taken = frozenset({DoseState.TAKEN})
    return Break(_longest(doses, taken), _longest(doses, taken | _NOBODY_KNOWS))


def last_taken(doses: Iterable[Dose]) -> datetime | None:
    """Return when the last dose was taken, as far as anybody said; None where none was."""
    return max((_at(dose) for dose in doses if dose.state is DoseState.TAKEN), default=None)


def _longest(doses: Sequence[Dose], counted: Set[DoseState]) -> timedelta:
    """Return the longest time without a dose in one of the `counted` states."""
    runs = _between_holds(sorted(doses, key=lambda dose: dose.due_at))
    return max((gap for run in runs for gap in _gaps(run, counted)), default=timedelta())


def _gaps(run: Sequence[Dose], counted: Set[DoseState]) -> Iterator[timedelta]:
    """Yield the times between what counts, and before and after it as far as doses were due."""
    marks = [_at(dose) for dose in run if dose.state in counted]
    ends = (min([run[0].due_at, *marks]), max([run[-1].due_at, *marks]))
    yield from (later - earlier for earlier, later in pairwise(sorted({*marks, *ends})))


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
