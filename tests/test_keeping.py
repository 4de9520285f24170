"""What was kept before needs no turn among those who write: lists are read days back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from datetime import UTC, datetime

import pytest

from bot.app.joining import keeper, noter
from bot.clock import SteppedClock
from bot.domain.channels import Fate, Traced
from bot.domain.people import ChannelName
from bot.storage import Keyring, Storage
from tests.statements import statements_run
from tests.storage.world import said

CLOCK = SteppedClock(datetime(2026, 3, 2, 8, tzinfo=UTC))


@pytest.fixture
async def storage(migrated_sqlite_url: str, keyring: Keyring) -> AsyncIterator[Storage]:
    """An open SQLite file, where one writes at a time."""
    storage = await Storage.open(migrated_sqlite_url, keyring=keyring)
    yield storage
    await storage.close()


async def _beside_a_writer(storage: Storage, work: Awaitable[None]) -> None:
    """Do something while somebody else writes, who keeps all others from it."""

    async def others() -> None:
        async with storage.transaction() as tx:
            await tx.facts.put("beat", "1")
            began.set()
            await done.wait()

    began, done = asyncio.Event(), asyncio.Event()
    writing = asyncio.create_task(others())
    await began.wait()
    try:
        async with asyncio.timeout(2):
            await work
    finally:
        done.set()
        await writing


async def test_what_was_said_before_is_not_kept_again(storage: Storage) -> None:
    keep, incoming = keeper(storage, CLOCK), said("taken", provider_id="SM1")
    await keep(incoming)

    await _beside_a_writer(storage, keep(incoming))

    async with storage.transaction() as tx:
        assert await tx.inbox.next(CLOCK.now()) is not None
    with pytest.raises(TimeoutError):
        await _beside_a_writer(storage, keep(said("taken", provider_id="SM2")))


async def test_what_is_told_of_no_message_of_ours_changes_nothing(storage: Storage) -> None:
    traced = Traced(ChannelName.SMS, "+15550100123", "+12025550101", "SM1", Fate.DELIVERED)

    await _beside_a_writer(storage, noter(storage, CLOCK)(traced))


async def test_however_long_a_page_of_a_list_is_it_is_looked_at_once(storage: Storage) -> None:
    keep, note = keeper(storage, CLOCK), noter(storage, CLOCK)
    page = [said("taken", provider_id=f"SM{n}") for n in range(200)]
    told = [Traced(p.channel, p.sender, p.address, p.provider_id, Fate.DELIVERED) for p in page]
    await keep(*page)

    assert await _looks(keep(page[0])) == await _looks(keep(*page)) > 0
    assert await _looks(note(told[0])) == await _looks(note(*told)) > 0


async def _looks(work: Awaitable[None]) -> int:
    """Return how many statements are run to do something."""
    with statements_run() as ran:
        await work
    return len(ran)
