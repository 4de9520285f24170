"""People who text: each with a phone, a list, and a talk to look behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import formulary
from bot.actions import people, pins, replan
from bot.actions.people import Agreed
from bot.clock import SteppedClock
from bot.domain.ids import AddressId, PersonId, new_id
from bot.domain.people import Address, ChannelName, Level, Person
from bot.handlers.plans.presenting import presenter
from bot.handlers.receive import receiver
from bot.handlers.turn import House
from bot.scheduling import Engine, EngineSettings
from bot.scheduling.proposing import Showing
from bot.storage import Storage
from bot.workers import Here, Worker
from tests.actions.house import MIDNIGHT, a_line
from tests.chats.phones import Phones
from tests.domain.examples import a_person
from tests.handlers.talk import sentences

OURS = "+15550100123"
ANNS = "+12025550143"
CODE = "482913"


@dataclass(frozen=True, slots=True)
class ByText:
    """A house that texts, and has a Telegram bot as well."""

    storage: Storage
    clock: SteppedClock
    texts: Phones
    telegram: Phones
    engine: Engine

    async def patient(  # noqa: PLR0913 - what a patient is enrolled with
        self,
        phone: str = ANNS,
        *,
        name: str = "Ann",
        line: str = "metformin 500 mg | 1 tablet | in the morning",
        level: Level = Level.NAMES,
        pin: str = "",
        silent_for: timedelta | None = timedelta(),
        channel: ChannelName = ChannelName.SMS,
    ) -> Person:
        """Enrol somebody who takes one medicine; `silent_for` None: nobody has spoken there yet."""
        now = self.clock.now()
        async with self.storage.transaction() as tx:
            sender = await tx.senders.get_or_add(channel, self._phones(channel).sender)
            address = await tx.addresses.find(sender.id, phone)
            if address is None:
                id_ = AddressId(new_id())
                spoken = None if silent_for is None else now - silent_for
                address = Address(id_, channel, sender.id, phone, verified_at=spoken)
                await tx.addresses.add(address)
            person = replace(
                a_person(),
                id=PersonId(new_id()),
                name=name,
                level=level,
                pin=pins.hashed(pin) if pin else "",
            )
            await people.take_in(tx, person, address, Agreed("I agree", "paper"), now=now)
            await tx.medications.add(person.id, a_line(line))
            await replan.replan(tx, person.id, now=now)
        await self.engine.run_due()
        return person

    async def address(self, phone: str = ANNS) -> Address | None:
        """Return what is known of a phone number."""
        async with self.storage.reading() as tx:
            senders = {sender.channel: sender.id for sender in await tx.senders.all()}
            return await tx.addresses.find(senders[ChannelName.SMS], phone)

    async def change(self, address: Address, new: Address) -> None:
        """Let something be known of a phone number."""
        async with self.storage.transaction() as tx:
            await tx.addresses.replace(address, new)

    async def until(self, hours: float) -> list[str]:
        """Let time pass up to an hour after the first midnight; return what was texted."""
        seen = len(self.texts.shown)
        instant = MIDNIGHT + timedelta(hours=hours)
        while (at := await self.engine.next_wake()) is not None and at < instant:
            self.clock.move_to(max(at, self.clock.now() + timedelta(seconds=1)))
            await self.engine.run_due()
        self.clock.move_to(max(instant, self.clock.now()))
        await self.engine.run_due()
        return [shown.text for shown in self.texts.shown[seen:]]

    async def say(self, text: str, *, phone: str = ANNS, acted_on: str = "") -> list[str]:
        """Return what is answered to a text, on that phone."""
        return await self._hear(self.texts, phone, text, acted_on)

    async def found(self, text: str, *, said: datetime) -> list[str]:
        """Return what is answered to a text that the provider's list has, and when it was said."""
        return await self._hear(self.texts, ANNS, text, "", sent_at=said)

    async def type(self, text: str, *, chat: str = "1001") -> list[str]:
        """Return what is answered on Telegram."""
        return await self._hear(self.telegram, chat, text, "")

    async def _hear(
        self,
        phones: Phones,
        place: str,
        text: str,
        acted_on: str,
        *,
        sent_at: datetime | None = None,
    ) -> list[str]:
        seen = len(phones.shown)
        incoming = replace(phones.incoming(place, text, acted_on=acted_on), sent_at=sent_at)
        async with self.storage.transaction() as tx:
            await tx.inbox.keep(incoming, self.clock.now())
        await self.engine.run_due()
        said = phones.shown[seen:]
        return [s.text for s in said if (s.channel, s.address) == (phones.name, place)]

    def _phones(self, channel: ChannelName) -> Phones:
        return self.texts if channel is ChannelName.SMS else self.telegram


async def by_text(
    storage: Storage,
    *,
    now: datetime = MIDNIGHT,
    is_open: bool = False,
    worker: Worker | None = None,
) -> ByText:
    """Return a house that texts, at midnight."""
    clock = SteppedClock(now)
    telegram = Phones(clock, ChannelName.TELEGRAM, "dosebell_bot")
    texts = Phones(clock, ChannelName.SMS, OURS, beside=telegram)
    async with storage.transaction() as tx:
        channels = {
            (await tx.senders.get_or_add(phones.name, phones.sender)).id: phones
            for phones in (telegram, texts)
        }
    house = House(
        sentences(),
        lexicon=formulary.load(),
        open_to_strangers=is_open,
        mails=True,
        numbers=(OURS,),
        code=lambda: CODE,
    )
    handle = receiver(house, clock)
    settings = EngineSettings(paces={})
    showing = Showing(house.lexicon, presenter(house, clock))
    engine = Engine(
        storage,
        clock,
        channels,
        handle,
        sentences(),
        settings,
        worker=worker or Here(),
        showing=showing,
    )
    await engine.run_due()
    return ByText(storage, clock, texts, telegram, engine)
