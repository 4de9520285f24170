"""Rows as JSON, and back, so that both kinds of database can read what either has written."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Connection, MetaData, Table

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_VERSION: Final = "alembic_version"  #: the migrations' own


def tables_of(connection: Connection) -> list[Table]:
    """Return the tables as they stand in a database, each after those that it points to."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != _VERSION]


def dumped(row: Sequence[Any]) -> bytes:
    """Return a row as one line."""
    return json.dumps([plain(value) for value in row], separators=(",", ":")).encode()


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a column may hold
    """Return a value as JSON has it, the same from either kind of database."""
    match value:
        case bytes():
            return b64encode(value).decode()
        case UUID():
            return value.hex
        case datetime():  # as `Instant` stores it
            return (value - _EPOCH) // _MILLISECOND
        case timedelta():
            return value // _MILLISECOND
        case date() | time():
            return value.isoformat()
        case _:
            return value


class Reader:
    """Makes rows of one table from what was dumped of it, in any order of its columns."""

    def __init__(self, table: Table, columns: Sequence[str]) -> None:
        self._read = [(name, _reader(table.c[name])) for name in columns]

    def row(self, values: Sequence[Any]) -> dict[str, Any]:
        """Return a row as the database wants it."""
        return {
            name: None if value is None else read(value)
            for (name, read), value in zip(self._read, values, strict=True)
        }


def read_row(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return one row from its values by name."""
    return Reader(table, list(values)).row(list(values.values()))


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    readers: dict[type, Callable[[Any], Any]] = {
        bytes: b64decode,
        UUID: UUID,
        date: date.fromisoformat,
        time: time.fromisoformat,
    }
    return readers.get(column.type.python_type, lambda value: value)
