"""What makes one plan better than another, as costs of columns."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.ids import MedicationId
from bot.planner.answers import Answer
from bot.planner.own_day import MINUTES, OwnDay, Span
from bot.planner.problem import Problem, Spaced, Wanted
from bot.planner.rows import INFINITE, Rows

Costs = dict[int, float]  #: by column
_HALF: Final = 0.5
_WEEK: Final = 7
_STEP: Final = 5  #: minutes; nearer than that is as near
#: Steps: a time of its own counts as so much farther than the part of the day that it lies near.
_OF_ITS_OWN: Final = 6


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
        self._latest = sum(  #: the most by which intervals may not be as wished
            weights[p.one] * max(p.wished[0] - p.least, p.most - p.wished[1])
            for p in rows.problem.spaced
            if p.wished
        )
        self._rounds = self._weekly()
        self._uneven = {
            self._measured(one, other, (even, even)): float(weights[one])
            for one, other, even in neighbours(rows.problem)
        }

    def first(self) -> Costs:
        """Return what counts intakes in the night, then those nearer to each other than is good,
        then slots, then by how much intervals are not as wished: one after another, in one sum."""
        night, near, slot = self._worths()
        found = {column: slot * cost for column, cost in self.used().items()}
        found |= {column: near * cost for column, cost in self._near.items()}
        found |= {column: night * cost for column, cost in self.night().items()}
        return found | self._late

    def used(self) -> Costs:
        """Return what counts slots."""
        return dict.fromkeys(self._rows.used.values(), 1.0)

    def near(self) -> Costs:
        """Return what counts those that are nearer to each other than is good."""
        return self._near

    def slots(self, values: Sequence[float]) -> int:
        """Return how many slots a plan has."""
        return sum(values[column] > _HALF for column in self._rows.used.values())

    def bound(self, answer: Answer) -> int:
        """Return how many slots any plan has at least, after an answer to the first objective."""
        slots = self.slots(answer.values)
        if answer.is_optimal:
            return slots
        _, _, slot = self._worths()
        beside = (
            answer.objective
            - slot * slots
            - sum(cost * answer.values[column] for column, cost in self._late.items())
        )
        return max(0, math.ceil((answer.bound - beside - slot) / slot))

    def _worths(self) -> tuple[float, float, float]:
        slot = 1 + self._latest
        near = slot * (1 + len(self._rows.used))
        return near * (1 + sum(self._near.values())), near, slot

    def night(self) -> Costs:
        """Return what counts intakes in the night, where a label asks for them."""
        bed = self._rows.problem.day.bed
        return {
            column: float(weight)
            for wanted, columns, weight in self._intakes()
            for point, column in columns.items()
            if wanted.at_night and point > bed
        }

    def changed(self) -> Costs:
        """Return what counts the intakes that do not stand where they stand today."""
        return {
            column: float(weight)
            for wanted, columns, weight in self._intakes()
            for point, column in columns.items()
            if wanted.now not in (None, point)
        }

    def rounds(self) -> Costs:
        """Return what counts the rounds of a week, where not all is taken on every day of it."""
        return self._rounds

    def far(self) -> Costs:
        """Return what counts how far slots are from the routine, then intakes from home."""
        homes = {
            column: float(weight * steps(point - wanted.home))
            for wanted, columns, weight in self._intakes()
            for point, column in columns.items()
        }
        farthest = sum(max(homes[c] for c in columns.values()) for columns in self._rows.at)
        day = self._rows.problem.day
        slots = {
            column: from_routine(point, day) * (farthest + 1)
            for point, column in self._rows.used.items()
        }
        return {column: cost for column, cost in (homes | slots).items() if cost}

    def uneven(self) -> Costs:
        """Return what counts by how much intakes are not evenly apart."""
        return self._uneven

    def _intakes(self) -> Iterator[tuple[Wanted, dict[int, int], int]]:
        return zip(self._rows.problem.wanted, self._rows.at, self._weights, strict=True)

    def _weekly(self) -> Costs:
        """Return a column for each place on the weekdays that are alike, at so many a week."""
        wanted = self._rows.problem.wanted
        alike = Counter(tuple(day in each.days for each in wanted) for day in range(_WEEK))
        found: Costs = {}
        for taken, days in alike.items() if len(alike) > 1 else ():
            together: dict[tuple[MedicationId, int], dict[int, float]] = defaultdict(dict)
            for each, columns, is_taken in zip(wanted, self._rows.at, taken, strict=True):
                for point, column in columns.items() if is_taken else ():
                    together[each.medication, point][column] = 1.0
            used = {point: self._rows.column() for _, point in together}
            for (_, point), terms in together.items():
                self._rows.add({**terms, used[point]: -1.0}, -INFINITE, 0)
            found |= dict.fromkeys(used.values(), float(days))
        return found

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


def from_routine(minute: int, day: OwnDay) -> int:
    """Return how far a minute lies from the nearest part of the day, in steps; people remember
    breakfast, and hardly ten minutes before it."""
    nearest = min(steps(minute - anchor) for anchor in day.at.values())
    return nearest + _OF_ITS_OWN if nearest else 0


def steps(minutes: int) -> int:
    """Return a distance in whole steps."""
    return -(-abs(minutes) // _STEP)
