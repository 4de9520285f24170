"""Proves what Twilio is asked to send, and what each of its answers makes us do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID

import pytest

from bot.channels.twilio import TwilioAccount, TwilioChannel
from bot.channels.wire import HttpLimits
from bot.clock import SystemClock
from bot.domain.channels import CanBeAsked, Channel
from bot.domain.errors import OptedOut, SendError, Throttled, TryAgain, Undeliverable, Unsure
from bot.domain.ids import DeliveryId
from bot.domain.people import ChannelName
from tests.channels.conftest import IMPATIENT
from tests.channels.stand_in_faults import Drop, Fail, Flood, Garble, Wait
from tests.channels.twilio_setting import ANN, BOB, PUBLIC, a_message, a_number, an_account
from tests.channels.twilio_stand_in import NUMBER, TwilioStandIn
from tests.channels.twilio_stand_in_faults import Fault, Refuse


@pytest.fixture
async def number(twilio: TwilioStandIn) -> AsyncIterator[TwilioChannel]:
    async with a_number(twilio, limits=IMPATIENT) as channel:
        yield channel


async def test_a_text_goes_out_with_all_that_makes_it_safe(
    twilio: TwilioStandIn, number: TwilioChannel
) -> None:
    receipt = await number.send(ANN, a_message("¿Tomó sus 5 pastillas? & more", seconds_left=1234))

    (taken,) = twilio.accepted
    assert receipt.provider_id == taken.sid
    assert (taken.sender, taken.to) == (NUMBER, ANN)
    assert taken.text == "¿Tomó sus 5 pastillas? & more"
    assert taken.validity == 1234
    assert taken.callback == f"{PUBLIC}/twilio/status?d={UUID(int=7)}"


def test_a_number_is_a_channel_that_can_be_asked() -> None:
    number = TwilioChannel(TwilioAccount("AC", ("x",)), NUMBER, clock=SystemClock())
    channel: Channel = number

    assert (channel.name, channel.sender) == (ChannelName.SMS, NUMBER)
    assert isinstance(channel, CanBeAsked)


async def test_without_an_address_of_ours_nothing_is_told_back(twilio: TwilioStandIn) -> None:
    async with a_number(twilio, account=an_account(twilio, public="")) as number:
        await number.send(ANN, a_message())

    assert twilio.accepted[0].callback == ""


@pytest.mark.parametrize(("left", "asked"), [(-5, 1), (0, 1), (1, 1), (36_001, 36_000)])
async def test_no_text_is_kept_longer_than_twilio_may(
    twilio: TwilioStandIn, number: TwilioChannel, left: int, asked: int
) -> None:
    await number.send(ANN, a_message(seconds_left=left))

    assert twilio.accepted[0].validity == asked


async def test_a_text_cannot_be_changed(twilio: TwilioStandIn, number: TwilioChannel) -> None:
    with pytest.raises(Undeliverable):
        await number.send(ANN, a_message(edits="SM1"))

    assert not twilio.server.asked


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ann",
        "2025550101",
        "+1202555010",
        "+1 202 555 0101",
        "+1800FLOWERS",
        "+999123456789",
        "911",
        "+12025550101;ext=5",
        "whatsapp:+12025550101",
        "+" + "1" * 40,
    ],
)
async def test_what_is_no_number_is_never_sent_to(
    twilio: TwilioStandIn, number: TwilioChannel, address: str
) -> None:
    with pytest.raises(Undeliverable):
        await number.send(address, a_message())

    assert not twilio.server.asked


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        (20429, 429, Throttled),
        (63038, 429, Throttled),
        (21611, 400, Throttled),
        (30001, 400, Throttled),
        (30022, 400, Throttled),
        (20003, 401, Throttled),
        (20005, 403, Throttled),
        (20404, 404, Throttled),
        (21606, 400, Throttled),
        (21607, 400, Throttled),
        (21659, 400, Throttled),
        (21660, 400, Throttled),
        (21609, 400, Throttled),
        (30034, 400, Throttled),
        (21610, 400, OptedOut),
        (21211, 400, Undeliverable),
        (21214, 400, Undeliverable),
        (21217, 400, Undeliverable),
        (21408, 400, Undeliverable),
        (21608, 400, Undeliverable),
        (21612, 400, Undeliverable),
        (21614, 400, Undeliverable),
        (21602, 400, Undeliverable),
        (21617, 400, Undeliverable),
        (21999, 400, Undeliverable),
        (20500, 500, Unsure),
        (20503, 503, Unsure),
    ],
)
async def test_each_error_of_twilios_says_what_to_do(
    twilio: TwilioStandIn,
    number: TwilioChannel,
    code: int,
    status: int,
    expected: type[SendError],
) -> None:
    twilio.faults.plan(Refuse(code, status))

    with pytest.raises(SendError) as error:
        await number.send(ANN, a_message())

    assert type(error.value) is expected
    assert twilio.server.asked["POST"] == 1


@pytest.mark.parametrize(
    ("fault", "wait"),
    [
        (Flood(7), 7),
        (Refuse(20429, 429), 1),
        (Refuse(20003, 401), 60),
        (Refuse(21606), 60),
        (Refuse(21611), 60),
    ],
)
async def test_it_waits_as_long_as_it_takes(
    twilio: TwilioStandIn, number: TwilioChannel, fault: Fault, wait: int
) -> None:
    twilio.faults.plan(fault)

    with pytest.raises(Throttled) as error:
        await number.send(ANN, a_message())

    assert error.value.wait == timedelta(seconds=wait)


@pytest.mark.parametrize(
    ("fault", "level"),
    [
        (Refuse(20003, 401), "CRITICAL"),
        (Refuse(21606), "CRITICAL"),
        (Refuse(21408), "ERROR"),
        (Refuse(21608), "ERROR"),
        (Refuse(21211), None),
        (Refuse(21610), None),
        (Flood(1), None),
    ],
)
async def test_the_operator_hears_of_what_only_they_can_put_right(
    twilio: TwilioStandIn,
    number: TwilioChannel,
    fault: Fault,
    level: str | None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    twilio.faults.plan(fault)

    with pytest.raises(SendError):
        await number.send(ANN, a_message())

    assert [record.levelname for record in caplog.records] == ([level] if level else [])


@pytest.mark.parametrize(
    ("case", "fault", "expected"),
    [
        ("hung up before", Drop(accepted=False), Unsure),
        ("hung up after", Drop(accepted=True), Unsure),
        ("slow", Wait(1), Unsure),
        ("slow after", Wait(1, accepted=True), Unsure),
        ("broken", Fail(500, accepted=True), Unsure),
        ("away", Fail(503), Unsure),
        ("half an answer", Garble(), Unsure),
        ("an answer of somebody else", Garble(b'{"ok": true}'), Unsure),
        ("a list", Garble(b"[]"), Unsure),
        ("no text", Garble(b"\xff\xfe"), Unsure),
        ("nested without end", Garble(b"[" * 100_000), Unsure),
        ("a proxy asks for a password", Fail(407), TryAgain),
        ("a proxy knows nobody", Fail(404), TryAgain),
        ("sent elsewhere", Fail(302), TryAgain),
    ],
)
async def test_doubt_is_told_from_what_was_certainly_not_sent(
    twilio: TwilioStandIn,
    number: TwilioChannel,
    case: str,
    fault: Fault,
    expected: type[SendError],
) -> None:
    twilio.faults.plan(fault)

    with pytest.raises(SendError) as error:
        await number.send(ANN, a_message())

    assert type(error.value) is expected, case
    assert twilio.server.asked["POST"] == 1, "nothing is sent again by itself"


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://twilio.invalid", "no address"])
async def test_who_is_never_reached_has_taken_nothing(twilio: TwilioStandIn, url: str) -> None:
    account = TwilioAccount(twilio.sid, (twilio.token,), url)

    async with a_number(twilio, account=account, limits=IMPATIENT) as number:
        with pytest.raises(TryAgain):
            await number.send(ANN, a_message())


async def test_a_text_without_a_place_on_the_wire_was_not_sent(twilio: TwilioStandIn) -> None:
    twilio.faults.plan(Wait(1.0), to=ANN)

    async with a_number(twilio, limits=HttpLimits(connections=1, place=0.2)) as number:
        first = asyncio.create_task(number.send(ANN, a_message()))
        await SystemClock().sleep(0.1)
        with pytest.raises(TryAgain):
            await number.send(BOB, a_message())
        await first

    assert [text.to for text in twilio.accepted] == [ANN]


async def test_what_may_not_go_any_more_is_not_put_on_the_wire(
    twilio: TwilioStandIn, number: TwilioChannel
) -> None:
    with pytest.raises(TryAgain):
        await number.send(ANN, a_message(may_go=lambda: False))
    await number.send(BOB, a_message())

    assert [text.to for text in twilio.accepted] == [BOB]


async def test_a_closed_channel_sends_nothing(twilio: TwilioStandIn) -> None:
    async with a_number(twilio) as number:
        await number.send(ANN, a_message())

    with pytest.raises(TryAgain):
        await number.send(ANN, a_message())
    assert len(twilio.accepted) == 1


async def test_stop_closes_a_phone_and_start_opens_it(
    twilio: TwilioStandIn, number: TwilioChannel
) -> None:
    twilio.say(ANN, " Stop ")
    with pytest.raises(OptedOut):
        await number.send(ANN, a_message())
    await number.send(BOB, a_message())

    twilio.say(ANN, "START")
    await number.send(ANN, a_message())

    assert [text.to for text in twilio.accepted] == [BOB, ANN]


async def test_many_texts_at_once_arrive_once_each(twilio: TwilioStandIn) -> None:
    async with a_number(twilio) as number:
        sending = [
            number.send(f"+1202555{n:04}", a_message(delivery=DeliveryId(UUID(int=n))))
            for n in range(500)
        ]
        receipts = await asyncio.gather(*sending)

    assert len({receipt.provider_id for receipt in receipts}) == 500
    assert len({text.callback for text in twilio.accepted}) == 500


async def test_the_machine_s_environment_does_not_change_who_is_called(
    twilio: TwilioStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWILIO_EDGE", "sydney")
    monkeypatch.setenv("TWILIO_REGION", "au1")

    async with a_number(twilio) as number:
        await number.send(ANN, a_message())

    assert len(twilio.accepted) == 1
