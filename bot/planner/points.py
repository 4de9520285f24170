"""The minutes at which an intake may be placed: where some optimum lies.

Every limit is a span or a distance, so intakes can be pushed together until each stands at an end
of a span, at its home, or at such a distance from another one. Every full hour comes on top.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from bot.planner.own_day import MINUTES, Span
from bot.planner.problem import Forbidden, Problem, Spaced, Wanted

_GRID: Final = 60
#: Distances are followed over so many intakes; the full hours stand for longer chains.
_CHAIN: Final = 2


def points(problem: Problem, *, strict: bool = True) -> list[list[int]]:
    """Return, for each intake, the minutes that are tried, in order.

    They keep the intake's own limits; without `strict` they only lie in the waking day.
    """
    spans = [_spans(each, problem) for each in problem.wanted]
    every = set(_grid(problem))
    own = [_own(each, of, problem) for each, of in zip(problem.wanted, spans, strict=True)]
    for _ in range(_CHAIN):
        own = _pushed(problem, own, spans)
    shared = sorted(every.union(*own))
    if not strict:
        spans = [[_whole(each, problem)] for each in problem.wanted]
    found = [
        [each.home] if each.fixed else _within(shared, of)
        for each, of in zip(problem.wanted, spans, strict=True)
    ]
    return _supported(problem, found) if strict else found


def _within(minutes: Sequence[int], spans: list[Span]) -> list[int]:
    """Return those of some minutes, which are in order, that lie in one of the spans."""
    slices = (minutes[bisect_left(minutes, a) : bisect_right(minutes, b)] for a, b in spans)
    return sorted({minute for each in slices for minute in each})


def _grid(problem: Problem) -> Iterable[int]:
    first = -(-problem.day.wake // _GRID) * _GRID
    yield from problem.day.at.values()
    until = MINUTES if any(each.at_night for each in problem.wanted) else 0
    yield from range(first, max(problem.day.bed, problem.day.wake + until), _GRID)


def _own(wanted: Wanted, spans: list[Span], problem: Problem) -> set[int]:
    if wanted.fixed:
        return {wanted.home}
    ends = {minute for span in spans for minute in span}
    named = {wanted.home, *problem.day.at.values()} | ({wanted.now} if wanted.now else set())
    return ends | {minute for minute in named if any(a <= minute <= b for a, b in spans)}


def _pushed(problem: Problem, own: list[set[int]], spans: list[list[Span]]) -> list[set[int]]:
    """Return the points together with those at a limit's distance from another's points."""
    more = [set(each) for each in own]
    distances = [(p.one, p.other, p.low, p.high) for p in problem.forbidden]
    distances += [(p.one, p.other, p.least, p.most) for p in problem.spaced]
    distances += [(p.one, p.other, *p.wished) for p in problem.spaced if p.wished]
    distances += [(p.one, p.other, p.better, p.better) for p in problem.spaced if p.better]
    for one, other, low, high in distances:
        for by in {low, high}:
            more[other] |= _inside({minute + by for minute in own[one]}, spans[other])
            more[one] |= _inside({minute - by for minute in own[other]}, spans[one])
    return more


def _inside(minutes: set[int], spans: list[Span]) -> set[int]:
    return {minute for minute in minutes if any(a <= minute <= b for a, b in spans)}


def _spans(wanted: Wanted, problem: Problem) -> list[Span]:
    """Return where all limits of an intake hold."""
    if wanted.fixed:
        return [(wanted.home, wanted.home)]
    found = [_whole(wanted, problem)]
    for limit in wanted.limits:
        both = ((max(a, c), min(b, d)) for a, b in found for c, d in limit.spans)
        found = [(a, b) for a, b in both if a <= b]
    return found


def _whole(wanted: Wanted, problem: Problem) -> Span:
    wake, bed = problem.day.awake
    return (wake, wake + MINUTES - 1) if wanted.at_night else (wake, bed)


def _supported(problem: Problem, tried: list[list[int]]) -> list[list[int]]:
    """Return the points without those that leave a partner no place; the rest is proven anyway."""
    views = [view for pair in problem.pairs for view in _both_ways(pair)]
    seen_by: dict[int, list[_View]] = defaultdict(list)
    for view in views:
        seen_by[view[1]].append(view)
    waiting = dict.fromkeys(views if all(tried) else ())
    while waiting:
        mine, theirs, sees = view = next(iter(waiting))
        del waiting[view]
        left = [point for point in tried[mine] if sees(point, tried[theirs])]
        if not left:
            return [[] for _ in tried]
        if len(left) < len(tried[mine]):
            tried[mine] = left
            waiting |= dict.fromkeys(seen_by[mine])
    return tried


_Sees = Callable[[int, Sequence[int]], bool]
_View = tuple[int, int, _Sees]


def _both_ways(pair: Forbidden | Spaced) -> Iterator[_View]:
    """Yield each of a pair as one that needs the other, and how it sees a place for it."""
    if isinstance(pair, Spaced):
        yield pair.one, pair.other, partial(_reaches, pair.least, pair.most)
        yield pair.other, pair.one, partial(_reaches, -pair.most, -pair.least)
    else:
        yield pair.one, pair.other, partial(_escapes, pair.low, pair.high)
        yield pair.other, pair.one, partial(_escapes, -pair.high, -pair.low)


def _reaches(least: int, most: int, point: int, theirs: Sequence[int]) -> bool:
    nearest = bisect_left(theirs, point + least)
    return nearest < len(theirs) and theirs[nearest] <= point + most


def _escapes(low: int, high: int, point: int, theirs: Sequence[int]) -> bool:
    return theirs[0] <= point + low or theirs[-1] >= point + high
