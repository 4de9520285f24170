"""Lets a person be reached first at an address that certainly is theirs: nobody has to prove it.

Whoever says in a talk that a phone is theirs goes through `phones`, with a code.
"""

from __future__ import annotations

from datetime import datetime

from bot.actions import phones
from bot.domain.ids import AddressId, SenderId, new_id
from bot.domain.people import Address, Person
from bot.storage import Transaction


async def first_at(
    tx: Transaction, person: Person, sender: SenderId, value: str, *, now: datetime
) -> None:
    """Write to `person` there from now on, and at the earlier addresses where that fails.

    An opt-out there stands: who said STOP on that phone is not written to on it.
    """
    address = await tx.addresses.find(sender, value) or await _new(tx, sender, value, now=now)
    known = await tx.addresses.of(person.id)
    if not known or known[0].id != address.id:
        await phones.put_first(tx, person, address, now=now)


async def _new(tx: Transaction, sender: SenderId, value: str, *, now: datetime) -> Address:
    channel = (await tx.senders.get_many([sender]))[sender].channel
    address = Address(AddressId(new_id()), channel, sender, value, verified_at=now)
    await tx.addresses.add(address)
    return address
