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
from bot.storage.alone import be_seen, refuse_while_served, while_alone
from bot.storage.away import DatabaseAway
from bot.storage.database import read_url, until_there
from bot.storage.storage import _begun
from tests.processes import free_port
from tests.storage.world import peek

_SEEN = (
    "SELECT count(*) FROM pg_locks JOIN pg_database AS here ON here.oid = pg_locks.database "
    "WHERE locktype = 'advisory' AND datname = current_database()"
)


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


async def test_who_cannot_ask_whose_turn_it_is_says_so_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stop, waits = asyncio.Event(), 0

    class Impatient(SystemClock):
        async def wait(self, event: asyncio.Event, *, at_most: float) -> bool:
            nonlocal waits
            waits += 1
            if waits == 3:
                stop.set()
            return event.is_set()

    async def never() -> None:
        raise AssertionError("nobody said that it was our turn")

    url = f"postgresql://dosebell@127.0.0.1:{free_port()}/gone"
    with caplog.at_level(logging.WARNING):
        await while_alone(url, never, clock=Impatient(), stop=stop)

    assert waits == 3
    assert caplog.messages.count("whose turn it is cannot be asked") == 1


@pytest.mark.postgres
async def test_any_number_may_be_seen_to_serve_and_the_last_of_them_must_have_ended(
    postgres_url: str,
) -> None:
    stops = asyncio.Event(), asyncio.Event()
    clock = SystemClock()
    serving = [asyncio.create_task(be_seen(postgres_url, clock=clock, stop=s)) for s in stops]
    engine = create_async_engine(postgres_url)

    async def served() -> bool:
        async with engine.begin() as connection:
            try:
                await refuse_while_served(connection)
            except BadInput:
                return True
        return False

    async with asyncio.timeout(60):
        while await peek(postgres_url, _SEEN) != [(2,)]:
            await clock.sleep(0.05)
    found = [await served()]
    for stop, task in zip(stops, serving, strict=True):
        stop.set()
        await task
        found.append(await served())

    assert found == [True, True, False]
    await engine.dispose()


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
