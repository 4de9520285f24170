"""The optimiser's problem as columns and rows: which intake stands at which minute.

Column x[i, p] is 1 if intake i stands at point p, column y[p] if anything does. Distances are
written as running sums over the points, which keeps the relaxed problem near the whole one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.planner.problem import Forbidden, Problem, Spaced

INFINITE = float("inf")
Terms = dict[int, float]  #: by column


@dataclass(frozen=True, slots=True)
class Row:
    """One inequality."""

    terms: Terms
    low: float
    high: float


@dataclass(slots=True)
class Rows:
    """All columns and rows of a problem."""

    problem: Problem
    points: Sequence[Sequence[int]]  #: for each intake, where it may stand
    at: list[dict[int, int]] = field(default_factory=list)  #: intake → point → column
    used: dict[int, int] = field(default_factory=dict)  #: point → column
    rows: list[Row] = field(default_factory=list)
    columns: int = 0

    def __post_init__(self) -> None:
        for points in self.points:
            self.at.append({point: self.column() for point in points})
        every = sorted({point for points in self.points for point in points})
        self.used = {point: self.column() for point in every}
        self._each_stands_once()
        self._each_place_is_used()

    def column(self) -> int:
        """Return a new column."""
        self.columns += 1
        return self.columns - 1

    def add(self, terms: Terms, low: float, high: float) -> None:
        """Add an inequality."""
        self.rows.append(Row(terms, low, high))

    def limit(self, pair: Forbidden | Spaced, *, unless: int | None = None) -> None:
        """Add what two intakes have together; column `unless` may buy it off."""
        terms = {} if unless is None else {unless: -1.0}
        if isinstance(pair, Forbidden):
            for sums in self.apart(pair):
                self.add({**sums, **terms}, -INFINITE, 1)
        else:
            for sums in self.distance(pair):
                self.add({**sums, **terms}, -INFINITE, 0)

    def apart(self, pair: Forbidden) -> Iterable[Terms]:
        """Yield sums that may not exceed 1."""
        others = sorted(self.at[pair.other])
        seen: dict[tuple[int, ...], Terms] = {}
        for point, column in self.at[pair.one].items():
            near = tuple(q for q in others if pair.low < q - point < pair.high)
            if near:  # points with the same neighbours share a row
                row = seen.setdefault(near, {self.at[pair.other][q]: 1.0 for q in near})
                row[column] = 1.0
        return seen.values()

    def distance(self, pair: Spaced) -> Iterable[Terms]:
        """Yield sums that may not exceed 0: what stands late has its partner late enough."""
        one, other = sorted(self.at[pair.one]), sorted(self.at[pair.other])
        if one[-1] > other[0] - pair.least:
            yield from self._follows(pair.one, pair.other, pair.least, others=other)
        if other[-1] > one[0] + pair.most:
            yield from self._follows(pair.other, pair.one, -pair.most, others=one)

    def _follows(
        self, first: int, second: int, by: int, *, others: Sequence[int]
    ) -> Iterable[Terms]:
        """`second` stands at least `by` after `first`: wherever it is, `first` is already there."""
        firsts = sorted(self.at[first])
        done: Terms = {}
        before = 0
        for point in others:
            while before < len(firsts) and firsts[before] <= point - by:
                done[self.at[first][firsts[before]]] = -1.0
                before += 1
            if before == len(firsts):
                return
            upto = {self.at[second][q]: 1.0 for q in others if q <= point}
            yield {**upto, **done}

    def _each_stands_once(self) -> None:
        for columns in self.at:
            self.add(dict.fromkeys(columns.values(), 1.0), 1, 1)

    def _each_place_is_used(self) -> None:
        """Of one medicine only one intake can stand at a point, so they share a row."""
        together: dict[tuple[object, int], Terms] = defaultdict(dict)
        for wanted, columns in zip(self.problem.wanted, self.at, strict=True):
            for point, column in columns.items():
                together[wanted.medication, point][column] = 1.0
        for (_, point), terms in together.items():
            self.add({**terms, self.used[point]: -1.0}, -INFINITE, 0)
