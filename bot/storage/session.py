"""One open transaction: its connection, the keys it has at hand, and the bells to ring after its
commit."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence, Set
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Delete, Insert, Row, Select, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import statements
from bot.storage.sealing.data_keys import DataKeys

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]
_AT_ONCE: Final = 500  # ids named in one statement
#: Tables of which nothing is remembered: what is written there leaves known what is known.
_BESIDE: Final = frozenset({"bucket", "dialog"})


class Bell(StrEnum):
    """What another loop may be waiting for."""

    OUTBOX = "outbox"  #: something is to be sent
    INBOX = "inbox"  #: somebody has spoken
    ROUNDS = "rounds"  #: a round wakes earlier than was known, or somebody has to be planned again


class Session:
    """What every repository works with."""

    def __init__(self, connection: AsyncConnection, keys: DataKeys, *, writes: bool) -> None:
        self.keys = keys
        self.is_sqlite = connection.dialect.name == "sqlite"
        self.rung: set[Bell] = set()
        #: rows that a restore must not forget, each with the values it is written down with
        self.outliving: dict[tuple[Table, UUID], Values] = {}
        #: what was looked up, by what was asked; forgotten as soon as it may no longer be so
        self.known: dict[Hashable, Any] = {}
        self._connection = connection
        self.writes = writes
        self.is_hushed = False  #: nothing that is put into the outbox goes out

    def ring(self, bell: Bell) -> None:
        """Ring a bell once this transaction is committed."""
        self.rung.add(bell)

    def outlives(self, table: Table, id_: UUID, **instead: object) -> None:
        """Note that a row, as it is at the end, must be known even after an older backup was
        restored; some of its values may be written down otherwise."""
        self.outliving[table, id_] = instead

    async def rows(self, statement: Statement, values: Values | None = None) -> Sequence[Row[Any]]:
        """Return all rows."""
        self._forget_by(statement)
        return (await self._connection.execute(statement, values)).all()

    async def rows_among(
        self,
        statement: Select[Any],
        column: ColumnElement[Any],
        values: Collection[Any],
        given: Values | None = None,
    ) -> list[Row[Any]]:
        """Return the rows whose `column` has one of `values`, however many these are; `given` are
        the values of what else the statement asks for."""
        wanted = list(dict.fromkeys(values))
        among, found = statements.among(statement, column), list[Row[Any]]()
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            found.extend(await self.rows(among, {**(given or {}), statements.WANTED: some}))
        return found

    async def row_with(
        self, statement: Select[Any], column: ColumnElement[Any], value: object
    ) -> Row[Any] | None:
        """Return the first row whose `column` has that value, if there is one."""
        return next(iter(await self.rows_among(statement, column, [value])), None)

    async def row(self, statement: Statement, values: Values | None = None) -> Row[Any] | None:
        """Return the first row, if there is one."""
        self._forget_by(statement)
        return (await self._connection.execute(statement, values)).first()

    async def due(
        self, query: Select[Any], at: Column[datetime], now: datetime, limit: int, *, locks: bool
    ) -> Sequence[Row[Any]]:
        """Return the rows whose instant `at` has come, those that wait longest first. With `locks`
        no other worker gets them."""
        some = statements.due(query, at)
        values = {statements.NOW: now, statements.MOST: limit}
        return await self.rows(self.locked(some) if locks else some, values)

    async def earliest(self, at: Column[datetime]) -> datetime | None:
        """Return the first instant of a column; None where no row has one."""
        row = await self.row(statements.earliest(at))
        return row[0] if row else None

    async def rows_unless_broken(
        self, statement: Statement, values: Values | None = None
    ) -> Sequence[Row[Any]]:
        """Return the rows, or none where another worker won the race for a unique key."""
        if self.is_sqlite:  # one writer, no races
            return await self.rows(statement, values)
        try:
            async with self._connection.begin_nested():
                return await self.rows(statement, values)
        except IntegrityError:
            return []

    async def run(self, statement: Statement, values: Values | None = None) -> int:
        """Return how many rows were changed."""
        self._forget_by(statement)
        return (await self._connection.execute(statement, values)).rowcount

    async def change(self, table: Table, old: Values, new: Values) -> int:
        """Give the rows whose values are `old` the `new` ones; return how many they are."""
        statement = statements.change(table, tuple(old), tuple(new))
        return await self.run(statement, statements.changed(old, new))

    async def run_many(self, statement: Statement, values: Sequence[Values]) -> None:
        """Run the statement once for each of `values`, in one go."""
        if values:
            self._forget_by(statement)
            await self._connection.execute(statement, [dict(some) for some in values])

    async def insert(self, table: Table, *rows: Values) -> None:
        """Insert rows that are certainly new."""
        await self.run_many(statements.addition(table), rows)

    async def insert_new(self, table: Table, rows: Sequence[Values]) -> frozenset[Any]:
        """Insert those rows that break no unique key, and return their ids."""
        if not rows:
            return frozenset()
        statement = self.upsert(table).on_conflict_do_nothing().returning(table.c.id)
        self._forget_by(statement)
        added = await self._connection.execute(statement, [dict(row) for row in rows])
        return frozenset(added.scalars())

    def upsert(self, table: Table) -> sqlite.Insert:
        """Return an insert that can say what happens where the row is there already."""
        # The two dialects' inserts share no class, but they are spoken to alike.
        insert: Any = sqlite.insert if self.is_sqlite else postgresql.insert
        upsert: sqlite.Insert = insert(table)
        return upsert

    def locked(self, statement: Select[Any], *, skip: bool = True) -> Select[Any]:
        """Return the query so that no other worker gets its rows; `skip` those another worker has.

        SQLite has one writer at a time, so there is nothing to lock; nor is there in a transaction
        that only reads. What was known is forgotten: others may have changed it while we waited.
        """
        self._forget(statements.tables(statement))
        if self.is_sqlite or not self.writes:
            return statement
        return statements.held(statement, skip=skip)

    def _forget_by(self, statement: Statement) -> None:
        if not isinstance(statement, Select):
            self._forget({str(statement.table)})

    def _forget(self, tables: Set[str]) -> None:
        if not tables or tables - _BESIDE:  # a lock may name no column of what it locks
            self.known.clear()
