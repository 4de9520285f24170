"""A small world to keep: Ann, her address, and what is said and taken there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.domain.channels import Incoming, IncomingKind
from bot.domain.deliveries import Delivery, Reason, Utterance
from bot.domain.ids import AddressId, DeliveryId, PersonId, SenderId, new_id
from bot.domain.people import Address, ChannelName, Person
from bot.storage import Storage, Transaction
from tests.domain.examples import a_dose, a_medication, a_person, a_round

NOW: Final = datetime(2026, 11, 21, 8, tzinfo=UTC)
LATER: Final = NOW + timedelta(minutes=1)
HELLO: Final = Utterance("hello", {"name": "Ann"})


@dataclass(frozen=True, slots=True)
class World:
    """Somebody who can be reached."""

    person: Person
    sender: SenderId
    address: Address


async def a_world(storage: Storage) -> World:
    """Keep Ann with one address and metformin."""
    async with storage.transaction() as tx:
        person = a_person()
        await tx.people.add(person)
        await tx.medications.add(person.id, a_medication())
        address = await an_address(tx, value="1001")
        await tx.addresses.link(address.id, person.id)
    return World(person, address.sender, address)


async def another_person(tx: Transaction) -> Person:
    """Keep somebody else."""
    person = replace(a_person(), id=PersonId(new_id()), name="Ben")
    await tx.people.add(person)
    return person


async def an_address(tx: Transaction, value: str, *, sender: str = "dosebell_bot") -> Address:
    """Keep an address."""
    through = await tx.senders.get_or_add(ChannelName.TELEGRAM, sender)
    address = Address(AddressId(new_id()), ChannelName.TELEGRAM, through.id, value)
    await tx.addresses.add(address)
    return address


async def a_round_with_a_dose(tx: Transaction) -> None:
    """Keep a round of Ann's that is due at eight, with one dose of metformin."""
    await tx.rounds.add([a_round()])
    await tx.doses.add([a_dose()])


def a_delivery(address: Address) -> Delivery:
    """Return an answer that waits."""
    return Delivery(
        id=DeliveryId(new_id()),
        address=address.id,
        person=None,
        reason=Reason.ANSWER,
        utterance=HELLO,
        language="en",
        created_at=NOW,
        expires_at=NOW + timedelta(hours=1),
        not_before=NOW,
    )


def said(text: str = "1", *, address: str = "1001", provider_id: str = "") -> Incoming:
    """Return something that came in."""
    return Incoming(
        channel=ChannelName.TELEGRAM,
        sender="dosebell_bot",
        provider_id=provider_id or str(new_id()),
        address=address,
        kind=IncomingKind.TEXT,
        text=text,
    )


async def tamper(url: str, statement: str, **values: object) -> None:
    """Change the database behind the back of the storage room."""
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.execute(text(statement), values)
    finally:
        await engine.dispose()


async def peek(url: str, statement: str) -> list[tuple[Any, ...]]:
    """Read the database behind the back of the storage room."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        rows = [tuple(row) for row in await connection.execute(text(statement))]
    await engine.dispose()
    return rows
