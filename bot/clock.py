"""The only module that knows what time it is, and the only one that waits.

Everybody else is given `now` as an argument, or a `Clock` by `bot/app/`. The try-out chat and the
tests hand in a `SteppedClock`, which stands still until it is moved.
"""

from __future__ import annotations

import asyncio
import ctypes
import time
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

_TIMEX_BYTES: Final = 512  # more than the kernel's struct timex on any machine
_NOT_SYNCHRONISED: Final = 5  # TIME_ERROR
#: Linux's own goes on while the machine sleeps: whoever slept through a lease must know.
_NEVER_BACK: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class Clock(Protocol):
    """What the rest of the bot may ask about time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never run backwards; for leases and time-outs only."""
        ...

    def is_kept_right(self) -> bool | None:
        """Return whether something keeps it right; None where nobody knows."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait by the machine's own time."""
        ...

    async def wait(self, event: asyncio.Event, *, at_most: float) -> bool:
        """Wait for `event`, but no longer than `at_most` seconds; return whether it came."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.clock_gettime(_NEVER_BACK)

    def is_kept_right(self) -> bool | None:
        return is_synchronised()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))

    async def wait(self, event: asyncio.Event, *, at_most: float) -> bool:
        try:
            async with asyncio.timeout(max(0.0, at_most)):
                await event.wait()
        except TimeoutError:
            return False
        return True


class SteppedClock(SystemClock):
    """A clock that stands still until somebody moves it, and that only moves forward. So a step of
    it is no jump: what never runs backwards goes with it."""

    def __init__(self, start: datetime) -> None:
        self._start = self._now = _utc(start)

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return (self._now - self._start).total_seconds()

    def is_kept_right(self) -> bool | None:
        return None

    def move_to(self, instant: datetime) -> None:
        """Set the clock to `instant`; raise `ValueError` if that lies in its past."""
        instant = _utc(instant)
        if instant < self._now:
            raise ValueError(f"the clock stands at {self._now}; it cannot go back to {instant}")
        self._now = instant

    def move_by(self, step: timedelta) -> None:
        """Set the clock forward by `step`."""
        self.move_to(self._now + step)


def _utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC)


def is_synchronised() -> bool | None:
    """Return what the kernel says of the machine's clock; None where it does not say."""
    try:
        kernel = ctypes.CDLL(None, use_errno=True)
        answer = int(kernel.adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES)))
    except (OSError, AttributeError):
        return None
    return None if answer < 0 else answer != _NOT_SYNCHRONISED
