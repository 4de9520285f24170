"""Opens databases: SQLite with the settings that keep what was committed, PostgreSQL as it is."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from bot.clock import Clock
from bot.domain.errors import BadInput
from bot.storage.away import saying_so

_log = logging.getLogger(__name__)

_DRIVERS: Final = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
#: FULL, because NORMAL may forget the last commits when the power fails: a message sent would look
#: unsent.
_DURABLE: Final = ("synchronous=FULL", "secure_delete=ON")
_WRITING: Final = ("journal_mode=WAL", *_DURABLE)
#: A commit to WAL succeeds where the disk has no room left to bring it into the file, and SQLite
#: says nothing of that until somebody reads it. Without WAL the commit itself fails.
_FILLING: Final = ("journal_mode=DELETE", *_DURABLE)
_ALWAYS: Final = ("busy_timeout=10000", "foreign_keys=ON")

_COMES_WITHIN: Final = 120.0  #: seconds
#: It starts, it stops, or it went away while we spoke.
_SOON: Final = frozenset({"57P01", "57P02", "57P03", "08003", "08006"})
#: Whoever is frozen in the middle of a transaction keeps its rows from the others for no longer.
_GIVEN_UP: Final = {"idle_in_transaction_session_timeout": "10s"}

_QUIET: Final[dict[str, Any]] = {"hide_parameters": True}  # errors are logged; values are not


def read_url(url: str) -> URL:
    """Return the URL with the driver we speak; raise `BadInput` for a database we do not know."""
    try:
        parsed = make_url(url)
        parsed = parsed.set(drivername=_DRIVERS[parsed.drivername])
    except (ArgumentError, KeyError, ValueError):  # the last for a port that is no number
        raise BadInput(
            "the database URL must begin with sqlite:/// or postgresql://, as in sqlite:///data/dosebell.sqlite3"
        ) from None
    if is_sqlite(parsed) and parsed.database in (None, "", ":memory:"):
        raise BadInput("the database URL must name a file, as in sqlite:///data/dosebell.sqlite3")
    return parsed


def is_sqlite(url: URL) -> bool:
    """Return whether the URL is that of a SQLite file."""
    return url.drivername.startswith("sqlite")


def file_of(url: URL) -> Path:
    """Return the SQLite file that a URL names."""
    return Path(url.database or "")


def writing_engine(url: URL, *, patience: float | None = None) -> AsyncEngine:
    """Return the engine for transactions that write. With `patience`, which is for who serves, each
    statement is answered within so many seconds, or the database is away."""
    return _sqlite_writer(url, _WRITING) if is_sqlite(url) else _postgresql_engine(url, patience)


def filling_engine(url: URL) -> AsyncEngine:
    """Return the engine that fills a new SQLite file, which is whole once that is committed."""
    return _sqlite_writer(url, _FILLING)


def _sqlite_writer(url: URL, pragmas: tuple[str, ...]) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=1, max_overflow=0, **_QUIET)
    # IMMEDIATE, because a transaction that reads first cannot become the writer while another one
    # writes.
    _set_up(engine, pragmas=(*_ALWAYS, *pragmas), begin="BEGIN IMMEDIATE")
    return engine


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Connect to look at a database; raise `BadInput` where there is none that can be read."""
    with _refusing("the database cannot be opened", DatabaseError):
        async with engine.connect() as connection:
            yield connection


@asynccontextmanager
async def begun_whole(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Begin a transaction that makes a database anew; raise `BadInput` where it cannot be written,
    as on a full disk. Nothing is changed then."""
    with _refusing("the database cannot be written, and nothing was changed", DBAPIError):
        async with engine.begin() as connection:
            yield connection


@contextmanager
def _refusing(what: str, failure: type[DBAPIError]) -> Iterator[None]:
    """Say in one line what a database or its disk refuses."""
    try:
        yield
    except (failure, OSError) as error:
        why = error.orig if isinstance(error, DBAPIError) else error
        raise BadInput(f"{what}: {why}") from None


async def until_there(url: URL, clock: Clock) -> None:
    """Wait for a PostgreSQL that is not up yet, as after a power cut; raise `BadInput` where it
    does not come."""
    if is_sqlite(url):
        return
    began, engine = clock.monotonic(), create_async_engine(url, poolclass=NullPool)
    try:
        while (why := await _absent(engine)) is not None:
            if clock.monotonic() - began > _COMES_WITHIN:
                raise BadInput(f"the database does not answer: {why}")
            _log.warning("the database is not there yet", extra={"error": type(why).__name__})
            await clock.sleep(1.0)
    finally:
        await engine.dispose()


async def _absent(engine: AsyncEngine) -> Exception | None:
    """Return why a database cannot be reached that may be there soon."""
    try:
        async with engine.connect():
            return None
    except OSError as error:
        return error
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) not in _SOON:
            return None  # whoever connects next says what is wrong
        return error


def _postgresql_engine(url: URL, patience: float | None) -> AsyncEngine:
    return _noticing(
        create_async_engine(
            url,
            pool_size=10,
            max_overflow=10,
            connect_args={"server_settings": _GIVEN_UP, "command_timeout": patience},
            **_QUIET,
        )
    )


def glancing_engine(url: URL, *, patience: float) -> AsyncEngine:
    """Return the engine for single looks at a PostgreSQL, each one round trip: no transaction is
    begun."""
    return _noticing(
        create_async_engine(
            url,
            pool_size=2,
            max_overflow=2,
            isolation_level="AUTOCOMMIT",
            connect_args={"command_timeout": patience},
            **_QUIET,
        )
    )


def reading_engine(url: URL) -> AsyncEngine:
    """Return the engine for transactions that only read, which SQLite opens without the right to
    write."""
    path = file_of(url).absolute().as_uri()
    read_only = url.set(database=path).update_query_dict({"mode": "ro", "uri": "true"})
    engine = create_async_engine(read_only, pool_size=4, max_overflow=4, **_QUIET)
    _set_up(engine, pragmas=_ALWAYS, begin="BEGIN")
    return engine


def one_moment(url: URL) -> AsyncEngine:
    """Return the engine for a single long look at everything as it stands now."""
    if is_sqlite(url):
        return reading_engine(url)
    engine = create_async_engine(url, pool_size=1, max_overflow=0, **_QUIET)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _noticing(engine: AsyncEngine) -> AsyncEngine:
    """Let the engine hand out no connection that PostgreSQL has closed, as it does when it ends.

    The driver hears of that by itself. Asking over the wire, as SQLAlchemy's `pool_pre_ping` does,
    takes three round trips before each transaction, which are half of what a short one takes.
    """

    @event.listens_for(engine.sync_engine, "checkout")
    def looked_at(_connection: object, record: ConnectionPoolEntry, _holder: object) -> None:
        driver = record.driver_connection
        if driver is None or driver.is_closed():
            raise DisconnectionError("the database has closed this connection")

    return saying_so(engine)


def _set_up(engine: AsyncEngine, *, pragmas: tuple[str, ...], begin: str) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Any) -> None:  # noqa: ANN401 - a connection as the event has it
        connection.exec_driver_sql(begin)

    @event.listens_for(engine.sync_engine, "invalidate")
    def given_up(connection: DBAPIConnection, _record: object, _why: object) -> None:
        # Whoever is cancelled while rows are read leaves a cursor behind. A connection that is
        # closed before its cursors keeps its transaction, and the one right to write, until they
        # are collected.
        connection.rollback()
