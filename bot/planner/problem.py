"""What the optimiser is asked: intakes to be placed in a day, and what limits them.

It knows nothing of medicines: limits are spans of minutes, and each carries the ground it stands
on. `asking` makes it out of a regimen; `solving` answers it, and so does brute force in the tests.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.domain.ids import MedicationId
from bot.domain.plans import Ground
from bot.planner.own_day import MINUTES, OwnDay, Span


@dataclass(frozen=True, slots=True)
class Limit:
    """One intake lies in one of these spans."""

    spans: tuple[Span, ...]
    ground: Ground

    def holds(self, minute: int) -> bool:
        """Return whether `minute` of the day lies in one of the spans."""
        return any(
            a <= minute + turn <= b for a, b in self.spans for turn in (0, MINUTES, -MINUTES)
        )

    def misses_by(self, minute: int) -> int:
        """Return how far `minute` lies from the nearest span."""
        return min((max(a - minute, minute - b, 0) for a, b in self.spans), default=MINUTES)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One intake to be placed: the nth of that medicine's day."""

    medication: MedicationId
    nth: int
    days: frozenset[int]  #: weekdays on which it may fall; Monday is 0
    home: int  #: where its label alone would put it
    now: int | None  #: where it stands today
    limits: tuple[Limit, ...]
    fixed: Ground | None = None  #: why it stands at `home` and nowhere else
    at_night: bool = False  #: its label asks for the night too

    def may_be(self, minute: int) -> bool:
        """Return whether its own limits allow `minute`."""
        return minute == self.home if self.fixed else all(x.holds(minute) for x in self.limits)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The other intake never lies strictly between so many minutes after the one."""

    one: int
    other: int
    low: int
    high: int
    ground: Ground

    def holds(self, one: int, other: int) -> bool:
        """Return whether both may be at those minutes."""
        return not self.low < other - one < self.high


@dataclass(frozen=True, slots=True)
class Spaced:
    """Of two intakes of one medicine the other comes so many minutes after the one."""

    one: int
    other: int
    least: int
    most: int
    ground: Ground
    better: int = 0  #: fewer than this only where nothing else can be done, never to save a slot
    wished: Span | None = None  #: and best of all so many; costs no slot

    def holds(self, one: int, other: int) -> bool:
        """Return whether both may be at those minutes."""
        return self.least <= other - one <= self.most

    def misses_by(self, one: int, other: int) -> int:
        """Return by how much the distance is not as wished."""
        least, most = self.wished or (self.least, self.most)
        return max(least - (other - one), other - one - most, 0)


Pair = TypeVar("Pair", Forbidden, Spaced)


@dataclass(frozen=True, slots=True)
class Problem:
    """All intakes of a week, whose places are the same on every day, and what limits them."""

    day: OwnDay
    wanted: tuple[Wanted, ...]
    forbidden: tuple[Forbidden, ...]
    spaced: tuple[Spaced, ...]

    @property
    def pairs(self) -> tuple[Forbidden | Spaced, ...]:
        """All that two intakes have together."""
        return (*self.forbidden, *self.spaced)

    def grounds(self) -> tuple[Ground, ...]:
        """Return every ground that limits something, each once."""
        limits = (limit.ground for each in self.wanted for limit in each.limits)
        pairs = (pair.ground for pair in self.pairs)
        return tuple(dict.fromkeys((*limits, *pairs)))

    def without(self, drops: Iterable[Ground]) -> Problem:
        """Return the same problem without what stands on some grounds."""
        gone = set(drops)
        return Problem(
            self.day,
            tuple(_without(each, gone) for each in self.wanted),
            tuple(pair for pair in self.forbidden if pair.ground not in gone),
            tuple(pair for pair in self.spaced if pair.ground not in gone),
        )

    def is_met_by(self, places: Sequence[int]) -> bool:
        """Return whether every limit holds with the intakes at those minutes."""
        return all(w.may_be(at) for w, at in zip(self.wanted, places, strict=True)) and all(
            p.holds(places[p.one], places[p.other]) for p in self.pairs
        )

    def nights(self, places: Sequence[int]) -> int:
        """Return how many intakes lie in the night, of those that may."""
        return sum(
            w.at_night and at > self.day.bed for w, at in zip(self.wanted, places, strict=True)
        )

    def nears(self, places: Sequence[int]) -> int:
        """Return how many intakes follow nearer than is good."""
        return sum(places[p.other] - places[p.one] < p.better for p in self.spaced)


def _without(wanted: Wanted, gone: set[Ground]) -> Wanted:
    limits = tuple(limit for limit in wanted.limits if limit.ground not in gone)
    return Wanted(
        wanted.medication,
        wanted.nth,
        wanted.days,
        wanted.home,
        wanted.now,
        limits,
        wanted.fixed,
        wanted.at_night,
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A problem of some medicines alone."""

    problem: Problem
    numbers: tuple[int, ...]  #: for each of its intakes, its place in the whole problem


def part(whole: Problem, medications: Collection[MedicationId]) -> Part:
    """Return what is asked of some medicines, as if there were no others."""
    numbers = tuple(n for n, w in enumerate(whole.wanted) if w.medication in medications)
    new = {n: place for place, n in enumerate(numbers)}
    problem = replace(
        whole,
        wanted=tuple(whole.wanted[n] for n in numbers),
        forbidden=tuple(renumbered(whole.forbidden, new)),
        spaced=tuple(renumbered(whole.spaced, new)),
    )
    return Part(problem, numbers)


def renumbered(pairs: Sequence[Pair], new: Mapping[int, int]) -> Iterator[Pair]:
    """Yield the pairs of which both intakes have a new place, with their new places."""
    for pair in pairs:
        if pair.one in new and pair.other in new:
            yield replace(pair, one=new[pair.one], other=new[pair.other])
