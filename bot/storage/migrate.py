"""Brings a database up to date, all or nothing, and says whether it is.

`migrations/versions/` holds one file for each step; a change of the tables needs a new one.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import BadInput
from bot.storage.database import connected, file_of, is_sqlite, read_url, writing_engine
from bot.storage.lock import SingleServer

_FOLDER: Final = Path(__file__).with_name("migrations")
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
    found = await _found(parsed)
    if found == _newest():
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
    if await _found(parsed) is None:
        await migrate(url)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables to a version, inside the transaction of `connection`."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def version(connection: Connection) -> str | None:
    """Return the version of the tables; None: there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def refuse_unknown(found: str) -> None:
    """Raise `BadInput` for a version that this program does not know."""
    if found not in _known():
        raise BadInput(_from_the_future(found))


async def refuse_other_schema(connection: AsyncConnection) -> None:
    """Raise `BadInput` where the database is older or newer than this program."""
    found, newest = await connection.run_sync(version), _newest()
    if found == newest:
        return
    if found is None or found in _known():
        raise BadInput("the database is older than this program; run: dosebell migrate")
    raise BadInput(_from_the_future(found))


async def version_of(url: str) -> str | None:
    """Return the version of the tables of a database; None: there are none."""
    return await _found(read_url(url))


async def _found(url: URL) -> str | None:
    engine = writing_engine(url)
    try:
        async with connected(engine) as connection:
            found = await connection.run_sync(version)
    finally:
        await engine.dispose()
    if found is not None:
        refuse_unknown(found)
    return found


async def _upgrade(url: URL) -> None:
    engine = writing_engine(url)
    try:
        async with engine.begin() as connection:
            if not is_sqlite(url):
                await connection.execute(_ONE_AT_A_TIME)
            await connection.run_sync(upgrade)
    finally:
        await engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config


def _known() -> frozenset[str]:
    scripts = ScriptDirectory.from_config(_config())
    return frozenset(script.revision for script in scripts.walk_revisions())


def _newest() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _from_the_future(found: str) -> str:
    return (
        f"the database is at version {found}, which is newer than this program ({_newest()}); "
        "install the newer Dosebell, or restore a backup made with this one"
    )


def _make_file(path: Path) -> None:
    """Make the file before SQLite does, so that nobody else can read it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
