"""Watches the clock: with one that jumps or stands behind the newest row, nobody speaks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.scheduling.settings import EngineSettings

#: A clock that was only put right stands no further behind what it has written.
_TOLERANCE: Final = timedelta(seconds=60)
#: Two machines differ by twice this at most: with the time that a request may take it is less than
#: the minute in which a provider is left alone, so that nobody asks it too early or sends again.
_APART: Final = timedelta(seconds=20)
_DOUBTS_AT_MOST: Final = 7200.0  #: seconds


class Watch:
    """Says whether the clock can be trusted; empty words mean that it can."""

    def __init__(self, settings: EngineSettings) -> None:
        self._settings = settings
        self._last: tuple[datetime, float] | None = None
        self._believed: float | None = None  #: how far ahead of the seconds it was when trusted
        self._calm_at = self._sure_at = float("-inf")

    def look(
        self,
        now: datetime,
        *,
        monotonic: float,
        newest: datetime | None,
        theirs: datetime | None = None,
        kept_right: bool | None = None,
    ) -> str:
        """Return why nothing may be said at `now`, by the last look, by the newest row, by what
        the database's machine has for now, and by whether something keeps the clock right."""
        if self.has_jumped(now, monotonic=monotonic):
            self._calm_at = monotonic + self._settings.clock_calm_seconds
            self._sure_at = monotonic + self._doubts_for(now, monotonic=monotonic)
        self._last = now, monotonic
        if kept_right or (newest is not None and abs(now - newest) <= _TOLERANCE):
            self._sure_at = self._calm_at  # others say so as well
        reason = complaint(now, newest=newest, theirs=theirs, kept_right=kept_right)
        if not reason and monotonic < max(self._calm_at, self._sure_at):
            reason = "the clock has jumped"
        if not reason:
            self._believed = _ahead(now, monotonic)
        return reason

    def has_jumped(self, now: datetime, *, monotonic: float) -> bool:
        """Return whether the clock has jumped since the last look."""
        if self._last is None:
            return False
        drift = _ahead(now, monotonic) - _ahead(*self._last)
        return abs(drift) > self._settings.clock_jump_seconds

    def _doubts_for(self, now: datetime, *, monotonic: float) -> float:
        """Return for how many seconds a jump is doubted that nobody else confirms: the longer the
        further it went, since to believe a wrong one closes every round that it went past.

        It is believed in the end, where nobody says anything: to be silent for good is worse.
        """
        away = 0.0 if self._believed is None else abs(_ahead(now, monotonic) - self._believed)
        if away <= self._settings.clock_jump_seconds:
            return self._settings.clock_calm_seconds  # it is back where it was
        return min(max(away / 4, self._settings.clock_doubt_seconds), _DOUBTS_AT_MOST)


def _ahead(now: datetime, monotonic: float) -> float:
    """Return how far a clock is ahead of the seconds that never run backwards."""
    return now.timestamp() - monotonic


def complaint(
    now: datetime,
    *,
    newest: datetime | None,
    theirs: datetime | None,
    kept_right: bool | None = None,
) -> str:
    """Return why a clock is wrong, by the newest row and by what the database's machine has for
    now; empty: nothing speaks against it. Of a clock that something keeps right and a row from the
    future the row is wrong: it was written before the clock was set right."""
    behind = "" if kept_right else stands_behind(now, newest=newest)
    return behind or stands_apart(now, theirs=theirs)


def stands_behind(now: datetime, *, newest: datetime | None) -> str:
    """Return the complaint about a clock that stands behind the newest row; empty: it does not."""
    if newest is None or now >= newest - _TOLERANCE:
        return ""
    return f"the clock stands {newest - now} behind the newest row"


def stands_apart(now: datetime, *, theirs: datetime | None) -> str:
    """Return the complaint about a clock and the database's that differ, of which nobody here can
    say which is right; empty: they do not."""
    if theirs is None or abs(now - theirs) <= _APART:
        return ""
    return f"the clock stands {abs(now - theirs)} apart from the database's"
