"""Makes a database from a backup, all or nothing: the tables as they were when it was made, its
rows, the migrations since, and then what the ledger knows and what must not happen twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, func, select

from bot.domain.errors import BadInput
from bot.storage.backup import ledger
from bot.storage.backup.dump import Header, header
from bot.storage.backup.ledger_file import Entry
from bot.storage.backup.rows import Reader, tables_of
from bot.storage.backup.settle import settle
from bot.storage.backup.vault import lines
from bot.storage.migrate import upgrade
from bot.storage.sealing.keyring import Keyring
from bot.storage.stopping import erased, stopped
from bot.storage.versions import refuse_unknown

_AT_ONCE: Final = 500
_COUNTED: Final = "seq"


def load(
    connection: Connection, file: Path, keyring: Keyring, written: list[Entry], *, now: datetime
) -> Header:
    """Fill an empty database inside the transaction of `connection`."""
    try:
        with file.open("rb") as old:
            rows = lines(old, keyring)
            head = header(next(rows, b""))
            refuse_unknown(head.version)
            upgrade(connection, head.version)
            _fill(connection, rows)
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}") from None
    upgrade(connection)
    ledger.apply(connection, written, keyring)
    _stop_for_the_erased(connection)
    settle(connection, now=now)
    return head


def _stop_for_the_erased(connection: Connection) -> None:
    """Let nothing happen to those who were erased since: the backup still had them awake."""
    for id_ in connection.execute(erased()).scalars().all():
        for statement in stopped(id_):
            connection.execute(statement)


def _fill(connection: Connection, written: Iterator[bytes]) -> None:
    tables = {table.name: table for table in tables_of(connection)}
    for name, group in groupby(_rows(written, tables), key=lambda pair: pair[0].name):
        rows = (row for _, row in group)
        while some := list(islice(rows, _AT_ONCE)):
            connection.execute(tables[name].insert(), some)
    if connection.dialect.name == "postgresql":
        _count_on(connection, tables.values())


def _rows(
    written: Iterator[bytes], tables: Mapping[str, Table]
) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Yield each row with its table, which a line of its own names before the first of them."""
    for line in written:
        match json.loads(line):
            case {"table": name, "columns": columns}:
                table = tables[name]
                reader = Reader(table, columns)
            case values:
                yield table, reader.row(values)


def _count_on(connection: Connection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL count on from the last row of each table; SQLite does so by itself."""
    for table in tables:
        if _COUNTED in table.c and table.c[_COUNTED].primary_key and len(table.primary_key) == 1:
            counter = func.pg_get_serial_sequence(table.name, _COUNTED)
            last = select(func.max(table.c[_COUNTED])).scalar_subquery()
            connection.execute(select(func.setval(counter, func.coalesce(last, 1))))
