"""Medicines that are asked exactly the same stand together in some best plan, so they are one.

Whoever has the better places of two twins can lend them to the other: nothing is lost by it, and
the optimiser has half as much to prove.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from bot.domain.ids import MedicationId
from bot.planner.problem import Problem, renumbered


@dataclass(frozen=True, slots=True)
class Merged:
    """A problem with one of each set of twins."""

    problem: Problem
    weights: tuple[int, ...]  #: how many intakes each of its intakes stands for
    stands_for: tuple[int, ...]  #: for each intake of the whole problem, its place in this one

    def places(self, found: Sequence[int]) -> tuple[int, ...]:
        """Return the minutes of all intakes of the whole problem."""
        return tuple(found[place] for place in self.stands_for)


def merged(problem: Problem) -> Merged:
    """Return `problem` with one medicine for each set of twins."""
    mine: dict[MedicationId, list[int]] = defaultdict(list)
    for n, wanted in enumerate(problem.wanted):
        mine[wanted.medication].append(n)
    asked = _asked(problem, mine)
    firsts: dict[Hashable, MedicationId] = {}
    twin_of = {medication: firsts.setdefault(asked[medication], medication) for medication in mine}
    kept = [n for n, w in enumerate(problem.wanted) if twin_of[w.medication] == w.medication]
    new = {n: place for place, n in enumerate(kept)}
    stands_for = [
        new[mine[twin_of[w.medication]][mine[w.medication].index(n)]]
        for n, w in enumerate(problem.wanted)
    ]
    smaller = replace(
        problem,
        wanted=tuple(problem.wanted[n] for n in kept),
        forbidden=tuple(renumbered(problem.forbidden, new)),
        spaced=tuple(renumbered(problem.spaced, new)),
    )
    weights = tuple(stands_for.count(place) for place in range(len(kept)))
    return Merged(smaller, weights, tuple(stands_for))


def _asked(
    problem: Problem, mine: dict[MedicationId, list[int]]
) -> dict[MedicationId, tuple[Hashable, ...]]:
    """Return, for each medicine, all that is asked of it, whatever the grounds."""
    pairs: dict[MedicationId, set[Hashable]] = defaultdict(set)
    place = {n: at for numbers in mine.values() for at, n in enumerate(numbers)}
    for pair in problem.forbidden:
        one, other = problem.wanted[pair.one].medication, problem.wanted[pair.other].medication
        pairs[one].add((place[pair.one], pair.other, pair.low, pair.high))
        pairs[other].add((place[pair.other], pair.one, -pair.high, -pair.low))
    for each in problem.spaced:
        key = (place[each.one], place[each.other], each.least, each.most, each.better, each.wished)
        pairs[problem.wanted[each.one].medication].add(key)
    return {
        medication: (
            tuple(_alone(problem, n) for n in numbers),
            frozenset(pairs[medication]),
        )
        for medication, numbers in mine.items()
    }


def _alone(problem: Problem, n: int) -> Hashable:
    wanted = problem.wanted[n]
    spans = tuple(limit.spans for limit in wanted.limits)
    is_fixed = wanted.fixed is not None
    return wanted.days, wanted.home, wanted.now, is_fixed, wanted.at_night, spans
