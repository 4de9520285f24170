"""Brute force over every way to place a few intakes: what the optimiser must equal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.planner.objectives import from_routine, neighbours, steps
from bot.planner.problem import Forbidden, Problem, Spaced

Worth = tuple[int, ...]


def worth(problem: Problem, places: Sequence[int]) -> Worth:
    """Return how good a plan is: the smaller, the better, the first difference decides."""
    wanted = list(zip(problem.wanted, places, strict=True))
    return (
        sum(w.at_night and at > problem.day.bed for w, at in wanted),
        sum(p.better > places[p.other] - places[p.one] for p in problem.spaced if p.better),
        len(set(places)),
        sum(p.misses_by(places[p.one], places[p.other]) for p in problem.spaced if p.wished),
        sum(w.now is not None and at != w.now for w, at in wanted),
        len({(day, at) for w, at in wanted for day in w.days}),
        sum(from_routine(at, problem.day) for at in set(places)),
        sum(steps(at - w.home) for w, at in wanted),
        sum(abs(places[two] - places[one] - even) for one, two, even in neighbours(problem)),
    )


def best(problem: Problem, points: Sequence[Sequence[int]], *, but: int = 10**9) -> Worth | None:
    """Return the worth of the best plan, or None where no limit-keeping one exists.

    Plans with more than `but` slots are not looked at.
    """
    found: Worth | None = None
    for places in _ways(problem, points, but):
        here = worth(problem, places)
        if found is None or here < found:
            found = here
    return found


def _ways(problem: Problem, points: Sequence[Sequence[int]], but: int) -> Iterator[list[int]]:
    """Yield every way to place the intakes that keeps all limits."""
    pairs: list[list[Forbidden | Spaced]] = [[] for _ in problem.wanted]
    for pair in problem.pairs:
        pairs[max(pair.one, pair.other)].append(pair)

    def further(places: list[int]) -> Iterator[list[int]]:
        n = len(places)
        if n == len(problem.wanted):
            yield places
            return
        for point in points[n]:
            tried = [*places, point]
            fits = all(pair.holds(tried[pair.one], tried[pair.other]) for pair in pairs[n])
            if fits and len(set(tried)) <= but and problem.wanted[n].may_be(point):
                yield from further(tried)

    yield from further([])
