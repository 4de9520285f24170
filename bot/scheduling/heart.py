"""What beats: APScheduler holds some repeating jobs and one wake-up, and no state of a dose.

There is no job store. A job that is late runs once, whatever it missed. APScheduler lives by the
machine's own clock, whatever clock the rest of the engine is given.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from bot.clock import SystemClock

Work = Callable[[], Awaitable[object]]
_MACHINE: Final = SystemClock()
_WAKE_UP: Final = "wake-up"


class FromNow(BaseTrigger):  # type: ignore[misc] # published without types
    """Fires so long after it last did.

    APScheduler's own interval counts through every fire it has missed: a clock that is set right
    by some years, as on a machine without a battery, would keep it busy for good.
    """

    def __init__(self, interval: timedelta) -> None:
        self._interval = interval

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        """Return when to fire next."""
        return now if previous is None else now + self._interval


class Heart:
    """Calls work again and again."""

    def __init__(self) -> None:
        # At INFO it would write two lines a second; a beat that is still at work is no news.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._working: set[asyncio.Task[object]] = set()

    def every(self, interval: timedelta, work: Work, *, name: str) -> None:
        """Call `work` now and again and again."""
        self._scheduler.add_job(self._whole(work), FromNow(interval), id=name, name=name)

    def wake_up(self, after: timedelta, work: Work) -> None:
        """Call `work` once after so long, and no longer when it was told before."""
        at = _MACHINE.now() + after
        self._scheduler.add_job(
            self._whole(work), "date", run_date=at, id=_WAKE_UP, replace_existing=True
        )

    def start(self) -> None:
        """Begin to beat."""
        self._scheduler.start()

    async def stop(self, *, patience: float) -> None:
        """Stop beating, once what is being done is done."""
        self._scheduler.pause()
        if self._working:
            await asyncio.wait(self._working, timeout=patience)
        self._scheduler.shutdown(wait=False)

    def _whole(self, work: Work) -> Callable[[], Awaitable[None]]:
        """Return the work as one that a stop waits for."""

        async def whole() -> None:
            if (task := asyncio.current_task()) is not None:
                self._working.add(task)
                task.add_done_callback(self._working.discard)
            await work()

        return whole
