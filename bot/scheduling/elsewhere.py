"""Says elsewhere what waits behind a bot or a number that may say nothing for a while.

Where a token is revoked about one message a minute is tried, and only what was tried is known to
have failed. The others wait unclaimed, so none of them is on its way or in doubt: they are looked
at here, a few at a time.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.actions.fall_back import IN_TROUBLE_FOR, after_trouble
from bot.clock import Clock
from bot.domain.ids import DeliveryId, SenderId
from bot.scheduling.rows import apart
from bot.storage import Storage, Transaction

#: A provider that only wants us to go slower holds us for less.
_HELD_FOR: Final = timedelta(seconds=20)
_AT_ONCE: Final = 100
_AFTER_A_FAILURE: Final = timedelta(minutes=1)
_log = logging.getLogger(__name__)


class Elsewhere:
    """What waits for a sender in trouble, though its people can be reached over another one."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        #: how far each outbox was looked through: some want to hear it in one place alone
        self._seen: dict[SenderId, int] = {}
        #: until when to leave alone what could not be looked at
        self._left: dict[DeliveryId, datetime] = {}

    async def run(self) -> bool:
        """Look at some of what has waited for long; return whether any of it went elsewhere."""
        now = self._clock.now()
        async with self._storage.reading() as tx:
            senders = [sender.id for sender in await tx.senders.all()]
            held = [id_ for id_ in senders if await _is_held(tx, id_, now)]
        moved = [await self._move(sender) for sender in held]
        return any(moved)

    async def _move(self, sender: SenderId) -> bool:
        now, after = self._clock.now(), self._seen.get(sender, 0)
        since = now - IN_TROUBLE_FOR
        async with self._storage.reading() as tx:
            some = await tx.held.behind(sender, now, since=since, after=after, limit=_AT_ONCE)
        self._seen[sender] = some[-1].seq if len(some) == _AT_ONCE else 0
        self._left = {id_: until for id_, until in self._left.items() if until > now}
        moved: list[bool] = []

        async def move(ids: Sequence[DeliveryId]) -> None:
            async with self._storage.transaction() as tx:
                went = [await after_trouble(tx, id_, now=now) for id_ in ids]
            moved.extend(went)

        ids = [one.delivery for one in some if one.delivery not in self._left]
        await apart(ids, move, self._leave_alone)
        return any(moved)

    async def _leave_alone(self, id_: DeliveryId) -> None:
        """Let the others go on; this one has another turn in a while."""
        now = self._clock.now()
        self._left[id_] = now + _AFTER_A_FAILURE
        async with self._storage.transaction() as tx:
            await tx.setbacks.note("message", id_, now)
        _log.error("a message cannot be said elsewhere", extra={"delivery": str(id_)})


async def _is_held(tx: Transaction, sender: SenderId, now: datetime) -> bool:
    until = await tx.limits.held_until(sender)
    return until is not None and until - now >= _HELD_FOR
