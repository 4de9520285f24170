"""An operator enrols a patient who has consented on paper. Twice the same changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.actions import as_before, consents, people, pins, prescriptions, replan
from bot.actions.people import Agreed
from bot.actions.prescriptions import Prescription
from bot.domain.errors import BadInput
from bot.domain.ids import AddressId, PersonId, new_id
from bot.domain.medications import Medication
from bot.domain.people import Address, ChannelName, Level, Person, Role
from bot.domain.routine import Routine
from bot.language.sentences import Sentences
from bot.planner.calendar import local_date
from bot.storage import Transaction


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Whom to enrol, where they are reached, and what they take."""

    channel: ChannelName
    sender: str  #: the name of our bot or number
    address: str
    language: str
    country: str
    zone: str
    prescriptions: tuple[Prescription, ...] = ()
    name: str = ""
    level: Level = Level.COUNTS
    routine: Routine = field(default_factory=Routine)
    allergies: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Who was enrolled, and what that changed."""

    patient: PersonId
    is_new: bool
    added: int  #: medications that were not on the list
    changed: int  #: medications that are taken otherwise now
    pin: str = ""  #: shown once, and only where a phone number is enrolled


async def enrol(
    tx: Transaction, request: Enrolment, *, sentences: Sentences, now: datetime
) -> Enrolled:
    """Take a patient in, or bring one who is there up to date; raise `NotRead` and keep nothing."""
    address = await _address(tx, request)
    today = local_date(now, _person(request).tz)
    written = prescriptions.read(
        request.prescriptions, language=request.language, today=today, now=now
    )
    there = await _there(tx, address, request.name)
    pin = ""
    if there is None:
        person = _person(request)
        if request.channel is ChannelName.SMS:
            pin = pins.fresh()
            person = replace(person, pin=pins.hashed(pin))
        words = consents.words(sentences, language=person.language, country=person.country)
        await people.take_in(tx, person, address, Agreed(words, "paper"), now=now)
    else:
        if request.channel is ChannelName.SMS and not request.name:
            await _refuse_a_stranger(tx, there, written)
        person = await _up_to_date(tx, there, request)
    added, changed = await _medications(tx, person, written, now=now)
    if added or changed:
        await as_before.after_a_change(tx, person, now=now)
    if there is None or added or changed or there != person:
        await _write(tx, person, is_new=there is None, now=now)
        await replan.replan(tx, person.id, now=now)
    return Enrolled(person.id, there is None, added, changed, pin)


async def enrol_without_a_phone(tx: Transaction, request: Enrolment, *, now: datetime) -> Enrolled:
    """Take in a patient who is reached over a caregiver: who that is, and what was agreed to, is
    known once the caregiver's code is redeemed. Until then nothing is sent."""
    person = _person(request)
    today = local_date(now, person.tz)
    written = prescriptions.read(
        request.prescriptions, language=request.language, today=today, now=now
    )
    await tx.people.add(person)
    added, changed = await _medications(tx, person, written, now=now)
    await tx.audit.write(
        person.id,
        at=now,
        actor=None,
        action="enrolled",
        subject=str(person.id),
        details={"how": "paper", "phone": "none"},
    )
    await replan.replan(tx, person.id, now=now)
    return Enrolled(person.id, is_new=True, added=added, changed=changed)


async def _address(tx: Transaction, request: Enrolment) -> Address:
    sender = await tx.senders.get_or_add(request.channel, request.sender)
    address = await tx.addresses.find(sender.id, request.address)
    if address is None:
        address = Address(AddressId(new_id()), request.channel, sender.id, request.address)
        await tx.addresses.add(address)
    return address


async def _there(tx: Transaction, address: Address, name: str) -> Person | None:
    """Return the patient who was enrolled at that address before. A name tells people apart who
    share a phone; somebody whose name nobody knows yet may be anyone, so that is refused."""
    ids = await tx.addresses.people_on(address.id)
    known = await tx.people.get_many(ids)
    people = [known[id_] for id_ in ids if id_ in known]
    if not name and len(people) > 1:
        raise BadInput("several people are reached there; say which of them with --name")
    if name and any(not person.name for person in people):
        raise BadInput(
            "somebody without a name is enrolled there; leave out --name if that is who is meant"
        )
    same = (p for p in people if not name or p.name.casefold() == name.casefold())
    return next(same, None)


async def _refuse_a_stranger(tx: Transaction, there: Person, written: Sequence[Medication]) -> None:
    """Refuse a list that has nothing in common with that of whoever is enrolled there: it may be
    somebody else's who has the same phone."""
    regimen = await tx.medications.regimen(there.id)
    known = {medication.name.casefold() for medication in regimen.medications}
    if known and written and known.isdisjoint(m.name.casefold() for m in written):
        another = "enrol them with --name"
        if not there.name:
            another = f'let the first say "my name is ..." on that phone; then {another}'
        raise BadInput(
            "somebody is enrolled at that number, and their list has none of these medicines; is "
            "it the same person, put one of theirs into the file as well; is it somebody else, "
            f"{another}"
        )


def _person(request: Enrolment) -> Person:
    return Person(
        id=PersonId(new_id()),
        role=Role.PATIENT,
        name=request.name,
        language=request.language,
        country=request.country,
        zone=request.zone,
        routine=request.routine,
        level=request.level,
        allergies=request.allergies,
    )


async def _up_to_date(tx: Transaction, there: Person, request: Enrolment) -> Person:
    """Note allergies that were not asked before. Everything else is the patient's own to set."""
    if request.allergies is None or there.allergies == request.allergies:
        return there
    return await tx.people.replace(there, replace(there, allergies=request.allergies))


async def _medications(
    tx: Transaction, person: Person, written: Sequence[Medication], *, now: datetime
) -> tuple[int, int]:
    """Add what is new and change what is other; what the file does not name stays as it is."""
    regimen = await tx.medications.regimen(person.id)
    there = {(m.name.casefold(), m.strength): m for m in regimen.current}
    added = changed = 0
    for medication in written:
        old = there.get((medication.name.casefold(), medication.strength))
        if old is None:
            await tx.medications.add(person.id, medication)
            added += 1
        elif not prescriptions.is_the_same(old, medication):
            new = replace(old, phases=medication.phases, purpose=medication.purpose)
            await tx.medications.replace(person.id, old, new)
            changed += 1
    return added, changed


async def _write(tx: Transaction, person: Person, *, is_new: bool, now: datetime) -> None:
    """Leave a trace of what the operator changed; `people.take_in` leaves one of its own."""
    if not is_new:
        await tx.audit.write(
            person.id, at=now, actor=None, action="enrolled again", subject=str(person.id)
        )
