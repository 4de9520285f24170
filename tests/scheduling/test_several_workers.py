"""Death, sleep and company: what one worker leaves behind, and how two share the work."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import SteppedClock
from bot.domain.deliveries import DeliveryState
from bot.domain.errors import BadInput
from bot.scheduling import Engine, EngineSettings
from bot.storage import Keyring, Storage
from bot.storage.lock import SingleServer
from bot.storage.migrate import migrate
from tests import databases
from tests.scheduling.world import SENTENCES, START, FakeChannel, World, a_world, answer_for, at

migrated_url = databases.migrated_url  #: here the kind of database matters


class SleepyClock(SteppedClock):
    """A clock whose machine can be frozen: what never runs backwards goes on meanwhile."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self.slept = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.slept


async def test_a_worker_that_slept_through_its_lease_does_not_send(storage: Storage) -> None:
    clock = SleepyClock(START)
    world = await a_world(storage, clock=clock)
    ann = await world.patient()
    await world.until("07:59")
    await world.sleep_until("08:00")

    pump = world.engine._pump
    await world.engine._beat.run()
    await pump.turn()
    clock.slept = 11.0
    await asyncio.wait(pump._running)
    await pump.turn(claiming=False)

    assert world.channel.sent == []
    assert [d.state for d in await world.deliveries(ann)] == [DeliveryState.WAITING]


async def test_what_a_frozen_worker_brings_back_too_late_changes_nothing(storage: Storage) -> None:
    world = await a_world(storage)
    ann = await world.patient()
    await world.until("07:59")
    await world.sleep_until("08:00")
    other = a_second_worker(world)

    async def the_other_one_takes_over() -> None:
        world.channel.before_sending = None
        for instant in ("08:00:21", "08:01:21"):
            await world.sleep_until(instant)
            await other.run_due()

    world.channel.before_sending = the_other_one_takes_over
    await world.engine.run_due()

    states = [d.state.value for d in await world.deliveries(ann)]
    assert sorted(states) == ["accepted", "unknown"]
    assert len(world.channel.sent) == 2
    assert "Sent again" in world.channel.sent[0].text


async def test_what_a_dead_worker_had_in_hand_is_repeated_once_and_marked(world: World) -> None:
    ann = await world.patient()
    await world.until("07:59")
    await world.sleep_until("08:00")
    await claim_and_die(world)

    other = a_second_worker(world)
    await world.sleep_until("08:00:21")
    await other.run_due()
    while_the_provider_may_be_slow = list(world.channel.sent)
    await world.sleep_until("08:01:21")
    await other.run_due()

    assert while_the_provider_may_be_slow == []
    assert [d.state.value for d in await world.deliveries(ann)] == ["unknown", "accepted"]
    assert [sent.text[:10] for sent in world.channel.sent] == ["Sent again"]


@pytest.mark.parametrize("times", [1, 3])
async def test_after_several_deaths_there_is_still_one_repeat(world: World, times: int) -> None:
    ann = await world.patient()
    await world.until("07:59")

    for n in range(times + 1):
        await world.sleep_until(f"08:0{2 * n}")
        await claim_and_die(world)
        await world.sleep_until(f"08:0{2 * n + 1}")
        async with world.storage.transaction() as tx:
            from bot.scheduling.recovery import recover

            await recover(tx, now=world.clock.now())
    await a_second_worker(world).run_due()

    states = [d.state.value for d in await world.deliveries(ann)]
    assert states == ["unknown", "unknown"]


async def test_two_workers_share_the_work_and_double_nothing(storage: Storage) -> None:
    world = await a_world(storage, settings=EngineSettings(in_flight=5, batch=7, paces={}))
    for n in range(60):
        await world.patient(value=str(2000 + n))
    await world.until("07:59")
    other = a_second_worker(world)
    await world.sleep_until("08:00")

    await asyncio.gather(world.engine.run_due(), other.run_due())

    counts = Counter(sent.address for sent in world.channel.sent)
    assert len(counts) == 60
    assert set(counts.values()) == {1}
    async with storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.ACCEPTED: 60}


async def test_two_workers_tell_each_patient_of_an_outage_once(storage: Storage) -> None:
    world = await a_world(storage, settings=EngineSettings(batch=5, paces={}))
    for n in range(20):
        await world.patient(value=str(2000 + n))
    await world.until("07:00")
    other = a_second_worker(world)
    await world.sleep_until("2026-03-03 10:30")

    await asyncio.gather(world.engine.run_due(), other.run_due())

    counts = Counter(sent.address for sent in world.channel.sent)
    assert (len(counts), set(counts.values())) == (20, {1})


async def test_on_one_machine_a_restart_takes_over_at_once(sqlite_url: str, tmp_path: Path) -> None:
    await migrate(sqlite_url)
    keyring = Keyring.generate(tmp_path / "dosebell.key")
    storage = await Storage.open(sqlite_url, keyring=keyring)
    world = await a_world(storage)
    ann = await world.patient()
    await world.until("07:59")
    await world.sleep_until("08:00")
    await claim_and_die(world)

    other = a_second_worker(world)
    await world.sleep_until("08:00:01")
    await other.run_due()
    at_once = [d.state.value for d in await world.deliveries(ann)]
    await world.sleep_until("08:01:01")
    await other.run_due()

    assert at_once == ["unknown", "waiting"]
    assert [d.state.value for d in await world.deliveries(ann)] == ["unknown", "accepted"]
    await storage.close()


async def test_a_second_server_on_one_file_refuses_to_start(sqlite_url: str) -> None:
    await migrate(sqlite_url)

    with SingleServer(sqlite_url), pytest.raises(BadInput) as refused, SingleServer(sqlite_url):
        pass

    assert str(refused.value)


def a_second_worker(world: World) -> Engine:
    """Return another engine on the same database, speaking through the same channel."""
    return replace(world.engine, handle=answer_for(world.clock), sentences=SENTENCES)


async def claim_and_die(world: World) -> None:
    """Let a worker commit its claims, and vanish before anything is sent."""
    channel = FakeChannel(world.clock)
    never = asyncio.Event()

    async def hang() -> None:
        await never.wait()

    channel.before_sending = hang
    doomed = replace(world.engine, channels={world.sender: channel})
    await doomed._beat.run()
    await doomed._pump.turn()
    for task in list(doomed._pump._running):
        task.cancel()
    await asyncio.gather(*doomed._pump._running, return_exceptions=True)


async def test_the_first_instant_of_the_world_is_a_monday() -> None:
    assert at("06:00") == START
