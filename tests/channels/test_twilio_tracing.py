"""Proves that Twilio's list is asked in such a way that no message of ours stays in doubt."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.channels.twilio import TwilioChannel
from bot.clock import SystemClock
from bot.domain.channels import Cause, Fate
from bot.domain.errors import SendError, Throttled, TryAgain, Unsure
from bot.domain.people import ChannelName
from tests.channels.conftest import IMPATIENT, until
from tests.channels.stand_in_faults import Drop, Fail, Flood, Garble, Wait
from tests.channels.twilio_setting import ANN, BOB, a_message, a_number
from tests.channels.twilio_stand_in import NUMBER, TwilioStandIn
from tests.channels.twilio_stand_in_faults import Fault, Refuse


@pytest.fixture
async def number(twilio: TwilioStandIn) -> AsyncIterator[TwilioChannel]:
    async with a_number(twilio, limits=IMPATIENT) as channel:
        yield channel


async def test_a_text_whose_answer_was_lost_is_found(
    twilio: TwilioStandIn, number: TwilioChannel
) -> None:
    since = SystemClock().now()
    twilio.faults.plan(Drop(accepted=True))
    with pytest.raises(Unsure):
        await number.send(ANN, a_message("08:00: 5 medicines"))

    (traced,) = await number.trace(ANN, since=since)

    assert (traced.channel, traced.sender, traced.address) == (ChannelName.SMS, NUMBER, ANN)
    assert traced.provider_id == twilio.accepted[0].sid
    assert traced.text == "08:00: 5 medicines"
    assert traced.delivery is None
    assert traced.created_at is not None
    assert abs(traced.created_at - since) < timedelta(seconds=10)


async def test_a_text_that_twilio_never_took_is_not_found(
    twilio: TwilioStandIn, number: TwilioChannel
) -> None:
    twilio.faults.plan(Drop(accepted=False))
    with pytest.raises(Unsure):
        await number.send(ANN, a_message())

    assert await number.trace(ANN, since=SystemClock().now()) == []


async def test_only_ours_to_that_phone_are_found_the_oldest_first(
    twilio: TwilioStandIn, number: TwilioChannel
) -> None:
    since = SystemClock().now()
    for phone, text in ((ANN, "one"), (BOB, "not hers"), (ANN, "two")):
        await number.send(phone, a_message(text))
    twilio.messages.add("+15550100199", ANN, "not from here", "outbound-api", "sent")
    twilio.say(ANN, "not ours")
    old = twilio.messages.add(NUMBER, ANN, "long ago", "outbound-api", "delivered")
    old.created_at -= timedelta(seconds=5)

    assert [one.text for one in await number.trace(ANN, since=since)] == ["one", "two"]


async def test_a_text_that_still_waits_at_twilio_is_found(
    twilio: TwilioStandIn, number: TwilioChannel
) -> None:
    twilio.switch_off(ANN)
    await number.send(ANN, a_message())

    (traced,) = await number.trace(ANN, since=SystemClock().now())

    assert twilio.messages.by_sid[traced.provider_id].sent_at is None
    assert traced.fate is Fate.ACCEPTED


async def test_it_says_what_became_of_each(twilio: TwilioStandIn, number: TwilioChannel) -> None:
    twilio.break_phone(ANN, 30005)
    sid = (await number.send(ANN, a_message())).provider_id
    await until(lambda: twilio.status(sid) == "undelivered")

    (traced,) = await number.trace(ANN, since=SystemClock().now())

    assert (traced.fate, traced.cause) == (Fate.UNDELIVERED, Cause.BAD_ADDRESS)


async def test_all_pages_are_turned(twilio: TwilioStandIn, number: TwilioChannel) -> None:
    since = SystemClock().now() - timedelta(hours=1)
    for n in range(2500):
        twilio.messages.add(NUMBER, ANN, str(n), "outbound-api", "delivered")

    found = await number.trace(ANN, since=since)

    assert [one.text for one in found] == [str(n) for n in range(2500)]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Drop(accepted=False), TryAgain),
        (Wait(1), TryAgain),
        (Fail(500), TryAgain),
        (Garble(), TryAgain),
        (Garble(b'{"messages": null}'), TryAgain),
        (Garble(b'{"something": "else", "and": "more"}'), TryAgain),
        (Refuse(20001), TryAgain),
        (Flood(3), Throttled),
        (Refuse(20003, 401), Throttled),
    ],
)
async def test_when_it_cannot_be_asked_it_says_so(
    twilio: TwilioStandIn, number: TwilioChannel, fault: Fault, expected: type[SendError]
) -> None:
    twilio.faults.plan(fault, method="GET", times=None)

    with pytest.raises(SendError) as error:
        await number.trace(ANN, since=SystemClock().now())

    assert type(error.value) is expected
