"""The places at which the least of what is asked is broken, and that by as little as can be.

What was placed quickly is where the search begins; it ends at once where what cannot be kept
together proves that less is not possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bot.planner.answers import NoAnswer
from bot.planner.breaking import BREAKS, grades, outside
from bot.planner.cores import Asks, Core
from bot.planner.points import points
from bot.planner.problem import Forbidden, Part, Problem, Spaced
from bot.planner.rows import INFINITE, Rows, Terms

if TYPE_CHECKING:
    from bot.planner.solver import Solver

Pair = Forbidden | Spaced


def least_broken(some: Part, cores: Iterable[Core], *, seconds: float) -> tuple[int, ...]:
    """Return those places of some medicines, none of whose `cores` can be kept whole.

    Raise `NoAnswer` where it is not proven in time that less cannot be broken.
    """
    from bot.planner.not_in_time import placed  # here: NumPy is large, and only a search needs it

    quickly = placed(some.problem)
    breaking = _Breaking(some.problem)
    for core in cores:
        breaking.is_broken_in(_renumbered(core, some.numbers))
    answer = breaking.solver(seconds).least(breaking.costs, start=breaking.values(quickly))
    if answer is None or not answer.is_optimal:
        raise NoAnswer("what gives way is not proven to be the least")
    return tuple(max(at, key=lambda point: answer.values[at[point]]) for at in breaking.rows.at)


def _renumbered(core: Core, numbers: tuple[int, ...]) -> Iterator[Asks]:
    for each in core:
        other = None if each.other is None else numbers.index(each.other)
        yield Asks(each.ground, numbers.index(each.one), other)


class _Breaking:
    """All that may stand anywhere, and what that costs."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.rows = Rows(problem, points(problem, strict=False))
        self.costs: dict[int, float] = {}
        self._bought: dict[tuple[Asks, int], tuple[int, list[Pair]]] = {}
        for wanted, columns in zip(problem.wanted, self.rows.at, strict=True):
            for point, column in columns.items():
                if cost := outside(wanted, point):
                    self.costs[column] = cost
        for pair in problem.pairs:
            for grade, (each, by) in enumerate(grades(pair)):
                self._buy(each, grade, by)

    def is_broken_in(self, core: Iterable[Asks]) -> None:
        """Add that not all of a core is kept."""
        terms: Terms = {}
        for each in core:
            if each.other is None:
                limits = self._problem.wanted[each.one].limits
                mine = [limit for limit in limits if limit.ground == each.ground]
                for point, column in self.rows.at[each.one].items():
                    if not all(limit.holds(point) for limit in mine):
                        terms[column] = 1.0
            else:
                terms[self._bought[each, 0][0]] = 1.0
        self.rows.add(terms, 1, INFINITE)

    def values(self, places: Sequence[int]) -> list[float]:
        """Return the columns of a plan."""
        values = [0.0] * self.rows.columns
        for columns, point in zip(self.rows.at, places, strict=True):
            values[columns[point]] = values[self.rows.used[point]] = 1.0
        for column, pairs in self._bought.values():
            values[column] = float(
                any(not pair.holds(places[pair.one], places[pair.other]) for pair in pairs)
            )
        return values

    def solver(self, seconds: float) -> Solver:
        """Return what finds the cheapest plan."""
        from bot.planner.solver import Solver  # here: it is large, and only a search needs it

        columns, rows = self.rows.columns, self.rows.rows
        return Solver(columns, rows, whole=columns, seconds=seconds, gap=BREAKS / 2)

    def _buy(self, pair: Pair, grade: int, by: int) -> None:
        """Add a pair that a column buys off; the same two are bought off once."""
        key = Asks(pair.ground, pair.one, pair.other), grade
        if key not in self._bought:
            self._bought[key] = self.rows.column(), []
        column, pairs = self._bought[key]
        pairs.append(pair)
        self.costs[column] = BREAKS * by
        self.rows.limit(pair, unless=column)
