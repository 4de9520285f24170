"""Watches the clock: with one that jumps or stands behind the newest row, nobody speaks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.scheduling.settings import EngineSettings

#: Two machines on one database, each set by its own server, differ by less than this; and so does
#: the database's own.
_TOLERANCE: Final = timedelta(seconds=60)


class Watch:
    """Says whether the clock can be trusted; empty words mean that it can."""

    def __init__(self, settings: EngineSettings) -> None:
        self._settings = settings
        self._last: tuple[datetime, float] | None = None
        self._calm_at = float("-inf")

    def look(
        self,
        now: datetime,
        *,
        monotonic: float,
        newest: datetime | None,
        theirs: datetime | None = None,
    ) -> str:
        """Return why nothing may be said at `now`, by the last look, by the newest row, and by what
        the database's machine has for now."""
        if self.has_jumped(now, monotonic=monotonic):
            self._calm_at = monotonic + self._settings.clock_calm_seconds
        self._last = now, monotonic
        reason = complaint(now, newest=newest, theirs=theirs)
        if reason or monotonic >= self._calm_at:
            return reason
        return "the clock has jumped"

    def has_jumped(self, now: datetime, *, monotonic: float) -> bool:
        """Return whether the clock has jumped since the last look."""
        if self._last is None:
            return False
        last_now, last_monotonic = self._last
        drift = (now - last_now).total_seconds() - (monotonic - last_monotonic)
        return abs(drift) > self._settings.clock_jump_seconds


def complaint(now: datetime, *, newest: datetime | None, theirs: datetime | None) -> str:
    """Return why a clock is wrong, by the newest row and by what the database's machine has for
    now; empty: nothing speaks against it."""
    return stands_behind(now, newest=newest) or _stands_apart(now, theirs=theirs)


def stands_behind(now: datetime, *, newest: datetime | None) -> str:
    """Return the complaint about a clock that stands behind the newest row; empty: it does not."""
    if newest is None or now >= newest - _TOLERANCE:
        return ""
    return f"the clock stands {newest - now} behind the newest row"


def _stands_apart(now: datetime, *, theirs: datetime | None) -> str:
    if theirs is None or abs(now - theirs) <= _TOLERANCE:
        return ""
    return f"the clock stands {abs(now - theirs)} apart from the database's"
