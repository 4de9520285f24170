"""`dosebell enrol`: twice the same changes nothing, and what cannot be read enrols nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from hashlib import sha256

import pytest

from bot.actions import consents, pins
from bot.actions.enrol import Enrolled, Enrolment, enrol
from bot.actions.prescriptions import NotRead, Prescription
from bot.domain.errors import BadInput
from bot.domain.people import ChannelName, Level
from bot.language.sentences import Sentences
from bot.storage import Storage
from tests.actions.house import MORNING

METFORMIN = Prescription("Metformin 500 mg", "1 tablet twice a day with food")
REQUEST = Enrolment(
    channel=ChannelName.TELEGRAM,
    sender="dosebell_bot",
    address="4711",
    language="en",
    country="US",
    zone="America/Chicago",
    prescriptions=(METFORMIN, Prescription("Aspirin", "1 tablet in the morning")),
)


@cache
def _sentences() -> Sentences:
    return Sentences.load(strict=True)


async def _enrol(storage: Storage, request: Enrolment, *, days: int = 0) -> Enrolled:
    async with storage.transaction() as tx:
        now = MORNING + timedelta(days=days)
        return await enrol(tx, request, sentences=_sentences(), now=now)


async def test_a_patient_is_enrolled_with_medicines_rounds_and_consent(storage: Storage) -> None:
    done = await _enrol(storage, REQUEST)

    assert (done.is_new, done.added, done.pin) == (True, 2, "")
    async with storage.reading() as tx:
        regimen = await tx.medications.regimen(done.patient)
        consent = await tx.consents.last(done.patient)
        rounds = await tx.rounds.since(done.patient, MORNING)
    assert [(m.name, m.strength) for m in regimen.current] == [
        ("Metformin", "500 mg"),
        ("Aspirin", ""),
    ]
    assert consent is not None
    words = consents.words(_sentences(), language="en", country="US")
    assert (consent.how, consent.text_hash) == ("paper", sha256(words.encode()).hexdigest())
    assert rounds


async def test_twice_the_same_changes_nothing_even_days_later(storage: Storage) -> None:
    first = await _enrol(storage, REQUEST)
    async with storage.reading() as tx:
        before = await tx.audit.entries(first.patient)

    second = await _enrol(storage, REQUEST, days=3)

    assert second == replace(first, is_new=False, added=0)
    async with storage.reading() as tx:
        assert await tx.audit.entries(first.patient) == before


async def test_other_directions_and_new_medicines_are_taken_over(storage: Storage) -> None:
    first = await _enrol(storage, REQUEST)
    more = (
        replace(METFORMIN, directions="1 tablet once a day with food"),
        *REQUEST.prescriptions[1:],
        Prescription("Ramipril 5 mg", "1 tablet in the morning"),
    )

    second = await _enrol(storage, replace(REQUEST, prescriptions=more))

    assert (second.patient, second.added, second.changed) == (first.patient, 1, 1)


async def test_what_cannot_be_read_is_named_and_nobody_is_enrolled(storage: Storage) -> None:
    odd = (
        METFORMIN,
        Prescription("Iron", "when the moon is full"),
        Prescription("Methotrexate 2.5 mg", "4 tablets once a day"),
        Prescription("Zinc", "1 tablet twice a day", pinned=(MORNING.time(),)),
    )

    with pytest.raises(NotRead) as refused:
        await _enrol(storage, replace(REQUEST, prescriptions=odd))

    second, third, fourth = str(refused.value).splitlines()
    assert second.startswith("medication 2: ")
    assert "moon" in second
    assert "once a week" in third
    assert "pinned has 1 times, and the directions 2" in fourth
    async with storage.reading() as tx:
        assert await tx.people.ids() == []


async def test_over_sms_a_pin_is_shown_once_and_kept_as_a_hash(storage: Storage) -> None:
    request = replace(REQUEST, channel=ChannelName.SMS, sender="+15550001", address="+15550002")

    first = await _enrol(storage, request)
    second = await _enrol(storage, request)

    assert second.pin == ""
    async with storage.reading() as tx:
        person = await tx.people.get(first.patient)
    assert first.pin not in person.pin
    assert pins.fits(first.pin, person.pin)
    assert person.level is Level.COUNTS


async def test_what_the_patient_set_since_stays(storage: Storage) -> None:
    first = await _enrol(storage, REQUEST)
    async with storage.transaction() as tx:
        person = await tx.people.get(first.patient)
        await tx.people.replace(person, replace(person, level=Level.NAMES, name="Ann"))

    await _enrol(storage, REQUEST)

    async with storage.reading() as tx:
        person = await tx.people.get(first.patient)
    assert (person.level, person.name) == (Level.NAMES, "Ann")


async def test_a_name_tells_two_people_apart_who_share_a_phone(storage: Storage) -> None:
    by_text = replace(REQUEST, channel=ChannelName.SMS, sender="+15550100123")
    ann = await _enrol(storage, replace(by_text, address="+12025550143", name="Ann"))
    bob = await _enrol(storage, replace(by_text, address="+12025550143", name="Bob"))
    again = await _enrol(storage, replace(by_text, address="+12025550143", name="bob"))

    assert ann.patient != bob.patient == again.patient
    assert (bob.is_new, again.is_new) == (True, False)
    async with storage.reading() as tx:
        (address,) = await tx.addresses.of(bob.patient)
        assert await tx.addresses.people_on(address.id) == [ann.patient, bob.patient]


async def test_a_list_of_other_medicines_is_not_added_to_whoever_has_that_phone(
    storage: Storage,
) -> None:
    by_text = replace(
        REQUEST, channel=ChannelName.SMS, sender="+15550100123", address="+12025550143"
    )
    first = await _enrol(storage, by_text)
    other = (Prescription("Ramipril 5 mg", "1 tablet in the morning"),)

    with pytest.raises(BadInput, match=r'say "my name is ..." on that phone; then .* --name'):
        await _enrol(storage, replace(by_text, prescriptions=other))
    again = await _enrol(storage, by_text)
    more = await _enrol(storage, replace(by_text, prescriptions=(METFORMIN, *other)))

    assert (again.added, again.changed) == (0, 0)
    assert (more.patient, more.added) == (first.patient, 1)
