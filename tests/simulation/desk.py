"""The clinic's desk: it signs people up and changes what they take; it has no trouble."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from bot.actions import medications, people
from bot.actions.medications import By
from bot.actions.people import Agreed
from bot.actions.replan import replan
from bot.domain.amounts import Amount, Unit
from bot.domain.care.links import CareLink, Shared, Terms
from bot.domain.care.policies import AtNight, Policy
from bot.domain.ids import AddressId, CareLinkId, MedicationId, PersonId, new_id
from bot.domain.medications import Directions, Medication, Phase
from bot.domain.people import Address, ChannelName, Level, Person, Role
from bot.domain.routine import Routine
from bot.domain.schedules import EveryDay, Intake
from bot.storage import Storage, Transaction
from tests.simulation.evidence import Evidence, Order
from tests.simulation.phones import channel_of
from tests.simulation.provider import OURS
from tests.simulation.script import Course, Deed, Does, Patient, Watcher
from tests.simulation.virtual import TrueTime

_ONE: Final = Amount(Decimal(1), Unit.TABLET)
#: Caregivers hear of each dose by its name, at night as well.
_EVERY_ONE: Final = Policy(after=1, at_night=AtNight.ANYWAY, wording=Level.NAMES)


class Desk:
    """Does what is asked for, at once."""

    def __init__(self, storage: Storage, true: TrueTime, evidence: Evidence) -> None:
        self._storage = storage
        self._true = true
        self._evidence = evidence

    async def sign_up(self) -> None:
        """Take in everybody."""
        for number, patient in enumerate(self._evidence.script.patients):
            async with self._storage.transaction() as tx:
                await self._sign_up(tx, number, patient)

    async def _sign_up(self, tx: Transaction, number: int, patient: Patient) -> None:
        now, channel = self._true.now(), channel_of(patient)
        person = Person(
            id=PersonId(new_id()),
            role=Role.PATIENT,
            name="Ann",
            language=patient.language,
            country="US",
            zone=patient.zone,
            routine=Routine(),
            level=Level.COUNTS if patient.texts else Level.NAMES,
        )
        sender = await tx.senders.get_or_add(channel, OURS[channel])
        id_ = AddressId(new_id())
        address = Address(id_, channel, sender.id, patient.place, verified_at=now)
        await tx.addresses.add(address)
        await people.take_in(tx, person, address, Agreed("on paper", "paper"), now=now)
        self._evidence.people[number] = person.id
        self._evidence.addresses[patient.place] = id_.hex
        for course in patient.courses:
            medication = _medication(course)
            await tx.medications.add(person.id, medication)
            self._note(number, medication, Does.ADD, course)
        await replan(tx, person.id, now=now)
        for watcher in self._evidence.script.watchers:
            if watcher.patient == number:
                await self._let_watch(tx, watcher, person.id)

    async def _let_watch(self, tx: Transaction, watcher: Watcher, patient: PersonId) -> None:
        now = self._true.now()
        zone = self._evidence.script.patients[watcher.patient].zone
        person = Person(
            id=PersonId(new_id()),
            role=Role.CAREGIVER,
            name="Ben",
            language="en",
            country="US",
            zone=zone,
            routine=Routine(),
        )
        await tx.people.add(person)
        sender = await tx.senders.get_or_add(ChannelName.TELEGRAM, OURS[ChannelName.TELEGRAM])
        id_ = AddressId(new_id())
        await tx.addresses.add(
            Address(id_, ChannelName.TELEGRAM, sender.id, watcher.place, verified_at=now)
        )
        await tx.addresses.link(id_, person.id)
        self._evidence.addresses[watcher.place] = id_.hex
        current = (await tx.medications.regimen(patient)).current
        terms = Terms(frozenset(_seen(watcher)))
        proposed = CareLink(
            CareLinkId(new_id()),
            *(patient, person.id, terms, now),
            policies={medication.id: _EVERY_ONE for medication in current},
        )
        await tx.care_links.add(proposed.agree(terms, by=patient, at=now))

    async def do(self, deed: Deed) -> None:
        """Change what somebody takes."""
        async with self._storage.transaction() as tx:
            person = await tx.people.get(PersonId(self._evidence.people[deed.patient]))
            by = By(person, person, self._true.now())
            current = (await tx.medications.regimen(person.id)).current
            paused = [m for m in current if m.is_paused(by.at)]
            match deed.does:
                case Does.ADD if deed.course is not None:
                    await self._add(tx, deed.patient, deed.course, by)
                case Does.CHANGE if deed.course is not None and current:
                    await self._change(tx, deed.patient, current[0], deed.course, by)
                case Does.DROP if current:
                    await medications.stop(tx, current[0], by)
                    self._note(deed.patient, current[0], Does.DROP)
                case Does.PAUSE:
                    await medications.pause(tx, current, None, by)
                    for medication in current:
                        self._note(deed.patient, medication, Does.PAUSE)
                case Does.RESUME:
                    await medications.resume(tx, paused, by)
                    for medication in paused:
                        self._note(deed.patient, medication, Does.RESUME)
                case _:
                    return

    async def _add(self, tx: Transaction, who: int, course: Course, by: By) -> None:
        medication = replace(_medication(course), begins_at=by.at)
        await medications.add(tx, medication, by)
        self._note(who, medication, Does.ADD, course)

    async def _change(
        self, tx: Transaction, who: int, old: Medication, course: Course, by: By
    ) -> None:
        """Let a medicine be taken at other times from tomorrow on."""
        told = replace(_phase(course), starts=by.today + timedelta(days=1))
        await medications.change(tx, old, old, told, by)
        same = replace(course, critical=old.time_critical)
        self._note(who, old, Does.CHANGE, same)

    def _note(
        self, who: int, medication: Medication, does: Does, course: Course | None = None
    ) -> None:
        order = Order(who, medication.id, self._true.now(), does, course)
        self._evidence.orders.append(order)


def _seen(watcher: Watcher) -> Iterator[Shared]:
    yield Shared.ALERTS
    if watcher.knows_reach:
        yield Shared.REACH
    if watcher.knows_skips:
        yield Shared.SKIPS


def _medication(course: Course) -> Medication:
    return Medication(
        id=MedicationId(new_id()),
        name=course.name,
        phases=(_phase(course),),
        time_critical=course.critical,
    )


def _phase(course: Course) -> Phase:
    return Phase(Directions(EveryDay(tuple(Intake(at, _ONE) for at in course.times))))
