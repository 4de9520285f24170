"""Connections that PostgreSQL has closed are not handed out, and nobody asks over the wire."""

from __future__ import annotations

import asyncio

import pytest

from bot.clock import SystemClock
from bot.storage import Storage
from tests.storage.world import tamper

pytestmark = pytest.mark.postgres

_MANY = 8
_END_ALL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


async def test_after_everybody_was_thrown_out_nobody_meets_a_dead_connection(
    postgres_storage: Storage, migrated_postgres_url: str
) -> None:
    await _look(postgres_storage, at_once=_MANY)
    await tamper(migrated_postgres_url, _END_ALL)
    await SystemClock().sleep(0.5)  # the drivers hear of it

    await _look(postgres_storage, at_once=2 * _MANY)


async def _look(storage: Storage, *, at_once: int) -> None:
    """Use every way to the database, so many times at once, so that each pool is full."""
    ways = [way for _ in range(at_once) for way in (_reads, _glances, _writes)]
    await asyncio.gather(*(way(storage) for way in ways))


async def _reads(storage: Storage) -> None:
    async with storage.reading() as tx:
        await tx.facts.get("beat")


async def _glances(storage: Storage) -> None:
    async with storage.glance() as tx:
        await tx.facts.get("beat")


async def _writes(storage: Storage) -> None:
    async with storage.transaction() as tx:
        await tx.facts.put("beat", "1")
