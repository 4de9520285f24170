"""What is in doubt where a provider can be asked: settled by its list, lost never and doubled
never."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import say
from bot.domain.channels import Outgoing, Receipt
from bot.domain.deliveries import DeliveryState, Reason, Utterance
from bot.domain.errors import TryAgain, Unsure
from bot.domain.ids import DeliveryId
from bot.domain.people import Person
from bot.domain.rounds import RoundState
from bot.scheduling import EngineSettings
from bot.storage import Storage
from tests.scheduling.test_serving import eventually, serving
from tests.scheduling.test_several_workers import SleepyClock, a_second_worker
from tests.scheduling.texting import PHONE, TextingChannel, a_texting_world
from tests.scheduling.world import START, World, at

ASK = "08:00: time for"
LATE = "08:00: late reminder"
Texting = tuple[World, TextingChannel]


@pytest.fixture
async def texting(storage: Storage) -> Texting:
    """A world in which everybody is reached by SMS."""
    return await a_texting_world(storage)


@pytest.mark.parametrize("failure", [Unsure("read time-out"), KeyError("a bug")])
@pytest.mark.parametrize("how", ["plainly", "with a line of its own", "without the words"])
async def test_what_the_list_shows_is_written_down_and_not_sent_again(
    texting: Texting, failure: Exception, how: str
) -> None:
    world, channel = texting
    channel.prefix = "Sent from a trial account - " if how == "with a line of its own" else ""
    channel.forgets_texts = how == "without the words"
    ann = await world.patient(value=PHONE)
    channel.lost_answers = [failure]

    await world.until("08:10")

    [delivery] = await world.deliveries(ann)
    assert (delivery.state, delivery.provider_id) == (DeliveryState.ACCEPTED, "fake-1")
    assert delivery.words == channel.sent[0].message.text
    assert channel.asked == [at("08:01")]
    assert len(channel.sent) == 1
    round_ = (await world.rounds(ann))[0]
    assert (round_.state, round_.asked_at) == (RoundState.ASKED, at("08:00"))


async def test_what_the_list_does_not_show_goes_out_as_the_same_message(texting: Texting) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    channel.failures = [Unsure("read time-out")]

    await world.until("08:10")

    [delivery] = await world.deliveries(ann)
    assert (delivery.state, delivery.repeats) == (DeliveryState.ACCEPTED, None)
    assert [(sent.at, sent.text[: len(ASK)]) for sent in channel.sent] == [(at("08:01"), ASK)]
    assert channel.sent[0].message.delivery == delivery.id


@pytest.mark.long
async def test_what_was_not_taken_before_its_window_ended_is_not_sent(texting: Texting) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    channel.failures = [Unsure("read time-out")] * 9
    channel.cannot_be_asked = [TryAgain("down")] * 1000

    await world.until("10:05")
    channel.cannot_be_asked = []
    channel.failures = []
    await world.until("10:20")

    assert [d.state.value for d in (await world.deliveries(ann))[:1]] == ["expired"]
    assert await world.states(ann) == ["08:00 not asked"]
    assert not [text for text in channel.said() if "time for" in text]


async def test_a_provider_that_cannot_be_asked_is_asked_later_and_nothing_is_sent_blindly(
    texting: Texting,
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    channel.lost_answers = [Unsure("read time-out")]
    channel.cannot_be_asked = [TryAgain("down")] * 4

    await world.until("08:14")

    [delivery] = await world.deliveries(ann)
    assert delivery.state is DeliveryState.ACCEPTED
    assert len(channel.asked) == 5
    pauses = [b - a for a, b in zip(channel.asked, channel.asked[1:], strict=False)]
    assert pauses == sorted(pauses)
    assert pauses[0] >= timedelta(seconds=20)
    assert len(channel.sent) == 1


@pytest.mark.long
async def test_what_the_list_shows_after_the_window_was_asked_where_it_was_accepted_inside(
    texting: Texting,
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    channel.lost_answers = [Unsure("read time-out")] * 9
    channel.cannot_be_asked = [TryAgain("down")] * 1000

    await world.until("10:05")
    closed = await world.states(ann)
    channel.cannot_be_asked = []
    await world.until("10:40")

    assert closed == ["08:00 not asked"]
    assert await world.states(ann) == ["08:00 unanswered"]
    (round_, *_) = await world.rounds(ann)
    assert round_.asked_at is not None
    assert round_.asked_at < round_.closes_at


async def test_nobody_is_asked_for_ever(texting: Texting) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    channel.lost_answers = [Unsure("read time-out")]
    channel.cannot_be_asked = [TryAgain("down")] * 100_000

    await world.until("08:05")
    await world.opt_out(PHONE)
    for instant in ("2026-03-03 09:50", "2026-03-03 10:30", "2026-03-04 12:00"):
        await world.sleep_until(instant)
        await world.engine.run_due()

    assert (await world.deliveries(ann))[0].state is DeliveryState.UNKNOWN
    assert channel.asked[-1] == at("2026-03-03 09:50")


async def test_a_doubtful_ask_is_not_sent_again_once_it_was_answered(texting: Texting) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    channel.failures = [Unsure("read time-out")]
    await world.until("08:00")

    await world.hear("taken", value=PHONE)
    await world.until("12:00")

    assert channel.sent == []
    assert [d.state for d in await world.deliveries(ann)] == [DeliveryState.CANCELLED]


async def test_an_ask_that_a_later_one_has_overtaken_is_not_sent_any_more(
    texting: Texting,
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    channel.failures = [Unsure("read time-out")]
    channel.cannot_be_asked = [TryAgain("down")] * 1000
    await world.until("08:16")

    channel.cannot_be_asked = []
    await world.until("08:40")

    assert [f"{sent.at:%H:%M}" for sent in channel.sent] == ["08:15"]
    states = [d.state for d in await world.deliveries(ann)]
    assert states == [DeliveryState.EXPIRED, DeliveryState.ACCEPTED]


async def test_two_in_doubt_at_one_address_are_told_apart(texting: Texting) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    channel.failures = [Unsure("read time-out")]
    await world.until("08:00")
    channel.lost_answers = [Unsure("read time-out")]
    answer = await _say(world, ann)
    await world.until("08:05")

    assert Counter(sent.message.delivery for sent in channel.sent) == {
        answer: 1,
        (await world.deliveries(ann))[0].id: 1,
    }
    async with world.storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.ACCEPTED: 2}


async def test_an_address_whose_list_breaks_does_not_hold_up_the_others(texting: Texting) -> None:
    world, channel = texting
    for number in range(3):
        await world.patient(value=f"{PHONE}{number}")
    channel.lost_answers = [Unsure("read time-out")] * 3
    channel.cannot_be_asked = [KeyError("a bug")]

    await world.until("08:01")
    async with world.storage.reading() as tx:
        counts = await tx.deliveries.counts()
    await world.until("08:03")

    assert counts == {DeliveryState.ACCEPTED: 2, DeliveryState.UNKNOWN: 1}
    async with world.storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.ACCEPTED: 3}
    assert len(channel.sent) == 3


@pytest.mark.parametrize("was_taken", [True, False])
async def test_what_a_dead_worker_had_in_hand_is_looked_up(
    texting: Texting, was_taken: bool
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    await world.until("07:59")
    await world.sleep_until("08:00")
    await _die_while_sending(world, channel if was_taken else TextingChannel(world.clock))

    await world.sleep_until("08:00:21")
    again = a_second_worker(world)
    await again.run_due()
    before = len(channel.sent)
    for minute in ("08:01", "08:02"):
        await world.sleep_until(minute)
        await again.run_due()

    assert before == int(was_taken)
    [delivery] = await world.deliveries(ann)
    assert delivery.state is DeliveryState.ACCEPTED
    assert [sent.text[: len(ASK)] for sent in channel.sent] == [ASK]


async def test_two_workers_settle_each_doubt_once(storage: Storage) -> None:
    settings = EngineSettings(in_flight=20, paces={})
    world, channel = await a_texting_world(storage, settings=settings)
    for number in range(20):
        await world.patient(value=f"{PHONE}{number}")
    channel.lost_answers = [Unsure("read time-out")] * 10
    await world.until("08:00")
    other = a_second_worker(world)

    await world.sleep_until("08:01")
    await asyncio.gather(world.engine.run_due(), other.run_due())
    await world.sleep_until("08:03")
    await asyncio.gather(world.engine.run_due(), other.run_due())

    counts = Counter(sent.address for sent in channel.sent)
    assert (len(counts), set(counts.values())) == (20, {1})
    async with storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.ACCEPTED: 20}


async def test_two_workers_send_again_once_what_was_never_taken(storage: Storage) -> None:
    world, channel = await a_texting_world(storage)
    for number in range(10):
        await world.patient(value=f"{PHONE}{number}")
    channel.failures = [Unsure("read time-out")] * 10
    await world.until("08:00")
    other = a_second_worker(world)

    for second in (0, 1, 2):
        await world.sleep_until(f"08:01:0{second}")
        await asyncio.gather(world.engine.run_due(), other.run_due())

    counts = Counter(sent.address for sent in channel.sent)
    assert (len(counts), set(counts.values())) == (10, {1})


async def test_what_a_frozen_worker_brings_back_settles_the_doubt(storage: Storage) -> None:
    clock = SleepyClock(START)
    world, channel = await a_texting_world(storage, clock=clock)
    ann = await world.patient(value=PHONE)
    await world.until("07:59")
    await world.sleep_until("08:00")
    other = a_second_worker(world)

    async def the_other_one_takes_over() -> None:
        channel.before_sending = None
        await world.sleep_until("08:00:30")
        await other.run_due()

    channel.before_sending = the_other_one_takes_over
    await world.engine.run_due()
    await world.until("08:10")

    [delivery] = await world.deliveries(ann)
    assert (delivery.state, delivery.provider_id) == (DeliveryState.ACCEPTED, "fake-1")
    assert (len(channel.sent), channel.asked) == (1, [])
    assert (await world.rounds(ann))[0].state is RoundState.ASKED


@pytest.mark.long
async def test_doubts_are_settled_while_serving(storage: Storage) -> None:
    settings = EngineSettings(paces={})
    world, channel = await a_texting_world(storage, settings=settings)
    await world.patient(value=PHONE)
    channel.lost_answers = [Unsure("read time-out")]

    async with serving(world):
        await world.sleep_until("08:00")
        await eventually(lambda: len(channel.sent) == 1)
        await world.sleep_until("08:02")
        await eventually(lambda: len(channel.asked) > 0)

    async with storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.ACCEPTED: 1}


async def _die_while_sending(world: World, channel: TextingChannel) -> None:
    """Let a worker vanish once its request is on the wire."""
    swallowing = _Swallowing(channel)
    doomed = replace(world.engine, channels={world.sender: swallowing})
    await doomed._beat.run()
    await doomed._pump.turn()
    await swallowing.has_swallowed.wait()
    for task in list(doomed._pump._running):
        task.cancel()
    await asyncio.gather(*doomed._pump._running, return_exceptions=True)


class _Swallowing(TextingChannel):
    """Takes a message, and never answers."""

    def __init__(self, through: TextingChannel) -> None:
        super().__init__(through._clock)
        self._through = through
        self.has_swallowed = asyncio.Event()

    async def send(self, address: str, message: Outgoing) -> Receipt:
        await self._through.send(address, message)
        self.has_swallowed.set()
        await asyncio.Event().wait()
        raise AssertionError("nobody ever answers")


async def _say(world: World, person: Person) -> DeliveryId:
    place = say.To(world.addresses[PHONE], person.id, "en")
    async with world.storage.transaction() as tx:
        delivery = await say.say(
            tx, place, Utterance("asked-practice"), now=world.clock.now(), reason=Reason.ANSWER
        )
    assert delivery is not None
    return delivery.id
