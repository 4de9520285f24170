"""The ledger: what must outlive the database. Every STOP and START, every end of care and of a care
link, who works at a clinic no more, and who was erased is written beside the backups before it is
committed.

So a backup of last night, restored, still knows the STOP of this morning. A line is one row as it
then stood, its personal values sealed, and an address by its keyed hash alone; the last line of a
row stands.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import BadInput
from bot.storage.backup.rows import plain, read_row, tables_of
from bot.storage.tables.care import care_links, endings
from bot.storage.tables.clinic import clinic_staff
from bot.storage.tables.people import addresses, data_keys, people

NAME: Final = "ledger.jsonl"
_PEOPLE: Final = people.name
_KEYS: Final = data_keys.name
_KEPT: Final = (addresses.name, care_links.name, endings.name)
_STAFF: Final = clinic_staff.name  #: who has left a clinic, and whose password is another now
_ADDRESS_IS: Final = ("sender_id", "value_hash")
_OPT_OUT: Final = ("opted_out_at", "opted_out_how")

Entry = dict[str, Any]


class Ledger:
    """A file that only grows, and that is on the disk before a commit relies on it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def add(self, entries: Iterable[Entry]) -> None:
        """Write entries down."""
        words = "".join(f"{json.dumps(entry, separators=(',', ':'))}\n" for entry in entries)
        if not words:
            return
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        with os.fdopen(os.open(self.path, flags, 0o600), "wb") as file:
            file.write(words.encode())
            file.flush()
            os.fsync(file.fileno())

    def entries(self) -> list[Entry]:
        """Return what was written, the oldest first; an end that the power cut off is left out."""
        try:
            written = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise BadInput(f"{self.path} cannot be read: {error.strerror}") from None
        whole = written[: written.rfind(b"\n") + 1].splitlines()
        try:
            return [json.loads(line) for line in whole]
        except ValueError:
            raise BadInput(f"{self.path} is damaged; restore it, or move it away") from None


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
    if not {_PEOPLE, _KEYS, *_KEPT} <= tables.keys():
        return []
    everybody, keys = tables[_PEOPLE].c, tables[_KEYS].c
    gone = select(everybody.id).where(everybody.id.not_in(select(keys.owner)))
    found = [_erased(plain(owner)) for owner in connection.execute(gone).scalars()]
    for name in (*_KEPT, *tables.keys() & {_STAFF}):
        rows = connection.execute(select(tables[name])).mappings()
        found += [_entry(name, row) for row in rows if _is_an_end(name, row)]
    return found


def apply(connection: Connection, written: Iterable[Entry]) -> None:
    """Let a restored database know what the ledger knows."""
    tables = {table.name: table for table in tables_of(connection)}
    for entry in written:
        if "erased" in entry:
            keys = tables[_KEYS]
            owner = read_row(keys, {"owner": entry["erased"]})["owner"]
            connection.execute(delete(keys).where(keys.c.owner == owner))
        else:
            _write(connection, tables[entry["table"]], entry["row"])


def _write(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Write a row as the ledger has it. An address is found by what it is, since it may have been
    met anew; then only its opt-out is news."""
    values = read_row(table, {name: value for name, value in row.items() if name in table.c})
    is_address = table.name == addresses.name
    same = _ADDRESS_IS if is_address else ("id",)
    changed = _OPT_OUT if is_address else tuple(values)
    known = update(table).where(*(table.c[name] == values[name] for name in same))
    if connection.execute(known.values({name: values[name] for name in changed})).rowcount:
        return
    with suppress(IntegrityError), connection.begin_nested():
        # Unless it belongs to somebody whom the backup does not know.
        connection.execute(table.insert().values(values))


def _is_an_end(table: str, row: Mapping[Any, Any]) -> bool:
    if table == addresses.name:
        return row["opted_out_at"] is not None
    return table in (endings.name, _STAFF) or row["state"] == "ended"


def _entry(table: str, row: Mapping[Any, Any]) -> Entry:
    return {"table": table, "row": {str(name): plain(value) for name, value in row.items()}}


def _erased(owner: str) -> Entry:
    return {"erased": owner}
