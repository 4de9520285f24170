"""Two numbers and a bot in one engine: each keeps its own pace, and none holds up the others."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.actions import say
from bot.clock import SteppedClock
from bot.domain.deliveries import Reason, Utterance
from bot.domain.errors import Throttled, TryAgain, Undeliverable, Unsure
from bot.domain.people import ChannelName
from bot.scheduling import EngineSettings, Pace
from bot.scheduling.settings import SMS, TELEGRAM
from bot.storage import Storage
from tests.domain.examples import a_person
from tests.scheduling.texting import NUMBER, PHONE, TextingChannel
from tests.scheduling.world import START, FakeChannel, World, a_world, at

pytestmark = pytest.mark.long

OTHER_NUMBER = "+15550100124"
PACES = {ChannelName.TELEGRAM: TELEGRAM, ChannelName.SMS: SMS}
Several = tuple[World, list[FakeChannel]]


async def several(
    storage: Storage, *, in_flight: int = 200, paces: Mapping[ChannelName, Pace] = PACES
) -> Several:
    """Return a world with a bot of Telegram's and two numbers."""
    clock = SteppedClock(START)
    channels = [
        FakeChannel(clock, name=ChannelName.TELEGRAM, sender="12345"),
        TextingChannel(clock, number=NUMBER),
        TextingChannel(clock, number=OTHER_NUMBER),
    ]
    settings = EngineSettings(in_flight=in_flight, paces=paces, clock_jump_seconds=1e9)
    return await a_world(storage, settings=settings, clock=clock, channels=channels), channels


async def people(world: World, channels: list[FakeChannel], count: int) -> None:
    """Keep so many patients for each of the channels."""
    for channel in channels:
        for number in range(count):
            await world.patient(value=f"{PHONE}{number}", through=channel)


def sent(channels: list[FakeChannel]) -> list[int]:
    """Return how much went out through each."""
    return [len(channel.sent) for channel in channels]


async def test_each_sender_keeps_its_own_pace(storage: Storage) -> None:
    world, channels = await several(storage)
    await people(world, channels, 5)
    await world.until("07:59")

    counts = []
    for second in range(4):
        await world.sleep_until(f"08:00:0{second}")
        await world.engine.run_due()
        counts.append(sent(channels))

    assert counts == [[5, 1, 1], [5, 2, 2], [5, 3, 3], [5, 4, 4]]


async def test_what_waits_for_its_pace_goes_at_the_next_second_and_not_later(
    storage: Storage,
) -> None:
    world, channels = await several(storage)
    await people(world, channels[1:2], 5)

    await world.until("08:00:04")

    assert [f"{s.at:%H:%M:%S}" for s in channels[1].sent] == [f"08:00:0{n}" for n in range(5)]


@pytest.mark.parametrize(
    "trouble", [Throttled(timedelta(minutes=30)), TryAgain("down"), Unsure("read time-out")]
)
@pytest.mark.parametrize("troubled", [0, 1])
async def test_a_sender_in_trouble_does_not_hold_up_the_others(
    storage: Storage, trouble: Exception, troubled: int
) -> None:
    world, channels = await several(storage)
    await people(world, channels, 3)
    channels[troubled].failures = [trouble] * 1000

    await world.until("08:00:10")

    assert sent(channels) == [0 if place == troubled else 3 for place in range(3)]


async def test_who_is_throttled_goes_on_when_its_time_has_come(storage: Storage) -> None:
    world, channels = await several(storage)
    await people(world, channels, 2)
    channels[1].failures = [Throttled(timedelta(minutes=5))]

    await world.until("08:06")

    assert sent(channels) == [2, 2, 2]
    assert {f"{s.at:%H:%M}" for s in channels[1].sent} == {"08:05"}


async def test_a_token_that_is_revoked_in_the_spike_holds_the_rest_back_and_loses_nobody(
    storage: Storage,
) -> None:
    world, channels = await several(storage)
    await people(world, channels, 40)
    bot, accepted = channels[0], 0

    async def revoked_after_ten() -> None:
        nonlocal accepted
        accepted += 1
        if accepted > 10 and world.clock.now() < at("08:10"):
            raise Throttled(timedelta(seconds=60))  # what the channel makes of a 401

    bot.before_sending = revoked_after_ten
    await world.until("08:09")
    assert sent(channels) == [10, 40, 40]

    await world.until("08:12")
    assert sent(channels) == [40, 40, 40]
    assert len({message.address for message in bot.sent}) == 40


async def test_what_ends_first_goes_first_and_answers_overtake(storage: Storage) -> None:
    world, channels = await several(storage)
    number = channels[1]
    late = replace(a_person(), routine=replace(a_person().routine, breakfast=time(7, 30)))
    await world.patient(value=f"{PHONE}1", through=number)
    await world.patient(value=f"{PHONE}2", through=number, person=late)
    await world.patient(value=f"{PHONE}3", through=number)
    await world.until("07:00")
    await world.sleep_until("08:00")

    async with storage.transaction() as tx:
        place = say.To(world.addresses[f"{PHONE}3"], None, "en")
        await say.say(tx, place, Utterance("asked-practice"), now=world.clock.now())
    await world.until("08:00:03")

    assert [s.address[-1] for s in number.sent] == ["3", "2", "1", "3"]


async def test_with_few_places_an_answer_goes_before_the_asks_of_every_sender(
    storage: Storage,
) -> None:
    world, channels = await several(storage, in_flight=1, paces={})
    await people(world, channels, 4)
    await world.until("07:00")
    await world.sleep_until("08:00")

    async with storage.transaction() as tx:
        sender = await tx.senders.get_or_add(ChannelName.SMS, OTHER_NUMBER)
        address = await tx.addresses.find(sender.id, f"{PHONE}2")
        assert address is not None
        place = say.To(address.id, None, "en")
        words = Utterance("asked-practice")
        await say.say(tx, place, words, now=world.clock.now(), reason=Reason.ANSWER)
    order: list[str] = []
    for channel in channels:
        channel.before_sending = _noting(order, channel)
    await world.engine.run_due()

    assert order[0] == OTHER_NUMBER
    assert sent(channels) == [4, 4, 5]


async def test_with_few_places_a_slow_sender_loses_nothing_of_its_pace(storage: Storage) -> None:
    world, channels = await several(storage, in_flight=4)
    await people(world, channels, 3)
    await world.until("07:59")

    await world.sleep_until("08:00")
    await world.engine._beat.run()
    await world.engine._pump.turn()
    first = [ready.address.channel for ready in world.engine._pump._running.values()]
    await world.engine.run_due()

    assert first.count(ChannelName.SMS) == 2
    assert sent(channels) == [3, 1, 1]


async def test_a_provider_that_hangs_leaves_the_others_their_places(storage: Storage) -> None:
    fast = {ChannelName.TELEGRAM: Pace(), ChannelName.SMS: Pace()}
    world, channels = await several(storage, in_flight=6, paces=fast)
    await people(world, channels, 10)
    await world.until("07:59")
    await world.sleep_until("08:00")
    bot, *numbers = channels
    answered = asyncio.Event()

    async def hang() -> None:
        await answered.wait()

    for number in numbers:
        number.before_sending = hang
    await world.engine._beat.run()
    while len(bot.sent) < 10:
        await world.engine._pump.turn()
        await asyncio.sleep(0)  # noqa: TID251 - the bot's own are answered meanwhile

    assert sum(number.in_flight for number in numbers) == 3
    answered.set()
    await world.until("08:01")
    assert sent(channels) == [10, 10, 10]


async def test_the_pump_wakes_when_the_next_text_may_go(storage: Storage) -> None:
    world, channels = await several(storage)
    await people(world, channels[1:], 3)
    await world.until("07:59")
    await world.sleep_until("08:00")
    await world.engine.run_due()
    pump = world.engine._pump

    for _ in range(8):
        await pump.turn()
        pump._fruitless += 1
    rests = await pump._until_next()
    await world.sleep_until("08:00:01")

    assert rests == 1.0
    assert await pump._is_due()


async def test_who_is_lost_on_telegram_is_asked_by_sms_in_the_same_window(
    storage: Storage,
) -> None:
    world, channels = await several(storage)
    telegram, number = channels[0], channels[1]
    ann = await world.patient(value="2002", through=telegram)
    async with storage.transaction() as tx:
        await world.reach(tx, ann, PHONE, position=1, through=number)
    telegram.refuses["2002"] = Undeliverable("the user was deleted")

    await world.until("08:01")

    assert sent(channels) == [0, 1, 0]
    assert number.sent[0].text.startswith("08:00")
    assert number.sent[0].message.buttons == ()
    assert (await world.rounds(ann))[0].asked_at is not None


def _noting(order: list[str], channel: FakeChannel) -> Callable[[], Awaitable[None]]:
    async def note() -> None:
        order.append(channel.sender)

    return note
