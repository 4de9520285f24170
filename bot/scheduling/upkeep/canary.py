"""A sign of life over each channel, through the outbox like any reminder: it goes the whole way, so
that somebody notices when nothing arrives although everything is accepted.

Where messages can be edited the same one is brought up to date in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.actions import operators, say
from bot.domain.deliveries import Delivery, DeliveryState, Reason, Utterance
from bot.domain.ids import DeliveryId, SenderId
from bot.domain.people import Address, ChannelName
from bot.domain.troubles import Found, Trouble
from bot.storage import Storage, Transaction

_EVERY: Final = timedelta(minutes=15)
_ARRIVES_WITHIN: Final = timedelta(minutes=3)
_MISSES: Final = 2
_SENTENCE: Final = "canary"
_EDITABLE: Final = frozenset({ChannelName.TELEGRAM, ChannelName.TRY_OUT})
_ARRIVED: Final = {
    # A provider that tells when a message has arrived is believed only then.
    ChannelName.SMS: frozenset({DeliveryState.DELIVERED}),
}
_TAKEN: Final = frozenset({DeliveryState.ACCEPTED, DeliveryState.DELIVERED})


@dataclass(slots=True)
class _Bird:
    """What is known of the signs of life over one channel."""

    sent: DeliveryId | None = None
    sent_at: datetime | None = None
    shown: DeliveryId | None = None  #: the message that is brought up to date
    is_judged: bool = True
    misses: int = 0


class Canary:
    """Signs of life to the addresses that were set aside for them."""

    def __init__(
        self, storage: Storage, addresses: Mapping[SenderId, str], *, language: str
    ) -> None:
        self._storage = storage
        self._addresses = addresses
        self._language = language
        self._birds = {sender: _Bird() for sender in addresses}

    async def look(self, now: datetime) -> Sequence[Found]:
        """Send what is due, and return over which channels two in a row did not arrive."""
        found = []
        for sender, bird in self._birds.items():
            async with self._storage.transaction() as tx:
                address = await self._address(tx, sender)
                await self._judge(tx, bird, address, now=now)
                if bird.sent_at is None or not timedelta(0) <= now - bird.sent_at < _EVERY:
                    await self._send(tx, bird, address, now=now)
            if bird.misses >= _MISSES:
                found.append(Found(Trouble.CANARY, address.channel.value))
        return found

    async def _address(self, tx: Transaction, sender: SenderId) -> Address:
        through = (await tx.senders.get_many([sender]))[sender]
        return await operators.address_of(tx, through, self._addresses[sender])

    async def _judge(
        self, tx: Transaction, bird: _Bird, address: Address, *, now: datetime
    ) -> None:
        if bird.is_judged or bird.sent is None or bird.sent_at is None:
            return
        delivery = (await tx.deliveries.get_many([bird.sent])).get(bird.sent)
        state = delivery.state if delivery else DeliveryState.UNKNOWN
        if state in _ARRIVED.get(address.channel, _TAKEN):
            bird.misses, bird.is_judged = 0, True
            bird.shown = bird.shown or bird.sent
        elif now - bird.sent_at >= _ARRIVES_WITHIN:
            bird.misses, bird.is_judged, bird.shown = bird.misses + 1, True, None

    async def _send(self, tx: Transaction, bird: _Bird, address: Address, *, now: datetime) -> None:
        delivery = await self._sign(tx, bird, address, now=now)
        bird.sent, bird.sent_at, bird.is_judged = delivery.id, now, False

    async def _sign(
        self, tx: Transaction, bird: _Bird, address: Address, *, now: datetime
    ) -> Delivery:
        sign = Utterance(_SENTENCE, {"time": now.time().replace(second=0, microsecond=0)})
        if bird.shown is not None and address.channel in _EDITABLE:
            shown = (await tx.deliveries.get_many([bird.shown])).get(bird.shown)
            if shown is not None and shown.reached_the_provider:
                return await say.edit(tx, shown, sign, now=now)
        to = say.To(address.id, None, self._language)
        delivery = say.message(to, sign, now=now, reason=Reason.ANSWER)
        await tx.deliveries.add([delivery])
        return delivery
