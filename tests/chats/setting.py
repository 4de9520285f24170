"""The people of a `.chat` file, enrolled before the talk begins, each with a phone and a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions import people, pins, replan
from bot.actions.people import Agreed
from bot.domain.ids import AddressId, MedicationId, PersonId, new_id
from bot.domain.medications import Medication
from bot.domain.people import Address, ChannelName, Level, Person, Role
from bot.domain.routine import Routine
from bot.language import form, routine
from bot.storage import Transaction
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
    sender = await tx.senders.get_or_add(channel, SENDER)
    phones: dict[str, str] = {}
    for each in somebody:
        shared = next((o for o in each.options if o.startswith("on ")), f"on {each.name}'s")
        phones[each.name] = shared.removeprefix("on ").partition("'")[0]
        address = await tx.addresses.find(sender.id, phones[each.name])
        if address is None:
            is_new = "never spoke" in each.options
            spoken = None if is_new else now - _silent(each)
            id_ = AddressId(new_id())
            address = Address(id_, channel, sender.id, phones[each.name], verified_at=spoken)
            if "unreached" in each.options:
                address = address.doubt()
            await tx.addresses.add(address)
        person = _person(each, zone)
        await people.take_in(tx, person, address, Agreed("on paper", "paper"), now=now)
        for line in each.takes:
            medication = _medication(line, person.language, now=now)
            await tx.medications.add(person.id, medication)
        await replan.replan(tx, person.id, now=now)
    return phones


def _silent(each: Somebody) -> timedelta:
    """Return how long nobody has spoken from a phone."""
    told = (re.fullmatch(r"heard (\d+) days ago", option) for option in each.options)
    return next((timedelta(days=int(found[1])) for found in told if found), timedelta())


def _person(each: Somebody, zone: ZoneInfo) -> Person:
    level = next((o[-1] for o in each.options if re.fullmatch(r"level [012]", o)), "2")
    country = next((o for o in each.options if re.fullmatch(r"[A-Z]{2}", o)), "US")
    pin = next((o.removeprefix("pin ") for o in each.options if o.startswith("pin ")), "")
    return Person(
        id=PersonId(new_id()),
        role=Role.PATIENT,
        name=each.name.capitalize(),
        language="es" if "es" in each.options else "en",
        country=country,
        zone=zone.key,
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
    )
    return replace(medication, nickname=called["nickname"]) if called else medication
