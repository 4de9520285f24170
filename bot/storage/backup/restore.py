"""Puts a backup in the place of the database. What stood there is kept beside it, and what it knew
of STOPs, ends and erasures is taken over, as far as it can still be read.

Killed at any point it leaves either the old database or the new one, and can be run again.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, text
from sqlalchemy.exc import SQLAlchemyError

from bot import files
from bot.domain.errors import BadInput
from bot.storage.alone import refuse_while_served
from bot.storage.backup import aside, ledger
from bot.storage.backup.dump import Header, check
from bot.storage.backup.ledger_file import Entry, Ledger
from bot.storage.backup.load import load
from bot.storage.backup.rows import tables_of
from bot.storage.database import (
    begun_whole,
    connected,
    file_of,
    filling_engine,
    is_sqlite,
    one_moment,
    read_url,
    writing_engine,
)
from bot.storage.lock import SingleServer
from bot.storage.sealing.keyring import Keyring

#: The database waits for us while a backup is made of what is replaced, which may take minutes.
_TAKES_LONG: Final = text("SET LOCAL idle_in_transaction_session_timeout = 0")

Before = Callable[[], Awaitable[object]]
"""Keeps safe what is there, before it is replaced."""


@dataclass(frozen=True, slots=True)
class Source:
    """What to restore: a backup, and the ledger that was written since; and perhaps another one,
    which was copied together with the backup."""

    file: Path
    ledger: Ledger
    keyring: Keyring
    beside: Ledger | None = None

    @property
    def ledgers(self) -> list[Ledger]:
        """The ledgers that there are."""
        both = (self.ledger, self.beside)
        return [each for each in both if each is not None and each.is_there()]

    @property
    def doubtful(self) -> list[Ledger]:
        """Those of the ledgers that took the place of one that was lost."""
        return [each for each in self.ledgers if not each.is_whole()]

    def written(self) -> list[Entry]:
        """Return what the ledgers know."""
        each = [one.entries() for one in self.ledgers]
        return reduce(ledger.joined, each) if each else []


async def restore(
    url: str, source: Source, *, now: datetime, before: Before | None = None
) -> Header:
    """Make the database anew from a backup, all or nothing; raise `BadInput` where somebody still
    works on it, or the backup is not whole. What is there is kept by `before`, once it is known
    that the backup can take its place."""
    check(source.file, source.keyring)
    parsed = read_url(url)
    with SingleServer(url):
        written = [*source.written(), *await _still_known(parsed)]
        into = _into_file if is_sqlite(parsed) else _into_server
        return await into(parsed, source, written, now=now, before=before or _nothing)


async def drill(source: Source, folder: Path, *, now: datetime) -> Header:
    """Restore into a file of its own, to see that it can be done."""
    url = read_url(f"sqlite:///{folder / 'drill.sqlite3'}")
    return await _fill_file(url, source, source.written(), now=now)


async def _nothing() -> None:
    """There is nothing that anybody would keep."""


async def known(url: URL) -> list[Entry]:
    """Return what the present database knows and must not be forgotten; raise `BadInput` where it
    cannot be read."""
    if is_sqlite(url) and not file_of(url).exists():
        raise BadInput(f"there is no database at {file_of(url)}")
    engine = one_moment(url)
    try:
        async with connected(engine) as connection:
            return await connection.run_sync(ledger.standing)
    except SQLAlchemyError as error:
        raise BadInput(f"the database cannot be read ({type(error).__name__})") from None
    finally:
        await engine.dispose()


async def _still_known(url: URL) -> list[Entry]:
    """Return what the present database knows; what cannot be read can teach nothing."""
    try:
        return await known(url)
    except BadInput:
        return []


async def _into_file(
    url: URL, source: Source, written: list[Entry], *, now: datetime, before: Before
) -> Header:
    file = file_of(url)
    aside.throw_half_made_away(file)
    new = aside.half_made(file)
    try:
        head = await _fill_file(url.set(database=str(new)), source, written, now=now)
        await before()
        aside.replace(file, new, now=now)
    finally:
        aside.throw_half_made_away(file)
    return head


async def _fill_file(url: URL, source: Source, written: list[Entry], *, now: datetime) -> Header:
    file = file_of(url)
    try:
        files.have_folder(file.parent)
        os.close(files.opened(file, os.O_RDWR, instead_of=file.with_suffix("")))
    except OSError as error:
        raise files.refusal(file, error) from None
    engine = filling_engine(url)
    try:
        async with begun_whole(engine) as connection:
            return await connection.run_sync(_load, source, written, now)
    finally:
        await engine.dispose()


async def _into_server(
    url: URL, source: Source, written: list[Entry], *, now: datetime, before: Before
) -> Header:
    engine = writing_engine(url)
    try:
        async with begun_whole(engine) as connection:
            await connection.execute(_TAKES_LONG)
            await refuse_while_served(connection)
            await before()
            await connection.run_sync(_empty)
            return await connection.run_sync(_load, source, written, now)
    finally:
        await engine.dispose()


def _load(connection: Connection, source: Source, written: list[Entry], now: datetime) -> Header:
    return load(connection, source.file, source.keyring, written, now=now)


def _empty(connection: Connection) -> None:
    """Drop the tables; their last state is in the backup that the caller made before."""
    for table in reversed(tables_of(connection)):
        table.drop(connection)
    connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
