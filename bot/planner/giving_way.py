"""Where not all limits can be kept: which of them give way, to what, and what is left of them.

First the few medicines are found that cannot live together. Of what is asked of them as little and
as light as possible gives way, and each by as little as it can. All else is kept, and nothing is
lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.plans import Against, Conflict, Ground
from bot.planner.answers import NoAnswer
from bot.planner.breaking import broken, weight, widened
from bot.planner.cores import stuck
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
    is_proven: bool = True  #: less cannot give way


def give_way(problem: Problem, *, seconds: float) -> Given:
    """Return the problem with what must give way made wider."""
    everybody = {wanted.medication for wanted in problem.wanted}
    groups: list[set[MedicationId]] = []
    wider, is_proven = problem, True
    while not is_possible(wider, seconds=seconds):
        if everybody in groups:
            raise NoAnswer("what gives way is not enough")
        together = stuck(wider, seconds=seconds)
        known = set[MedicationId]().union(*groups)
        groups.append(everybody if together <= known else together)
        some = part(problem, known | groups[-1])
        found = least_broken(some.problem, seconds=seconds)
        is_proven = found.is_proven
        wider = widened(problem, dict(zip(some.numbers, found.places, strict=True)))
    given = tuple(dict.fromkeys(broken(problem, wider)))
    if not is_proven:
        return Given(wider, tuple(Conflict(each, _NOT_IN_TIME) for each in given), is_proven=False)
    conflicts = _conflicts(problem, given, [*groups, everybody], seconds=seconds)
    return Given(wider, tuple(conflicts))


def _is_of_one_label(one: Ground, other: Ground) -> bool:
    """Return whether both stand on the same label: what keeps them apart is then the day."""
    return one.rule is None and other.rule is None and one.medications == other.medications


def left_standing(problem: Problem, places: Sequence[int]) -> tuple[Ground, ...]:
    """Return what places break, each ground once."""
    return tuple(dict.fromkeys(broken(problem, widened(problem, dict(enumerate(places))))))


def unproven(problem: Problem, places: Sequence[int]) -> tuple[Conflict, ...]:
    """Return what places break, where it was not proven that anything has to."""
    return tuple(Conflict(ground, _NOT_IN_TIME) for ground in left_standing(problem, places))


def _conflicts(
    problem: Problem, given: Sequence[Ground], stuck: Sequence[set[MedicationId]], *, seconds: float
) -> Iterator[Conflict]:
    """Yield each ground that gives way, with one that could have given way in its place."""
    for ground in given:
        together = next(some for some in stuck if some.issuperset(ground.medications[:2]))
        among = part(problem, together).problem
        others = (each for each in among.grounds() if each not in given)
        others = (each for each in others if each.rule or not _is_of_one_label(each, ground))
        instead = (
            each
            for each in sorted(others, key=weight)
            if is_possible(among.without([each]), seconds=seconds)
        )
        pins = (w.fixed for w in among.wanted if w.fixed and w.medication in ground.medications)
        yield Conflict(ground, next(instead, None) or next(pins, _DAY))
