"""Runs several jobs until the process is told to stop, then lets each finish what it has begun."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Any, Final

Job = Callable[[asyncio.Event], Awaitable[None]]
"""Works until the event is set, and ends soon after."""

_log = logging.getLogger(__name__)
_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
_DRAIN: Final = 30  #: seconds a job may take to finish; what it leaves is picked up by its lease


class Role(StrEnum):
    """What one process does, where several share the work."""

    ALL = "all"
    WEB = "web"  #: answers webhooks and says how it goes
    WORKER = "worker"  #: reminds, and fetches what people say

    @property
    def answers(self) -> bool:
        """Whether it has a web side."""
        return self is not Role.WORKER

    @property
    def works(self) -> bool:
        """Whether it reminds."""
        return self is not Role.WEB


async def until_told(*jobs: Job) -> None:
    """Run all jobs until SIGTERM, Ctrl-C, or the end of any of them; raise what went wrong."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_note)
    for number in _SIGNALS:
        loop.add_signal_handler(number, _told, stop, number.name)
    tasks = [asyncio.ensure_future(job(stop)) for job in jobs]
    for task in tasks:
        task.add_done_callback(lambda _: stop.set())
    try:
        await stop.wait()
        _, late = await asyncio.wait(tasks, timeout=_DRAIN)
        for task in late:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
    for end in ended:
        if isinstance(end, Exception):
            raise end


def _told(stop: asyncio.Event, name: str) -> None:
    _log.info("stopping", extra={"signal": name})
    stop.set()


def _note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what nobody has caught, without the words in it."""
    error = context.get("exception")
    _log.error("nobody caught an error", exc_info=error if error else None)
