"""While a provider is down nothing piles up: one digest tells everything, and only what is true."""

from __future__ import annotations

from bot.domain.doses import Report
from bot.domain.errors import TryAgain
from bot.domain.people import ChannelName
from bot.domain.schedules import EveryDay, Intake
from tests.domain.examples import ONE, a_medication
from tests.scheduling.world import World

THREE_TIMES = EveryDay((Intake(None, ONE),) * 3)


async def test_a_provider_that_was_down_all_day_brings_one_digest(world: World) -> None:
    ann = await world.patient(a_medication("metformin", THREE_TIMES))
    world.channel.refuses = {"1001": TryAgain("it is down")}
    await world.until("21:00")

    world.channel.refuses = {}
    await world.until("22:30")

    assert len(world.channel.sent) == 1
    told = world.channel.sent[0].message
    assert all(hour in told.text for hour in ("08:00", "12:30", "18:30"))
    assert len(told.buttons) == 3
    assert await world.states(ann) == [f"{at} not asked" for at in ("08:00", "12:30", "18:30")]


async def test_a_digest_no_longer_tells_what_was_answered_meanwhile(world: World) -> None:
    ann = await world.patient(a_medication("metformin", THREE_TIMES))
    world.channel.refuses = {"1001": TryAgain("it is down")}
    await world.until("16:00")
    first = (await world.doses(ann))[0]
    report = Report(ann.id, ChannelName.TRY_OUT, world.clock.now())
    async with world.storage.transaction() as tx:
        await tx.doses.replace(first, first.take(report, at=None))

    await world.until("21:00")
    world.channel.refuses = {}
    await world.until("22:30")

    (told,) = [sent.message for sent in world.channel.sent]
    assert [hour in told.text for hour in ("08:00", "12:30", "18:30")] == [False, True, True]
