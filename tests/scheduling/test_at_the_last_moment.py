"""What happens between a claim and its sending: a window ends, or the clock jumps."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.clock import SteppedClock
from bot.domain.channels import Outgoing, Receipt
from bot.domain.errors import Throttled, TryAgain
from bot.storage import Storage
from tests.scheduling.test_several_workers import SleepyClock
from tests.scheduling.world import START, FakeChannel, World, a_world, at

_A_YEAR = timedelta(days=365)


class _Crowded(FakeChannel):
    """A provider to whom a connection comes free only when the window is over."""

    async def send(self, address: str, message: Outgoing) -> Receipt:
        is_the_last = self._clock.now() == at("09:59:59")
        if is_the_last:
            self._clock.move_to(at("10:00"))
        if is_the_last and not message.may_go():
            raise TryAgain("it was not put on the wire")
        return await super().send(address, message)


async def test_an_ask_that_was_claimed_in_its_window_is_not_sent_after_it(world: World) -> None:
    ann = await world.patient()
    await _nearly_over(world)

    pump = world.engine._pump
    assert await pump.turn() == 1
    await world.sleep_until("10:00")
    await asyncio.wait(pump._running)
    await world.until("10:05")

    assert not [text for text in world.channel.said() if "could not remind" not in text]
    assert await world.states(ann) == ["08:00 not asked"]


async def test_an_ask_that_waits_for_its_connection_is_not_sent_after_its_window(
    storage: Storage,
) -> None:
    clock = SteppedClock(START)
    world = await a_world(storage, clock=clock, channels=[_Crowded(clock)])
    ann = await world.patient()
    await _nearly_over(world)

    await world.engine.run_due()
    await world.until("10:05")

    assert not [text for text in world.channel.said() if "could not remind" not in text]
    assert await world.states(ann) == ["08:00 not asked"]


async def _nearly_over(world: World) -> None:
    """Let an ask wait for its provider until the last second of its window."""
    world.channel.failures = [Throttled(timedelta(hours=2, seconds=-2))]
    await world.until("09:59:58")
    await world.sleep_until("09:59:59")


@pytest.mark.parametrize("failure", [None, Throttled(timedelta(seconds=30))])
async def test_what_comes_back_while_the_clock_is_wrong_is_dated_right(
    storage: Storage, failure: Throttled | None
) -> None:
    clock = SleepyClock(START)
    world = await a_world(storage, clock=clock)
    ann = await world.patient()
    await world.until("07:59")
    await world.sleep_until("08:00")

    async def the_clock_jumps_a_year_ahead() -> None:
        world.channel.before_sending = None
        clock.move_by(_A_YEAR)
        clock.slept -= _A_YEAR.total_seconds()
        if failure:
            raise failure

    world.channel.before_sending = the_clock_jumps_a_year_ahead
    await world.engine.run_due()

    async with storage.reading() as tx:
        held = await tx.limits.held_until(world.sender)
        [round_, *_] = await tx.rounds.since(ann.id, START)
    assert held == (at("08:00:30") if failure else None)
    assert round_.asked_at == (None if failure else at("08:00"))


async def test_a_clock_that_jumps_while_a_turn_waits_claims_nothing(storage: Storage) -> None:
    if not storage.is_sqlite:
        pytest.skip("only on SQLite does a turn wait for who writes")
    clock = SleepyClock(START)
    world = await a_world(storage, clock=clock)
    await world.patient()
    await world.until("07:59")
    await world.sleep_until("08:00")
    await world.engine.trust.look()
    await world.engine._beat.run()

    async with storage.transaction():
        turn = asyncio.create_task(world.engine._pump.turn())
        await asyncio.sleep(0)  # noqa: TID251 - the turn begins, and waits
        clock.move_by(timedelta(minutes=30))
        clock.slept -= 1800

    assert await turn == 0
