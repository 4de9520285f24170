"""The ledger: what must outlive the database. Every STOP and START, every end of care and of a care
link, who works at a clinic no more, and who was erased is written beside the backups before it is
committed.

So a backup of last night, restored, still knows the STOP of this morning. A line is one row as it
then stood, its personal values sealed, and an address by its keyed hash alone; the last line of a
row stands. How the lines lie on the disk, and what becomes of a half one, is in `ledger_file.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from itertools import takewhile
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.backup.ledger_file import Entry
from bot.storage.backup.rows import plain, read_row, tables_of
from bot.storage.sealing.data_keys import HOUSE, place_of, place_of_address
from bot.storage.sealing.keyring import Keyring
from bot.storage.sealing.seals import SealingKey, Unreadable
from bot.storage.tables.care import care_links, endings
from bot.storage.tables.clinic import clinic_staff
from bot.storage.tables.people import addresses, data_keys, people

_PEOPLE: Final = people.name
_KEYS: Final = data_keys.name
_KEPT: Final = (addresses.name, care_links.name, endings.name)
_STAFF: Final = clinic_staff.name  #: who has left a clinic, and whose password is another now
_ADDRESS_IS: Final = ("sender_id", "value_hash")
_OPT_OUT: Final = ("opted_out_at", "opted_out_how")
_VALUE: Final = addresses.c.value.name


async def entries(
    connection: AsyncConnection,
    changed: Mapping[tuple[Table, UUID], Mapping[str, Any]],
    erased: Collection[UUID],
) -> list[Entry]:
    """Return what a transaction has changed of what must outlive the database."""
    found = []
    for (table, id_), instead in changed.items():
        row = (await connection.execute(select(table).where(table.c.id == id_))).one()
        found.append(_entry(table.name, {**row._mapping, **instead}))
    return [*found, *(_erased(owner.hex) for owner in erased)]


def standing(connection: Connection) -> list[Entry]:
    """Return what must outlive a database that is about to be replaced."""
    tables = {table.name: table for table in tables_of(connection)}
    found = []
    if {_PEOPLE, _KEYS} <= tables.keys():
        everybody, keys = tables[_PEOPLE].c, tables[_KEYS].c
        gone = select(everybody.id).where(everybody.id.not_in(select(keys.owner)))
        found = [_erased(plain(owner)) for owner in connection.execute(gone).scalars()]
    for name in (each for each in (*_KEPT, _STAFF) if each in tables):  # an old one has not all
        rows = connection.execute(select(tables[name])).mappings()
        found += [_entry(name, _nameless(name, row)) for row in rows if _is_an_end(name, row)]
    return found


def apply(connection: Connection, written: Iterable[Entry], keyring: Keyring) -> None:
    """Let a restored database know what the ledger knows."""
    tables = {table.name: table for table in tables_of(connection)}
    house = _house(connection, tables[_KEYS], keyring)
    for entry in written:
        if "erased" in entry:
            keys = tables[_KEYS]
            owner = read_row(keys, {"owner": entry["erased"]})["owner"]
            connection.execute(delete(keys).where(keys.c.owner == owner))
        else:
            _write(connection, tables[entry["table"]], entry["row"], house)


def joined(one: list[Entry], other: list[Entry]) -> list[Entry]:
    """Return what two ledgers know together. The one is often a copy of the other, which has grown
    since. Where both have grown nobody knows who wrote last about a row, so an end of it stands."""
    pairs = zip(one, other, strict=False)
    alike = len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])
    grown = [*_last(one[alike:]), *_last(other[alike:])]
    return [*one[:alike], *sorted(grown, key=_weight)]


def _last(written: Iterable[Entry]) -> Iterable[Entry]:
    """Return what stands last of each row."""
    return {_what(entry): entry for entry in written}.values()


def _what(entry: Entry) -> tuple[str, ...]:
    """Return which row an entry is about."""
    if "erased" in entry:
        return (entry["erased"],)
    row, is_address = entry["row"], entry["table"] == addresses.name
    return (entry["table"], *(str(row[name]) for name in (_ADDRESS_IS if is_address else ("id",))))


def _weight(entry: Entry) -> tuple[bool, int]:
    """Return what decides where two ledgers disagree: the later one stands."""
    if "erased" in entry:
        return True, 0
    return _is_an_end(entry["table"], entry["row"]), entry["row"].get("version", 0)


def _house(connection: Connection, keys: Table, keyring: Keyring) -> SealingKey | None:
    """Return the key of the house, unless the backup is of before there was one."""
    owner = read_row(keys, {"owner": HOUSE.hex})["owner"]
    sealed = connection.execute(select(keys.c.sealed).where(keys.c.owner == owner)).scalar()
    with suppress(Unreadable):  # whoever opens the database says so
        return SealingKey(keyring.open(place_of(HOUSE), sealed)) if sealed else None
    return None


def _write(
    connection: Connection, table: Table, row: Mapping[str, Any], house: SealingKey | None
) -> None:
    """Write a row as the ledger has it. An address is found by what it is, since it may have been
    met anew; then only its opt-out is news. One that the backup does not know stays unknown."""
    values = read_row(table, {name: value for name, value in row.items() if name in table.c})
    is_address = table.name == addresses.name
    same = _ADDRESS_IS if is_address else ("id",)
    changed = _OPT_OUT if is_address else tuple(values)
    known = update(table).where(*(table.c[name] == values[name] for name in same))
    if connection.execute(known.values({name: values[name] for name in changed})).rowcount:
        return
    if is_address and house is not None:
        values[_VALUE] = house.seal(place_of_address(UUID(row["id"])), b"")
    with suppress(IntegrityError), connection.begin_nested():
        # Unless it belongs to somebody whom the backup does not know.
        connection.execute(table.insert().values(values))


def _nameless(table: str, row: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return a row without what an address is: its keyed hash is enough to know it again."""
    hidden = {_VALUE} if table == addresses.name else set[str]()
    return {name: value for name, value in row.items() if name not in hidden}


def _is_an_end(table: str, row: Mapping[Any, Any]) -> bool:
    if table == addresses.name:
        return row["opted_out_at"] is not None
    return table in (endings.name, _STAFF) or row["state"] == "ended"


def _entry(table: str, row: Mapping[Any, Any]) -> Entry:
    return {"table": table, "row": {str(name): plain(value) for name, value in row.items()}}


def _erased(owner: str) -> Entry:
    return {"erased": owner}
