"""Another phone of somebody's: it counts as theirs once the code that was texted to it has come
back from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from bot.actions import people, pins, say, sharing
from bot.domain.deliveries import Utterance
from bot.domain.dialogs import Dialog
from bot.domain.ids import AddressId, PersonId, SenderId, new_id
from bot.domain.people import Address, ChannelName, Level, Person
from bot.storage import Transaction

CODE: Final = "phone code"
GOOD_FOR: Final = timedelta(minutes=30)
_TRIES: Final = 5
_REMEMBERED: Final = "~"  #: what stands so in a dialog outlives its question


@dataclass(frozen=True, slots=True)
class Phone:
    """A number that somebody says is theirs, and the number of ours that is to text it."""

    sender: SenderId
    number: str  #: in E.164


async def find(tx: Transaction, phone: Phone) -> Address | None:
    """Return the address of that number, if we have met it."""
    return await tx.addresses.find(phone.sender, phone.number)


async def propose(
    tx: Transaction, person: Person, phone: Phone, *, code: str, now: datetime
) -> Address:
    """Text a code to a number. Only an initial says who asks, and nobody is reached there yet."""
    address = await find(tx, phone)
    if address is None:
        id_ = AddressId(new_id())
        address = Address(id_, ChannelName.SMS, phone.sender, phone.number)
        await tx.addresses.add(address)
    before = await tx.dialogs.open_at(address.id, None)
    kept = {k: v for k, v in before.answers.items() if k[:1] == _REMEMBERED} if before else {}
    answers = {**kept, "person": str(person.id), "code": pins.hashed(code), "left": str(_TRIES)}
    expires_at = now + GOOD_FOR
    await tx.dialogs.put(Dialog(address.id, None, CODE, "", answers, expires_at=expires_at))
    to = say.To(address.id, None, person.language)
    letter = sharing.initial(person)
    asks = {"code": code, "initial": letter, "has-initial": "yes" if letter else "no"}
    await say.say(tx, to, Utterance("phone-code", asks), now=now)
    await _write(tx, person, "phone proposed", address, now=now)
    return address


async def confirm(
    tx: Transaction, address: Address, code: str, *, now: datetime
) -> Person | int | None:
    """Return who is reached there now, how many tries are left, or None: no code is awaited."""
    waiting = await tx.dialogs.open_at(address.id, None)
    if waiting is None or waiting.name != CODE or (waiting.expires_at or now) <= now:
        return None
    if not pins.fits(code, waiting.answers["code"]):
        return await _wrong(tx, waiting)
    kept = {k: v for k, v in waiting.answers.items() if k[:1] == _REMEMBERED}
    await tx.dialogs.put(replace(waiting, name="", answers=kept, expires_at=None))
    person = await tx.people.get(PersonId(UUID(waiting.answers["person"])))
    known = await tx.addresses.of(person.id)
    if address.id not in {each.id for each in known}:
        await tx.addresses.link(address.id, person.id, position=len(known))
    await _write(tx, person, "phone confirmed", address, now=now)
    if person.level is Level.COUNTS:
        return person
    quiet = replace(person, level=Level.COUNTS)  # by text the wording starts at level 0
    return await people.change(tx, person, quiet, by=person.id, now=now)


async def put_first(tx: Transaction, person: Person, address: Address, *, now: datetime) -> None:
    """Write to a person there before anywhere else; the other addresses stay behind it."""
    others = [each for each in await tx.addresses.of(person.id) if each.id != address.id]
    for position, each in enumerate([address, *others]):
        await tx.addresses.link(each.id, person.id, position)
    await _write(tx, person, "phone put first", address, now=now)


async def _wrong(tx: Transaction, waiting: Dialog) -> int | None:
    left = int(waiting.answers["left"]) - 1
    if left < 0:
        return None
    answers = {**waiting.answers, "left": str(left)}
    if left == 0:
        answers["code"] = ""  # fits nothing
    await tx.dialogs.put(replace(waiting, answers=answers))
    return left


async def _write(
    tx: Transaction, person: Person, action: str, address: Address, *, now: datetime
) -> None:
    await tx.audit.write(person.id, at=now, actor=person.id, action=action, subject=str(address.id))
