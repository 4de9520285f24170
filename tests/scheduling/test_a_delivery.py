"""The life of a delivery: every way in which a send can end, and what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions import say
from bot.domain.deliveries import Delivery, DeliveryState, Reason, Utterance
from bot.domain.errors import OptedOut, SendError, Throttled, TryAgain, Undeliverable, Unsure
from bot.domain.ids import PersonId
from bot.domain.people import ChannelName, Person
from bot.domain.rounds import RoundState
from bot.scheduling import EngineSettings, Pace
from bot.storage import Storage
from tests.scheduling.world import World, a_world, at

ASK = "08:00: time for your medicine."
REPEAT = "Sent again, in case it did not reach you. It is the same round, not a second one."


@pytest.mark.parametrize(
    ("case", "failures", "said", "states"),
    [
        ("accepted", [], ["08:00 " + ASK], ["accepted"]),
        (
            "the provider was busy and said how long",
            [Throttled(timedelta(seconds=30))],
            ["08:00 " + ASK],
            ["accepted"],
        ),
        ("the provider was down", [TryAgain("down")], ["08:00 " + ASK], ["accepted"]),
        (
            "nobody knows whether it arrived",
            [Unsure("read time-out")],
            ["08:01 " + REPEAT],
            ["unknown", "accepted"],
        ),
        (
            "nobody knows of the repeat either",
            [Unsure("read time-out"), Unsure("read time-out")],
            [],
            ["unknown", "unknown"],
        ),
        ("it will never arrive", [Undeliverable("too long")], [], ["refused"]),
        (
            "the channel is broken",
            [KeyError("a bug")],
            ["08:01 " + REPEAT],
            ["unknown", "accepted"],
        ),
    ],
)
async def test_how_a_send_can_end(
    world: World, case: str, failures: list[Exception], said: list[str], states: list[str]
) -> None:
    ann = await world.patient()
    world.channel.failures = list(failures)

    await world.until("08:10")

    assert world.channel.said() == said, case
    assert [d.state.value for d in await world.deliveries(ann)] == states, case
    asked = (await world.rounds(ann))[0].state is RoundState.ASKED
    assert asked is bool(said), case


async def test_what_is_throttled_waits_as_long_as_it_was_told(world: World) -> None:
    ann = await world.patient()
    world.channel.failures = [Throttled(timedelta(minutes=7))]

    await world.until("08:10")

    assert world.channel.said() == ["08:07 08:00: late reminder, the delay is ours."]
    assert [d.attempts for d in await world.deliveries(ann)] == [2]


async def test_a_throttled_sender_says_nothing_to_anybody_meanwhile(world: World) -> None:
    await world.patient()
    await world.patient(value="1002")
    world.channel.failures = [Throttled(timedelta(minutes=3))]
    world.channel.before_sending = None

    await world.until("08:02")
    async with world.storage.transaction() as tx:
        place = say.To(world.addresses["1001"], None, "en")
        await say.say(tx, place, Utterance("asked-practice"), now=world.clock.now())
    await world.until("08:02")
    before = len(world.channel.sent)
    await world.until("08:10")

    assert before == 1  # both were on their way when the provider said so
    assert len(world.channel.sent) == 3


async def test_what_cannot_be_sent_in_its_window_expires_and_is_told_once(world: World) -> None:
    ann = await world.patient()
    world.channel.failures = [Throttled(timedelta(hours=3))]

    await world.until("11:10")

    assert [text for text in world.channel.said() if "could not remind" in text]
    assert not [text for text in world.channel.said() if "time for" in text]
    assert await world.states(ann) == ["08:00 not asked"]


@pytest.mark.long
async def test_a_provider_that_stays_down_is_tried_less_and_less_often(world: World) -> None:
    ann = await world.patient()
    world.channel.failures = [TryAgain("down")] * 1000

    await world.until("10:30")

    first = (await world.deliveries(ann))[0]
    assert first.state is DeliveryState.EXPIRED
    assert 10 < first.attempts < 40
    assert world.channel.sent == []


async def test_a_doubtful_ask_is_not_repeated_once_it_was_answered(world: World) -> None:
    ann = await world.patient()
    world.channel.failures = [Unsure("read time-out")]
    await world.until("08:00")

    await world.hear("taken")
    await world.until("12:00")

    assert world.channel.sent == []
    assert [d.state.value for d in await world.deliveries(ann)] == ["unknown", "cancelled"]


@pytest.mark.parametrize(
    ("failures", "said"),
    [
        ([Unsure("read time-out")] * 2, f"{REPEAT}\n08:00: still waiting for your answer."),
        ([Undeliverable("no such chat")], "08:00: late reminder; nothing reached you before."),
    ],
)
async def test_a_further_ask_says_that_an_earlier_one_may_be_there_and_never_that_none_is(
    failures: list[SendError], said: str, world: World
) -> None:
    await world.patient()
    world.channel.failures = list(failures)

    await world.until("08:16")

    [ask] = world.channel.sent
    assert ask.message.text.startswith(said)


async def test_a_repeat_that_waited_is_left_out_once_a_further_ask_has_come(world: World) -> None:
    ann = await world.patient()
    world.channel.failures = [Unsure("read time-out")]
    await world.until("08:00")
    _, repeat = await world.deliveries(ann)
    async with world.storage.transaction() as tx:
        later = replace(repeat, not_before=at("08:16"))
        await tx.deliveries.replace_many([(repeat, later)])

    await world.until("08:20")

    [further] = world.channel.sent
    assert further.message.text.startswith(f"{REPEAT}\n08:00: still waiting for your answer.")
    assert [d.state.value for d in await world.deliveries(ann)] == [
        *("unknown", "cancelled", "accepted")
    ]


async def test_an_ask_goes_to_the_next_address_once_the_first_refuses(world: World) -> None:
    ann = await world.patient()
    async with world.storage.transaction() as tx:
        await world.reach(tx, ann, "2002", position=1)
    world.channel.refuses["1001"] = Undeliverable("no such chat")

    await world.until("08:10")

    assert [(sent.address, sent.text) for sent in world.channel.sent] == [("2002", ASK)]
    states = [d.state for d in await world.deliveries(ann)]
    assert states == [DeliveryState.REFUSED, DeliveryState.ACCEPTED]


async def test_each_address_is_tried_once(world: World) -> None:
    ann = await world.patient()
    async with world.storage.transaction() as tx:
        await world.reach(tx, ann, "2002", position=1)
    world.channel.refuses = {"1001": Undeliverable("gone"), "2002": Undeliverable("gone")}

    await world.until("08:10")

    assert [d.state.value for d in await world.deliveries(ann)] == ["refused", "refused"]


async def test_a_provider_that_says_opted_out_is_never_asked_again(world: World) -> None:
    await world.patient()
    world.channel.refuses["1001"] = OptedOut("blocked by the user")

    await world.until("2026-03-03 12:00")

    address = await world.address()
    assert (address.opted_out_at, address.opted_out_how) == (at("08:00"), "provider")
    async with world.storage.reading() as tx:
        assert await tx.deliveries.counts() == {DeliveryState.REFUSED: 1}


async def test_an_address_that_moved_is_written_to_where_it_is_now(world: World) -> None:
    await world.patient()
    world.channel.moved_to = "-100777"

    await world.until("08:15")

    assert [sent.address for sent in world.channel.sent] == ["1001", "-100777"]


async def test_somebody_who_said_stop_still_gets_the_one_answer(world: World) -> None:
    ann = await world.patient()
    await world.opt_out()

    await _say(world, ann, Reason.ANSWER)
    await _say(world, ann, Reason.SUMMARY)
    await world.until("06:30")

    assert len(world.channel.sent) == 1


async def test_somebody_who_blocked_us_gets_nothing(world: World) -> None:
    ann = await world.patient()
    await world.opt_out(how="blocked")

    await _say(world, ann, Reason.ANSWER)
    await world.until("06:30")

    assert world.channel.sent == []


async def test_nothing_is_asked_after_consent_was_withdrawn_on_the_way(world: World) -> None:
    ann = await world.patient()
    world.channel.failures = [TryAgain("down")]
    await world.until("08:00")

    await world.withdraw(ann)
    await world.until("08:10")

    assert world.channel.sent == []
    assert [d.state.value for d in await world.deliveries(ann)] == ["cancelled"]


async def test_answers_overtake_reminders(storage: Storage) -> None:
    world = await a_world(storage, settings=EngineSettings(in_flight=1, paces={}))
    for n in range(5):
        await world.patient(value=str(2000 + n))
    ann = await world.patient(value="1001")
    await world.until("07:00")
    await world.sleep_until("08:00")

    await _say(world, ann, Reason.ANSWER)
    await world.engine.run_due()

    assert world.channel.sent[0].text == "Practice done. Nothing was recorded."
    assert len(world.channel.sent) == 7
    assert world.channel.most_in_flight == 1


async def test_no_sender_is_faster_than_its_pace(storage: Storage) -> None:
    paces = {ChannelName.TRY_OUT: Pace(rate=2.0, burst=3)}
    world = await a_world(storage, settings=EngineSettings(paces=paces))
    for n in range(10):
        await world.patient(value=str(2000 + n))
    await world.until("07:59")

    sent = []
    for second in range(5):
        await world.sleep_until(f"08:00:0{second}")
        await world.engine.run_due()
        sent.append(len(world.channel.sent))

    assert sent == [3, 5, 7, 9, 10]


async def test_no_more_is_on_its_way_than_there_are_places(storage: Storage) -> None:
    world = await a_world(storage, settings=EngineSettings(in_flight=4, paces={}))
    for n in range(20):
        await world.patient(value=str(2000 + n))

    await world.until("08:00")

    assert len(world.channel.sent) == 20
    assert world.channel.most_in_flight == 4


async def _say(world: World, person: Person, reason: Reason) -> Delivery:
    id_: PersonId = person.id
    place = say.To(world.addresses["1001"], id_, "en")
    async with world.storage.transaction() as tx:
        delivery = await say.say(
            tx, place, Utterance("asked-practice"), now=world.clock.now(), reason=reason
        )
    assert delivery is not None
    return delivery
