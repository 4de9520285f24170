"""Tells at which version the tables of a database are, and whether this program knows it.

`migrations/versions/` holds one file for each step, whose name begins with the version it leads to;
a change of the tables needs a new one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import BadInput
from bot.storage.database import connected, writing_engine

MIGRATIONS: Final = Path(__file__).with_name("migrations")
_TABLE: Final = "alembic_version"
_VERSION: Final = text(f"SELECT version_num FROM {_TABLE}")  # noqa: S608 - no foreign word in it


@cache
def known() -> tuple[str, ...]:
    """Return every version that this program knows, the newest last."""
    files = (MIGRATIONS / "versions").glob("[0-9]*.py")
    return tuple(sorted(file.name.partition("_")[0] for file in files))


def newest() -> str:
    """Return the version that this program works with."""
    return known()[-1]


def version(connection: Connection) -> str | None:
    """Return the version of the tables; None: there are none."""
    if not inspect(connection).has_table(_TABLE):
        return None
    found: str | None = connection.execute(_VERSION).scalar_one_or_none()
    return found


async def version_of(url: URL) -> str | None:
    """Return the version of the tables of a database; None: there are none. Raises `BadInput` for
    one that this program does not know."""
    engine = writing_engine(url)
    try:
        async with connected(engine) as connection:
            found = await connection.run_sync(version)
    finally:
        await engine.dispose()
    if found is not None:
        refuse_unknown(found)
    return found


def refuse_unknown(found: str) -> None:
    """Raise `BadInput` for a version that this program does not know."""
    if found not in known():
        raise BadInput(_from_the_future(found))


async def refuse_other_schema(connection: AsyncConnection) -> None:
    """Raise `BadInput` where the database is older or newer than this program."""
    found = await connection.run_sync(version)
    if found == newest():
        return
    if found is None or found in known():
        raise BadInput("the database is older than this program; run: dosebell migrate")
    raise BadInput(_from_the_future(found))


def _from_the_future(found: str) -> str:
    return (
        f"the database is at version {found}, which is newer than this program ({newest()}); "
        "install the newer Dosebell, or restore a backup made with this one"
    )
