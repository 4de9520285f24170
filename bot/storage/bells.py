"""The bells: they tell a waiting loop, in this process, that there is something to do.

A bell that is lost does no harm: every loop looks by itself now and then.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from bot.storage.session import Bell


class Bells:
    """One event for each bell. Whoever waits for it clears it."""

    def __init__(self) -> None:
        self._events = {bell: asyncio.Event() for bell in Bell}

    def event(self, bell: Bell) -> asyncio.Event:
        """Return the event to wait for."""
        return self._events[bell]

    def ring(self, bells: Iterable[Bell]) -> None:
        """Wake whoever waits."""
        for bell in bells:
            self._events[bell].set()
