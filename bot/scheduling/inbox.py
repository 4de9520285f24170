"""Handles what people said: one entry, one transaction, one person's messages in order."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.actions import say
from bot.clock import Clock
from bot.domain.deliveries import Utterance
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import AddressId, InboxId, new_id
from bot.domain.people import Address
from bot.storage import InboxEntry, Storage, Transaction, is_away

Handle = Callable[[Transaction, InboxEntry], Awaitable[None]]
"""Answers one entry inside the transaction it is given."""

_TRIES: Final = 3
_AGAIN_AT_ONCE: Final = 5  #: somebody else saved first: read again and decide again
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Taken:
    """Which entry was in hand when handling it failed."""

    entry: InboxEntry | None = None
    changed_meanwhile: int = 0


class Inbox:
    """Hands what came in to whoever answers it."""

    def __init__(self, storage: Storage, clock: Clock, handle: Handle) -> None:
        self._storage = storage
        self._clock = clock
        self._handle = handle

    async def empty(self) -> bool:
        """Handle everything that waits; return whether anything did."""
        handled = False
        while await self.one():
            handled = True
        return handled

    async def one(self) -> bool:
        """Handle the next entry; return whether there was one.

        A failure undoes everything, and the entry comes again; the third time it is set aside and
        the person is told, because a lost answer must not look like a recorded one.
        """
        taken = _Taken()
        while True:
            try:
                await self._next(taken)
            except ChangedMeanwhile:
                taken.changed_meanwhile += 1
                if taken.changed_meanwhile < _AGAIN_AT_ONCE:
                    continue
                await self._failed(taken.entry)
            except Exception as error:  # around one message: it is set aside, the next one is heard
                if is_away(error):
                    raise
                about = {"inbox": str(taken.entry.id) if taken.entry else ""}
                _log.exception("what came in cannot be handled", extra=about)
                await self._failed(taken.entry)
            return taken.entry is not None

    async def _next(self, taken: _Taken) -> None:
        async with self._storage.transaction() as tx:
            taken.entry = await tx.inbox.next(self._clock.now())
            if taken.entry is not None:
                await self._handle(tx, taken.entry)
                await tx.inbox.done(taken.entry.id, self._clock.now())

    async def _failed(self, entry: InboxEntry | None) -> None:
        if entry is None:
            return
        now = self._clock.now()
        async with self._storage.transaction() as tx:
            tries = await tx.inbox.failed(entry.id, now)
            if tries >= _TRIES:
                to = await _speaker(tx, entry)
                await say.say(tx, to, Utterance("could-not-handle"), now=now)
        if tries >= _TRIES:
            _log.error("what came in was set aside", extra={"inbox": _id(entry.id)})


def _id(id_: InboxId) -> str:
    return str(id_)


async def _speaker(tx: Transaction, entry: InboxEntry) -> say.To:
    """Return where the entry came from, known or not."""
    incoming = entry.incoming
    sender = await tx.senders.get_or_add(incoming.channel, incoming.sender)
    address = await tx.addresses.find(sender.id, incoming.address)
    if address is None:
        address = Address(AddressId(new_id()), incoming.channel, sender.id, incoming.address)
        await tx.addresses.add(address)
    people = await tx.people.get_many(await tx.addresses.people_on(address.id))
    person = next(iter(people.values()), None)
    language = person.language if person else incoming.language
    return say.To(address.id, person.id if person else None, language)
