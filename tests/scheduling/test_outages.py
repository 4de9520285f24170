"""While a provider is down nothing piles up: one digest tells everything, and only what is true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

import pytest

from bot.domain.doses import Dose, Report
from bot.domain.errors import TryAgain
from bot.domain.people import ChannelName, Person
from bot.domain.routine import Routine
from bot.domain.schedules import EveryDay, Intake
from tests.domain.examples import ONE, a_medication, a_person
from tests.scheduling.world import World

pytestmark = pytest.mark.long  # a provider that is down is tried again and again

#: Three windows of two hours that end before noon.
AN_EARLY_DAY = Routine(breakfast=time(8), lunch=time(9), dinner=time(10))


async def _patient(world: World) -> Person:
    three_times = a_medication("metformin", EveryDay((Intake(None, ONE),) * 3))
    return await world.patient(three_times, person=replace(a_person(), routine=AN_EARLY_DAY))


async def test_a_provider_that_was_down_all_day_brings_one_digest(world: World) -> None:
    ann = await _patient(world)
    world.channel.refuses = {"1001": TryAgain("it is down")}
    await world.until("12:15")

    world.channel.refuses = {}
    await world.until("13:00")

    assert len(world.channel.sent) == 1
    told = world.channel.sent[0].message
    assert all(hour in told.text for hour in ("08:00", "09:00", "10:00"))
    assert len(told.buttons) == 3
    assert await world.states(ann) == [f"{at} not asked" for at in ("08:00", "09:00", "10:00")]


async def test_a_digest_no_longer_tells_what_was_answered_meanwhile(world: World) -> None:
    ann = await _patient(world)
    world.channel.refuses = {"1001": TryAgain("it is down")}
    await world.until("10:40")
    await _heard(world, (await world.doses(ann))[:1])

    world.channel.refuses = {}
    await world.until("13:00")

    (told,) = [sent.message for sent in world.channel.sent]
    assert [hour in told.text for hour in ("08:00", "09:00", "10:00")] == [False, True, True]


async def test_a_digest_of_which_nothing_is_left_is_not_said(world: World) -> None:
    ann = await _patient(world)
    world.channel.refuses = {"1001": TryAgain("it is down")}
    await world.until("10:40")
    await _heard(world, (await world.doses(ann))[:3])

    world.channel.refuses = {}
    await world.until("13:00")

    assert world.channel.sent == []


async def _heard(world: World, doses: Sequence[Dose]) -> None:
    """Let the patient say that they took them, over another channel."""
    report = Report(doses[0].patient, ChannelName.TRY_OUT, world.clock.now())
    async with world.storage.transaction() as tx:
        for dose in doses:
            await tx.doses.replace(dose, dose.take(report, at=None))
