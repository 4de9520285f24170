"""Lets numbers go that were said to be somebody else's, once their one confirmation is out."""

from __future__ import annotations

from bot.actions import forgetting
from bot.clock import Clock
from bot.storage import Storage


class Forgotten:
    """Numbers that nobody needs to know any more."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def run(self) -> bool:
        """Forget what is to be forgotten now; return whether there was any."""
        now = self._clock.now()
        async with self._storage.reading() as tx:
            if not await forgetting.due(tx, now=now):
                return False
        async with self._storage.transaction() as tx:
            return bool(await forgetting.forget(tx, now=now))
