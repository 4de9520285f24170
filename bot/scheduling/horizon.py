"""Keeps every patient planned two days ahead; safe to do twice, and by two workers at once."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.actions.replan import plan_ahead
from bot.clock import Clock
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import PersonId
from bot.domain.rules import TimingRule
from bot.scheduling.rows import apart
from bot.storage import Storage, Transaction

_AT_LEAST: Final = timedelta(hours=24)  #: a patient who is planned less far than this has a turn
_AT_ONCE: Final = 50
_MOMENT: Final = timedelta(seconds=1)
_AFTER_A_FAILURE: Final = timedelta(hours=1)
_log = logging.getLogger(__name__)


class Horizon:
    """Plans rounds and doses ahead."""

    def __init__(self, storage: Storage, clock: Clock, *, rules: Sequence[TimingRule] = ()) -> None:
        self._storage = storage
        self._clock = clock
        self._rules = rules
        self.next_at: datetime | None = None  #: when somebody has to be planned further

    async def run(self) -> bool:
        """Plan for everybody who needs it; return whether anybody did."""
        planned = False
        while ids := await self._due():
            planned = True
            for id_ in ids:
                await apart([id_], self._plan, self._give_up)
        async with self._storage.reading() as tx:
            self.next_at = await self.next_in(tx)
        return planned

    async def next_in(self, tx: Transaction) -> datetime | None:
        """Return when the first of all patients has a turn again."""
        if await tx.people.to_plan(self._clock.now() + _AT_LEAST, 1):
            return self._clock.now()
        first = await tx.people.first_planned_until()
        return first - _AT_LEAST + _MOMENT if first else None

    async def _due(self) -> list[PersonId]:
        async with self._storage.reading() as tx:
            return await tx.people.to_plan(self._clock.now() + _AT_LEAST, _AT_ONCE)

    async def _plan(self, ids: Sequence[PersonId]) -> None:
        now = self._clock.now()
        try:
            async with self._storage.transaction() as tx:
                for id_ in ids:
                    await tx.people.lock(id_)
                    await plan_ahead(tx, id_, now=now, rules=self._rules)
        except ChangedMeanwhile:
            return  # somebody was asked or answered just now; there is another turn at once

    async def _give_up(self, id_: PersonId) -> None:
        """Let the others go on; this one has another turn in an hour. Until one succeeds it is
        remembered that nothing is planned for them, for somebody has to hear of it."""
        now = self._clock.now()
        again = now + _AT_LEAST + _AFTER_A_FAILURE
        async with self._storage.transaction() as tx:
            await tx.people.cannot_be_planned(id_, now, again=again)
        _log.error("a patient cannot be planned", extra={"person": str(id_)})
