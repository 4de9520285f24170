"""Proves that somebody hears that the database is away, although whoever watches needs it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.clock import SteppedClock, SystemClock
from bot.scheduling.upkeep.away import Away
from bot.storage import Keyring, Storage
from bot.storage.alone import while_alone
from bot.storage.migrate import migrate
from tests.postgres import NoPostgres, PostgresServer, private_postgres
from tests.scheduling.test_watching import Heard
from tests.scheduling.world import START
from tests.storage.world import tamper

_PATIENCE = 60


async def _pass(clock: SteppedClock, seconds: int, *aways: Away) -> None:
    for _ in range(0, seconds, 15):
        clock.move_by(timedelta(seconds=15))
        for away in aways:
            await away.run()


async def _lives_through(server: PostgresServer, keyring: Keyring) -> None:
    url = server.new_database()
    await migrate(url)
    storage = await Storage.open(url, keyring=keyring)
    clock, heard, stop = SteppedClock(START), Heard(), asyncio.Event()
    holder, other = Away(storage, clock, heard), Away(storage, clock, heard)
    listening: asyncio.Queue[None] = asyncio.Queue()
    lost: asyncio.Queue[None] = asyncio.Queue()

    async def listen() -> None:
        with holder.watched_from_here():
            listening.put_nowait(None)
            try:
                await asyncio.Event().wait()
            finally:
                lost.put_nowait(None)

    alone = asyncio.create_task(while_alone(url, listen, clock=SystemClock(), stop=stop))
    await asyncio.wait_for(listening.get(), _PATIENCE)
    await _pass(clock, 300, holder, other)
    await asyncio.to_thread(server.stop)
    await asyncio.wait_for(lost.get(), _PATIENCE)

    await _pass(clock, 45, holder, other)
    assert heard.news == [], "what mends itself wakes nobody"
    await _pass(clock, 600, holder, other)
    assert heard.news == ["database"], "once, and of one process alone"

    await asyncio.to_thread(server.start)
    await asyncio.wait_for(listening.get(), _PATIENCE)
    await _pass(clock, 600, holder, other)
    assert heard.news == ["database", "over database"]

    stop.set()
    await alone
    await storage.close()


@pytest.mark.postgres
async def test_who_watched_last_tells_that_the_database_is_away_and_that_it_is_back(
    keyring: Keyring,
) -> None:
    try:
        with private_postgres() as server:
            await _lives_through(server, keyring)
    except NoPostgres as error:
        pytest.skip(f"NO POSTGRESQL: {error}")


async def test_who_lost_the_watch_to_another_process_says_nothing(
    storage: Storage, migrated_url: str
) -> None:
    clock, heard = SteppedClock(START), Heard()
    lost, lost_it_just_now = (Away(storage, clock, heard) for _ in range(2))
    for away in (lost, lost_it_just_now):
        with away.watched_from_here():
            await _pass(clock, 60, away)
    await _pass(clock, 15, lost)  # the database is there, so it is another's

    await tamper(migrated_url, "ALTER TABLE fact RENAME TO gone")
    try:
        await _pass(clock, 300, lost)
        assert heard.news == []
        await _pass(clock, 300, lost_it_just_now)
        assert heard.news == ["database"]
    finally:
        await tamper(migrated_url, "ALTER TABLE gone RENAME TO fact")
