"""A database whose machine vanishes is away, and is spoken to again once it is back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import make_url

from bot.storage import Keyring, Storage
from bot.storage.away import DatabaseAway, is_away

pytestmark = pytest.mark.postgres

_SOON = 30.0  #: seconds in which even a busy machine has given up


class Wire:
    """What lies between the bot and its database, and may swallow whatever comes."""

    def __init__(self, host: str, port: int) -> None:
        self.swallows = False
        self._there = host, port
        self._copies: list[asyncio.Task[None]] = []

    async def between(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry what is said over one connection, both ways."""
        answers, asks = await asyncio.open_connection(*self._there)
        for source, target in ((reader, asks), (answers, writer)):
            self._copies.append(asyncio.create_task(self._copy(source, target)))

    async def _copy(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while some := await source.read(65536):
            if not self.swallows:
                target.write(some)
        target.close()

    def cut(self) -> None:
        """Carry nothing any more."""
        for copy in self._copies:
            copy.cancel()


@asynccontextmanager
async def wired(url: str, keyring: Keyring) -> AsyncIterator[tuple[Storage, Wire]]:
    """Open a database through a wire."""
    parsed = make_url(url)
    wire = Wire(parsed.host or "127.0.0.1", parsed.port or 5432)
    server = await asyncio.start_server(wire.between, "127.0.0.1", 0)
    through = parsed.set(host="127.0.0.1", port=server.sockets[0].getsockname()[1])
    address = through.render_as_string(hide_password=False)
    storage = await Storage.open(address, keyring=keyring, patience=1.0)
    try:
        yield storage, wire
    finally:
        await storage.close()
        wire.cut()
        server.close()


async def _while_reading(storage: Storage, vanish: Callable[[], None]) -> None:
    async with storage.reading() as tx:
        await tx.facts.get("beat")
        vanish()
        await tx.facts.get("beat")


async def _at_a_glance(storage: Storage, vanish: Callable[[], None]) -> None:
    vanish()
    async with storage.glance() as tx:
        await tx.facts.get("beat")


async def _at_the_commit(storage: Storage, vanish: Callable[[], None]) -> None:
    async with storage.transaction() as tx:
        await tx.facts.put("beat", "1")
        vanish()


@pytest.mark.parametrize("way", [_while_reading, _at_a_glance, _at_the_commit])
async def test_a_database_that_vanishes_is_away_and_not_waited_for_for_ever(
    migrated_postgres_url: str,
    keyring: Keyring,
    way: Callable[[Storage, Callable[[], None]], Awaitable[None]],
) -> None:
    async with wired(migrated_postgres_url, keyring) as (storage, wire):
        async with storage.glance() as tx:
            await tx.facts.get("beat")

        def vanish() -> None:
            wire.swallows = True

        with pytest.raises(DatabaseAway) as away:
            await asyncio.wait_for(way(storage, vanish), _SOON)
        wire.swallows = False
        async with asyncio.timeout(_SOON), storage.transaction() as tx:
            await tx.facts.put("beat", "2")

    assert is_away(away.value)
