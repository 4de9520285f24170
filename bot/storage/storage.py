"""Opens the database, and gives out transactions."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock, SystemClock
from bot.domain.errors import BadInput, ChangedMeanwhile
from bot.storage.away import DatabaseAway
from bot.storage.backup import ledger
from bot.storage.backup.ledger_file import Ledger
from bot.storage.bells import Bells
from bot.storage.database import (
    connected,
    file_of,
    glancing_engine,
    is_sqlite,
    read_url,
    reading_engine,
    writing_engine,
)
from bot.storage.sealing.data_keys import DataKeys, KnownKeys
from bot.storage.sealing.keyring import Keyring
from bot.storage.session import Bell, Session
from bot.storage.transaction import Transaction
from bot.storage.versions import refuse_other_schema

if TYPE_CHECKING:
    from bot.storage.listener import Listener

_ERASED: Final = "erased"
_DEADLOCK: Final = "40P01"
#: Seconds for PostgreSQL to answer one statement. A machine that vanishes says nothing at all, and
#: who waits for it would wait for ever, even when it is back.
_PATIENCE: Final = 30.0
_log = logging.getLogger(__name__)


class Storage:
    """The database: whole transactions that write, and others that only read."""

    def __init__(self, url: URL, *, keyring: Keyring, patience: float = _PATIENCE) -> None:
        self.is_sqlite = is_sqlite(url)
        self._engine = writing_engine(url, patience=patience)
        self._reader = _reader(url, self._engine)
        self._glancer = self._reader if self.is_sqlite else glancing_engine(url, patience=patience)
        self.keyring: Final = keyring
        self.ledger: Ledger | None = None  #: where to write what must outlive the database
        self._known = KnownKeys(keyring)
        self._bells = Bells()
        self._listener: Listener | None = None
        # SQLite has one writer at a time and is not fair about it; a queue here is.
        self._turn = asyncio.Lock() if self.is_sqlite else None
        self._writer: asyncio.Task[object] | None = None

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        keyring: Keyring,
        clock: Clock | None = None,
        patience: float = _PATIENCE,
    ) -> Storage:
        """Open a database; raise `BadInput` where this program or these keys do not fit it."""
        parsed = read_url(url)
        if is_sqlite(parsed) and not file_of(parsed).exists():
            raise BadInput(f"there is no database at {file_of(parsed)}; run: dosebell migrate")
        storage = cls(parsed, keyring=keyring, patience=patience)
        try:
            async with connected(storage._engine) as connection:
                await refuse_other_schema(connection)
            await storage._have_house_key()
            if not storage.is_sqlite:
                storage._listen(parsed, clock or SystemClock())
        except BaseException:
            await storage.close()
            raise
        return storage

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Begin a transaction that is committed at the end, or rolled back on an error.

        Of two that hold what the other needs one raises `ChangedMeanwhile`, and the other goes on.
        """
        async with self._in_turn(), _one_gives_way(), _begun(self._engine) as connection:
            keys = DataKeys(connection, self._known)
            session = Session(connection, keys, writes=True)
            yield Transaction(session)
            await self._write_ledger(connection, session)
            if self._listener:
                words = [*session.rung, *([_ERASED] if keys.erased else [])]
                await self._listener.say(connection, words)
        keys.committed()
        self._bells.ring(session.rung)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Begin a transaction that sees one moment and cannot write."""
        async with _begun(self._reader) as connection:
            keys = DataKeys(connection, self._known)
            yield Transaction(Session(connection, keys, writes=False))
        keys.committed()

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[Transaction]:
        """Look at one thing, as is done every second: that needs no transaction."""
        async with _begun(self._glancer) as connection:
            yield Transaction(Session(connection, DataKeys(connection, self._known), writes=False))

    def bell(self, name: Literal["outbox", "inbox", "rounds"]) -> asyncio.Event:
        """Return the event that is set after a commit that left something to do there."""
        return self._bells.event(Bell(name))

    def forget_keys(self) -> None:
        """Read every data key again when it is next needed."""
        self._known.forget_all()

    async def close(self) -> None:
        """Let go of the database."""
        if self._listener:
            await self._listener.stop()
        for engine in (self._glancer, self._reader, self._engine):
            await engine.dispose()

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        if self._turn is None:
            yield
            return
        if self._writer is not None and self._writer is asyncio.current_task():
            raise RuntimeError(
                "a transaction was begun inside another one, and would wait for ever"
            )
        async with self._turn:
            self._writer = asyncio.current_task()
            try:
                yield
            finally:
                self._writer = None

    async def _write_ledger(self, connection: AsyncConnection, session: Session) -> None:
        """Write down what a restore must not forget, before it is committed. Where that cannot be
        done the change itself still counts for more."""
        if self.ledger is None or not (session.outliving or session.keys.erased):
            return
        entries = await ledger.entries(connection, session.outliving, session.keys.erased)
        try:
            await asyncio.to_thread(self.ledger.add, entries)
        except OSError as error:
            _log.critical("the ledger cannot be written", extra={"error": error})

    async def _have_house_key(self) -> None:
        async with self._engine.begin() as connection:
            keys = DataKeys(connection, self._known)
            await keys.have_house_key()
        keys.committed()

    def _listen(self, url: URL, clock: Clock) -> None:
        from bot.storage.listener import Listener  # asyncpg is there only with PostgreSQL

        self._listener = Listener(url, clock=clock, hear=self._heard, missed=self._missed)
        self._listener.start()

    def _heard(self, word: str) -> None:
        if word == _ERASED:
            self.forget_keys()
        else:
            self._bells.ring([Bell(word)])

    def _missed(self) -> None:
        self.forget_keys()
        self._bells.ring(Bell)


@asynccontextmanager
async def _begun(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """Begin a transaction; raise `DatabaseAway`, and not the network's own error, where nobody is
    there."""
    async with AsyncExitStack() as stack:
        try:
            connection = await stack.enter_async_context(engine.begin())
        except OSError as error:
            raise DatabaseAway(type(error).__name__) from error
        yield connection


@asynccontextmanager
async def _one_gives_way() -> AsyncIterator[None]:
    """Tell PostgreSQL's victim of a deadlock that somebody else was first."""
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != _DEADLOCK:
            raise
        raise ChangedMeanwhile("two workers held what the other one needs") from error


def _reader(url: URL, writer: AsyncEngine) -> AsyncEngine:
    if is_sqlite(url):
        return reading_engine(url)
    return writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
