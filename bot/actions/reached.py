"""Lets a person be reached somewhere else first: another phone, another channel."""

from __future__ import annotations

from datetime import datetime

from bot.domain.ids import AddressId, PersonId, SenderId, new_id
from bot.domain.people import Address
from bot.storage import Transaction


async def first_at(
    tx: Transaction,
    person: PersonId,
    sender: SenderId,
    value: str,
    *,
    now: datetime,
) -> Address:
    """Write to `person` at that address from now on, and at the earlier ones where it fails.

    An opt-out there stands: who said STOP on that phone is not written to on it.
    """
    address = await tx.addresses.find(sender, value) or await _new(tx, sender, value)
    known = await tx.addresses.of(person)
    if known and known[0].id == address.id:
        return address
    others = [each.id for each in known if each.id != address.id]
    for position, id_ in enumerate([address.id, *others]):
        await tx.addresses.link(id_, person, position)
    await tx.audit.write(
        person,
        at=now,
        actor=None,
        action="reached elsewhere",
        subject=str(address.id),
        details={"channel": address.channel.value},
    )
    return address


async def _new(tx: Transaction, sender: SenderId, value: str) -> Address:
    channel = (await tx.senders.get_many([sender]))[sender].channel
    address = Address(AddressId(new_id()), channel, sender, value)
    await tx.addresses.add(address)
    return address
