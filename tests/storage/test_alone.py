"""One process at a time listens; nobody who is dead, frozen or gone keeps the others from it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.clock import SystemClock
from bot.domain.errors import BadInput
from bot.scheduling.rows import apart
from bot.storage import Storage
from bot.storage.alone import while_alone
from bot.storage.database import read_url, until_there
from bot.storage.storage import DatabaseAway, _begun
from tests.processes import free_port


class FrozenClock(SystemClock):
    """The clock of a process that has been stopped: it never comes to ask again."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.Event().wait()


class LeapingClock(SystemClock):
    """A clock that sleeps in no time."""

    def __init__(self) -> None:
        self.slept = 0.0

    def monotonic(self) -> float:
        return self.slept

    async def sleep(self, seconds: float) -> None:
        self.slept += seconds


@pytest.mark.long  # the database gives up a holder that says nothing for fifteen seconds
@pytest.mark.postgres
async def test_another_process_takes_over_from_one_that_is_frozen(postgres_url: str) -> None:
    listening: asyncio.Queue[str] = asyncio.Queue()
    stop = asyncio.Event()

    def alone(name: str, clock: SystemClock) -> asyncio.Task[None]:
        async def listen() -> None:
            listening.put_nowait(name)
            await asyncio.Event().wait()

        return asyncio.create_task(while_alone(postgres_url, listen, clock=clock, stop=stop))

    frozen = alone("frozen", FrozenClock())
    assert await asyncio.wait_for(listening.get(), 60) == "frozen"
    other = alone("other", SystemClock())
    assert await asyncio.wait_for(listening.get(), 120) == "other"

    stop.set()
    await asyncio.gather(frozen, other)


@pytest.mark.postgres
async def test_who_is_frozen_in_a_transaction_keeps_its_rows_for_ten_seconds_at_most(
    postgres_storage: Storage,
) -> None:
    async with postgres_storage._engine.begin() as connection:
        patience = text("SHOW idle_in_transaction_session_timeout")
        assert (await connection.execute(patience)).scalar_one() == "10s"


async def test_a_database_that_does_not_come_is_waited_for_but_not_for_ever(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = LeapingClock()
    url = read_url(f"postgresql://dosebell@127.0.0.1:{free_port()}/dosebell")

    with caplog.at_level(logging.WARNING), pytest.raises(BadInput, match="does not answer"):
        await until_there(url, clock)

    assert 100 < clock.slept < 200
    assert "the database is not there yet" in caplog.messages


async def test_a_database_that_is_away_is_no_fault_of_a_row() -> None:
    engine = create_async_engine(read_url(f"postgresql://dosebell@127.0.0.1:{free_port()}/gone"))
    blamed: list[int] = []

    async def work(_rows: Sequence[int]) -> None:
        async with _begun(engine):
            raise AssertionError("nobody is there")

    async def broken(row: int) -> None:
        blamed.append(row)

    with pytest.raises(DatabaseAway):
        await apart([1, 2, 3], work, broken)
    assert not blamed
    await engine.dispose()
