"""Days on which the whole of a patient's day is later: all that is not fixed moves with it, and the
distances to what is fixed, and from one day to the next, have to hold as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Final

from bot.domain.plans import Against, Ground
from bot.domain.routine import DaysOff
from bot.domain.rules import NearMeal
from bot.planner.own_day import MINUTES, OwnDay
from bot.planner.problem import Forbidden, Limit, Problem, Spaced, Wanted

_BESIDE: Final = 15  #: minutes; two slots that are nearer look like a mistake
_TURNED: Final = MINUTES / 2  #: a distance around this is one to the day before, or after


def with_days_off(problem: Problem, off: DaysOff) -> Problem:
    """Return the problem with what has to hold on days off, and where they begin and end."""
    moves = [0 if stays(wanted, off) else off.later for wanted in problem.wanted]
    count = Counter(wanted.medication for wanted in problem.wanted)
    forbidden = dict.fromkeys((*problem.forbidden, *_not_beside_what_stays(problem, off)))
    for pair in problem.forbidden:
        forbidden |= dict.fromkeys(_forbidden(pair, moves[pair.one], moves[pair.other]))
    spaced = dict.fromkeys(problem.spaced)
    for limit in problem.spaced:
        of = problem.wanted[limit.one].medication
        is_around = limit.other - limit.one == count[of] - 1 and not limit.better
        by = _shifts(moves[limit.one], moves[limit.other], turned=is_around)
        spaced |= dict.fromkeys(_nearer(limit, shift) for shift in by)
    return replace(problem, forbidden=tuple(forbidden), spaced=tuple(spaced))


def stays(wanted: Wanted, off: DaysOff) -> bool:
    """Return whether an intake keeps its time on days off, and falls on any of them.

    What is taken with a meal goes with the meal, even where nobody else moves it; what the patient
    wants at lunch goes with their own day.
    """
    if wanted.fixed is None or not wanted.days & off.days:
        return False
    if wanted.fixed.name == Against.CHOSEN:
        return False
    return wanted.fixed.rule is None or not any(_is_of_a_meal(x.ground) for x in wanted.limits)


def _is_of_a_meal(ground: Ground) -> bool:
    return (
        isinstance(ground.rule.value, NearMeal)
        if ground.rule
        else (ground.name == Against.LABEL_FOOD)
    )


def _not_beside_what_stays(problem: Problem, off: DaysOff) -> Iterator[Forbidden]:
    """Yield what cannot share a slot with what is fixed: that slot stays on days off, while meals
    and all the rest of the day are later."""
    still = [(n, wanted) for n, wanted in enumerate(problem.wanted) if stays(wanted, off)]
    for (one, fixed), (other, free) in product(still, enumerate(problem.wanted)):
        for limit in () if free.fixed else (*free.limits, *_awake(free, problem.day)):
            if limit.holds(fixed.home) and not limit.holds(fixed.home - off.later):
                yield Forbidden(one, other, -_BESIDE, _BESIDE, limit.ground)


def _awake(wanted: Wanted, day: OwnDay) -> tuple[Limit, ...]:
    """Return that an intake lies in the waking day, unless its label asks for the night too."""
    ground = Ground(Against.LABEL_PART, (wanted.medication,))
    return () if wanted.at_night else (Limit((day.awake,), ground),)


def _forbidden(pair: Forbidden, one: int, other: int) -> Iterator[Forbidden]:
    turned = abs(pair.low + pair.high) / 2 > _TURNED
    for shift in _shifts(one, other, turned=turned):
        yield replace(pair, low=pair.low - shift, high=pair.high - shift)


def _nearer(limit: Spaced, shift: int) -> Spaced:
    return replace(limit, least=limit.least - shift, most=limit.most - shift, wished=None)


def _shifts(one: int, other: int, *, turned: bool) -> set[int]:
    """Return by how much the other may be later than the one, beside what it is on most days: on
    one day both move; of two days either may be a day off."""
    both = product({0, one}, {0, other}) if turned else [(one, other)]
    return {b - a for a, b in both} - {0}
