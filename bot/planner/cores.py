"""What cannot be kept together, and of which each part is needed for that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.domain.ids import MedicationId
from bot.domain.plans import Ground
from bot.planner.problem import Problem, part
from bot.planner.solving import is_possible

Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class Asks:
    """One thing that a ground asks of one intake, or of two."""

    ground: Ground
    one: int
    other: int | None = None


def stuck(problem: Problem, *, seconds: float) -> set[MedicationId]:
    """Return medicines that cannot live together, of which each is needed for that."""

    def are_stuck(fewer: Sequence[MedicationId]) -> bool:
        return not is_possible(part(problem, fewer).problem, seconds=seconds)

    return set(_needed([*dict.fromkeys(w.medication for w in problem.wanted)], are_stuck))


def cores(problem: Problem, *, seconds: float) -> Iterator[frozenset[Asks]]:
    """Yield sets of which not all can be kept; no two share anything, and what is left can be."""
    left = [*_asked(problem)]

    def cannot_be_kept(some: Sequence[Asks]) -> bool:
        return not is_possible(_only(problem, {*some}), seconds=seconds)

    while cannot_be_kept(left):
        core = frozenset(_needed(left, cannot_be_kept))
        yield core
        left = [each for each in left if each not in core]


def _needed(every: Sequence[Each], is_so: Callable[[Sequence[Each]], bool]) -> Sequence[Each]:
    """Return what is needed of everything so that something stays so: leave out half, then less."""
    needed = list(every)
    step = max(len(needed) // 2, 1)
    while step:
        first = 0
        while first < len(needed):
            fewer = needed[:first] + needed[first + step :]
            if fewer and is_so(fewer):
                needed = fewer
            else:
                first += step
        step //= 2
    return needed


def _asked(problem: Problem) -> dict[Asks, None]:
    """Return everything that may give way."""
    alone = (
        Asks(limit.ground, n)
        for n, wanted in enumerate(problem.wanted)
        if not wanted.fixed
        for limit in wanted.limits
    )
    pairs = (Asks(pair.ground, pair.one, pair.other) for pair in problem.pairs)
    return dict.fromkeys((*alone, *pairs))


def _only(problem: Problem, asked: set[Asks]) -> Problem:
    """Return the problem with nothing but that."""
    return replace(
        problem,
        wanted=tuple(
            replace(w, limits=tuple(x for x in w.limits if Asks(x.ground, n) in asked))
            for n, w in enumerate(problem.wanted)
        ),
        forbidden=tuple(p for p in problem.forbidden if Asks(p.ground, p.one, p.other) in asked),
        spaced=tuple(p for p in problem.spaced if Asks(p.ground, p.one, p.other) in asked),
    )
