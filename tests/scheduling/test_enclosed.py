"""Proves that a sheet goes out with its message, never twice unmarked, and never at the cost of the
words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.actions import say
from bot.clock import SteppedClock, SystemClock
from bot.domain.deliveries import DeliveryState, Utterance
from bot.domain.errors import TryAgain, Unsure
from bot.domain.people import ChannelName
from bot.domain.routine import Routine
from bot.domain.sheets import Card, DayStrip, Enclosed
from bot.scheduling.sending import Accepted, Lease, Ready, Sender
from bot.storage import Storage
from bot.workers import TooLong, Worker, WorkerDied
from bot.workers.room import Given, Result
from tests.scheduling.world import SENTENCES, START, FakeChannel, World, a_world

DAY = date(2026, 3, 2)
PICTURE = Utterance(
    "today", {"day": DAY, "lines": (), "name": ""}, enclosed=Enclosed(DayStrip(Routine(), (), DAY))
)
CARD = Utterance(
    "card",
    {"date": DAY, "count": 0},
    enclosed=Enclosed(Card("Ann", "US", DAY, ()), otherwise="card-not-drawn"),
)


@pytest.fixture
async def world(storage: Storage) -> World:
    return await a_world(storage)


async def said(world: World, utterance: Utterance) -> Ready:
    """Put an utterance into the outbox; return it as the pump claims it."""
    person = await world.patient()
    async with world.storage.transaction() as tx:
        delivery = await say.say(tx, person, utterance, now=world.clock.now())
    assert delivery is not None
    address = await world.address()
    return Ready(delivery, address, utterance, person.level, delivery.expires_at)


async def test_a_sheet_waits_sealed_in_the_outbox_and_goes_out_drawn(world: World) -> None:
    await said(world, PICTURE)

    await world.engine.run_due()

    (sent,) = world.channel.sent
    assert sent.message.enclosure is not None
    assert sent.message.enclosure.data.startswith(b"\x89PNG")
    assert sent.message.text.startswith("Mon 2 Mar")


@pytest.mark.parametrize(
    ("failure", "times", "mark"), [(TryAgain("no line"), 1, ""), (Unsure("lost"), 1, "Sent again")]
)
async def test_a_picture_that_did_not_arrive_is_drawn_again_and_one_in_doubt_is_marked(
    world: World, failure: Exception, times: int, mark: str
) -> None:
    ready = await said(world, PICTURE)
    world.channel.failures = [failure]

    await world.until("06:30")

    assert len(world.channel.sent) == times
    assert all(each.message.enclosure for each in world.channel.sent)
    assert all(each.text.startswith(mark) for each in world.channel.sent)
    async with world.storage.reading() as tx:
        first = await tx.deliveries.get(ready.delivery.id)
    assert first.state is (DeliveryState.UNKNOWN if mark else DeliveryState.ACCEPTED)


class Hopeless:
    """A worker that fails in the way it was told to, or never ends."""

    def __init__(self, failure: Exception | None) -> None:
        self._failure = failure

    async def run(self, work: Callable[[*Given], Result], *given: *Given) -> Result:
        if self._failure is None:
            await asyncio.Event().wait()
        raise self._failure or AssertionError

    async def close(self) -> None:
        return


@pytest.mark.parametrize(
    "failure", [WorkerDied("twice"), TooLong("120 s"), ValueError("a bug"), None]
)
async def test_the_words_go_out_where_nothing_can_be_drawn(
    world: World, failure: Exception | None, caplog: pytest.LogCaptureFixture
) -> None:
    worker: Worker = Hopeless(failure)
    sender = Sender(SystemClock(), SENTENCES, worker=worker)

    texts = []
    for utterance in (PICTURE, CARD):
        ready = await said(world, utterance)
        lease = Lease(SystemClock().monotonic(), 5.0)
        result = await sender.send(ready, world.channel, lease)
        assert isinstance(result, Accepted)
        texts.append(result.words)

    assert not any(each.message.enclosure for each in world.channel.sent)
    assert texts[0].startswith("Mon 2 Mar")
    assert "cannot be drawn just now" in texts[1]
    assert "Ann" not in caplog.text


async def test_a_text_is_words_alone_and_says_how_to_come_by_the_card(world: World) -> None:
    clock = SteppedClock(START)
    sender, channel = Sender(clock, SENTENCES), FakeChannel(clock, name=ChannelName.SMS)

    for utterance in (PICTURE, CARD):
        ready = await said(world, utterance)
        by_text = replace(ready, address=replace(ready.address, channel=ChannelName.SMS))
        await sender.send(by_text, channel, Lease(clock.monotonic(), 30))

    picture, card = (each.message for each in channel.sent)
    assert (picture.enclosure, card.enclosure) == (None, None)
    assert picture.text.startswith("Mon 2 Mar")
    assert "Ask whoever runs me to print it" in card.text
