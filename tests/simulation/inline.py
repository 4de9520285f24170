"""SQLite without threads: each statement is done at once, in the loop that asked for it.

The driver that the bot uses gives each connection a thread. Whose answer comes first then depends
on the machine; here it depends on the seed alone, and nothing is waited for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from typing import Any, Final, cast

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util.concurrency import await_

from bot.clock import SystemClock

DRIVER: Final = "sqlite+inline"
CLOCK: Final = SystemClock()  #: by the time of the loop, which jumps
_BUSY: Final = "PRAGMA busy_timeout"
_A_MOMENT: Final = 0.01  #: seconds until somebody else may be done
_TRIES: Final = 1000  #: ten seconds, as the bot waits


class _Cursor:
    """A cursor whose answers are there before anybody waits for them."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a cursor has
        return getattr(self._cursor, name)

    async def __aenter__(self) -> _Cursor:
        return self

    async def close(self) -> None:
        self._cursor.close()

    async def execute(self, *statement: Any) -> None:  # noqa: ANN401 - as the driver takes it
        if str(statement[0]).startswith(_BUSY):
            return  # who waits inside SQLite holds up whoever would let it go
        for _ in range(_TRIES):
            try:
                self._cursor.execute(*statement)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                await CLOCK.sleep(_A_MOMENT)
            else:
                return
        raise sqlite3.OperationalError("database is locked")

    async def executemany(self, *statement: Any) -> None:  # noqa: ANN401 - as the driver takes it
        self._cursor.executemany(*statement)

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()


class _Connection:
    """A connection in the caller's own thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._conn = connection

    def __await__(self) -> Generator[Any, None, _Connection]:
        return self
        yield

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a connection has
        return getattr(self._conn, name)

    def cursor(self, *_: Any, **__: Any) -> _Cursor:  # noqa: ANN401 - as the driver takes it
        return _Cursor(self._conn.cursor())

    async def create_function(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as the driver takes it
        self._conn.create_function(*arguments, **options)

    async def commit(self) -> None:
        self._conn.commit()

    async def rollback(self) -> None:
        self._conn.rollback()

    async def close(self) -> None:
        self._conn.close()
        self._connection = None

    def stop(self) -> None:
        self._conn.close()
        self._connection = None


class _Adapted(AsyncAdapt_aiosqlite_connection):
    """What SQLAlchemy works with."""

    __slots__ = ()

    @property
    def isolation_level(self) -> str | None:
        return cast("str | None", self._connection._conn.isolation_level)

    @isolation_level.setter
    def isolation_level(self, value: str | None) -> None:
        self._connection._conn.isolation_level = value


class _Driver(AsyncAdapt_aiosqlite_dbapi):
    """Connects."""

    def connect(self, *arguments: Any, **options: Any) -> _Adapted:  # noqa: ANN401 - as the driver takes it
        connection = _Connection(sqlite3.connect(*arguments, **{**options, "timeout": 0}))
        return _Adapted(self, await_(connection))


class InlineDialect(SQLiteDialect_aiosqlite):
    """The dialect of `sqlite+inline:///…`."""

    driver = "inline"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> _Driver:
        return _Driver(__import__("aiosqlite"), sqlite3)


registry.register(DRIVER.replace("+", "."), __name__, InlineDialect.__name__)
