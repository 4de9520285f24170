"""The oracle of the calendar: what a zone's clock does, as plain numbers, without its arithmetic.

A zone is taken apart into stretches of constant offset; local times are minutes on one long line.
Nothing here calls `planner/calendar.py`, nor relies on what `datetime` does in a gap or an overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
FIRST: Final = datetime(2010, 1, 1, tzinfo=UTC)
LAST: Final = datetime(2036, 1, 1, tzinfo=UTC)
DAY_MINUTES: Final = 24 * 60
#: No zone changes twice within three weeks (probed every 18 hours once), so none is overlooked.
_STEP: Final = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of UTC minutes [start, end) in which a zone keeps one offset, in minutes."""

    start: int
    end: int
    offset: int


def stretches(zone: ZoneInfo) -> tuple[Stretch, ...]:
    """Return what `zone` does from 2010 to 2035; equal for two names of one zone."""
    starts = [FIRST, *_changes(zone)]
    ends = [*starts[1:], LAST]
    return tuple(
        Stretch(minute(a), minute(b), _offset(zone, a)) for a, b in zip(starts, ends, strict=True)
    )


def minute(instant: datetime) -> int:
    """Return an instant as minutes since 1970."""
    return int((instant - EPOCH).total_seconds()) // 60


def due(parts: tuple[Stretch, ...], local: int) -> int:
    """Return the UTC minute at which a clock shows a local minute; a skipped one moves forward."""
    shown = [local - p.offset for p in parts if p.start <= local - p.offset < p.end]
    if shown:
        return min(shown)
    before = max((p for p in parts if p.end + p.offset <= local), key=lambda p: p.end)
    return local - before.offset


def has_date(parts: tuple[Stretch, ...], day: date) -> bool:
    """Return whether a clock ever shows that date."""
    start = (day - EPOCH.date()).days * DAY_MINUTES
    return any(p.start + p.offset < start + DAY_MINUTES and start < p.end + p.offset for p in parts)


def _changes(zone: ZoneInfo) -> Iterator[datetime]:
    at = FIRST
    while at < LAST:
        following = min(at + _STEP, LAST)
        if _offset(zone, at) != _offset(zone, following):
            yield _between(zone, at, following)
        at = following


def _between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, at: datetime) -> int:
    there = at.astimezone(zone).replace(tzinfo=UTC)
    seconds = int((there - at).total_seconds())
    assert seconds % 60 == 0, f"{zone.key} has an offset of {seconds} s"
    return seconds // 60
