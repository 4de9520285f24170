"""A crowd of patients whose rounds all fall due at one instant; for benchmarks too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.ids import AddressId, ConsentId, MedicationId, PersonId, new_id
from bot.domain.medications import Directions, Food, Medication, Phase, Regimen
from bot.domain.people import Address, ChannelName, Consent, ConsentStep, Level, Person, Role
from bot.domain.routine import Routine
from bot.domain.schedules import EveryDay, Intake
from bot.planner.calendar import planned
from bot.planner.consolidate import consolidate
from bot.storage import Storage, Transaction
from tests.domain.examples import ONE

FIRST_CHAT: Final = 100_000
_NAMES: Final = ("metformin", "lisinopril", "atorvastatin")
_UTC: Final = ZoneInfo("UTC")
_AT_ONCE: Final = 500
_FIRST_PHONE: Final = 5_550_000


@dataclass(frozen=True, slots=True)
class Spike:
    """So many patients, each with one round at one instant."""

    people: int
    due: datetime  #: to the minute, as slots are
    sender: str  #: the name of the bot they are reached by
    medicines: int = 2
    channel: ChannelName = ChannelName.TELEGRAM
    others: tuple[str, ...] = ()  #: of our numbers, which share the work

    def address(self, chat: int) -> str:
        """Return where somebody is reached."""
        return phone(chat) if self.channel is ChannelName.SMS else str(chat)

    def sender_of(self, chat: int) -> str:
        """Return through whom."""
        senders = (self.sender, *self.others)
        return senders[chat % len(senders)]


def phone(chat: int) -> str:
    """Return the number of the phone of somebody in the crowd."""
    return f"+1201{_FIRST_PHONE + chat - FIRST_CHAT}"


def chat_of(phone: str) -> int:
    """Return whose phone it is."""
    return int(phone.removeprefix("+1201")) - _FIRST_PHONE + FIRST_CHAT


async def keep(storage: Storage, spike: Spike, *, now: datetime) -> dict[int, PersonId]:
    """Write the crowd into a database, planned two days ahead; return who is in which chat."""
    crowd = {}
    for start in range(0, spike.people, _AT_ONCE):
        async with storage.transaction() as tx:
            for number in range(start, min(start + _AT_ONCE, spike.people)):
                chat = FIRST_CHAT + number
                crowd[chat] = await _keep_one(tx, spike, chat, now=now)
    return crowd


async def _keep_one(tx: Transaction, spike: Spike, chat: int, *, now: datetime) -> PersonId:
    person = Person(
        id=PersonId(new_id()),
        role=Role.PATIENT,
        name="Ann",
        language="es" if chat % 5 == 0 else "en",
        country="US",
        zone="UTC",
        routine=Routine(),
        level=Level(chat % 3),
    )
    sender = await tx.senders.get_or_add(spike.channel, spike.sender_of(chat))
    address = Address(AddressId(new_id()), spike.channel, sender.id, spike.address(chat))
    await tx.people.add(person)
    await tx.addresses.add(address)
    await tx.addresses.link(address.id, person.id)
    await tx.consents.add(_consent(person, spike.channel, now=now))
    medications = tuple(_medications(spike))
    for medication in medications:
        await tx.medications.add(person.id, medication)
    regimen = Regimen(person.id, medications)
    plan = consolidate(regimen, person.routine, (), starts=spike.due.date())
    await tx.plans.save(person.id, [plan], plan.starts)
    made = list(
        planned([plan], regimen, zone=_UTC, since=spike.due, until=now + timedelta(hours=48))
    )
    await tx.rounds.add([round_ for round_, _ in made])
    await tx.doses.add([dose for _, doses in made for dose in doses])
    await tx.people.planned_until(person.id, now + timedelta(hours=48))
    return person.id


def _medications(spike: Spike) -> Iterator[Medication]:
    at = spike.due.time()
    for name in _NAMES[: spike.medicines]:
        directions = Directions(EveryDay((Intake(at, ONE),)), food=Food.WITH)
        yield Medication(MedicationId(new_id()), name, (Phase(directions),), strength="500 mg")


def _consent(person: Person, channel: ChannelName, *, now: datetime) -> Consent:
    return Consent(
        id=ConsentId(new_id()),
        person=person.id,
        step=ConsentStep.GIVEN,
        text_version="1",
        text_hash="0" * 64,
        language=person.language,
        channel=channel,
        how="paper",
        at=now,
    )
