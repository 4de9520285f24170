"""The oracle of the calendar: what a zone's clock does, as plain numbers, without its arithmetic.

Around each of its changes a clock keeps one offset before and one after; local times are minutes on
one long line. Nothing here calls `planner/calendar.py`, nor relies on what `datetime` does in a gap
or an overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
FIRST: Final = datetime(2010, 1, 1, tzinfo=UTC)
LAST: Final = datetime(2036, 1, 1, tzinfo=UTC)
DAY_MINUTES: Final = 24 * 60
#: No zone changes twice within twenty days (probed every 18 hours once), so none is overlooked.
_STEP: Final = timedelta(days=10)
_NEAR: Final = 5 * DAY_MINUTES


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What a clock does at a UTC minute: it goes from one offset, in minutes, to another.

    Two zones that make the same change are one clock for the five days before it and after it.
    """

    at: int
    before: int
    after: int

    def due(self, local: int) -> int:
        """Return the UTC minute at which the clock shows a local one; a skipped one moves on."""
        first, then = local - self.before, local - self.after
        shown = [*([first] if first < self.at else []), *([then] if then >= self.at else [])]
        return min(shown, default=first)

    def has_date(self, day: date) -> bool:
        """Return whether the clock ever shows that date."""
        starts = days(day) * DAY_MINUTES
        before = starts < self.at + self.before
        after = self.at + self.after < starts + DAY_MINUTES
        return before or after


def changes(zone: ZoneInfo) -> list[Change]:
    """Return what `zone` does from 2010 to 2035."""
    found = list(_changes(zone))
    for one, other in pairwise(found):
        assert other.at - one.at > 2 * _NEAR, f"{zone.key} changes twice around {one}"
    return found


def minute(instant: datetime) -> int:
    """Return an instant as minutes since 1970."""
    return int((instant - EPOCH).total_seconds()) // 60


def days(day: date) -> int:
    """Return a date as days since 1970."""
    return (day - EPOCH.date()).days


def _changes(zone: ZoneInfo) -> Iterator[Change]:
    at, offset = FIRST, _offset(zone, FIRST)
    while at < LAST:
        following = min(at + _STEP, LAST)
        other = _offset(zone, following)
        if other != offset:
            yield Change(minute(_between(zone, at, following)), offset, other)
        at, offset = following, other


def _between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    offset = _offset(zone, before)
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        if _offset(zone, middle) == offset:
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, at: datetime) -> int:
    there = at.astimezone(zone).replace(tzinfo=UTC)
    minutes, odd = divmod(there - at, timedelta(minutes=1))
    assert not odd, f"{zone.key} has an offset with seconds"
    return minutes
