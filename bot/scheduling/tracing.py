"""Asks providers what became of what nobody knows the end of, and settles it.

A provider that keeps a list is asked once it is quiet: 60 seconds after a delivery fell into doubt.
What its list shows is written down; what it does not show certainly never went out, and goes out
again as the same message while there is time. A provider that cannot be asked now is asked later.

Taking a delivery in hand puts off the next look at it, so two workers never ask at once and one
that dies is taken over from; and each row is guarded by its version, so of two that ask all the
same only the first is heard.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions import fates
from bot.clock import Clock
from bot.domain.channels import CanBeAsked, Traced
from bot.domain.deliveries import Delivery
from bot.domain.errors import SendError
from bot.domain.ids import AddressId, SenderId
from bot.domain.people import Address
from bot.scheduling.matching import SKEW, found
from bot.scheduling.sending import back_off
from bot.scheduling.settings import EngineSettings
from bot.storage import Storage, Transaction

_AT_ONCE: Final = 20  #: a provider answers only so many questions at a time
#: Whatever takes longer is given up while nobody else looks at the same deliveries yet.
_OVER: Final = 0.9
_log = logging.getLogger(__name__)


class Tracing:
    """Settles deliveries in doubt, where a provider can be asked about them."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        channels: Mapping[SenderId, CanBeAsked],
        settings: EngineSettings,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._channels = channels
        self._lease = settings.lease

    async def run(self) -> bool:
        """Ask about everything that may be asked about now; return whether there was anything."""
        any_was = False
        while await self._is_due() and (taken := await self._take()):
            any_was = True
            await self._settle_all(taken)
        return any_was

    async def next_at(self) -> datetime | None:
        """Return when a provider is to be asked next."""
        if not self._channels:
            return None
        async with self._storage.reading() as tx:
            return await tx.fates.next_doubtful(self._channels, self._clock.now())

    async def _is_due(self) -> bool:
        at = await self.next_at()
        return at is not None and at <= self._clock.now()

    async def _take(self) -> list[Delivery]:
        """Take deliveries in hand, and put off the next look at each."""
        now = self._clock.now()
        async with self._storage.transaction() as tx:
            due = await tx.fates.doubtful(self._channels, now, _AT_ONCE)
            pairs = [(d, replace(d, not_before=self._next_look(d, now=now))) for d in due]
            return await tx.deliveries.replace_many(
                [(old, replace(new, attempts=old.attempts + 1)) for old, new in pairs]
            )

    def _next_look(self, delivery: Delivery, *, now: datetime) -> datetime:
        return now + max(self._lease, back_off(delivery))

    async def _settle_all(self, taken: Sequence[Delivery]) -> None:
        async with self._storage.reading() as tx:
            addresses = await tx.addresses.get_many({delivery.address for delivery in taken})
        there: dict[AddressId, list[Delivery]] = defaultdict(list)
        for delivery in sorted(taken, key=lambda d: d.created_at):
            there[delivery.address].append(delivery)
        work = [self._settle(addresses[id_], deliveries) for id_, deliveries in there.items()]
        ends = await asyncio.gather(*work, return_exceptions=True)
        for end in ends:
            if isinstance(end, Exception):
                _log.error("a delivery in doubt cannot be settled", exc_info=end)
        told = {"asked": len(taken), "taken": sum(e for e in ends if isinstance(e, int))}
        _log.info("a provider's list was asked about deliveries in doubt", extra=told)

    async def _settle(self, address: Address, doubtful: Sequence[Delivery]) -> int:
        """Ask about the deliveries to one address, and write down what they are; return how many
        had been taken."""
        channel = self._channels[address.sender]
        since = min(delivery.created_at for delivery in doubtful) - SKEW
        try:
            async with asyncio.timeout(self._lease.total_seconds() * _OVER):
                listed = await channel.trace(address.value, since=since)
        except (SendError, TimeoutError):
            _log.warning("a provider cannot be asked now", extra={"address": str(address.id)})
            return 0
        return await self._write(address, doubtful, listed)

    async def _write(
        self, address: Address, doubtful: Sequence[Delivery], listed: Sequence[Traced]
    ) -> int:
        now = self._clock.now()
        async with self._storage.transaction() as tx:
            known = await tx.fates.known(address.id, {traced.provider_id for traced in listed})
            shown = found(doubtful, listed, known)
            for id_, traced in shown.items():
                await fates.note(tx, replace(traced, delivery=id_), now=now)
            lost = [delivery for delivery in doubtful if delivery.id not in shown]
            pairs = [(delivery, await _once_more(tx, delivery, now=now)) for delivery in lost]
            await tx.deliveries.replace_many(pairs)
        return len(shown)


async def _once_more(tx: Transaction, lost: Delivery, *, now: datetime) -> Delivery:
    """Return what was certainly never taken as one to send after all; but an ask that a later one
    of its round has overtaken is over."""
    if lost.is_ask and lost.round is not None:
        for other in await tx.deliveries.of_round(lost.round):
            is_later = other.created_at > lost.created_at
            if is_later and other.is_ask and other.reached_the_provider:
                return lost.expire()
    return lost.wait(until=now)
