"""Places every intake where no plan was proven in time: quickly, and never together with what it
is kept apart from, for as long as the day has any other minute.

Intake after intake goes where it breaks least, and then again, until none moves any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from bot.planner.breaking import half, is_together, weight
from bot.planner.points import points
from bot.planner.problem import Forbidden, Problem, Spaced

_PASSES: Final = 8
#: Medicines are placed in so many orders; of large regimens in fewer, so that nobody waits.
_ORDERS: Final = 8
_FEW_ORDERS: Final = 2
_LARGE: Final = 40  #: intakes
Places = Mapping[int, int]
Cost = tuple[int, int, int, int]  #: together, broken, new slots, minutes from today or from home


def placed(problem: Problem) -> tuple[int, ...]:
    """Return the minute of each intake."""
    search = _Greedy(problem)
    found = [search.along(order) for order in _orders(problem)]
    best = min(found, key=search.sum, default={})
    return tuple(best[n] for n in range(len(problem.wanted)))


class _Greedy:
    """One problem, with what each intake has to do with others."""

    def __init__(self, problem: Problem) -> None:
        self._wanted = problem.wanted
        self._tried = points(problem, strict=False)
        self._pairs: dict[int, list[Forbidden | Spaced]] = defaultdict(list)
        for pair in problem.pairs:
            self._pairs[pair.one].append(pair)
            self._pairs[pair.other].append(pair)

    def along(self, order: Sequence[int]) -> dict[int, int]:
        """Return where intakes stand if they are placed in that order."""
        at = {n: wanted.home for n, wanted in enumerate(self._wanted) if wanted.fixed}
        for _ in range(_PASSES):
            before = dict(at)
            for n in order:
                at.pop(n, None)
                at[n] = min(self._tried[n], key=lambda point, n=n: self._cost(n, point, at))  # type: ignore[misc]  # mypy sees no default in a lambda
            if at == before:
                break
        return at

    def sum(self, at: Places) -> Cost:
        """Return what all places cost."""
        each = [self._cost(n, point, at) for n, point in at.items()]
        together, broken, _, far = map(sum, zip(*each, strict=True)) if each else (0, 0, 0, 0)
        return together, broken, len({*at.values()}), far

    def _cost(self, n: int, point: int, at: Places) -> Cost:
        wanted = self._wanted[n]
        limits = () if wanted.fixed else wanted.limits
        broken = sum(2 * weight(limit.ground) for limit in limits if not limit.holds(point))
        together = 0
        for pair in self._pairs[n]:
            one = point if pair.one == n else at.get(pair.one)
            other = point if pair.other == n else at.get(pair.other)
            if one is None or other is None or pair.holds(one, other):
                continue
            together += is_together(pair, one, other)
            broken += weight(pair.ground) * (1 if half(pair).holds(one, other) else 2)
        home = wanted.home if wanted.now is None else wanted.now
        return together, broken, point not in at.values(), abs(point - home)


def _orders(problem: Problem) -> Iterator[list[int]]:
    """Yield orders of the intakes that can move; medicines that see most others come first."""
    seen: dict[object, int] = defaultdict(int)
    for pair in problem.forbidden:
        for n in (pair.one, pair.other):
            seen[problem.wanted[n].medication] += 1
    free = [n for n, wanted in enumerate(problem.wanted) if not wanted.fixed]
    named = dict.fromkeys(problem.wanted[n].medication for n in free)
    medicines = sorted(named, key=lambda each: -seen[each])
    most = _FEW_ORDERS if len(free) > _LARGE else _ORDERS
    for first in range(min(most, max(len(medicines), 1))):
        turned = medicines[first:] + medicines[:first]
        yield sorted(free, key=lambda n: turned.index(problem.wanted[n].medication))
