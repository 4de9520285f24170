"""The places at which the least of what is asked is broken, and that by as little as can be.

What was placed quickly is where the search begins; it ends at once where what cannot be kept
together proves that less is not possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.planner import not_in_time
from bot.planner.answers import Deadline, NoAnswer, left_of
from bot.planner.breaking import NEARLY, half, not_joined, weight
from bot.planner.cores import Asks, cores
from bot.planner.points import points
from bot.planner.problem import Forbidden, Problem, Spaced, Wanted
from bot.planner.rows import INFINITE, Rows, Terms

if TYPE_CHECKING:
    from bot.planner.solver import Solver

_BREAKS: Final = 10_000.0  #: worse than any distance
_JOINED: Final = 100  #: worse than all that can be broken otherwise
#: Seconds; what was placed quickly is nearly always the best, and only the proof takes longer.
_PROOF: Final = 1.5
Pair = Forbidden | Spaced


@dataclass(frozen=True, slots=True)
class Broken:
    """Where every intake stands if not everything is kept."""

    places: tuple[int, ...]
    is_proven: bool  #: less cannot be broken


def least_broken(problem: Problem, *, seconds: float) -> Broken:
    """Return those places, or those that were found quickly where that was not proven in time."""
    quickly = not_in_time.placed(problem)
    breaking = _Breaking(problem)
    seconds = Deadline(min(left_of(seconds), _PROOF))
    try:
        for core in cores(problem, seconds=seconds):
            breaking.is_broken_in(core)
        answer = breaking.solver(seconds).least(breaking.costs, start=breaking.values(quickly))
    except NoAnswer:
        answer = None
    if answer is None:
        return Broken(quickly, is_proven=False)
    places = (max(at, key=lambda point: answer.values[at[point]]) for at in breaking.rows.at)
    return Broken(tuple(places), answer.is_optimal)


class _Breaking:
    """All that may stand anywhere, and what that costs."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.rows = Rows(problem, points(problem, strict=False))
        self.costs: dict[int, float] = {}
        self._bought: dict[tuple[Asks, int], tuple[int, list[Pair]]] = {}
        for wanted, columns in zip(problem.wanted, self.rows.at, strict=True):
            for point, column in columns.items():
                if cost := _outside(wanted, point):
                    self.costs[column] = cost
        for pair in problem.pairs:
            for degree, each in enumerate((pair, half(pair), not_joined(pair))):
                self._buy(each, degree)

    def is_broken_in(self, core: frozenset[Asks]) -> None:
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
        return Solver(columns, rows, whole=columns, seconds=seconds, gap=_BREAKS / 2)

    def _buy(self, pair: Pair, degree: int) -> None:
        """Add a pair that a column buys off; the same two are bought off once."""
        key = Asks(pair.ground, pair.one, pair.other), degree
        if key not in self._bought:
            self._bought[key] = self.rows.column(), []
        column, pairs = self._bought[key]
        pairs.append(pair)
        is_joined = degree == 2 and isinstance(pair, Forbidden)
        self.costs[column] = _BREAKS * (_JOINED if is_joined else weight(pair.ground))
        self.rows.limit(pair, unless=column)


def _outside(wanted: Wanted, point: int) -> float:
    missed = [x for x in wanted.limits if not wanted.fixed and not x.holds(point)]
    weights = sum(_BREAKS * weight(limit.ground) for limit in missed)
    return weights + sum(min(limit.misses_by(point), NEARLY + 1) for limit in missed)
