"""A talk with Ann, to look into the database after each sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from bot import formulary
from bot.clock import SteppedClock
from bot.domain.channels import Incoming, IncomingKind
from bot.domain.doses import Dose
from bot.domain.intents import Intent
from bot.domain.people import ChannelName, Person
from bot.domain.rounds import Round
from bot.handlers import hearing
from bot.handlers.receive import receiver, turn_of
from bot.handlers.turn import House
from bot.language.sentences import Sentences
from bot.scheduling import Engine, EngineSettings
from bot.storage import Storage
from tests.actions.house import MIDNIGHT, a_house
from tests.chats.phones import Phones

PHONE: Final = "1001"


@dataclass(frozen=True, slots=True)
class Talk:
    """One phone, one clock, one database."""

    storage: Storage
    clock: SteppedClock
    phones: Phones
    engine: Engine
    ann: Person

    async def until(self, time: str) -> None:
        """Let time pass, and everything that is due happen."""
        instant = clock_at(time)
        while (at := await self.engine.next_wake()) is not None and at < instant:
            self.clock.move_to(max(at, self.clock.now() + timedelta(seconds=1)))
            await self.engine.run_due()
        self.clock.move_to(instant)
        await self.engine.run_due()

    async def say(self, text: str, *, at: str = "", phone: str = PHONE) -> list[str]:
        """Return what is answered to something that is said at a time of the day."""
        if at:
            await self.until(at)
        return await self.hear(self.phones.incoming(phone, text))

    async def press(self, data: str) -> list[str]:
        """Return what is answered to the press of a button."""
        return await self.hear(self.phones.incoming(PHONE, data, kind=IncomingKind.BUTTON))

    async def hear(self, incoming: Incoming) -> list[str]:
        """Return what is answered to something that comes in."""
        seen = len(self.phones.shown)
        async with self.storage.transaction() as tx:
            await tx.inbox.keep(incoming, self.clock.now())
        await self.engine.run_due()
        return [shown.text for shown in self.phones.shown[seen:] if not shown.edits]

    async def mean(self, intent: Intent, text: str, *, at: str = "") -> list[str]:
        """Return what is answered to words that mean this, however they are read."""
        if at:
            await self.until(at)
        seen = len(self.phones.shown)
        async with self.storage.transaction() as tx:
            await tx.inbox.keep(self.phones.incoming(PHONE, text), self.clock.now())
            entry = await tx.inbox.next(self.clock.now())
            assert entry is not None
            house = House(sentences(), lexicon=formulary.load())
            await hearing.meant(intent, await turn_of(tx, entry, house, self.clock))
            await tx.inbox.done(entry.id, self.clock.now())
        await self.engine.run_due()
        return [shown.text for shown in self.phones.shown[seen:] if not shown.edits]

    async def rounds(self) -> list[Round]:
        """Return the rounds of the day."""
        async with self.storage.reading() as tx:
            return await tx.rounds.since(self.ann.id, MIDNIGHT, MIDNIGHT + timedelta(days=1))

    async def doses(self) -> list[Dose]:
        """Return the doses of the day, by their due time."""
        async with self.storage.reading() as tx:
            return await tx.doses.between(self.ann.id, MIDNIGHT.date(), MIDNIGHT.date())


async def a_talk(storage: Storage) -> Talk:
    """Enrol Ann at midnight; she takes metformin in the morning and in the evening."""
    house = await a_house(storage)
    clock = SteppedClock(MIDNIGHT)
    phones = Phones(clock, ChannelName.TELEGRAM, sender="dosebell_bot")
    engine = Engine(
        storage,
        clock,
        {house.address.sender: phones},
        receiver(House(sentences(), lexicon=formulary.load()), clock),
        sentences(),
        EngineSettings(paces={}),
    )
    await engine.run_due()
    return Talk(storage, clock, phones, engine, house.ann)


def clock_at(time: str) -> datetime:
    """Return an instant of the day of the talk."""
    hours, _, minutes = time.partition(":")
    return MIDNIGHT + timedelta(hours=int(hours), minutes=int(minutes))


@cache
def sentences() -> Sentences:
    """Return all sentences; one that cannot be said is an error."""
    return Sentences.load(strict=True)
