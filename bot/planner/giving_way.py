"""Where not all limits can be kept: which of them give way, to what, and what is left of them.

As few and as light ones as possible give way, each by as little as it can: a window grows by what
is missing, a distance is halved before it is dropped. All else is kept, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from bot.domain.plans import Against, Conflict, Ground
from bot.domain.rules import Status
from bot.planner.own_day import MINUTES
from bot.planner.points import points
from bot.planner.problem import Forbidden, Limit, Problem, Spaced, Wanted
from bot.planner.rows import Rows
from bot.planner.solver import Solver

#: The heavier a ground, the later it gives way: what the label says comes before what rules say.
_WEIGHT: Final[Mapping[str, int]] = {
    Against.LABEL_PART: 12,
    Against.LABEL_OFTEN: 10,
    Against.LABEL_FOOD: 9,
}
_RULE: Final[Mapping[Status, int]] = {
    Status.VERIFIED: 6,
    Status.SECONDARY: 5,
    Status.KNOWLEDGE: 4,
}
_BREAKS: Final = 10_000.0  #: worse than any distance
_INSISTS: Final = 100.0
#: What misses its window by more may as well stand anywhere.
_NEARLY: Final = 60
Pair = TypeVar("Pair", Forbidden, Spaced)


@dataclass(frozen=True, slots=True)
class Given:
    """A problem that can be met, and what had to give way for it."""

    problem: Problem
    conflicts: tuple[Conflict, ...]


def give_way(problem: Problem, *, seconds: float) -> Given | None:
    """Return the problem with what must give way made wider; None if no time was left for it."""
    places = _least_broken(problem, seconds=seconds)
    if places is None:
        return None
    broken = tuple(dict.fromkeys(ground for ground, _ in _broken(problem, places)))
    conflicts = []
    for ground in broken:
        others = _least_broken(problem, insist=ground, seconds=seconds) or places
        against = [other for other, _ in _broken(problem, others) if other not in broken]
        still = ground in {other for other, _ in _broken(problem, others)}
        day = Ground(Against.DAY, ())
        conflicts.append(Conflict(ground, day if still or not against else against[0]))
    return Given(_widened(problem, places), tuple(conflicts))


def weight(ground: Ground) -> int:
    """Return how heavy a ground is."""
    return _RULE[ground.rule.status] if ground.rule else _WEIGHT.get(ground.name, 1)


def _broken(problem: Problem, places: tuple[int, ...]) -> Iterator[tuple[Ground, int]]:
    for n, wanted in enumerate(problem.wanted):
        for limit in wanted.limits if not wanted.fixed else ():
            if not limit.holds(places[n]):
                yield limit.ground, n
    for pair in problem.pairs:
        if not pair.holds(places[pair.one], places[pair.other]):
            yield pair.ground, pair.one


def _least_broken(
    problem: Problem, *, seconds: float, insist: Ground | None = None
) -> tuple[int, ...] | None:
    """Return the places at which the least is broken, least of all `insist`."""
    rows = Rows(problem, points(problem, strict=False))
    costs: dict[int, float] = {}
    for wanted, columns in zip(problem.wanted, rows.at, strict=True):
        for point, column in columns.items():
            if cost := _outside(wanted, point, insist):
                costs[column] = cost
    wide: list[Forbidden | Spaced] = [*map(_half, problem.forbidden), *map(_half, problem.spaced)]
    for each in (*problem.pairs, *wide):
        column = rows.column()
        costs[column] = _BREAKS * _weight(each.ground, insist)
        rows.limit(each, unless=column)
    solver = Solver(rows.columns, rows.rows, whole=rows.columns, seconds=seconds)
    answer = solver.least(costs)
    if answer is None:
        return None
    return tuple(max(at, key=lambda point: answer.values[at[point]]) for at in rows.at)


def _outside(wanted: Wanted, point: int, insist: Ground | None) -> float:
    broken = [x for x in wanted.limits if not wanted.fixed and not x.holds(point)]
    weights = sum(_BREAKS * _weight(limit.ground, insist) for limit in broken)
    return weights + sum(min(limit.misses_by(point), _NEARLY + 1) for limit in broken)


def _weight(ground: Ground, insist: Ground | None) -> float:
    return weight(ground) * (_INSISTS if ground == insist else 1)


def _half(pair: Pair) -> Pair:
    if isinstance(pair, Spaced):
        return replace(pair, least=pair.least // 2, most=pair.most + (MINUTES - pair.most) // 2)
    middle = round((pair.low + pair.high) / (2 * MINUTES)) * MINUTES
    return replace(pair, low=(pair.low + middle) // 2, high=(pair.high + middle) // 2)


def _widened(problem: Problem, places: tuple[int, ...]) -> Problem:
    """Return the problem with every limit so wide that `places` keep it."""
    wanted = tuple(
        replace(w, limits=tuple(_wider(limit, places[n]) for limit in w.limits))
        if not w.fixed
        else w
        for n, w in enumerate(problem.wanted)
    )
    return replace(
        problem,
        wanted=wanted,
        forbidden=tuple(_kept(problem.forbidden, places)),
        spaced=tuple(_kept(problem.spaced, places)),
    )


def _wider(limit: Limit, place: int) -> Limit:
    if limit.holds(place):
        return limit
    by = limit.misses_by(place)
    if by > _NEARLY:
        return replace(limit, spans=((-MINUTES, 3 * MINUTES),))
    return replace(limit, spans=tuple((a - by, b + by) for a, b in limit.spans))


def _kept(pairs: Sequence[Pair], places: tuple[int, ...]) -> Iterator[Pair]:
    for pair in pairs:
        for each in (pair, _half(pair)):
            if each.holds(places[each.one], places[each.other]):
                yield each
                break
