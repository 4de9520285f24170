"""The people of a `.chat` file, enrolled before the talk begins, each with a phone and a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot import formulary
from bot.actions import people, pins, replan
from bot.actions.people import Agreed
from bot.domain.ids import AddressId, MedicationId, PersonId, new_id
from bot.domain.lexicon import is_time_critical
from bot.domain.medications import Medication
from bot.domain.people import Address, ChannelName, Level, Person, Role
from bot.domain.routine import Routine
from bot.language import form, routine
from bot.storage import Transaction
from tests.chats import caring
from tests.chats.phones import SENDER
from tests.chats.script import Somebody

_CALLED: Final = re.compile(r"(?P<line>.*?)\s*\(called (?P<nickname>.+)\)")


async def settle_in(
    tx: Transaction,
    somebody: Sequence[Somebody],
    channel: ChannelName,
    zone: ZoneInfo,
    *,
    now: datetime,
) -> dict[str, str]:
    """Enrol everybody, and return the address of each."""
    phones: dict[str, str] = {}
    known: dict[str, PersonId] = {}
    for each in somebody:
        if not each.is_known:
            phones[each.name] = _number(each) or each.name
            continue
        person = _person(each, zone)
        known[each.name] = person.id
        if "without a phone" in each.options:
            await tx.people.add(person)
        else:
            address = await _phone(tx, each, phones, channel, now=now)
            await people.take_in(tx, person, address, Agreed("on paper", "paper"), now=now)
        for line in each.takes:
            medication = _medication(line, person.language, now=now)
            await tx.medications.add(person.id, medication)
        if person.role is Role.PATIENT:
            await replan.replan(tx, person.id, now=now)
    await caring.link(tx, somebody, known, now=now)
    return phones


async def _phone(
    tx: Transaction, each: Somebody, phones: dict[str, str], usual: ChannelName, *, now: datetime
) -> Address:
    """Return where somebody is reached, and write down what is dialled for it."""
    by = next((o.removeprefix("by ") for o in each.options if o.startswith("by ")), usual)
    sender = await tx.senders.get_or_add(ChannelName(by), SENDER)
    shared = next((o for o in each.options if o.startswith("on ")), f"on {each.name}'s")
    owner = shared.removeprefix("on ").partition("'")[0]
    own = _number(each) if by != usual and owner == each.name else ""
    phones[each.name] = phones.get(owner) or own or owner
    address = await tx.addresses.find(sender.id, phones[each.name])
    if address is None:
        spoken = None if "never spoke" in each.options else now - _silent(each)
        id_ = AddressId(new_id())
        address = Address(id_, sender.channel, sender.id, phones[each.name], verified_at=spoken)
        if "unreached" in each.options:
            address = address.doubt()
        await tx.addresses.add(address)
    return address


def _number(each: Somebody) -> str:
    """Return the number of the phone that texts come from, where it was told."""
    return next((o.removeprefix("phone ") for o in each.options if o.startswith("phone ")), "")


def _silent(each: Somebody) -> timedelta:
    """Return how long nobody has spoken from a phone."""
    told = (re.fullmatch(r"heard (\d+) days ago", option) for option in each.options)
    return next((timedelta(days=int(found[1])) for found in told if found), timedelta())


def _person(each: Somebody, zone: ZoneInfo) -> Person:
    level = next((o[-1] for o in each.options if re.fullmatch(r"level [012]", o)), "2")
    country = next((o for o in each.options if re.fullmatch(r"[A-Z]{2}", o)), "US")
    own = next((o.removeprefix("zone ") for o in each.options if o.startswith("zone ")), "")
    pin = next((o.removeprefix("pin ") for o in each.options if o.startswith("pin ")), "")
    return Person(
        id=PersonId(new_id()),
        role=Role.CAREGIVER if "caregiver" in each.options else Role.PATIENT,
        name=each.name.capitalize(),
        language="es" if "es" in each.options else "en",
        country=country,
        zone=own or zone.key,
        routine=routine.read(each.routine) if each.routine else Routine(),
        level=Level(int(level)),
        pin=pins.hashed(pin) if pin else "",
    )


def _medication(line: str, language: str, *, now: datetime) -> Medication:
    called = _CALLED.fullmatch(line)
    draft = form.read(called["line"] if called else line, language=language, today=now.date())
    medication = Medication(
        id=MedicationId(new_id()),
        name=draft.name,
        phases=(draft.phase,),
        strength=draft.strength,
        form=draft.form,
        time_critical=is_time_critical(draft.name, formulary.load()),
    )
    return replace(medication, nickname=called["nickname"]) if called else medication
