"""Brings a database up to date, all or nothing."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, text

from bot import files
from bot.storage.database import file_of, is_sqlite, read_url, writing_engine
from bot.storage.lock import SingleServer
from bot.storage.versions import MIGRATIONS, newest, version_of

_ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(7331047)")

Before = Callable[[], Awaitable[object]]
"""Keeps safe what is there, before it is changed."""


async def migrate(
    url: str, *, lock: SingleServer | None = None, before: Before | None = None
) -> None:
    """Bring the database up to date; `lock` is the file lock where the caller holds it already."""
    parsed = read_url(url)
    if is_sqlite(parsed):
        _make_file(file_of(parsed))
    found = await version_of(parsed)
    if found == newest():
        return
    with nullcontext() if lock is not None else SingleServer(url):
        if found is not None and before is not None:
            await before()
        await _upgrade(parsed)


async def make(url: str) -> None:
    """Make the tables where there are none. Tables that are there are never changed by it."""
    parsed = read_url(url)
    if is_sqlite(parsed):
        _make_file(file_of(parsed))
    if await version_of(parsed) is None:
        await migrate(url)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a version, inside the transaction of `connection`."""
    # Here, because loading alembic takes its time and its memory, and hardly a start needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


async def _upgrade(url: URL) -> None:
    engine = writing_engine(url)
    try:
        async with engine.begin() as connection:
            if not is_sqlite(url):
                await connection.execute(_ONE_AT_A_TIME)
            await connection.run_sync(upgrade)
    finally:
        await engine.dispose()


def _make_file(path: Path) -> None:
    """Make the file before SQLite does, so that nobody else can read it."""
    try:
        files.have_folder(path.parent)
        os.close(files.opened(path, os.O_RDWR))
    except OSError as error:
        raise files.refusal(path, error) from None
