"""A channel whose provider keeps a list and tells later what became of messages, as for SMS."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.actions import fates
from bot.clock import SteppedClock
from bot.domain.channels import Cause, Fate, Outgoing, Receipt, Traced
from bot.domain.ids import DeliveryId
from bot.domain.people import ChannelName
from bot.scheduling import EngineSettings
from bot.storage import Storage
from tests.scheduling.world import START, FakeChannel, World, a_world

PHONE: Final = "+15550100777"
NUMBER: Final = "+15550100123"


class TextingChannel(FakeChannel):
    """Keeps what it is given, and a list of it that can be asked."""

    def __init__(self, clock: SteppedClock, *, number: str = NUMBER) -> None:
        super().__init__(clock, name=ChannelName.SMS, sender=number)
        self.lost_answers: list[Exception] = []  #: raised after the message was taken
        self.cannot_be_asked: list[Exception] = []  #: what the next looks at the list fail with
        self.asked: list[datetime] = []
        self.prefix = ""  #: what a trial account puts in front of every text
        self.forgets_texts = False

    async def send(self, address: str, message: Outgoing) -> Receipt:
        receipt = await super().send(address, message)
        if self.lost_answers:
            raise self.lost_answers.pop(0)
        return receipt

    async def trace(self, address: str, *, since: datetime) -> Sequence[Traced]:
        self.asked.append(self._clock.now())
        if self.cannot_be_asked:
            raise self.cannot_be_asked.pop(0)
        return [
            Traced(
                channel=self.name,
                sender=self.sender,
                address=sent.address,
                provider_id=f"fake-{number}",
                fate=Fate.ACCEPTED,
                created_at=sent.at,
                text="" if self.forgets_texts else self.prefix + sent.message.text,
            )
            for number, sent in enumerate(self.sent, start=1)
            if sent.address == address and sent.at >= since
        ]


async def a_texting_world(
    storage: Storage, *, settings: EngineSettings | None = None, clock: SteppedClock | None = None
) -> tuple[World, TextingChannel]:
    """Return a world in which everybody is reached by SMS, and its channel."""
    clock = clock or SteppedClock(START)
    channel = TextingChannel(clock)
    return await a_world(storage, settings=settings, clock=clock, channels=[channel]), channel


def told(
    number: int,
    fate: Fate,
    cause: Cause = Cause.NONE,
    *,
    delivery: DeliveryId | None = None,
    address: str = PHONE,
) -> Traced:
    """Return what a provider tells of the message it took as the `number`th."""
    return Traced(ChannelName.SMS, NUMBER, address, f"fake-{number}", fate, cause, delivery)


async def tell(world: World, *news: Traced) -> None:
    """Let the provider tell, one thing after the other, and the bot do what follows."""
    for traced in news:
        async with world.storage.transaction() as tx:
            await fates.note(tx, traced, now=world.clock.now())
    await world.engine.run_due()
