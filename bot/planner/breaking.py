"""What a limit that gives way weighs, and what is left of it.

A window grows by what is missing, a distance is halved before it is dropped, and what is kept apart
never stands in one slot, whatever else gives way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.plans import Against, Ground
from bot.domain.rules import Apart, NotTogether, Status
from bot.planner.own_day import MINUTES
from bot.planner.problem import Forbidden, Limit, Problem, Spaced, Wanted

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
#: A distance that is not kept may undo the whole dose, a missed meal or hour makes it less good.
_DISTANCE: Final = 1
_JOINED: Final = 100  #: worse than all that can be broken otherwise
BREAKS: Final = 10_000  #: what weighs 1, in minutes: worse than any distance
#: What misses its window by more may as well stand anywhere.
NEARLY: Final = 60
_SLOT: Final = 15  #: minutes; nearer to each other is as good as in one slot
_EVER: Final = ((-MINUTES, 3 * MINUTES),)


def weight(ground: Ground) -> int:
    """Return how heavy a ground is."""
    if ground.rule is None:
        return _WEIGHT[ground.name]
    is_distance = isinstance(ground.rule.value, Apart | NotTogether)
    return _RULE[ground.rule.status] + is_distance * _DISTANCE


def half(pair: Forbidden | Spaced) -> Forbidden | Spaced:
    """Return what is left of a pair that gives way: half the distance, as far as that goes."""
    if isinstance(pair, Spaced):
        return replace(pair, least=pair.least // 2, most=pair.most + (MINUTES - pair.most) // 2)
    middle = _middle(pair)
    return replace(pair, low=(pair.low + middle) // 2, high=(pair.high + middle) // 2)


def grades(pair: Forbidden | Spaced) -> tuple[tuple[Forbidden | Spaced, int], ...]:
    """Return what is left of a pair, grade after grade, and what it weighs if that is lost too."""
    by = weight(pair.ground)
    joined = _JOINED if isinstance(pair, Forbidden) else by
    return (pair, by), (half(pair), by), (_not_joined(pair), joined)


def outside(wanted: Wanted, minute: int) -> int:
    """Return what one intake breaks of its own limits: weights, then by how many minutes."""
    missed = [x for x in wanted.limits if not wanted.fixed and not x.holds(minute)]
    weights = sum(weight(limit.ground) for limit in missed)
    return BREAKS * weights + sum(min(x.misses_by(minute), NEARLY + 1) for x in missed)


def _not_joined(pair: Forbidden | Spaced) -> Forbidden | Spaced:
    """Return what is left where even half is too much: never in one slot."""
    if isinstance(pair, Spaced):
        return replace(pair, least=min(pair.least, _SLOT), most=MINUTES - 1)
    middle = _middle(pair)
    return replace(pair, low=max(pair.low, middle - _SLOT), high=min(pair.high, middle + _SLOT))


def _middle(pair: Forbidden) -> int:
    """Return how far the one's own minute is from it, in days before or after."""
    return round((pair.low + pair.high) / (2 * MINUTES)) * MINUTES


def broken(problem: Problem, wider: Problem) -> Iterator[Ground]:
    """Yield the ground of all that is not in the wider problem as it was."""
    for before, after in zip(problem.wanted, wider.wanted, strict=True):
        for limit in before.limits:
            if limit not in after.limits:
                yield limit.ground
    kept = {*wider.pairs}
    yield from (pair.ground for pair in problem.pairs if pair not in kept)


def widened(problem: Problem, at: Mapping[int, int]) -> Problem:
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
    if by > NEARLY:
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
        found = next((x for x in (each for each, _ in grades(pair)) if x.holds(*stand)), None)
        if found:
            yield found
