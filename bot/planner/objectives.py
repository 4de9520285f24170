"""What makes one plan better than another, as costs of columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.planner.own_day import MINUTES, Span
from bot.planner.problem import Problem, Spaced, Wanted
from bot.planner.rows import INFINITE, Rows

Costs = dict[int, float]  #: by column


class Objectives:
    """The objectives of one problem; adds the columns that measure distances."""

    def __init__(self, rows: Rows, weights: Sequence[int]) -> None:
        """`weights` says how many intakes each intake stands for."""
        self._rows = rows
        self._weights = weights
        self._near = {
            self._nearer(pair): float(weights[pair.one])
            for pair in rows.problem.spaced
            if pair.better
        }
        self._late = {
            self._measured(pair.one, pair.other, pair.wished): float(weights[pair.one])
            for pair in rows.problem.spaced
            if pair.wished
        }
        self._uneven = {
            self._measured(one, other, (even, even)): float(weights[one])
            for one, other, even in neighbours(rows.problem)
        }

    def near(self) -> Costs:
        """Return what counts intakes that are nearer to each other than is good."""
        return self._near

    def night(self) -> Costs:
        """Return what counts intakes in the night, where a label asks for them."""
        bed = self._rows.problem.day.bed
        return {
            column: float(weight)
            for wanted, columns, weight in self._intakes()
            for point, column in columns.items()
            if wanted.at_night and point > bed
        }

    def slots(self) -> Costs:
        """Return what counts the slots."""
        return dict.fromkeys(self._rows.used.values(), 1.0)

    def late(self) -> Costs:
        """Return what counts by how much intervals are not as wished."""
        return self._late

    def moved(self) -> Costs:
        """Return what counts changes from today, and for each as many minutes from home as there
        may ever be."""
        farthest = sum(
            weight * max(abs(point - wanted.home) for point in columns)
            for wanted, columns, weight in self._intakes()
        )
        return {
            column: weight * (abs(point - wanted.home) + change * (farthest + 1.0))
            for wanted, columns, weight in self._intakes()
            for point, column in columns.items()
            if (change := wanted.now not in (None, point)) or point != wanted.home
        }

    def uneven(self) -> Costs:
        """Return what counts by how much intakes are not evenly apart."""
        return self._uneven

    def _intakes(self) -> Iterator[tuple[Wanted, dict[int, int], int]]:
        return zip(self._rows.problem.wanted, self._rows.at, self._weights, strict=True)

    def _nearer(self, pair: Spaced) -> int:
        """Return a column that is 1 where a pair is nearer than is good."""
        column = self._rows.column()
        self._rows.limit(replace(pair, least=pair.better), unless=column)
        return column

    def _measured(self, one: int, other: int, wished: Span) -> int:
        """Return a column that is at least as large as the distance misses what is wished."""
        rows = self._rows
        column = rows.column()
        apart = {at: float(point) for point, at in rows.at[other].items()}
        apart |= {at: -float(point) for point, at in rows.at[one].items()}
        rows.add({**apart, column: 1.0}, wished[0], INFINITE)
        rows.add({**apart, column: -1.0}, -INFINITE, wished[1])
        return column


def neighbours(problem: Problem) -> Iterator[tuple[int, int, int]]:
    """Yield each intake and the next one of its medicine, and how far apart is even."""
    count = Counter(wanted.medication for wanted in problem.wanted)
    for one, other in sorted({(pair.one, pair.other) for pair in problem.spaced}):
        if other == one + 1:
            yield one, other, MINUTES // count[problem.wanted[one].medication]
