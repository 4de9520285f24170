"""What cannot be kept together, and of which each part is needed for that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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


Core = frozenset[Asks]


def stuck(problem: Problem, *, seconds: float) -> set[MedicationId]:
    """Return medicines that cannot live together, of which each is needed for that."""

    def are_stuck(fewer: Sequence[MedicationId]) -> bool:
        return not is_possible(part(problem, fewer).problem, seconds=seconds)

    return set(_needed([*dict.fromkeys(w.medication for w in problem.wanted)], are_stuck))


def cores(problem: Problem, *, seconds: float) -> Iterator[Core]:
    """Yield sets of which not all can be kept; no two share anything, and what is left can be."""
    left = [*_asked(problem)]
    while not is_possible(rest := _only(problem, left), seconds=seconds):
        together = stuck(rest, seconds=seconds)

        def cannot_be_kept(some: Sequence[Asks], of: set[MedicationId] = together) -> bool:
            few = part(_only(problem, some), of).problem
            return not is_possible(few, seconds=seconds)

        theirs = [each for each in left if whose([each], problem) <= together]
        core = frozenset(_needed(theirs, cannot_be_kept))
        yield core
        left = [each for each in left if each not in core]


def whose(asked: Iterable[Asks], problem: Problem) -> set[MedicationId]:
    """Return the medicines of which something is asked."""
    numbers = {n for each in asked for n in (each.one, each.other) if n is not None}
    return {problem.wanted[n].medication for n in numbers}


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


def _only(problem: Problem, some: Iterable[Asks]) -> Problem:
    """Return the problem with nothing but that."""
    asked = {*some}
    return replace(
        problem,
        wanted=tuple(
            replace(w, limits=tuple(x for x in w.limits if Asks(x.ground, n) in asked))
            for n, w in enumerate(problem.wanted)
        ),
        forbidden=tuple(p for p in problem.forbidden if Asks(p.ground, p.one, p.other) in asked),
        spaced=tuple(p for p in problem.spaced if Asks(p.ground, p.one, p.other) in asked),
    )
