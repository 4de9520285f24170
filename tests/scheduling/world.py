"""A small world in which time passes: patients, a channel that keeps what it is given, a clock."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.actions import settled
from bot.actions.replan import replan
from bot.clock import SteppedClock, SystemClock
from bot.domain.channels import Incoming, IncomingKind, Keep, Outgoing, Receipt
from bot.domain.deliveries import Delivery
from bot.domain.doses import Dose, DoseState, Report
from bot.domain.errors import SendError
from bot.domain.ids import AddressId, ConsentId, MedicationId, PersonId, SenderId, new_id
from bot.domain.medications import Medication
from bot.domain.people import Address, ChannelName, Consent, ConsentStep, Level, Person
from bot.domain.rounds import Round
from bot.language.sentences import Sentences
from bot.scheduling import Engine, EngineSettings
from bot.storage import InboxEntry, Storage, Transaction
from tests.domain.examples import a_medication, a_person

START: Final = datetime(2026, 3, 2, 6, tzinfo=UTC)  #: a Monday, before anybody gets up
SENTENCES: Final = Sentences.load(strict=True)


def at(text: str) -> datetime:
    """Return an instant of that Monday ("08:15") or of another day ("2026-03-03 08:15")."""
    whole = text if " " in text else f"{START.date()} {text}"
    return datetime.fromisoformat(whole).replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as the provider has it."""

    at: datetime
    address: str
    message: Outgoing

    @property
    def text(self) -> str:
        """The first line."""
        return self.message.text.partition("\n")[0]


class FakeChannel:
    """Keeps what it is given, or fails in the way it was told to."""

    def __init__(
        self,
        clock: SteppedClock,
        *,
        name: ChannelName = ChannelName.TRY_OUT,
        sender: str = "fake",
    ) -> None:
        self.name = name
        self.sender = sender
        self.sent: list[Sent] = []
        self.failures: list[Exception] = []  #: what the next sends fail with
        self.refuses: dict[str, SendError] = {}  #: by address, always
        self.moved_to: str | None = None
        self.before_sending: Callable[[], Awaitable[None]] | None = None
        self.in_flight = 0
        self.most_in_flight = 0
        self._clock = clock

    async def send(self, address: str, message: Outgoing) -> Receipt:
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            if self.before_sending:
                await self.before_sending()
            if self.failures:
                raise self.failures.pop(0)
            if address in self.refuses:
                raise self.refuses[address]
            await asyncio.sleep(0)  # noqa: TID251 - others may run while a provider answers
            self.sent.append(Sent(self._clock.now(), address, message))
            return Receipt(f"fake-{len(self.sent)}", self.moved_to)
        finally:
            self.in_flight -= 1

    async def listen(self, keep: Keep) -> None:
        raise AssertionError("nobody listens here")

    async def close(self) -> None:
        return

    def said(self, *, since: datetime = START) -> list[str]:
        """Return the first lines of what was said, each with its time."""
        return [f"{sent.at:%H:%M} {sent.text}" for sent in self.sent if sent.at >= since]


class JumpingClock(SteppedClock):
    """A clock that is wrong once it was moved: no time has passed."""

    def monotonic(self) -> float:
        return SystemClock().monotonic()


class WrongClock(SteppedClock):
    """A clock that is wrong by so much; it is moved by true time."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self.wrong_by = timedelta()
        self.kept_right: bool | None = None

    @property
    def true(self) -> datetime:
        """What time it is."""
        return super().now()

    def now(self) -> datetime:
        return self.true + self.wrong_by

    def is_kept_right(self) -> bool | None:
        return self.kept_right


@dataclass
class World:
    """Everything a test needs to let time pass."""

    storage: Storage
    clock: SteppedClock
    channel: FakeChannel
    engine: Engine
    sender: SenderId
    addresses: dict[str, AddressId] = field(default_factory=dict)

    async def patient(
        self,
        *medications: Medication,
        value: str = "1001",
        consented: bool = True,
        person: Person | None = None,
        through: FakeChannel | None = None,
    ) -> Person:
        """Keep a patient who is reached at `value` and takes `medications`, planned ahead."""
        patient = replace(person or a_person(), id=PersonId(new_id()), level=Level.NAMES)
        mine = [replace(m, id=MedicationId(new_id())) for m in medications or (a_medication(),)]
        async with self.storage.transaction() as tx:
            await tx.people.add(patient)
            for one in mine:
                await tx.medications.add(patient.id, one)
            await self.reach(tx, patient, value, through=through)
            if consented:
                await tx.consents.add(_consent(patient, ConsentStep.GIVEN, self.clock.now()))
            await replan(tx, patient.id, now=self.clock.now())
        return patient

    async def reach(
        self,
        tx: Transaction,
        person: Person,
        value: str,
        position: int = 0,
        *,
        through: FakeChannel | None = None,
    ) -> None:
        """Let a person be reached at an address, over the first channel or another one."""
        channel = through or self.channel
        sender = (await tx.senders.get_or_add(channel.name, channel.sender)).id
        address = await tx.addresses.find(sender, value)
        if address is None:
            address = Address(AddressId(new_id()), channel.name, sender, value)
            await tx.addresses.add(address)
        await tx.addresses.link(address.id, person.id, position)
        self.addresses[value] = address.id

    async def withdraw(self, person: Person) -> None:
        """Let a patient take their consent back."""
        async with self.storage.transaction() as tx:
            await tx.consents.add(_consent(person, ConsentStep.WITHDRAWN, self.clock.now()))

    async def address(self, value: str = "1001") -> Address:
        """Return an address as it stands."""
        async with self.storage.reading() as tx:
            id_ = self.addresses[value]
            return (await tx.addresses.get_many([id_]))[id_]

    async def opt_out(self, value: str = "1001", *, how: str = "stop") -> None:
        """Let an address say STOP."""
        address = await self.address(value)
        async with self.storage.transaction() as tx:
            await tx.addresses.replace(address, address.opt_out(at=self.clock.now(), how=how))

    async def until(self, text: str) -> None:
        """Let time pass up to an instant, stopping wherever something is due."""
        end = at(text)
        await self.engine.run_due()
        while (wake := await self.engine.next_wake()) is not None and wake <= end:
            self.clock.move_to(max(wake, self.clock.now() + timedelta(seconds=1)))
            if self.clock.now() > end:
                return
            await self.engine.run_due()
        await self.sleep_until(text)
        await self.engine.run_due()

    async def sleep_until(self, text: str) -> None:
        """Move the clock while the bot is down."""
        self.clock.move_to(max(at(text), self.clock.now()))

    async def rounds(self, person: Person) -> list[Round]:
        """Return a patient's rounds, by their due time."""
        async with self.storage.reading() as tx:
            return await tx.rounds.since(person.id, START - timedelta(days=2))

    async def doses(self, person: Person) -> list[Dose]:
        """Return a patient's doses, by their due time."""
        async with self.storage.reading() as tx:
            first, last = START.date() - timedelta(days=2), START.date() + timedelta(days=60)
            return await tx.doses.between(person.id, first, last)

    async def states(self, person: Person) -> list[str]:
        """Return what has become of the doses that were due so far."""
        now = self.clock.now()
        return [f"{d.due_at:%H:%M} {d.state}" for d in await self.doses(person) if d.due_at <= now]

    async def deliveries(self, person: Person) -> list[Delivery]:
        """Return what was written to a patient about rounds, in order."""
        async with self.storage.reading() as tx:
            found = []
            for round_ in await tx.rounds.since(person.id, START - timedelta(days=2)):
                found += await tx.deliveries.of_round(round_.id)
            return found

    async def took_late(self, person: Person, taken_at: datetime) -> None:
        """Write the first dose of the day down as taken at an hour of its own."""
        report = Report(person.id, ChannelName.TRY_OUT, self.clock.now())
        first = (await self.doses(person))[0]
        async with self.storage.transaction() as tx:
            await tx.doses.replace(first, first.take(report, at=taken_at))
            assert first.round is not None
            await settled.after_answer(tx, await tx.rounds.get(first.round), now=self.clock.now())

    async def hear(self, text: str, *, value: str = "1001") -> None:
        """Let somebody say something, and the bot handle it."""
        incoming = Incoming(
            channel=self.channel.name,
            sender=self.channel.sender,
            provider_id=str(new_id()),
            address=value,
            kind=IncomingKind.TEXT,
            text=text,
        )
        async with self.storage.transaction() as tx:
            await tx.inbox.keep(incoming, self.clock.now())


async def a_world(
    storage: Storage,
    *,
    settings: EngineSettings | None = None,
    clock: SteppedClock | None = None,
    channels: Sequence[FakeChannel] = (),
) -> World:
    """Return a world at six in the morning; with several channels the first is the usual one."""
    clock = clock or SteppedClock(START)
    channels = channels or (FakeChannel(clock),)
    async with storage.transaction() as tx:
        senders = {(await tx.senders.get_or_add(c.name, c.sender)).id: c for c in channels}
    how = settings or EngineSettings(paces={})
    engine = Engine(storage, clock, senders, answer_for(clock), SENTENCES, how)
    return World(storage, clock, channels[0], engine, next(iter(senders)))


def answer_for(clock: SteppedClock) -> Callable[[Transaction, InboxEntry], Awaitable[None]]:
    """Return a handler that knows one word: "taken" is said of every round that waits."""

    async def handle(tx: Transaction, entry: InboxEntry) -> None:
        if entry.incoming.text != "taken":
            raise ValueError("nobody taught this handler any other word")
        sender = await tx.senders.get_or_add(entry.incoming.channel, entry.incoming.sender)
        address = await tx.addresses.find(sender.id, entry.incoming.address)
        assert address is not None
        for patient in await tx.addresses.people_on(address.id):
            await take_all(tx, patient, now=clock.now())

    return handle


async def take_all(tx: Transaction, patient: PersonId, *, now: datetime) -> None:
    """Write down every open dose that is due as taken."""
    rounds = await tx.rounds.unanswered(patient, now)
    doses = await tx.doses.of_rounds([round_.id for round_ in rounds])
    report = Report(patient, ChannelName.TRY_OUT, now)
    for round_ in rounds:
        open_ = _open(doses.get(round_.id, ()))
        await tx.doses.replace_many([(dose, dose.take(report, at=now)) for dose in open_])
        await settled.after_answer(tx, round_, now=now)


def _open(doses: Iterable[Dose]) -> list[Dose]:
    return [dose for dose in doses if dose.state is DoseState.OPEN]


def _consent(person: Person, step: ConsentStep, now: datetime) -> Consent:
    return Consent(
        id=ConsentId(new_id()),
        person=person.id,
        step=step,
        text_version="1",
        text_hash="0" * 64,
        language="en",
        channel=ChannelName.TRY_OUT,
        how="chat",
        at=now,
    )
