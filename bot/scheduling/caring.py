"""Looks at the patients whose caregivers may have to be told something.

Each look is one transaction: take back what never came, decide, write what is to be said, and note
when to look again. It follows from what is so and what everybody believes, so it may be done twice,
by two workers, or again after a death. A patient who cannot be decided on is left alone for a
while; the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.actions.care import telling
from bot.clock import Clock
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import PersonId
from bot.scheduling.rows import apart
from bot.storage import Storage, Transaction

_AT_ONCE: Final = 20
_AFTER_A_FAILURE: Final = timedelta(minutes=10)
_log = logging.getLogger(__name__)


class Caring:
    """Tells caregivers what they should know."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def run(self) -> bool:
        """Look at every patient whose turn has come; return whether there was any."""
        looked = False
        while await self._is_due() and await self._some():
            looked = True
        return looked

    async def next_in(self, tx: Transaction) -> datetime | None:
        """Return when the next patient has a turn."""
        return await tx.care_watches.next_wake()

    async def _is_due(self) -> bool:
        """Return whether anybody has a turn, without asking for the right to write."""
        async with self._storage.reading() as tx:
            at = await self.next_in(tx)
        return at is not None and at <= self._clock.now()

    async def _some(self) -> bool:
        """Give some of them their turn; return whether there may be more."""
        async with self._storage.reading() as tx:
            due = await tx.care_watches.waking_by(self._clock.now(), _AT_ONCE)
        for patient in due:
            await apart([patient], self._look, self._give_up)
        return bool(due)

    async def _look(self, patients: Sequence[PersonId]) -> None:
        for patient in patients:
            try:
                async with self._storage.transaction() as tx:
                    now = self._clock.now()
                    if await tx.care_watches.hold(patient, now):
                        await telling.look(tx, patient, now=now)
            except ChangedMeanwhile:
                return  # there is another turn at once

    async def _give_up(self, patient: PersonId) -> None:
        """Let the others go on; this one has another turn in a while."""
        async with self._storage.transaction() as tx:
            now = self._clock.now()
            await tx.care_watches.leave_alone(patient, now + _AFTER_A_FAILURE)
            await tx.setbacks.note("care", patient, now)
        _log.error("what is to be told of a patient cannot be", extra={"patient": str(patient)})
