"""What a provider tells of our messages later: late, twice, in any order, and before we know that
it took them."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from itertools import permutations

import pytest

from bot.actions import fates, say
from bot.clock import SteppedClock
from bot.domain.channels import Cause, Fate
from bot.domain.deliveries import Delivery, DeliveryState, Utterance
from bot.domain.errors import Unsure
from bot.domain.people import Person
from bot.domain.rounds import Round, RoundState
from bot.storage import Storage
from tests.scheduling.test_poisoned_deliveries import spoil
from tests.scheduling.texting import PHONE, TextingChannel, a_texting_world, tell, told
from tests.scheduling.world import START, FakeChannel, World, a_world, at

pytestmark = pytest.mark.long

_NOT_REMINDED = "We could not remind you at 08:00"


@pytest.fixture
async def texting(storage: Storage) -> tuple[World, TextingChannel]:
    """A world in which everybody is reached by SMS."""
    return await a_texting_world(storage)


@pytest.mark.parametrize(
    ("news", "state"),
    [
        *(
            (order, DeliveryState.DELIVERED)
            for order in permutations([Fate.ACCEPTED, Fate.ACCEPTED, Fate.DELIVERED])
        ),
        ((Fate.DELIVERED, Fate.UNDELIVERED), DeliveryState.DELIVERED),
        ((Fate.UNDELIVERED, Fate.ACCEPTED, Fate.DELIVERED), DeliveryState.UNDELIVERED),
    ],
)
async def test_whatever_the_order_a_delivery_only_moves_forward(
    texting: tuple[World, TextingChannel], news: tuple[Fate, ...], state: DeliveryState
) -> None:
    world, _ = texting
    ann = await world.patient(value=PHONE)
    await world.until("08:00")

    await tell(world, *(told(1, fate) for fate in news))

    assert (await _first(world, ann)).state is state


@pytest.mark.parametrize("by", ["our id", "the provider's id"])
async def test_a_delivery_is_found(texting: tuple[World, TextingChannel], by: str) -> None:
    world, _ = texting
    ann = await world.patient(value=PHONE)
    await world.until("08:00")
    id_ = (await _first(world, ann)).id if by == "our id" else None

    await tell(world, told(1, Fate.DELIVERED, delivery=id_))

    assert (await _first(world, ann)).state is DeliveryState.DELIVERED


async def test_news_of_messages_that_are_not_ours_change_nothing(
    texting: tuple[World, TextingChannel],
) -> None:
    world, _ = texting
    ann = await world.patient(value=PHONE)
    await world.until("08:00")
    before = await _first(world, ann)

    await tell(
        world,
        told(99, Fate.UNDELIVERED),
        told(1, Fate.UNDELIVERED, address="+15550100999"),
    )

    assert await _first(world, ann) == before


async def test_of_a_whole_list_what_is_known_and_what_cannot_be_opened_is_left_out(
    texting: tuple[World, TextingChannel],
) -> None:
    world, _ = texting
    phones = [f"+1555010{n:04}" for n in range(4)]
    people = [await world.patient(value=phone) for phone in phones]
    await world.until("08:00")
    numbers = {m.address: n for n, m in enumerate(texting[1].sent, start=1)}
    listed = [told(numbers[phone], Fate.DELIVERED, address=phone) for phone in phones]
    await tell(world, listed[0])
    await spoil(world, people[1].id, words=b"junk")

    async with world.storage.reading() as tx:
        news = await fates.news(tx, [*listed, told(99, Fate.DELIVERED)])

    assert news == listed[2:]


@pytest.mark.parametrize("fate", [Fate.ACCEPTED, Fate.DELIVERED])
async def test_news_may_come_before_the_answer_to_the_request_itself(
    texting: tuple[World, TextingChannel], fate: Fate
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    await world.until("07:59")
    await world.sleep_until("08:00")

    async def tell_at_once() -> None:
        delivery = await _first(world, ann)
        assert delivery.state is DeliveryState.CLAIMED
        async with world.storage.transaction() as tx:
            traced = told(1, fate, delivery=delivery.id)
            await fates.note(tx, traced, now=world.clock.now())

    channel.before_sending = tell_at_once
    await world.engine.run_due()

    delivery, round_ = await _first(world, ann), await _round(world, ann)
    assert delivery.state.value == fate.value
    assert delivery.words == channel.sent[0].message.text
    assert (round_.state, round_.asked_at) == (RoundState.ASKED, at("08:00"))
    assert len(channel.sent) == 1


async def test_news_settle_what_was_in_doubt_before_anybody_asks(
    texting: tuple[World, TextingChannel],
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    channel.lost_answers = [Unsure("read time-out")]
    await world.until("08:00")
    doubtful = await _first(world, ann)

    await tell(world, told(1, Fate.DELIVERED, delivery=doubtful.id))
    await world.until("08:10")

    assert doubtful.state is DeliveryState.UNKNOWN
    assert (await _first(world, ann)).state is DeliveryState.DELIVERED
    assert (await _round(world, ann)).state is RoundState.ASKED
    assert (len(channel.sent), channel.asked) == (1, [])


@pytest.mark.parametrize("cause", [Cause.NONE, Cause.PASSING])
async def test_an_ask_that_did_not_arrive_is_asked_again_in_time(
    texting: tuple[World, TextingChannel], cause: Cause
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    await world.until("08:00")

    await tell(world, told(1, Fate.UNDELIVERED, cause))

    round_ = await _round(world, ann)
    assert (round_.state, round_.asked_at) == (RoundState.PLANNED, None)
    await world.until("08:12")
    assert [f"{sent.at:%H:%M}" for sent in channel.sent] == ["08:00", "08:10"]
    assert "late reminder" in channel.sent[1].text
    assert (await _round(world, ann)).state is RoundState.ASKED


async def test_what_failed_a_while_ago_is_asked_again_at_once(
    texting: tuple[World, TextingChannel],
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    await world.until("08:46")
    await tell(world, told(1, Fate.UNDELIVERED), told(2, Fate.UNDELIVERED))
    before = len(channel.sent)

    await world.until("09:10")
    await tell(world, told(3, Fate.UNDELIVERED))

    assert before == 3
    assert [f"{sent.at:%H:%M}" for sent in channel.sent[3:]] == ["09:10"]
    assert (await _round(world, ann)).state is RoundState.ASKED


async def test_a_round_stays_asked_while_another_ask_of_it_stands(
    texting: tuple[World, TextingChannel],
) -> None:
    world, _ = texting
    ann = await world.patient(value=PHONE)
    await world.until("08:20")

    await tell(world, told(1, Fate.UNDELIVERED, Cause.PASSING))

    assert (await _round(world, ann)).asked_at == at("08:00")
    await world.until("10:05")
    assert await world.states(ann) == ["08:00 unanswered"]


async def test_a_round_none_of_whose_asks_arrived_was_not_asked_and_is_told_once(
    texting: tuple[World, TextingChannel],
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    await world.until("10:01")
    before = await world.states(ann)

    for number in (1, 2, 3):
        await tell(world, told(number, Fate.UNDELIVERED, Cause.TOO_LATE))
    await world.until("12:00")

    assert before == ["08:00 unanswered"]
    assert await world.states(ann) == ["08:00 not asked"]
    assert [sent.text[: len(_NOT_REMINDED)] for sent in channel.sent[3:]] == [_NOT_REMINDED]
    assert (await _round(world, ann)).asked_at is None


async def test_two_failures_at_one_instant_leave_nothing_asked(
    texting: tuple[World, TextingChannel],
) -> None:
    world, _ = texting
    ann = await world.patient(value=PHONE)
    await world.until("08:20")

    async def tell_of(number: int) -> None:
        async with world.storage.transaction() as tx:
            news = told(number, Fate.UNDELIVERED, Cause.PASSING)
            await fates.note(tx, news, now=world.clock.now())

    await asyncio.gather(tell_of(1), tell_of(2))

    assert (await _round(world, ann)).asked_at is None
    assert (await world.address(PHONE)).unreached == 2
    async with world.storage.reading() as tx:
        assert await tx.facts.get(f"{fates.NOT_ARRIVED}passing") == "2"


async def test_what_was_answered_stays_answered_although_no_ask_arrived(
    texting: tuple[World, TextingChannel],
) -> None:
    world, channel = texting
    ann = await world.patient(value=PHONE)
    await world.until("08:05")
    await world.hear("taken", value=PHONE)
    await world.until("08:06")
    before = len(channel.sent)

    await tell(world, told(1, Fate.UNDELIVERED, Cause.PASSING))
    await world.until("12:00")

    assert await world.states(ann) == ["08:00 taken"]
    assert len(channel.sent) == before


async def test_it_is_said_at_the_next_address_at_once(storage: Storage) -> None:
    world, texting, telegram = await _two_ways(storage)
    ann = await world.patient(value=PHONE)
    async with storage.transaction() as tx:
        await world.reach(tx, ann, "2002", position=1, through=telegram)
    await world.until("08:00")

    await tell(world, told(1, Fate.UNDELIVERED, Cause.PASSING))

    assert (len(texting.sent), len(telegram.sent)) == (1, 1)
    assert (await _round(world, ann)).state is RoundState.ASKED


async def test_a_number_where_nothing_ever_arrives_is_given_up(storage: Storage) -> None:
    world, texting, telegram = await _two_ways(storage)
    ann = await world.patient(value=PHONE)
    async with storage.transaction() as tx:
        await world.reach(tx, ann, "2002", position=1, through=telegram)
    await world.until("08:00")

    await tell(world, told(1, Fate.UNDELIVERED, Cause.BAD_ADDRESS))
    await world.until("2026-03-03 09:00")

    address = await world.address(PHONE)
    assert (address.opted_out_at, address.opted_out_how) == (at("08:00"), "undeliverable")
    assert len(texting.sent) == 1
    assert len(telegram.sent) > 3
    async with storage.reading() as tx:
        entries = await tx.audit.entries(ann.id)
    assert [(e.action, e.actor) for e in entries] == [("undeliverable", None)]


async def test_who_told_the_provider_to_stop_is_not_written_to(
    texting: tuple[World, TextingChannel],
) -> None:
    world, channel = texting
    await world.patient(value=PHONE)
    await world.until("08:00")

    await tell(world, told(1, Fate.UNDELIVERED, Cause.OPTED_OUT))
    await world.until("2026-03-03 09:00")

    assert (await world.address(PHONE)).opted_out_how == "provider"
    assert len(channel.sent) == 1


async def test_a_stop_at_the_provider_that_is_told_late_is_as_old_as_what_it_refused(
    texting: tuple[World, TextingChannel],
) -> None:
    world, _ = texting
    await world.patient(value=PHONE)
    await world.until("10:00")
    refused = told(1, Fate.UNDELIVERED, Cause.OPTED_OUT)

    await tell(world, replace(refused, created_at=at("08:00")))

    assert (await world.address(PHONE)).opted_out_at == at("08:00")


async def test_a_streak_of_failures_puts_a_number_in_doubt(
    texting: tuple[World, TextingChannel],
) -> None:
    world, _ = texting
    await world.patient(value=PHONE)
    doubtful = []

    for number, time in enumerate(("08:00", "08:11", "08:22"), start=1):
        await world.until(time)
        await tell(world, told(number, Fate.UNDELIVERED, Cause.PASSING))
        doubtful.append((await world.address(PHONE)).is_doubtful(now=world.clock.now()))

    assert doubtful == [False, False, True]


async def test_whatever_arrives_ends_a_streak(texting: tuple[World, TextingChannel]) -> None:
    world, _ = texting
    await world.patient(value=PHONE)
    await world.until("08:00")
    await tell(world, told(1, Fate.UNDELIVERED, Cause.PASSING))
    await world.until("08:12")

    await tell(world, told(2, Fate.DELIVERED))

    assert (await world.address(PHONE)).unreached == 0


async def test_the_operator_is_told_that_we_are_taken_for_spam(
    texting: tuple[World, TextingChannel], caplog: pytest.LogCaptureFixture
) -> None:
    world, _ = texting
    ann = await world.patient(value=PHONE)
    await world.until("08:00")

    with caplog.at_level(logging.ERROR):
        await tell(world, told(1, Fate.UNDELIVERED, Cause.FILTERED))

    [record] = caplog.records
    assert record.__dict__["delivery"] == str((await _first(world, ann)).id)
    assert PHONE not in caplog.text
    async with world.storage.reading() as tx:
        assert await tx.facts.get(f"{fates.NOT_ARRIVED}filtered") == "1"


async def test_an_answer_that_did_not_arrive_is_not_said_again(
    texting: tuple[World, TextingChannel],
) -> None:
    world, channel = texting
    await world.patient(value=PHONE)
    async with world.storage.transaction() as tx:
        place = say.To(world.addresses[PHONE], None, "en")
        await say.say(tx, place, Utterance("asked-practice"), now=world.clock.now())
    await world.until("06:01")

    await tell(world, told(1, Fate.UNDELIVERED, Cause.PASSING))
    await world.until("07:00")

    assert len(channel.sent) == 1


async def _two_ways(storage: Storage) -> tuple[World, TextingChannel, FakeChannel]:
    """Return a world with SMS and one other way."""
    clock = SteppedClock(START)
    texting, other = TextingChannel(clock), FakeChannel(clock)
    world = await a_world(storage, clock=clock, channels=[texting, other])
    return world, texting, other


async def _first(world: World, person: Person) -> Delivery:
    return (await world.deliveries(person))[0]


async def _round(world: World, person: Person) -> Round:
    return (await world.rounds(person))[0]
