"""Where not all limits can be kept: which of them give way, to what, and what is left of them.

First the few medicines are found that cannot live together. Of what is asked of them as little and
as light as possible gives way, and each by as little as it can. All else is kept, and nothing is
lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from bot.domain.plans import Against, Conflict, Ground
from bot.planner.answers import NoAnswer, left_of
from bot.planner.breaking import broken, weight, widened
from bot.planner.cores import Core, cores, stuck, whose
from bot.planner.least_broken import least_broken
from bot.planner.problem import Problem, part
from bot.planner.solving import is_possible

_DAY: Final = Ground(Against.DAY, ())
_NOT_IN_TIME: Final = Ground(Against.NOT_IN_TIME, ())


@dataclass(frozen=True, slots=True)
class Given:
    """A problem that can be met, and what had to give way for it."""

    problem: Problem
    conflicts: tuple[Conflict, ...]


def give_way(problem: Problem, *, seconds: float) -> Given:
    """Return the problem with what must give way made wider.

    Raise `NoAnswer` where it is not proven in time that less cannot give way.
    """
    found = [*cores(problem, seconds=seconds)]
    together = whose(chain.from_iterable(found), problem)
    while True:
        some = part(problem, together)
        places = least_broken(some, found, seconds=seconds)
        wider = widened(problem, dict(zip(some.numbers, places, strict=True)))
        if is_possible(wider, seconds=seconds):
            given = tuple(dict.fromkeys(broken(problem, wider)))
            return Given(wider, tuple(_conflicts(problem, given, found, seconds=seconds)))
        if together >= (more := stuck(wider, seconds=seconds)):
            raise NoAnswer("what gives way is not enough")
        together |= more


def left_standing(problem: Problem, places: Sequence[int]) -> tuple[Ground, ...]:
    """Return what places break, each ground once."""
    return tuple(dict.fromkeys(broken(problem, widened(problem, dict(enumerate(places))))))


def unproven(problem: Problem, places: Sequence[int]) -> tuple[Conflict, ...]:
    """Return what places break, where it was not proven that anything has to."""
    return tuple(Conflict(ground, _NOT_IN_TIME) for ground in left_standing(problem, places))


def _conflicts(
    problem: Problem, given: Sequence[Ground], found: Sequence[Core], *, seconds: float
) -> Iterator[Conflict]:
    """Yield each ground that gives way, with one that could have given way in its place."""
    for ground in given:
        beside = {each.ground for core in found if _is_in(core, ground) for each in core}
        others = (each for each in problem.grounds() if each in beside and each not in given)
        clashing = _clashing(ground, others)
        without = problem.without([each for each in given if each != ground])
        instead = (x for x in clashing if _is_enough(without.without([x]), seconds=seconds))
        pins = (w.fixed for w in problem.wanted if w.fixed and w.medication in ground.medications)
        yield Conflict(ground, next(chain(instead, clashing, pins), _DAY))


def _is_enough(rest: Problem, *, seconds: float) -> bool:
    """Return whether all of the rest can be kept, as far as that is known in time."""
    try:
        return is_possible(rest, seconds=left_of(seconds))
    except NoAnswer:
        return False


def _clashing(ground: Ground, others: Iterable[Ground]) -> Sequence[Ground]:
    """Return what a ground clashes with, what is of other medicines first, then the lightest.

    Two things that one label says do not clash: what keeps both from being kept is the day.
    """

    def is_its_own(each: Ground) -> bool:
        return each.medications == ground.medications

    clashing = (each for each in others if each.rule or ground.rule or not is_its_own(each))
    return sorted(clashing, key=lambda each: (is_its_own(each), weight(each)))


def _is_in(core: Core, ground: Ground) -> bool:
    return any(each.ground == ground for each in core)
