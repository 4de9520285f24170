"""Where not all limits can be kept: which of them give way, to what, and what is left of them.

First the few medicines are found that cannot live together. Of what is asked of them as little and
as light as possible gives way, and each by as little as it can: a window grows by what is missing,
a distance is halved before it is dropped. All else is kept, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.plans import Against, Conflict, Ground
from bot.domain.rules import Status
from bot.planner.own_day import MINUTES
from bot.planner.points import points
from bot.planner.problem import Forbidden, Limit, Problem, Spaced, Wanted, part
from bot.planner.rows import Rows
from bot.planner.solver import Solver
from bot.planner.solving import is_possible

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
#: What misses its window by more may as well stand anywhere.
_NEARLY: Final = 60
_EVER: Final = ((-MINUTES, 3 * MINUTES),)
_DAY: Final = Ground(Against.DAY, ())
Minutes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A problem that can be met, and what had to give way for it."""

    problem: Problem
    conflicts: tuple[Conflict, ...]


def give_way(problem: Problem, *, seconds: float) -> Given | None:
    """Return the problem with what must give way made wider; None if no time was left for it."""
    everybody = {wanted.medication for wanted in problem.wanted}
    stuck: list[set[MedicationId]] = []
    rest = problem
    while not is_possible(rest, seconds=seconds):
        stuck.append(_stuck(rest, seconds=seconds))
        rest = part(problem, everybody.difference(*stuck)).problem
    for some in (set[MedicationId]().union(*stuck), everybody):
        places = _least_broken(problem, some, seconds=seconds)
        if places is not None:
            conflicts = _conflicts(problem, places, [*stuck, some], seconds=seconds)
            return Given(_widened(problem, places), tuple(conflicts))
    return None


def _stuck(problem: Problem, *, seconds: float) -> set[MedicationId]:
    """Return medicines that cannot live together, of which each is needed for that."""
    needed = dict.fromkeys(wanted.medication for wanted in problem.wanted)
    for medication in tuple(needed):
        fewer = {each for each in needed if each != medication}
        if fewer and not is_possible(part(problem, fewer).problem, seconds=seconds):
            del needed[medication]
    return set(needed)


def _conflicts(
    problem: Problem, places: Minutes, stuck: Sequence[set[MedicationId]], *, seconds: float
) -> Iterator[Conflict]:
    """Yield each ground that gives way, with one that could have given way in its place."""
    broken = tuple(dict.fromkeys(_broken(problem, places)))
    for ground in broken:
        together = next(some for some in stuck if some.issuperset(ground.medications[:2]))
        among = part(problem, together).problem
        others = (each for each in among.grounds() if each not in broken)
        instead = (
            each
            for each in sorted(others, key=_weight)
            if is_possible(among.without([each]), seconds=seconds)
        )
        pins = (w.fixed for w in among.wanted if w.fixed and w.medication in ground.medications)
        yield Conflict(ground, next(instead, None) or next(pins, _DAY))


def _broken(problem: Problem, places: Minutes) -> Iterator[Ground]:
    for wanted, place in zip(problem.wanted, places, strict=True):
        for limit in wanted.limits if not wanted.fixed else ():
            if not limit.holds(place):
                yield limit.ground
    for pair in problem.pairs:
        if not pair.holds(places[pair.one], places[pair.other]):
            yield pair.ground


def _least_broken(
    problem: Problem, some: Collection[MedicationId], *, seconds: float
) -> Minutes | None:
    """Return the places at which the least of `some` is broken."""
    yields = [wanted.medication in some for wanted in problem.wanted]
    rows = Rows(problem, points(problem, wide=yields))
    costs: dict[int, float] = {}
    for wanted, columns in zip(problem.wanted, rows.at, strict=True):
        for point, column in columns.items():
            if cost := _outside(wanted, point):
                costs[column] = cost
    bought: dict[tuple[int, int, Ground, bool], int] = {}
    for pair in problem.pairs:
        if not (yields[pair.one] and yields[pair.other]):
            rows.limit(pair)
            continue
        for each in (pair, half(pair)):
            key = pair.one, pair.other, pair.ground, each is pair
            column = bought[key] = bought[key] if key in bought else rows.column()
            costs[column] = _BREAKS * _weight(each.ground)
            rows.limit(each, unless=column)
    solver = Solver(rows.columns, rows.rows, whole=rows.columns, seconds=seconds, gap=_BREAKS / 2)
    answer = solver.least(costs)
    if answer is None:
        return None
    return tuple(max(at, key=lambda point: answer.values[at[point]]) for at in rows.at)


def _outside(wanted: Wanted, point: int) -> float:
    broken = [x for x in wanted.limits if not wanted.fixed and not x.holds(point)]
    weights = sum(_BREAKS * _weight(limit.ground) for limit in broken)
    return weights + sum(min(limit.misses_by(point), _NEARLY + 1) for limit in broken)


def _weight(ground: Ground) -> int:
    return _RULE[ground.rule.status] if ground.rule else _WEIGHT[ground.name]


def half(pair: Forbidden | Spaced) -> Forbidden | Spaced:
    """Return what is left of a pair that gives way: half the distance, as far as that goes."""
    if isinstance(pair, Spaced):
        return replace(pair, least=pair.least // 2, most=pair.most + (MINUTES - pair.most) // 2)
    middle = round((pair.low + pair.high) / (2 * MINUTES)) * MINUTES
    return replace(pair, low=(pair.low + middle) // 2, high=(pair.high + middle) // 2)


def _widened(problem: Problem, places: Minutes) -> Problem:
    """Return the problem with every limit so wide that `places` keep it."""
    wanted = tuple(
        replace(w, limits=tuple(_wider(limit, place) for limit in w.limits)) if not w.fixed else w
        for w, place in zip(problem.wanted, places, strict=True)
    )
    pairs = [*_kept(problem.pairs, places)]
    return replace(
        problem,
        wanted=wanted,
        forbidden=tuple(pair for pair in pairs if isinstance(pair, Forbidden)),
        spaced=tuple(pair for pair in pairs if isinstance(pair, Spaced)),
    )


def _wider(limit: Limit, place: int) -> Limit:
    by = 0 if limit.holds(place) else limit.misses_by(place)
    if by > _NEARLY:
        return replace(limit, spans=_EVER)
    return replace(limit, spans=tuple((a - by, b + by) for a, b in limit.spans))


def _kept(pairs: Sequence[Forbidden | Spaced], places: Minutes) -> Iterator[Forbidden | Spaced]:
    for pair in pairs:
        for each in (pair, half(pair)):
            if each.holds(places[each.one], places[each.other]):
                yield each
                break
