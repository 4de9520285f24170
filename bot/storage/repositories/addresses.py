"""Keeps addresses, and who can be reached there. Found by a keyed hash, since the value itself is
sealed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from bot.domain.ids import AddressId, PersonId, SenderId
from bot.domain.people import Address, ChannelName
from bot.storage.saving import Swap, swap
from bot.storage.sealing.data_keys import DataKeys, place_of_address
from bot.storage.session import Session, Values
from bot.storage.statements import everything
from bot.storage.tables.people import addresses, person_addresses

_JOINED = addresses.join(person_addresses, person_addresses.c.address_id == addresses.c.id)
_who = person_addresses.c
_EVERYBODY = select(_who.address_id, _who.person_id).order_by(_who.position, _who.person_id)
_PEOPLE = _EVERYBODY.with_only_columns(_who.person_id)
_cells = addresses.c
_THAT = select(addresses).where(
    _cells.sender_id == bindparam("sender"), _cells.value_hash == bindparam("hashed")
)
_OPTED_OUT = select(addresses).where(
    _cells.opted_out_how == bindparam("how"), _cells.opted_out_at < bindparam("before")
)


async def address_hash(keys: DataKeys, sender: SenderId, value: str) -> bytes:
    """Return the hash by which an address is found."""
    return await keys.hashed("address", sender, value)


class Addresses:
    """Where people can be reached."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, sender: SenderId, value: str) -> Address | None:
        """Return the address, if we have met it."""
        hashed = await address_hash(self._session.keys, sender, value)
        row = await self._session.row(_THAT, {"sender": sender, "hashed": hashed})
        known = self._address(row) if row else None
        if known is None or known.value == value:
            return known
        known_again = replace(known, value=value)  # it was forgotten, but for its hash
        return await self.replace(known, known_again) if self._session.writes else known_again

    async def ids(self, sender: SenderId, values: Collection[str]) -> dict[str, AddressId]:
        """Return the ids of those of these addresses that we have met, without opening one."""
        keys, cells = self._session.keys, addresses.c
        hashes = {await address_hash(keys, sender, value): value for value in values}
        met = select(cells.id, cells.value_hash).where(cells.sender_id == sender)
        rows = await self._session.rows_among(met, cells.value_hash, hashes)
        return {hashes[row.value_hash]: row.id for row in rows}

    async def add(self, address: Address) -> None:
        """Keep a new address."""
        row = await self._row(address)
        await self._session.insert(addresses, {"id": address.id, "version": address.version, **row})

    async def replace(self, old: Address, new: Address) -> Address:
        """Save `new` over `old`, unless somebody else changed the address first."""
        await swap(self._session, addresses, Swap(old.id, old.version, await self._row(new)))
        if old.opted_out_at != new.opted_out_at:
            self._session.outlives(addresses, old.id, value=self._no_value(old.id))
        return replace(new, version=old.version + 1)

    async def forget_value(self, address: Address) -> None:
        """Let nobody know the address any more, but know it again when it speaks."""
        mine = addresses.c.id == address.id
        unknown = update(addresses).where(mine).values(value=self._no_value(address.id))
        await self._session.run(unknown.values(version=addresses.c.version + 1))

    async def get_many(self, ids: Collection[AddressId]) -> dict[AddressId, Address]:
        """Return those of the addresses that exist."""
        rows = await self._session.rows_among(everything(addresses), addresses.c.id, ids)
        await self._session.keys.load(())
        return {row.id: self._address(row) for row in rows}

    async def link(self, address: AddressId, person: PersonId, position: int = 0) -> None:
        """Let a person be reached at an address; the lowest position is tried first."""
        row = {"address_id": address, "person_id": person, "position": position}
        statement = self._session.upsert(person_addresses).on_conflict_do_update(
            index_elements=["person_id", "address_id"], set_={"position": position}
        )
        await self._session.run_many(statement, [row])

    async def unlink(self, address: AddressId) -> None:
        """Let nobody be reached at an address any more."""
        mine = person_addresses.c.address_id == address
        await self._session.run(delete(person_addresses).where(mine))

    async def part(self, address: AddressId, person: PersonId) -> None:
        """Let one person be reached at an address no more; others still are."""
        who = person_addresses.c
        mine = who.address_id == address, who.person_id == person
        await self._session.run(delete(person_addresses).where(*mine))

    async def opted_out(self, how: str, *, before: datetime) -> list[Address]:
        """Return the addresses that were opted out in that way before an instant."""
        await self._session.keys.load(())
        rows = await self._session.rows(_OPTED_OUT, {"how": how, "before": before})
        return [self._address(row) for row in rows]

    async def of(self, person: PersonId) -> list[Address]:
        """Return the addresses of a person, in order."""
        return (await self.of_many([person])).get(person, [])

    async def people_on(self, address: AddressId) -> list[PersonId]:
        """Return everybody who can be reached at an address; more than one share a phone."""
        rows = await self._session.rows_among(_PEOPLE, person_addresses.c.address_id, [address])
        return [row.person_id for row in rows]

    async def shared(self, ids: Collection[AddressId]) -> dict[AddressId, list[PersonId]]:
        """Return those of the addresses at which several people are reached, and who they are."""
        found: dict[AddressId, list[PersonId]] = {}
        rows = await self._session.rows_among(_EVERYBODY, person_addresses.c.address_id, ids)
        for row in rows:
            found.setdefault(row.address_id, []).append(row.person_id)
        return {address: people for address, people in found.items() if len(people) > 1}

    async def first_usable(self, people: Collection[PersonId]) -> dict[PersonId, Address]:
        """Return for each person the first address where nobody has told us to stop."""
        usable = {}
        for person, reachable in (await self.of_many(people)).items():
            for address in reachable:
                if address.may_be_written_to:
                    usable[person] = address
                    break
        return usable

    async def reachable(self, people: Collection[PersonId]) -> dict[PersonId, AddressId]:
        """Return the ids of what `first_usable` finds, without opening a single address."""
        who, cells = person_addresses.c, addresses.c
        usable = (
            select(who.person_id, cells.id)
            .select_from(_JOINED)
            .where(cells.opted_out_at.is_(None))
            .order_by(who.position.desc(), cells.id.desc())
        )
        return {
            row.person_id: row.id
            for row in await self._session.rows_among(usable, who.person_id, people)
        }

    async def of_many(self, people: Collection[PersonId]) -> dict[PersonId, list[Address]]:
        """Return the addresses of each of these people, in order."""
        who = person_addresses.c
        statement = (
            select(who.person_id, addresses)
            .select_from(_JOINED)
            .order_by(who.position, addresses.c.id)
        )
        await self._session.keys.load(())
        found: dict[PersonId, list[Address]] = {}
        for row in await self._session.rows_among(statement, who.person_id, people):
            found.setdefault(row.person_id, []).append(self._address(row))
        return found

    def _no_value(self, id_: AddressId) -> bytes:
        return self._session.keys.of(None).seal(place_of_address(id_), b"")

    async def _row(self, address: Address) -> Values:
        hashed = await address_hash(self._session.keys, address.sender, address.value)
        key = self._session.keys.of(None)
        return {
            "channel": address.channel.value,
            "sender_id": address.sender,
            "value": key.seal(place_of_address(address.id), address.value.encode()),
            "value_hash": hashed,
            "verified_at": address.verified_at,
            "opted_out_at": address.opted_out_at,
            "opted_out_how": address.opted_out_how,
            "unreached": address.unreached or None,
        }

    def _address(self, row: Row[Any]) -> Address:
        return Address(
            id=row.id,
            channel=ChannelName(row.channel),
            sender=row.sender_id,
            value=self._session.keys.of(None).open(place_of_address(row.id), row.value).decode(),
            verified_at=row.verified_at,
            opted_out_at=row.opted_out_at,
            opted_out_how=row.opted_out_how,
            unreached=row.unreached or 0,
            version=row.version,
        )
