"""Proves that nothing is sent that could not be written down first, and that nothing is lost by it:
neither by a disk that is full, nor by a database that throws everybody out."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.clock import SystemClock
from bot.storage import Keyring, Storage
from tests.scheduling.test_serving import eventually, serving
from tests.scheduling.world import a_world

_MANY = 1 << 30
_THROW_OUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


async def _limit(storage: Storage, pages: int | None = None) -> None:
    """Let the file grow no further than it has, or than so many pages."""
    async with storage._engine.connect() as connection:
        if pages is None:
            pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))


async def _fill(storage: Storage) -> None:
    """Write until nothing more fits."""
    for size in (3000, 300, 30):
        with suppress(OperationalError):
            for number in range(10_000):
                async with storage.transaction() as tx:
                    await tx.facts.put(f"fill {size} {number}", "x" * size)


async def test_on_a_full_disk_nothing_is_sent_and_nothing_is_lost(
    migrated_sqlite_url: str, keyring: Keyring
) -> None:
    storage = await Storage.open(migrated_sqlite_url, keyring=keyring)
    world = await a_world(storage)
    values = [str(1000 + number) for number in range(60)]
    people = [await world.patient(value=value) for value in values]
    await world.until("07:59")
    await _limit(storage)
    await _fill(storage)

    await world.sleep_until("08:00")
    with pytest.raises(OperationalError, match="full"):
        await world.engine.run_due()
    assert world.channel.sent == []

    await _limit(storage, _MANY)
    await world.until("08:10")
    assert sorted(sent.address for sent in world.channel.sent) == values
    assert [await world.states(person) for person in people] == [["08:00 open"]] * 60
    await storage.close()


@pytest.mark.long
@pytest.mark.postgres
async def test_a_database_that_throws_everybody_out_loses_and_doubles_nothing(
    migrated_postgres_url: str, keyring: Keyring
) -> None:
    storage = await Storage.open(migrated_postgres_url, keyring=keyring)
    world = await a_world(storage)
    values = [str(1000 + number) for number in range(30)]
    for value in values:
        await world.patient(value=value)
    await world.until("07:59")
    await world.sleep_until("08:00")
    engine = create_async_engine(migrated_postgres_url, isolation_level="AUTOCOMMIT")
    clock = SystemClock()

    async with serving(world):
        for _ in range(6):
            with suppress(DBAPIError, OSError):
                async with engine.connect() as connection:
                    await connection.execute(_THROW_OUT)
            await clock.sleep(0.3)
        await eventually(lambda: {sent.address for sent in world.channel.sent} == set(values))
        await clock.sleep(1.0)
    await engine.dispose()

    unmarked = Counter(
        sent.address for sent in world.channel.sent if not sent.text.startswith("Again")
    )
    assert all(count == 1 for count in unmarked.values()), unmarked
    await asyncio.wait_for(storage.close(), 30)
