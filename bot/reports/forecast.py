"""How many texts a month there will be, and how long they stand in a queue at the busiest time.

A number sends one text (one segment) at a time, so what falls due at 08:00 for everybody leaves
one after another. Nothing here is measured: who answers how soon is an assumption, said below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from bot.planner.ahead import Due

#: The share of asks that is answered before the next one would come. An assumption: no study is
#: known that counts it for texts. Where it is better, fewer texts are sent than forecast.
ANSWERED: Final = 0.7
_MONTH: Final = timedelta(days=30)
_WEEK: Final = timedelta(days=7)
_NOTHING: Final = timedelta(0)


@dataclass(frozen=True, slots=True)
class Texting:
    """A patient who is reached by text: through which number of ours, and what is to come."""

    number: str
    ahead: tuple[Due, ...]
    ask_after: tuple[int, ...]  #: minutes after the slot: the first ask and every further one


@dataclass(frozen=True, slots=True)
class Month:
    """Texts of one segment each, in thirty days."""

    asks: int = 0
    repeats: int = 0  #: further asks of a round that nobody has answered
    answers: int = 0  #: what people text, and what is texted back
    summaries: int = 0

    @property
    def out(self) -> int:
        """How many we send."""
        return self.asks + self.repeats + self.answers + self.summaries

    @property
    def total(self) -> int:
        """How many are paid for: what comes in costs as well."""
        return self.out + self.answers


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits at one number when it has most to say."""

    number: str
    people: int
    texts: int = 0
    wait: timedelta = _NOTHING  #: until the last of them leaves
    begins_at: datetime | None = None  #: None: nothing is to be said there
    window: timedelta | None = None  #: the shortest in which any round there may be asked for

    @property
    def is_too_long(self) -> bool:
        """Whether somebody's reminder comes when it may no longer be sent."""
        return self.window is not None and self.wait > self.window

    @property
    def is_long(self) -> bool:
        """Whether it comes near that: answers to people overtake what waits."""
        return self.window is not None and self.wait > self.window / 2


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected of all numbers."""

    month: Month
    queues: tuple[Queue, ...]


def forecast(
    patients: Sequence[Texting], *, numbers: Sequence[str], rate: float, days: int
) -> Forecast:
    """Return what `days` of rounds to come mean: a month of texts, and a queue for each number,
    which sends `rate` texts a second."""
    mine: Mapping[str, list[Texting]] = {number: [] for number in numbers}
    for patient in patients:
        if patient.number in mine:
            mine[patient.number].append(patient)
    counted = [patient for texting in mine.values() for patient in texting]
    queues = (_queue(number, texting, rate) for number, texting in mine.items())
    return Forecast(_month(counted, timedelta(days=days)), tuple(queues))


def _month(patients: Sequence[Texting], seen: timedelta) -> Month:
    asks = repeats = answers = 0.0
    for patient in patients:
        for due in patient.ahead:
            tries = len(_in_window(patient, due))
            asks += 1
            repeats += sum(_still_open(nth) for nth in range(1, tries))
            answers += 1 - _still_open(tries)
    months = _MONTH / seen
    return Month(
        asks=round(asks * months),
        repeats=round(repeats * months),
        answers=round(answers * months),
        summaries=round(len(patients) * (_MONTH / _WEEK)),
    )


def _queue(number: str, patients: Sequence[Texting], rate: float) -> Queue:
    """Follow the queue through the days: it grows with every ask and shrinks by the rate."""
    longest = Queue(number, len(patients))
    waiting, before, begins_at = 0.0, None, None
    for at, weight in sorted(chain.from_iterable(_asks(patient) for patient in patients)):
        if before is not None:
            waiting = max(0.0, waiting - rate * (at - before).total_seconds())
        if not waiting:
            begins_at = at
        waiting, before = waiting + weight, at
        wait = timedelta(seconds=waiting / rate)
        if wait > longest.wait:
            longest = Queue(number, len(patients), round(waiting), wait, begins_at)
    shortest = min((due.window for each in patients for due in each.ahead), default=None)
    return Queue(number, longest.people, longest.texts, longest.wait, longest.begins_at, shortest)


def _asks(patient: Texting) -> Iterator[tuple[datetime, float]]:
    """Yield when each ask of each round leaves, and how probable it is."""
    for due in patient.ahead:
        for nth, after in enumerate(_in_window(patient, due)):
            yield due.at + after, _still_open(nth)


def _in_window(patient: Texting, due: Due) -> list[timedelta]:
    """Return how long after the slot a round is asked about, while it may be."""
    asks = (timedelta(minutes=minutes) for minutes in patient.ask_after)
    return [after for after in asks if after < due.window]


def _still_open(asks: int) -> float:
    """Return how probable it is that nobody has answered after so many asks."""
    return float((1 - ANSWERED) ** asks)
