"""A database that fails while the bot serves stops nothing for good."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.scheduling.test_serving import eventually, serving
from tests.scheduling.world import World

GOES_ON = "what should never stop has failed, and goes on"


@pytest.mark.long  # who sleeps looks again only after five seconds
@pytest.mark.parametrize("table", ["inbox", "delivery", "round"])
async def test_whoever_meets_it_goes_on_once_it_is_over(
    world: World, migrated_url: str, table: str, caplog: pytest.LogCaptureFixture
) -> None:
    await world.patient()
    await world.until("08:00")
    before = len(world.channel.sent)

    async with serving(world):
        async with without(table, migrated_url):
            await eventually(lambda: GOES_ON in caplog.messages)
        await world.hear("taken")
        await eventually(lambda: len(world.channel.sent) > before)


@asynccontextmanager
async def without(table: str, url: str) -> AsyncIterator[None]:
    """Take a table away for as long as the block lasts."""
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.execute(text(f'ALTER TABLE "{table}" RENAME TO gone'))
        yield
        async with engine.begin() as connection:
            await connection.execute(text(f'ALTER TABLE gone RENAME TO "{table}"'))
    finally:
        await engine.dispose()
