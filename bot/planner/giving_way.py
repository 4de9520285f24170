"""Where not all limits can be kept: which of them give way, to what, and what is left of them.

First the few medicines are found that cannot live together. Of what is asked of them as little and
as light as possible gives way, and each by as little as it can: a window grows by what is missing,
a distance is halved before it is dropped. All else is kept, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.plans import Against, Conflict, Ground
from bot.domain.rules import Status
from bot.planner.own_day import MINUTES
from bot.planner.points import points
from bot.planner.problem import Forbidden, Limit, Problem, Spaced, Wanted, part
from bot.planner.rows import INFINITE, Rows
from bot.planner.solver import NoAnswer, Solver
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
_NOT_IN_TIME: Final = Ground(Against.NOT_IN_TIME, ())
Minutes = tuple[int, ...]
Floor = tuple[set[MedicationId], float]  #: among these medicines so much has to be broken


@dataclass(frozen=True, slots=True)
class Given:
    """A problem that can be met, and what had to give way for it."""

    problem: Problem
    conflicts: tuple[Conflict, ...]


def give_way(problem: Problem, *, seconds: float) -> Given:
    """Return the problem with what must give way made wider."""
    everybody = {wanted.medication for wanted in problem.wanted}
    stuck: list[set[MedicationId]] = []
    floors: list[Floor] = []
    wider = problem
    while not is_possible(wider, seconds=seconds):
        if everybody in stuck:
            raise NoAnswer("what gives way is not enough")
        together = _stuck(wider, seconds=seconds)
        known = set[MedicationId]().union(*stuck)
        stuck.append(everybody if together <= known else together)
        group = known | stuck[-1]
        some = part(problem, group)
        places, least = _least_broken(some.problem, floors, seconds=seconds)
        floors.append((group, least))
        wider = _widened(problem, dict(zip(some.numbers, places, strict=True)))
    return Given(wider, tuple(_conflicts(problem, wider, [*stuck, everybody], seconds=seconds)))


def _stuck(problem: Problem, *, seconds: float) -> set[MedicationId]:
    """Return medicines that cannot live together, of which each is needed for that."""
    needed = list(dict.fromkeys(wanted.medication for wanted in problem.wanted))
    step = len(needed) // 2
    while step:
        first = 0
        while first < len(needed):
            fewer = needed[:first] + needed[first + step :]
            if fewer and not is_possible(part(problem, fewer).problem, seconds=seconds):
                needed = fewer
            else:
                first += step
        step //= 2
    return set(needed)


def left_standing(problem: Problem, places: Minutes) -> tuple[Conflict, ...]:
    """Return what places break that nobody has looked for."""
    wider = _widened(problem, dict(enumerate(places)))
    broken = dict.fromkeys(_broken(problem, wider))
    return tuple(Conflict(ground, _NOT_IN_TIME) for ground in broken)


def _conflicts(
    problem: Problem, wider: Problem, stuck: Sequence[set[MedicationId]], *, seconds: float
) -> Iterator[Conflict]:
    """Yield each ground that gives way, with one that could have given way in its place."""
    broken = tuple(dict.fromkeys(_broken(problem, wider)))
    for ground in broken:
        together = next(some for some in stuck if some.issuperset(ground.medications[:2]))
        among = part(problem, together).problem
        others = (each for each in among.grounds() if each not in broken)
        instead = (
            each
            for each in sorted(others, key=weight)
            if is_possible(among.without([each]), seconds=seconds)
        )
        pins = (w.fixed for w in among.wanted if w.fixed and w.medication in ground.medications)
        yield Conflict(ground, next(instead, None) or next(pins, _DAY))


def _broken(problem: Problem, wider: Problem) -> Iterator[Ground]:
    """Yield the ground of all that is not in the wider problem as it was."""
    for before, after in zip(problem.wanted, wider.wanted, strict=True):
        for limit in before.limits:
            if limit not in after.limits:
                yield limit.ground
    kept = {*wider.pairs}
    yield from (pair.ground for pair in problem.pairs if pair not in kept)


def _least_broken(
    problem: Problem, floors: Sequence[Floor], *, seconds: float
) -> tuple[Minutes, float]:
    """Return the places at which the least is broken, and how much that is.

    What was found for fewer medicines is known to be broken among these too.
    """
    rows = Rows(problem, points(problem, strict=False))
    costs: dict[int, float] = {}
    for wanted, columns in zip(problem.wanted, rows.at, strict=True):
        for point, column in columns.items():
            if cost := _outside(wanted, point):
                costs[column] = cost
    bought: dict[tuple[int, int, Ground, bool], int] = {}
    for pair in problem.pairs:
        for each in (pair, half(pair)):
            key = pair.one, pair.other, pair.ground, each is pair
            column = bought[key] = bought[key] if key in bought else rows.column()
            costs[column] = _BREAKS * weight(each.ground)
            rows.limit(each, unless=column)
    for group, least in floors:
        rows.add(_among(group, rows, bought, costs), least, INFINITE)
    solver = Solver(rows.columns, rows.rows, whole=rows.columns, seconds=seconds, gap=_BREAKS / 2)
    answer = solver.least(costs)
    if answer is None:  # every limit can be bought off
        raise NoAnswer("what can give way is not enough")
    places = tuple(max(at, key=lambda point: answer.values[at[point]]) for at in rows.at)
    return places, answer.objective // _BREAKS


def _among(
    group: set[MedicationId],
    rows: Rows,
    bought: Mapping[tuple[int, int, Ground, bool], int],
    costs: Mapping[int, float],
) -> dict[int, float]:
    """Return what is broken among some medicines, in whole breaks."""
    inside = [wanted.medication in group for wanted in rows.problem.wanted]
    pairs = {column for (one, other, *_), column in bought.items() if inside[one] and inside[other]}
    alone = {column for n, at in enumerate(rows.at) if inside[n] for column in at.values()}
    whole = {column: costs.get(column, 0) // _BREAKS for column in (*alone, *pairs)}
    return {column: cost for column, cost in whole.items() if cost}


def _outside(wanted: Wanted, point: int) -> float:
    broken = [x for x in wanted.limits if not wanted.fixed and not x.holds(point)]
    weights = sum(_BREAKS * weight(limit.ground) for limit in broken)
    return weights + sum(min(limit.misses_by(point), _NEARLY + 1) for limit in broken)


def weight(ground: Ground) -> int:
    """Return how heavy a ground is."""
    return _RULE[ground.rule.status] if ground.rule else _WEIGHT[ground.name]


def half(pair: Forbidden | Spaced) -> Forbidden | Spaced:
    """Return what is left of a pair that gives way: half the distance, as far as that goes."""
    if isinstance(pair, Spaced):
        return replace(pair, least=pair.least // 2, most=pair.most + (MINUTES - pair.most) // 2)
    middle = _middle(pair)
    return replace(pair, low=(pair.low + middle) // 2, high=(pair.high + middle) // 2)


def is_together(pair: Forbidden | Spaced, one: int, other: int) -> bool:
    """Return whether two intakes that are kept apart stand as good as in one slot."""
    if isinstance(pair, Spaced):
        return other - one < min(pair.least, _NEARLY)
    return not pair.holds(one, other) and abs(other - one - _middle(pair)) < _NEARLY // 2


def _not_joined(pair: Forbidden | Spaced) -> Forbidden | Spaced:
    """Return what is left where even half is too much: never in one slot."""
    if isinstance(pair, Spaced):
        return replace(pair, least=1, most=MINUTES - 1)
    return replace(pair, low=_middle(pair) - _NEARLY // 2, high=_middle(pair) + _NEARLY // 2)


def _middle(pair: Forbidden) -> int:
    """Return how far the one's own minute is from it, in days before or after."""
    return round((pair.low + pair.high) / (2 * MINUTES)) * MINUTES


def _widened(problem: Problem, at: Mapping[int, int]) -> Problem:
    """Return the problem with every limit so wide that the intakes can be at those minutes."""
    wanted = tuple(
        replace(w, limits=tuple(_wider(limit, at[n]) for limit in w.limits))
        if n in at and not w.fixed
        else w
        for n, w in enumerate(problem.wanted)
    )
    pairs = [*_kept(problem.pairs, at)]
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


def _kept(
    pairs: Sequence[Forbidden | Spaced], at: Mapping[int, int]
) -> Iterator[Forbidden | Spaced]:
    for pair in pairs:
        if pair.one not in at or pair.other not in at:
            yield pair
            continue
        stand = at[pair.one], at[pair.other]
        found = next((x for x in (pair, half(pair), _not_joined(pair)) if x.holds(*stand)), None)
        if found:
            yield found
