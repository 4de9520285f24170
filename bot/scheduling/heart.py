"""What beats: APScheduler holds some repeating jobs and one wake-up, and no state of a dose.

There is no job store. A job that is late runs once, whatever it missed.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock

Work = Callable[[], Awaitable[object]]
_WAKE_UP: Final = "wake-up"


class Heart:
    """Calls work again and again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        # At INFO it would write two lines a second.
        logging.getLogger("apscheduler").setLevel(logging.WARNING)
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def every(self, seconds: float, work: Work, *, name: str) -> None:
        """Call `work` now and every so many seconds."""
        self._scheduler.add_job(
            work, "interval", seconds=seconds, id=name, next_run_time=self._clock.now()
        )

    def wake_up(self, at: datetime, work: Work) -> None:
        """Call `work` once at `at`, and no longer when it was told before."""
        self._scheduler.add_job(work, "date", run_date=at, id=_WAKE_UP, replace_existing=True)

    def start(self) -> None:
        """Begin to beat."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop beating; what is being done is not interrupted."""
        self._scheduler.shutdown(wait=False)
