"""A crowd of patients whose rounds all fall due at one instant; for benchmarks too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.care.links import CareLink, Shared, Terms
from bot.domain.ids import AddressId, CareLinkId, ConsentId, MedicationId, PersonId, new_id
from bot.domain.medications import Directions, Food, Medication, Phase, Regimen
from bot.domain.people import Address, ChannelName, Consent, ConsentStep, Level, Person, Role
from bot.domain.quiet import QuietHours
from bot.domain.routine import Routine
from bot.domain.schedules import EveryDay, Intake
from bot.planner.calendar import planned
from bot.planner.consolidate import consolidate
from bot.storage import Storage, Transaction
from tests.domain.examples import ONE

FIRST_CHAT: Final = 100_000
_FIRST_CAREGIVER: Final = 200_000
_AN_HOUR: Final = timedelta(hours=1)
_A_MOMENT: Final = timedelta(minutes=1)
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


async def keep_caregivers(
    storage: Storage, spike: Spike, count: int, *, now: datetime
) -> dict[int, PersonId]:
    """Write patients into a database who left clozapine unanswered yesterday, each with a caregiver
    who is to be told of it; return which caregiver is in which chat."""
    told = {}
    async with storage.transaction() as tx:
        for chat in range(_FIRST_CAREGIVER, _FIRST_CAREGIVER + count):
            patient = await _keep_missed(tx, spike, now=now)
            told[chat] = await _keep_caregiver(tx, spike, chat, of=patient, now=now)
    return told


async def _keep_missed(tx: Transaction, spike: Spike, *, now: datetime) -> PersonId:
    patient = Person(PersonId(new_id()), Role.PATIENT, "Ann", "en", "US", "UTC", Routine())
    await tx.people.add(patient)
    await tx.consents.add(_consent(patient, spike.channel, now=now))
    due = spike.due - timedelta(hours=24)
    directions = Directions(EveryDay((Intake(due.time(), ONE),)))
    medication = Medication(MedicationId(new_id()), "clozapine", (Phase(directions),))
    await tx.medications.add(patient.id, medication)
    regimen = Regimen(patient.id, (medication,))
    plan = consolidate(regimen, patient.routine, (), starts=due.date())
    await tx.plans.save(patient.id, [plan], plan.starts)
    for round_, doses in planned([plan], regimen, zone=_UTC, since=due, until=due + _A_MOMENT):
        await tx.rounds.add([replace(round_.close(), asked_at=due)])
        await tx.doses.add([dose.close(asked=True) for dose in doses])
    await tx.people.planned_until(patient.id, now + timedelta(hours=48))
    return patient.id


async def _keep_caregiver(
    tx: Transaction, spike: Spike, chat: int, *, of: PersonId, now: datetime
) -> PersonId:
    awake = QuietHours((now + 10 * _AN_HOUR).time(), (now + 11 * _AN_HOUR).time())
    who = PersonId(new_id())
    person = Person(who, Role.CAREGIVER, "Ben", "en", "US", "UTC", Routine(), quiet=awake)
    sender = await tx.senders.get_or_add(spike.channel, spike.sender_of(chat))
    address = Address(AddressId(new_id()), spike.channel, sender.id, spike.address(chat))
    await tx.people.add(person)
    await tx.addresses.add(replace(address, verified_at=now))
    await tx.addresses.link(address.id, who)
    since = now - timedelta(days=7)
    terms = Terms(frozenset({Shared.ALERTS}))
    link = CareLink(CareLinkId(new_id()), of, who, terms, since)
    await tx.care_links.add(link.agree(terms, by=of, at=since))
    return who


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
