"""Two workers whose clocks stand apart: what one has in hand the other may doubt, and it goes out
once all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clock import SteppedClock
from bot.domain.deliveries import DeliveryState
from bot.domain.people import ChannelName
from bot.scheduling import Engine, EngineSettings
from bot.storage import Storage
from tests.scheduling.test_several_workers import SleepyClock
from tests.scheduling.texting import PHONE, TextingChannel
from tests.scheduling.world import START, FakeChannel, World, a_world, answer_for

_STEP = timedelta(seconds=5)


@pytest.mark.parametrize("ahead", [30, 100])
@pytest.mark.parametrize("way", [ChannelName.TELEGRAM, ChannelName.SMS])
async def test_what_a_clock_that_is_ahead_doubts_goes_out_once(
    storage: Storage, way: ChannelName, ahead: int
) -> None:
    world, channel = await _a_world(storage, way)
    ann = await world.patient(value=PHONE)
    clock = SteppedClock(START + timedelta(seconds=ahead))
    other = replace(world.engine, clock=clock, handle=answer_for(clock))
    await other.run_due()
    await world.until("07:57")
    await world.sleep_until("08:00")

    async def its_provider_takes_three_seconds() -> None:
        channel.before_sending = None
        clock.move_to(world.clock.now() + timedelta(seconds=ahead + 1))
        await other.run_due()
        clock.move_by(timedelta(seconds=2))
        await other.run_due()
        world.clock.move_by(timedelta(seconds=3))

    channel.before_sending = its_provider_takes_three_seconds
    await world.engine.run_due()
    await _both_go_on(world, other, clock)

    assert [sent.text[:10] for sent in channel.sent] == ["08:00: time"[:10]]
    first, *repeats = await world.deliveries(ann)
    assert (first.state, first.words) == (DeliveryState.ACCEPTED, channel.sent[0].message.text)
    assert {repeat.state for repeat in repeats} <= {DeliveryState.CANCELLED}
    assert (await world.rounds(ann))[0].asked_at is not None


async def test_nobody_doubts_what_it_has_in_flight_itself(storage: Storage) -> None:
    clock = SleepyClock(START)
    world = await a_world(storage, clock=clock)
    ann = await world.patient()
    await world.until("07:59")
    await world.sleep_until("08:00")

    async def its_clock_is_put_forward() -> None:
        world.channel.before_sending = None
        clock.slept -= 50  # what never runs backwards has not seen it
        await world.sleep_until("08:00:50")
        await world.engine._recover()

    world.channel.before_sending = its_clock_is_put_forward
    await world.until("08:10")

    assert [d.state for d in await world.deliveries(ann)] == [DeliveryState.ACCEPTED]


async def test_who_was_put_forward_takes_nothing_over(storage: Storage) -> None:
    clock = SleepyClock(START)
    world = await a_world(storage, clock=clock)
    ann = await world.patient()
    ahead = SleepyClock(START)
    settings = EngineSettings(paces={}, clock_jump_seconds=10.0)
    other = replace(world.engine, clock=ahead, settings=settings)
    await other.run_due()
    await world.until("07:59")
    ahead.move_to(world.clock.now())
    await other.run_due()
    await world.sleep_until("08:00")

    async def the_other_one_is_put_forward() -> None:
        world.channel.before_sending = None
        ahead.move_to(world.clock.now() + timedelta(seconds=50))
        ahead.slept -= 50
        await other._recover()

    world.channel.before_sending = the_other_one_is_put_forward
    await world.engine.run_due()

    assert [d.state for d in await world.deliveries(ann)] == [DeliveryState.ACCEPTED]
    assert other.trust.why_not == "the clock has jumped"


async def _a_world(storage: Storage, way: ChannelName) -> tuple[World, FakeChannel]:
    clock = SteppedClock(START)
    channel = (
        TextingChannel(clock)
        if way is ChannelName.SMS
        else FakeChannel(clock, name=ChannelName.TELEGRAM, sender="12345")
    )
    settings = EngineSettings(paces={})
    return await a_world(storage, settings=settings, clock=clock, channels=[channel]), channel


async def _both_go_on(world: World, other: Engine, clock: SteppedClock) -> None:
    """Let three minutes pass, before anybody is asked once more."""
    for _ in range(36):
        world.clock.move_by(_STEP)
        clock.move_by(_STEP)
        await other.run_due()
        await world.engine.run_due()
