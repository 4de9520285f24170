"""What the try-out world is joined from: two phones, and everything behind them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.channels.try_out import TryOutChannel
from bot.clock import SteppedClock
from bot.domain.channels import Keep
from bot.domain.ids import SenderId
from bot.domain.people import Person
from bot.scheduling import Engine
from bot.storage import Storage, Transaction


class Held(StrEnum):
    """Which phone somebody has in their hand."""

    APP = "app"  #: one with an app, as Telegram's
    PLAIN = "plain"  #: one that knows nothing but texts


class Carer(StrEnum):
    """Whose phone lies beside the patient's."""

    FIRST = "first"  #: of somebody with an app
    SECOND = "second"  #: of somebody who is texted


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone, and whom the bot is on it."""

    channel: TryOutChannel
    sender: SenderId

    async def holder(self, tx: Transaction) -> Person | None:
        """Return whoever is reached on it, once the bot knows them."""
        address = await tx.addresses.find(self.sender, self.channel.address)
        people = await tx.addresses.people_on(address.id) if address else []
        return await tx.people.get(people[0]) if people else None


@dataclass(frozen=True, slots=True)
class Parts:
    """What the world is joined from."""

    storage: Storage
    engine: Engine
    clock: SteppedClock
    phones: Mapping[Held, Phone]
    carers: Mapping[Carer, Phone]  #: of those who care for the patient
    keep: Keep
    close: Callable[[], Awaitable[None]]

    @property
    def heard(self) -> int:
        """How many new messages came to any phone."""
        phones = (*self.phones.values(), *self.carers.values())
        return sum(phone.channel.heard for phone in phones)

    async def patient(self, tx: Transaction) -> Person | None:
        """Return the one person with the phones, once the bot knows them."""
        for phone in self.phones.values():
            if person := await phone.holder(tx):
                return person
        return None
