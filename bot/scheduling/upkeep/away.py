"""Tells the operator that the database is away, where whoever watches no longer can: of several
processes that one watches which holds a lock of the database, and it loses the lock with it.

Without the database nobody can agree on who speaks. So that process does which watched last, and
only about this; the others say nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.domain.troubles import Found, Trouble, Watch
from bot.scheduling.trust import LAST_BEAT
from bot.scheduling.upkeep.watching import Operator
from bot.storage import Storage

_PATIENCE: Final = 5.0  #: seconds for the database to answer


class Away:
    """Notices that the database does not come back to whoever watched."""

    def __init__(self, storage: Storage, clock: Clock, operator: Operator) -> None:
        self._storage = storage
        self._clock = clock
        self._operator = operator
        self._watch = Watch()
        self._is_ours = False
        self.watches = False  #: this process does, so the database is there

    @contextmanager
    def watched_from_here(self) -> Iterator[None]:
        """Note that it is this process that watches, for as long as it does."""
        self.watches = self._is_ours = True
        try:
            yield
        finally:
            self.watches = False

    async def run(self) -> None:
        """Look once, if it is for this process to do, until the all-clear was told."""
        if not self._is_ours:
            return
        now = self._clock.now()
        is_there = self.watches or await self._answers()
        self._watch = self._watch.after([] if is_there else [Found(Trouble.DATABASE)], now=now)
        for news in list(self._watch.news(now=now)):
            if await self._operator.tell(news):
                self._watch = self._watch.told(news)
        self._is_ours = self.watches or bool(self._watch.standing)

    async def _answers(self) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE), self._storage.reading() as tx:
                await tx.facts.get(LAST_BEAT)
        except (SQLAlchemyError, OSError, TimeoutError):
            return False
        return True
