"""What "three times a day" and "every 8 hours" mean: how far apart the intakes of a medicine lie.

So many times a day has a least gap and fits the waking day; every so many hours keeps its interval.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.domain.plans import Ground
from bot.domain.rules import EvenGaps, FreeStretch, LeastGap, Rule, Status
from bot.planner.meals import minutes
from bot.planner.own_day import MINUTES, OwnDay, Span
from bot.planner.problem import Spaced

_OWN: Final = "own defaults (facts A4.1 and A4.2); a pharmacist has to set them"
LEAST_GAP: Final[Mapping[int, Rule[timedelta]]] = {
    2: Rule(timedelta(hours=6), _OWN, Status.KNOWLEDGE),
    3: Rule(timedelta(hours=4), _OWN, Status.KNOWLEDGE),
    4: Rule(timedelta(hours=3), _OWN, Status.KNOWLEDGE),
}
#: Twice a day is laid nearer than this only where the rules leave nothing else.
BETTER: Final = Rule(timedelta(hours=8), _OWN, Status.KNOWLEDGE)
#: More often than that the waking half of the day is shared out.
_SHARED_OUT: Final = timedelta(hours=12)
#: Every n hours is kept within an hour, and within a quarter of it where that is less.
TOLERANCE: Final = Rule(timedelta(hours=1), _OWN, Status.KNOWLEDGE)
#: ... but "every 12 hours" is what "twice a day" is taken for, rather than a slot of its own.
SHARES: Final = Rule(
    timedelta(hours=2),
    "'twice a day' and 'every 12 hours' at different times is the most costly human error, 79 % of "
    "people (facts A1); within an hour where that costs no slot",
    Status.SECONDARY,
)
_HALF_A_DAY: Final = timedelta(hours=12)
#: Parts of the day that the label itself names may come nearer to each other by so much.
_NAMED_NEARER: Final = 60


@dataclass(frozen=True, slots=True)
class Often:
    """How often one medicine is taken, and what rules say of its gaps."""

    every: timedelta | None  #: the interval, where the label names one
    homes: Sequence[int]
    named: Sequence[bool]  #: the label names the part of the day, or the time
    is_daily: bool
    gaps: Sequence[tuple[LeastGap | EvenGaps | FreeStretch, Ground]] = ()

    @property
    def interval(self) -> int:
        """Minutes from one intake to the next, if they were even."""
        return MINUTES // len(self.homes)


def asks_for_the_night(often: Often, day: OwnDay) -> bool:
    """Return whether an interval cannot be kept in the waking day."""
    if often.every is None or len(often.homes) < 2:
        return False
    least, most = _interval(often)
    longest, rest = max(least, day.night), len(often.homes) - 1
    return longest > most or not rest * least <= MINUTES - longest or MINUTES - most > rest * most


def spaced(often: Often, first: int, label: Ground, *, day: OwnDay) -> Iterator[Spaced]:
    """Yield how far apart the intakes lie, `first` being the place of the first one."""
    count = len(often.homes)
    if count < 2:
        return
    by_night = day.night if not asks_for_the_night(often, day) else 0
    for ground, (least, most), is_rule in _bounds(often, label):
        for n in range(count - 1):
            low = least if is_rule else min(least, _named_gap(often, n))
            better = 0 if is_rule else min(_better(often), _named_gap(often, n))
            yield Spaced(first + n, first + n + 1, low, most, ground, better, _wished(often))
        if often.is_daily:
            most_around = max(most, by_night)
            low = max(0, MINUTES - most_around)
            high = MINUTES - (least if is_rule else min(least, _named_night(often)))
            yield Spaced(first, first + count - 1, low, high, ground)
    for rule, ground in often.gaps:
        if isinstance(rule, FreeStretch):
            most = MINUTES - minutes(rule.at_least)
            yield Spaced(first, first + count - 1, 0, most, ground)


def _bounds(often: Often, label: Ground) -> Iterator[tuple[Ground, Span, bool]]:
    told = [(rule, ground) for rule, ground in often.gaps if isinstance(rule, LeastGap)]
    for least, ground in told:
        yield ground, (minutes(least.gap), MINUTES), True
    if often.every is not None:
        yield label, _interval(often), False
    elif not told:
        yield label, (least_gap(len(often.homes)), MINUTES), False
    for rule, ground in often.gaps:
        if isinstance(rule, EvenGaps):
            yield ground, (0, often.interval + minutes(rule.over)), True


def least_gap(count: int) -> int:
    """Return the least minutes between two of so many intakes a day."""
    rule = LEAST_GAP.get(count)
    return minutes(rule.value if rule else _SHARED_OUT / count)


def _interval(often: Often) -> Span:
    every = often.every or timedelta()
    by = min(TOLERANCE.value, every / 4)
    if every == _HALF_A_DAY:
        by = SHARES.value
    return minutes(every - by), minutes(every + by)


def _better(often: Often) -> int:
    return minutes(BETTER.value) if len(often.homes) == 2 and often.every is None else 0


def _wished(often: Often) -> Span | None:
    if often.every == _HALF_A_DAY:
        by = TOLERANCE.value
        return minutes(_HALF_A_DAY - by), minutes(_HALF_A_DAY + by)
    return None


def _named_gap(often: Often, n: int) -> int:
    """Return how near the label itself lays two intakes, where it names both."""
    if often.named[n] and often.named[n + 1]:
        return max(often.homes[n + 1] - often.homes[n] - _NAMED_NEARER, 1)
    return MINUTES


def _named_night(often: Often) -> int:
    """Return how near the label lays the last intake to the first one of the next day."""
    if often.named[0] and often.named[-1]:
        return max(MINUTES - (often.homes[-1] - often.homes[0]) - _NAMED_NEARER, 1)
    return MINUTES
