"""Brings a database up to date, all or nothing, and says whether it is.

`migrations/versions/` holds one file for each step; a change of the tables needs a new one.
"""

from __future__ import annotations

import os
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


async def migrate(url: str, *, lock: SingleServer | None = None) -> None:
    """Bring the database up to date; `lock` is the file lock where the caller holds it already."""
    parsed = read_url(url)
    if is_sqlite(parsed):
        _make_file(file_of(parsed))
    if await _is_current(parsed):
        return
    if lock is not None:
        await _upgrade(parsed)
        return
    with SingleServer(url):
        await _upgrade(parsed)


async def refuse_other_schema(connection: AsyncConnection) -> None:
    """Raise `BadInput` where the database is older or newer than this program."""
    found, newest = await connection.run_sync(_version), _newest()
    if found == newest:
        return
    if found is None or found in _known():
        raise BadInput("the database is older than this program; run: dosebell migrate")
    raise BadInput(_from_the_future(found))


async def _is_current(url: URL) -> bool:
    engine = writing_engine(url)
    try:
        async with connected(engine) as connection:
            found = await connection.run_sync(_version)
    finally:
        await engine.dispose()
    if found is not None and found not in _known():
        raise BadInput(_from_the_future(found))
    return found == _newest()


async def _upgrade(url: URL) -> None:
    engine = writing_engine(url)
    try:
        async with engine.begin() as connection:
            if not is_sqlite(url):
                await connection.execute(_ONE_AT_A_TIME)
            await connection.run_sync(_run)
    finally:
        await engine.dispose()


def _run(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


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
