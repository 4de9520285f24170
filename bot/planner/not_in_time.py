"""Places every intake where no plan was proven in time: quickly, and never together with what it
is kept apart from, for as long as the day has any other minute.

By simulated annealing: intake after intake is drawn to a minute, the likelier the less is broken
there, and from sweep to sweep what is broken counts for more. Many short tries find better places
than a long one, and the best of them holds. Every try has a seed, so the same plan comes again.

NumPy comes with it, so it is imported where something is to be solved: in the worker process.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.planner.breaking import BREAKS, grades, outside
from bot.planner.own_day import MINUTES
from bot.planner.points import points
from bot.planner.problem import Forbidden, Problem, Spaced

Costs = NDArray[np.float64]
Minutes = NDArray[np.int64]

#: Weights that still count little in the first sweep, and those that count much in the last one.
_HOT: Final = 4.0
_COLD: Final = 0.3
_SWEEPS: Final = 30
_SETTLING: Final = 4  #: sweeps at the end that only ever better a place
#: So many intakes are placed in all tries together, in no fewer and no more tries than these.
_PLACED: Final = 600
_FEWEST, _MOST = 4, 24
_TIES: Final = 4 * MINUTES  #: of equal minutes that nearest to where it stands today, or to home


def placed(problem: Problem) -> tuple[int, ...]:
    """Return the minute of each intake."""
    if not problem.wanted:
        return ()
    board = _Board(problem)
    tries = min(max(_PLACED // len(problem.wanted), _FEWEST), _MOST)
    found = [board.annealed(seed) for seed in range(tries)]
    return min(found)[1]


class _Board:
    """One problem with all minutes that are tried, and what each of them breaks as things stand."""

    def __init__(self, problem: Problem) -> None:
        self._tried = [np.array(tried) for tried in points(problem, strict=False)]
        self._homes = [w.home if w.now is None else w.now for w in problem.wanted]
        self._own = [
            np.array([outside(w, int(point)) for point in tried]) + abs(tried - home) / _TIES
            for w, tried, home in zip(problem.wanted, self._tried, self._homes, strict=True)
        ]
        self._beside: dict[int, list[_Beside]] = defaultdict(list)
        for pair in problem.pairs:
            self._beside[pair.one].append(_Beside(pair, pair.other, 1))
            self._beside[pair.other].append(_Beside(pair, pair.one, -1))
        self._known: dict[tuple[int, int], list[tuple[int, Costs]]] = {}

    def annealed(self, seed: int) -> tuple[float, tuple[int, ...]]:
        """Return what one try breaks, and its places."""
        dice = np.random.default_rng(seed)
        free = [n for n, tried in enumerate(self._tried) if len(tried) > 1]
        self._begin()
        widest = max(map(len, self._tried))
        for heat in self._heats():
            # The least of costs less such chances falls on a minute as often as its heat says.
            chances = heat * dice.gumbel(size=(len(free), widest))
            for n, chance in zip(dice.permutation(free), chances, strict=True):
                costs = self._costs[n]
                self._move(int(n), int((costs - chance[: len(costs)]).argmin()))
        minutes = (int(tried[at]) for tried, at in zip(self._tried, self._at, strict=True))
        return self._worth(), tuple(minutes)

    def _heats(self) -> Iterator[float]:
        for sweep in range(_SWEEPS):
            yield BREAKS * _HOT * (_COLD / _HOT) ** (sweep / (_SWEEPS - 1))
        yield from [0.0] * _SETTLING

    def _begin(self) -> None:
        self._costs = [own.copy() for own in self._own]
        self._at = [
            int(abs(tried - home).argmin())
            for tried, home in zip(self._tried, self._homes, strict=True)
        ]
        for n in range(len(self._at)):
            self._count(n, 1)

    def _move(self, n: int, to: int) -> None:
        if to != self._at[n]:
            self._count(n, -1)
            self._at[n] = to
            self._count(n, 1)

    def _count(self, n: int, sign: int) -> None:
        """Add to what others cost, or take away, what they break with an intake where it stands."""
        key = n, self._at[n]
        if key not in self._known:
            point = self._tried[n][self._at[n]]
            broken = ((each.to, each.broken(point, self._tried)) for each in self._beside[n])
            self._known[key] = [(to, costs) for to, costs in broken if costs.any()]
        for to, costs in self._known[key]:
            self._costs[to] += sign * costs

    def _worth(self) -> float:
        """Return what all places cost; what two break together stands in both their costs."""
        return sum(
            float(costs[at] + own[at]) / 2
            for costs, own, at in zip(self._costs, self._own, self._at, strict=True)
        )


class _Beside:
    """What one of a pair sees of the other."""

    def __init__(self, pair: Forbidden | Spaced, to: int, sign: int) -> None:
        self.to = to
        self._sign = sign
        self._grades = grades(pair)

    def broken(self, point: int, tried: Sequence[Minutes]) -> Costs:
        """Return, for every minute of the other, what both break."""
        apart = self._sign * (tried[self.to] - point)
        costs = np.zeros(len(apart))
        for pair, weight in self._grades:
            costs += BREAKS * weight * _breaks(pair, apart)
        return costs


def _breaks(pair: Forbidden | Spaced, apart: Minutes) -> NDArray[np.bool_]:
    if isinstance(pair, Forbidden):
        return (pair.low < apart) & (apart < pair.high)
    return (apart < pair.least) | (apart > pair.most)
