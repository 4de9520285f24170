"""Everything that belongs to one person, opened: for whoever asks what is kept about them.

It reads the tables by what they say of themselves: whose a row is, and which of its values are
sealed. So a table that is added is in it by itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, LargeBinary, Row, Select, Table, delete, select, update

from bot.domain.ids import PersonId
from bot.domain.people import Address
from bot.storage.repositories.addresses import Addresses, address_hash
from bot.storage.sealing.seals import Place, SealingKey
from bot.storage.session import Session
from bot.storage.tables import METADATA
from bot.storage.tables.care import care_consents, care_links, tellings
from bot.storage.tables.clinic import clinic_desks
from bot.storage.tables.messages import deliveries, dialogs, inbox
from bot.storage.tables.people import addresses, data_keys, person_addresses

Belongings = dict[str, list[dict[str, Any]]]
_OWNERS: Final = ("patient_id", "person_id", "staff_id", "id")
_PERSON: Final = "person.id"
_JSON: Final = ("{", "[")
_NOT_SHOWN: Final = frozenset({data_keys.name, clinic_desks.name})


def owner_of(table: Table) -> Column[Any] | None:
    """Return the column that says whose a row is; None: nobody's, or not by itself."""
    for name in _OWNERS:
        column = table.c.get(name)
        if column is not None and _is_a_person(column):
            return column
    return None


class OfOne:
    """What belongs to one person."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def all(self, person: PersonId) -> Belongings:
        """Return every row of theirs, by table."""
        await self._session.keys.load([person])
        keys = self._session.keys.of(person), self._session.keys.of(None)
        found: Belongings = {}
        for table in METADATA.sorted_tables:
            owner = owner_of(table)
            if owner is not None and table.name not in _NOT_SHOWN:
                await self._add(found, table, select(table).where(owner == person), keys)
        await self._add(found, addresses, _addresses_of(person), keys)
        await self._add(found, care_consents, _care_consents_of(person), keys)
        for address in await Addresses(self._session).of(person):
            if await self._is_theirs_alone(address):
                heard = select(inbox).where(inbox.c.address_hash == await self._hash(address))
                await self._add(found, inbox, heard, keys)
        return found

    async def forget_at(self, address: Address) -> None:
        """Erase what was said at an address that nobody is reached at any more."""
        await self._session.run(
            delete(inbox).where(inbox.c.address_hash == await self._hash(address))
        )
        await self._session.run(delete(dialogs).where(dialogs.c.address_id == address.id))
        there = deliveries.c.address_id == address.id
        await self._session.run(update(deliveries).where(there).values(utterance=None, words=None))

    async def forget_told_of(self, patient: PersonId) -> None:
        """Erase the words in which caregivers were told of a patient."""
        of_them = select(tellings.c.delivery_id).where(
            tellings.c.patient_id == patient, tellings.c.delivery_id.is_not(None)
        )
        told = update(deliveries).where(deliveries.c.id.in_(of_them))
        await self._session.run(told.values(utterance=None, words=None))

    async def _add(
        self,
        found: Belongings,
        table: Table,
        theirs: Select[Any],
        keys: tuple[SealingKey, ...],
    ) -> None:
        if rows := [_shown(table, row, keys) for row in await self._session.rows(theirs)]:
            found.setdefault(table.name, []).extend(rows)

    async def _is_theirs_alone(self, address: Address) -> bool:
        return len(await Addresses(self._session).people_on(address.id)) == 1

    async def _hash(self, address: Address) -> bytes:
        return await address_hash(self._session.keys, address.sender, address.value)


def _is_a_person(column: Column[Any]) -> bool:
    points = {key.target_fullname for key in column.foreign_keys}
    return _PERSON in points or f"{column.table.name}.{column.name}" == _PERSON


def _addresses_of(person: PersonId) -> Select[Any]:
    theirs = select(person_addresses.c.address_id).where(person_addresses.c.person_id == person)
    return select(addresses).where(addresses.c.id.in_(theirs))


def _care_consents_of(person: PersonId) -> Select[Any]:
    theirs = select(care_links.c.id).where(care_links.c.patient_id == person)
    return select(care_consents).where(care_consents.c.link_id.in_(theirs))


def _shown(table: Table, row: Row[Any], keys: tuple[SealingKey, ...]) -> dict[str, Any]:
    values = {str(name): value for name, value in row._mapping.items()}
    shown = {}
    for column in table.columns:
        value = values[column.name]
        if isinstance(column.type, LargeBinary):
            value = _opened(Place(table.name, _row_id(table, values), column.name), value, keys)
        if value is not None:
            shown[column.name] = _said(value)
    return shown


def _row_id(table: Table, values: Mapping[str, Any]) -> str:
    """Return what a seal is bound to: the id, or what else tells the row from all others."""
    if "id" in table.c:
        return str(values["id"])
    return "/".join(str(values[column.name]) for column in table.primary_key)


def _opened(place: Place, sealed: bytes | None, keys: tuple[SealingKey, ...]) -> Any:  # noqa: ANN401 - whatever was sealed
    """Return what was sealed; None for what none of the keys has sealed: hashes and chains."""
    for key in keys:
        if sealed is not None and key.made(sealed):
            raw = key.open(place, sealed).decode()
            return json.loads(raw) if raw.startswith(_JSON) else raw
    return None


def _said(value: Any) -> Any:  # noqa: ANN401 - whatever a column may hold
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case UUID():
            return str(value)
        case _:
            return value
