"""Proves that somebody else who keeps the SQLite file for too long costs nobody their reminder."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from bot.storage import Keyring, Storage
from tests.scheduling.test_serving import eventually, serving
from tests.scheduling.test_trouble_while_serving import GOES_ON
from tests.scheduling.world import World, a_world

_PEOPLE = [str(1000 + number) for number in range(12)]
_TOLD = [("accepted", len(_PEOPLE))]
#: Whoever wants to write waits for ten seconds first, and the bot as long for its end.
pytestmark = [pytest.mark.long, pytest.mark.timeout(180)]


async def test_a_database_that_somebody_else_keeps_loses_doubles_and_blames_nothing(
    migrated_sqlite_url: str, keyring: Keyring, caplog: pytest.LogCaptureFixture
) -> None:
    world = await _spike(migrated_sqlite_url, keyring)

    async with serving(world):
        with _kept(migrated_sqlite_url):
            await eventually(lambda: GOES_ON in caplog.messages)
            sent_meanwhile = list(world.channel.sent)
        await eventually(lambda: _states(migrated_sqlite_url) == _TOLD)

    assert "database is locked" in caplog.text
    assert sent_meanwhile == []
    assert sorted(sent.address for sent in world.channel.sent) == _PEOPLE
    assert _blamed(migrated_sqlite_url) == 0
    await world.storage.close()


async def test_what_is_sent_while_somebody_else_keeps_the_database_is_written_down_afterwards(
    migrated_sqlite_url: str, keyring: Keyring, caplog: pytest.LogCaptureFixture
) -> None:
    world = await _spike(migrated_sqlite_url, keyring)
    on_the_way, go_on = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        on_the_way.set()
        await go_on.wait()

    world.channel.before_sending = wait
    async with serving(world):
        await asyncio.wait_for(on_the_way.wait(), 30)
        with _kept(migrated_sqlite_url):
            go_on.set()
            await eventually(lambda: GOES_ON in caplog.messages)
            states_meanwhile = _states(migrated_sqlite_url)
        await eventually(lambda: _states(migrated_sqlite_url) == _TOLD)

    assert "database is locked" in caplog.text
    assert states_meanwhile == [("claimed", len(_PEOPLE))]
    assert sorted(sent.address for sent in world.channel.sent) == _PEOPLE
    assert _blamed(migrated_sqlite_url) == 0
    await world.storage.close()


async def _spike(url: str, keyring: Keyring) -> World:
    """Return a world in which it is eight, and some people are to be reminded."""
    world = await a_world(await Storage.open(url, keyring=keyring))
    for value in _PEOPLE:
        await world.patient(value=value)
    await world.until("07:59")
    await world.sleep_until("08:00")
    return world


@contextmanager
def _kept(url: str) -> Iterator[None]:
    """Let nobody else write for as long as the block lasts."""
    with closing(_opened(url)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def _states(url: str) -> list[Any]:
    """Return in which states messages are, and how many in each."""
    with closing(_opened(url)) as reader:
        return reader.execute("SELECT state, count(*) FROM delivery GROUP BY state").fetchall()


def _blamed(url: str) -> int:
    """Return how often a row was blamed for what went wrong."""
    with closing(_opened(url)) as reader:
        return int(reader.execute("SELECT sum(tries) FROM round").fetchone()[0])


def _opened(url: str) -> sqlite3.Connection:
    return sqlite3.connect(url.partition("///")[2], isolation_level=None)
