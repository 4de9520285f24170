"""Finds the best places, one objective after another: fewest slots, fewest changes from today,
fewest rounds a week, nearest to the routine, evenly apart. Each is proven before the next begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.planner.answers import Answer, NoAnswer
from bot.planner.objectives import Costs, Objectives
from bot.planner.points import points
from bot.planner.problem import Problem
from bot.planner.rows import Rows
from bot.planner.twins import Merged, merged

if TYPE_CHECKING:
    from bot.planner.solver import Solver

#: Longer nobody waits in a chat; a regimen that takes so long is not proven.
SECONDS: Final = 10.0
_ROUNDING: Final = 0.01


@dataclass(frozen=True, slots=True)
class Places:
    """Where every intake stands."""

    minutes: tuple[int, ...]
    optimal: bool
    bound: int  #: no plan has fewer slots


@dataclass(slots=True)
class Search:
    """One problem on its way through the objectives."""

    merged: Merged
    rows: Rows
    wishes: Objectives
    solver: Solver
    is_proven: bool = True
    values: Sequence[float] = field(default=())

    def next(self, costs: Costs) -> Answer | None:
        """Find the least sum of costs, and hold on to it; None where there is no plan at all."""
        if self.values and not any(self.values[column] > _ROUNDING for column in costs):
            self.solver.keep(costs, 0)  # nothing can be better
            return Answer(tuple(self.values), 0, 0.0, is_optimal=True)
        try:
            answer = self.solver.least(costs, start=self.values)
        except NoAnswer:
            if not self.values:
                raise
            answer = None
        if answer is None:  # what was found before still holds
            self.is_proven = False
            return None
        self.values = answer.values
        self.is_proven = self.is_proven and answer.is_optimal
        self.solver.keep(costs, answer.objective)
        return answer

    def minutes(self) -> tuple[int, ...]:
        """Return where every intake stands now."""
        found = [
            max(columns, key=lambda point: self.values[columns[point]]) for columns in self.rows.at
        ]
        return self.merged.places(found)


def is_possible(problem: Problem, *, seconds: float = SECONDS) -> bool:
    """Return whether there is any plan that keeps all limits."""
    search = _search(problem, seconds) if problem.wanted else None
    return not problem.wanted or (search is not None and search.solver.least({}) is not None)


def fewer(problem: Problem, than: Places, *, seconds: float = SECONDS) -> int | None:
    """Return how few slots do, or None where they are not fewer than a plan has.

    No more intakes lie in the night, or too near to each other, than in that plan.
    """
    search = _search(problem, seconds)
    if search is None:
        return None
    slots = search.wishes.used()
    search.solver.keep(slots, len(set(than.minutes)) - 1)
    search.solver.keep(search.wishes.night(), problem.nights(than.minutes))
    search.solver.keep(search.wishes.near(), problem.nears(than.minutes))
    answer = search.solver.least(slots)
    return answer.objective if answer else None


def solve(problem: Problem, *, seconds: float = SECONDS) -> Places | None:
    """Return the best places, or None where the limits cannot all be kept."""
    if not problem.wanted:
        return Places((), optimal=True, bound=0)
    search = _search(problem, seconds)
    answer = search.next(search.wishes.first()) if search else None
    if search is None or answer is None:
        return None
    wishes = search.wishes
    for costs in (wishes.changed(), wishes.rounds(), wishes.far(), wishes.uneven()):
        if costs:
            search.next(costs)
    minutes = search.minutes()
    if not problem.is_met_by(minutes):
        raise NoAnswer("the plan that was found does not keep its limits")
    return Places(minutes, optimal=search.is_proven, bound=search.wishes.bound(answer))


def _search(problem: Problem, seconds: float) -> Search | None:
    whole = merged(problem)
    tried = points(whole.problem)
    if not all(tried):
        return None
    rows = Rows(whole.problem, tried)
    for pair in whole.problem.pairs:
        rows.limit(pair)
    binary = rows.columns
    wishes = Objectives(rows, whole.weights)
    from bot.planner.solver import Solver  # here: it is large, and only a search needs it

    solver = Solver(rows.columns, rows.rows, whole=binary, seconds=seconds)
    return Search(whole, rows, wishes, solver)
