"""Serving for good: the heart beats, bells wake, and a stop lets everything arrive."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.clock import SteppedClock, SystemClock
from bot.domain.deliveries import DeliveryState
from bot.scheduling import EngineSettings
from bot.storage import Keyring, Storage
from tests.scheduling.world import START, World, a_world

CLOCK = SystemClock()


class PatientClock(SteppedClock):
    """A clock by which nobody looks anyway: who waits for long waits for the bell alone."""

    async def wait(self, event: asyncio.Event, *, at_most: float) -> bool:
        return await super().wait(event, at_most=at_most if at_most < 1 else 3600)


@pytest.fixture
async def world(storage: Storage) -> World:
    """A world whose clock may be moved by hours while it is served."""
    return await a_world(storage, settings=EngineSettings(clock_jump_seconds=1e9, paces={}))


async def test_a_round_that_falls_due_while_serving_is_asked_about(world: World) -> None:
    await world.patient()

    async with serving(world):
        await world.sleep_until("08:00")
        await eventually(lambda: len(world.channel.sent) == 1)


async def test_somebody_who_speaks_is_answered_before_anything_is_due(world: World) -> None:
    await world.patient()
    await world.until("08:00")

    async with serving(world):
        await world.hear("taken")
        await eventually(lambda: len(world.channel.sent) == 2)


@pytest.mark.postgres
async def test_what_another_process_has_heard_wakes_whoever_works(
    migrated_postgres_url: str, keyring: Keyring
) -> None:
    here, other = [await Storage.open(migrated_postgres_url, keyring=keyring) for _ in range(2)]
    settings = EngineSettings(clock_jump_seconds=1e9, paces={})
    world = await a_world(here, settings=settings, clock=PatientClock(START))
    await world.patient()
    await world.until("08:00")

    async with serving(world):
        await replace(world, storage=other).hear("taken")
        await eventually(lambda: len(world.channel.sent) == 2)
    await asyncio.gather(here.close(), other.close())


async def test_somebody_new_is_planned_and_asked_at_once(world: World) -> None:
    async with serving(world):
        await world.sleep_until("07:59")
        await world.patient()
        await world.sleep_until("08:00")
        await eventually(lambda: len(world.channel.sent) == 1)


async def test_a_stop_lets_what_is_on_its_way_arrive(world: World) -> None:
    await world.patient()
    await world.until("07:59")
    stop, on_its_way = asyncio.Event(), asyncio.Event()

    async def a_slow_provider() -> None:
        on_its_way.set()
        stop.set()
        await CLOCK.sleep(0.3)

    world.channel.before_sending = a_slow_provider
    await world.sleep_until("08:00")

    await asyncio.wait_for(world.engine.serve(stop), 20)

    assert on_its_way.is_set()
    async with world.storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.ACCEPTED: 1}


async def test_what_does_not_arrive_in_time_to_stop_is_in_doubt(storage: Storage) -> None:
    settings = EngineSettings(drain_seconds=0.2, clock_jump_seconds=1e9, paces={})
    world = await a_world(storage, settings=settings)
    ann = await world.patient()
    await world.until("07:59")
    stop, never = asyncio.Event(), asyncio.Event()

    async def a_dead_provider() -> None:
        stop.set()
        await never.wait()

    world.channel.before_sending = a_dead_provider
    await world.sleep_until("08:00")

    await asyncio.wait_for(world.engine.serve(stop), 20)

    states = [d.state.value for d in await world.deliveries(ann)]
    assert states == ["unknown", "waiting"]


async def test_a_clock_that_jumps_while_serving_holds_everything(storage: Storage) -> None:
    world = await a_world(storage)
    await world.patient()

    async with serving(world):
        await eventually(lambda: world.engine.trust.noted_at is not None)
        await CLOCK.sleep(1.2)
        await world.sleep_until("09:00")
        await eventually(lambda: bool(world.engine.trust.why_not))

    assert world.engine.trust.why_not == "the clock has jumped"


@asynccontextmanager
async def serving(world: World) -> AsyncIterator[None]:
    """Serve for as long as the block lasts."""
    stop = asyncio.Event()
    served = asyncio.create_task(world.engine.serve(stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(served, 20)


async def eventually(is_so: Callable[[], bool]) -> None:
    """Wait until it is so, for at most a minute."""
    for _ in range(1200):
        if is_so():
            return
        await CLOCK.sleep(0.05)
    raise AssertionError("it did not come to be")
