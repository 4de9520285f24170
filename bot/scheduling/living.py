"""Looks at lives that are not regular when their hour has come: a pause whose end is asked about, a
trip that begins or is over, fewer reminders that end because something is taken otherwise."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.actions import as_before, pausing, travelling
from bot.clock import Clock
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import PersonId
from bot.scheduling.rows import apart
from bot.storage import Storage, Transaction

_AT_ONCE: Final = 50
_AFTER_A_FAILURE: Final = timedelta(hours=1)
_log = logging.getLogger(__name__)


class Living:
    """Everybody's pauses and trips."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    async def run(self) -> bool:
        """Look at everybody whose hour has come; return whether there was anybody."""
        async with self._storage.reading() as tx:
            due = await tx.lives.waking_by(self._clock.now(), _AT_ONCE)
        for id_ in due:
            await apart([id_], self._look, self._give_up)
        return bool(due)

    async def next_in(self, tx: Transaction) -> datetime | None:
        """Return when somebody must be looked at next."""
        return await tx.lives.next_wake()

    async def _look(self, ids: Sequence[PersonId]) -> None:
        now = self._clock.now()
        try:
            async with self._storage.transaction() as tx:
                for id_ in ids:
                    await tx.people.lock(id_)
                    await _look_at(tx, id_, now=now)
        except ChangedMeanwhile:
            return  # they have just said something; there is another look at once

    async def _give_up(self, id_: PersonId) -> None:
        """Let the others go on; this one is looked at in an hour."""
        async with self._storage.transaction() as tx:
            now = self._clock.now()
            await tx.lives.put_off(id_, now + _AFTER_A_FAILURE)
            await tx.setbacks.note("life", id_, now)
        _log.error("a life cannot be looked at", extra={"person": str(id_)})


async def _look_at(tx: Transaction, id_: PersonId, *, now: datetime) -> None:
    person, life = await tx.people.get(id_), await tx.lives.of(id_)
    if life.away is not None and not life.away.has_begun and life.away.trip.since <= now:
        life = await travelling.begin(tx, person, life, now=now)
        person = await tx.people.get(id_)
    if life.away is not None and life.away.trip.until and life.away.trip.until <= now:
        life = await travelling.end(tx, person, life, now=now)
        person = await tx.people.get(id_)
    if life.holding is not None and life.holding.ask_at <= now:
        await pausing.ask(tx, person, life, now=now)
    if life.fewer is not None and life.fewer.until and life.fewer.until <= now:
        await as_before.after_a_change(tx, person, now=now)
