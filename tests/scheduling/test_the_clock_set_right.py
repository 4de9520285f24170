"""A clock that was wrong for a while holds nothing up once it is right, whatever it wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import say
from bot.domain.deliveries import Reason, Utterance
from bot.domain.people import ChannelName
from bot.scheduling.settings import EngineSettings, Pace
from bot.scheduling.trust import LAST_BEAT, beat
from bot.storage import Storage
from tests.scheduling.world import World, WrongClock, a_world, at

STEP = timedelta(minutes=5)
HOW_FAR = [timedelta(hours=1), timedelta(days=1), timedelta(days=400)]
#: So slow that a bucket which fills only after the wrong hour is seen.
SLOW = EngineSettings(paces={ChannelName.TRY_OUT: Pace(rate=0.01, burst=1)})


async def _wrong_by(storage: Storage, ahead: timedelta) -> World:
    """Return a world after an hour in which the clock was ahead, and nobody knew."""
    world = await a_world(storage)
    await world.patient()
    clock = WrongClock(at("06:55"))
    clock.wrong_by = ahead
    wrong = await a_world(storage, clock=clock, settings=SLOW)
    await _steps(wrong, "07:10")
    clock.wrong_by = timedelta(0)
    return wrong


async def _steps(world: World, until: str) -> None:
    """Let true time pass."""
    assert isinstance(world.clock, WrongClock)
    while world.clock.true < at(until):
        world.clock.move_by(STEP)
        await world.engine.run_due()


def _confirms(world: World, *, is_so: bool = True) -> None:
    assert isinstance(world.clock, WrongClock)
    world.clock.kept_right = is_so


@pytest.mark.parametrize("ahead", HOW_FAR)
async def test_reminders_come_on_time_once_the_clock_is_right(
    storage: Storage, ahead: timedelta
) -> None:
    world = await _wrong_by(storage, ahead)
    _confirms(world)
    before = len(world.channel.sent)

    await _steps(world, "08:20")

    assert [f"{s.at:%H:%M} {s.text}" for s in world.channel.sent[before:]] == [
        "08:00 08:00: time for your medicine.",
        "08:15 08:00: still waiting for your answer.",
    ]


async def test_a_clock_behind_what_was_written_is_not_believed_by_itself(storage: Storage) -> None:
    world = await _wrong_by(storage, timedelta(days=1))
    _confirms(world, is_so=False)
    before = len(world.channel.sent)

    await _steps(world, "08:20")

    assert world.channel.sent[before:] == []
    assert "behind the newest row" in world.engine.trust.why_not


async def test_an_operator_can_say_that_the_clock_is_right(storage: Storage) -> None:
    world = await _wrong_by(storage, timedelta(days=1))
    await _steps(world, "07:30")
    before = len(world.channel.sent)

    async with storage.transaction() as tx:
        await beat(tx, now=world.clock.now())
    await world.engine.run_due()  # as it looks every second
    await _steps(world, "08:05")

    assert [f"{s.at:%H:%M}" for s in world.channel.sent[before:]] == ["08:00"]


async def test_what_was_said_while_the_clock_was_wrong_stays_said(storage: Storage) -> None:
    world = await a_world(storage)
    ann = await world.patient()
    clock = WrongClock(at("06:55"))
    clock.wrong_by = timedelta(hours=1)
    wrong = await a_world(storage, clock=clock)
    await _steps(wrong, "07:00")
    await wrong.hear("taken")
    await _steps(wrong, "07:05")
    clock.wrong_by, clock.kept_right = timedelta(0), True
    before = len(wrong.channel.sent)

    await _steps(wrong, "08:20")

    assert await wrong.states(ann) == ["08:00 taken"]
    assert wrong.channel.sent[before:] == []


async def test_what_a_caregiver_hears_in_the_morning_is_not_said_before_it(
    storage: Storage,
) -> None:
    world = await a_world(storage)
    ann = await world.patient()
    async with storage.transaction() as tx:
        (address,) = await tx.addresses.of(ann.id)
        to, said = say.To(address.id, ann.id, "en"), Utterance("asked-practice")
        late = say.message(to, said, now=world.clock.now(), reason=Reason.CARE)
        soon = say.message(to, said, now=world.clock.now(), reason=Reason.ANSWER)
        await tx.deliveries.add([replace(one, not_before=at("23:00")) for one in (late, soon)])
        await tx.ahead.take_back(world.clock.now())

        kept = await tx.deliveries.get_many([late.id, soon.id])

    assert kept[late.id].not_before == at("23:00")
    assert kept[soon.id].not_before == world.clock.now()


async def test_what_a_dead_machine_claimed_in_the_future_is_taken_over(storage: Storage) -> None:
    world = await a_world(storage)
    await world.patient()
    await world.until("07:59")
    later = at("08:00") + timedelta(days=400)
    world.clock.move_to(at("08:00"))
    await world.engine._beat.run()
    async with storage.transaction() as tx:
        claimed = await tx.deliveries.claim(
            [world.sender], 1, now=at("08:00"), lease_until=later, worker="dead"
        )
    assert len(claimed) == 1

    async with storage.transaction() as tx:
        await tx.facts.put(LAST_BEAT, later.isoformat())
        await beat(tx, now=at("08:00"))

    async with storage.reading() as tx:
        assert await tx.deliveries.needs_care(at("08:00"))
