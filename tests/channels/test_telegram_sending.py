"""Proves what becomes of a message on its way to Telegram, over real HTTP."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_sending import in_parts
from bot.channels.wire import HttpLimits
from bot.domain.channels import Button, Channel, Outgoing, Receipt
from bot.domain.errors import (
    OptedOut,
    SendError,
    Throttled,
    TryAgain,
    Undeliverable,
    Unsure,
)
from bot.domain.ids import DeliveryId
from bot.domain.people import ChannelName
from tests.channels.conftest import IMPATIENT, HastyClock, a_channel
from tests.channels.stand_in_faults import Drop, Fail, Fault, Flood, Garble, Wait
from tests.channels.telegram_stand_in import StandIn

DELIVERY = DeliveryId(UUID(int=1))
ASK = Outgoing(
    DELIVERY,
    "08:00: 5 medicines, 6 tablets",
    ((Button("Taken", "1:a"), Button("Later", "2:a")), (Button("Not taking", "3:a"),)),
)


def a_message(text: str = "Good morning", *, edits: str | None = None) -> Outgoing:
    return Outgoing(DELIVERY, text, edits=edits)


def test_it_is_a_channel_and_knows_its_bot_without_asking_telegram() -> None:
    channel: Channel = TelegramChannel("1234:secret", clock=HastyClock())

    assert (channel.name, channel.sender) == (ChannelName.TELEGRAM, "1234")


async def test_an_ask_arrives_as_it_was_written_with_its_buttons(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    receipt = await channel.send("7", ASK)

    (sent,) = telegram.to(7)
    assert (sent.text, str(sent.message)) == (ASK.text, receipt.provider_id)
    assert sent.buttons == ((("Taken", "1:a"), ("Later", "2:a")), (("Not taking", "3:a"),))


async def test_what_looks_like_markup_arrives_as_typed(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    text = "*5* _mg_ <b>x</b> [a](http://b.example) \u202e\u05d2\u05dc\u05d5\u05dc\u05d4 💊 ½"

    await channel.send("7", a_message(text))

    assert telegram.shown(7) == [text]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Drop(accepted=False), Unsure),
        (Drop(accepted=True), Unsure),
        (Wait(1, accepted=False), Unsure),
        (Wait(1, accepted=True), Unsure),
        (Fail(500), Unsure),
        (Fail(502, accepted=True), Unsure),
        (Fail(503), Unsure),
        (Fail(504, accepted=True), Unsure),
        (Garble(), Unsure),
        (Garble(b'{"ok":true}'), Unsure),
        (Garble(b'{"ok":true,"result":{"message_id":1}}'), Unsure),
        (Garble(b'{"ok":true,"result":[]}'), Unsure),
        (Garble(b"[" * 100_000), Unsure),
        (Flood(17), Throttled),
        (Fail(429, body=b"slow down"), Throttled),
        (Fail(403, body=b"<html>blocked by your company</html>"), TryAgain),
        (Fail(404, body=b"<html>no such page</html>"), TryAgain),
        (Fail(401, body=b'{"error": "log in to this Wi-Fi"}'), TryAgain),
        (Fail(302, body=b""), TryAgain),
        (Fail(413, body=b'{"ok":false,"error_code":413,"description":"too large"}'), TryAgain),
    ],
)
async def test_every_failure_says_what_to_do_next(
    telegram: StandIn, fault: Fault, error: type[SendError]
) -> None:
    telegram.faults.plan(fault)
    limits = IMPATIENT if isinstance(fault, Wait) else None

    async with a_channel(telegram, limits=limits) as channel:
        with pytest.raises(SendError) as failure:
            await channel.send("7", a_message())

    assert type(failure.value) is error
    assert len(telegram.accepted) == int(fault.accepted)


async def test_telegram_says_how_long_to_wait(telegram: StandIn, channel: TelegramChannel) -> None:
    telegram.faults.plan(Flood(17))

    with pytest.raises(Throttled) as failure:
        await channel.send("7", a_message())

    assert failure.value.wait == timedelta(seconds=17)


async def test_nobody_listening_means_certainly_not_sent(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    await telegram.server.port.close()

    with pytest.raises(TryAgain):
        await channel.send("7", a_message())


async def test_an_unknown_host_means_certainly_not_sent() -> None:
    channel = TelegramChannel(
        "1:x", clock=HastyClock(), api_base_url="http://telegram.invalid", limits=IMPATIENT
    )

    with pytest.raises(TryAgain):
        await channel.send("7", a_message())

    await channel.close()


async def test_waiting_in_vain_for_a_free_place_means_certainly_not_sent(
    telegram: StandIn,
) -> None:
    telegram.faults.plan(Wait(60), times=None)

    async with a_channel(telegram, limits=HttpLimits(connections=2, place=0.5)) as channel:
        sends = [asyncio.create_task(channel.send("7", a_message())) for _ in range(3)]
        (third,), busy = await asyncio.wait(sends, return_when=asyncio.FIRST_COMPLETED)
        for send in busy:
            send.cancel()
        await asyncio.gather(*busy, return_exceptions=True)

    assert isinstance(third.exception(), TryAgain)
    assert not telegram.accepted


async def test_a_closed_channel_certainly_sends_nothing(channel: TelegramChannel) -> None:
    await channel.close()

    with pytest.raises(TryAgain):
        await channel.send("7", a_message())


async def test_blocking_the_bot_is_an_opt_out(telegram: StandIn, channel: TelegramChannel) -> None:
    telegram.block(7)

    with pytest.raises(OptedOut):
        await channel.send("7", a_message())


async def test_a_deleted_account_is_an_opt_out(telegram: StandIn, channel: TelegramChannel) -> None:
    telegram.leave_telegram(7)

    with pytest.raises(OptedOut):
        await channel.send("7", a_message())


async def test_somebody_who_never_pressed_start_has_not_opted_out(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    telegram.chats.know(7).refusal = "Forbidden: bot can't initiate conversation with a user"

    with pytest.raises(Undeliverable):
        await channel.send("7", a_message())


@pytest.mark.parametrize("address", ["8", "-100", "ann", "@ann", "", "7; DROP"])
async def test_a_chat_that_is_not_there_is_undeliverable(
    channel: TelegramChannel, address: str
) -> None:
    with pytest.raises(Undeliverable):
        await channel.send(address, a_message())


@pytest.mark.parametrize(
    "message",
    [
        a_message(""),
        a_message(" \n "),
        a_message("\0"),
        a_message("half a character: \ud83d"),
        Outgoing(DELIVERY, "x", ((Button("Taken", "1:" + "é" * 32),),)),
        Outgoing(DELIVERY, "x", ((Button("", "1"),),)),
        Outgoing(DELIVERY, "x", ((Button("Taken", ""),),)),
    ],
)
async def test_what_telegram_never_takes_is_undeliverable(
    telegram: StandIn, channel: TelegramChannel, message: Outgoing
) -> None:
    with pytest.raises(Undeliverable):
        await channel.send("7", message)

    assert not telegram.accepted


async def test_what_may_not_go_any_more_is_not_put_on_the_wire(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    with pytest.raises(TryAgain):
        await channel.send("7", Outgoing(DELIVERY, "Good morning", may_go=lambda: False))
    await channel.send("7", a_message("Good evening"))

    assert [accepted.text for accepted in telegram.accepted] == ["Good evening"]


async def test_a_refused_token_holds_everything_back_and_is_nobodys_opt_out(
    telegram: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_channel(telegram, token="424242:stolen-and-revoked") as channel:
        with pytest.raises(Throttled) as failure:
            await channel.send("7", a_message())

    assert failure.value.wait >= timedelta(seconds=30)
    assert any(record.levelname == "CRITICAL" for record in caplog.records)
    assert "revoked" not in caplog.text


async def test_a_chat_that_moved_is_followed_and_the_new_address_told(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    telegram.move(7, 70)

    receipt = await channel.send("7", a_message())

    assert receipt == Receipt(str(telegram.to(70)[0].message), moved_to="70")


async def test_a_chat_that_keeps_moving_is_followed_once(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    telegram.move(7, 70)
    telegram.move(70, 700)

    with pytest.raises(Undeliverable):
        await channel.send("7", a_message())


async def test_an_edit_replaces_the_earlier_message_and_takes_its_buttons_away(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    asked = await channel.send("7", ASK)

    edited = await channel.send("7", a_message("Taken at 08:05", edits=asked.provider_id))

    assert edited == Receipt(asked.provider_id)
    assert telegram.shown(7) == ["Taken at 08:05"]
    assert telegram.to(7)[-1].buttons == ()


async def test_an_edit_that_changes_nothing_is_done(channel: TelegramChannel) -> None:
    asked = await channel.send("7", ASK)
    again = Outgoing(DELIVERY, ASK.text, ASK.buttons, edits=asked.provider_id)

    assert await channel.send("7", again) == Receipt(asked.provider_id)


@pytest.mark.parametrize("earlier", ["99", "", "x"])
async def test_an_edit_of_what_is_gone_is_undeliverable(
    channel: TelegramChannel, earlier: str
) -> None:
    with pytest.raises(Undeliverable):
        await channel.send("7", a_message("Taken", edits=earlier))


@pytest.mark.parametrize("fault", [Wait(1, accepted=True), Drop(accepted=True), Fail(502)])
async def test_a_doubtful_edit_may_simply_be_made_again(
    telegram: StandIn, channel: TelegramChannel, fault: Fault
) -> None:
    asked = await channel.send("7", ASK)
    edit = a_message("Taken at 08:05", edits=asked.provider_id)
    telegram.faults.plan(fault, method="editMessageText")

    async with a_channel(telegram, limits=IMPATIENT) as impatient:
        with pytest.raises(TryAgain):
            await impatient.send("7", edit)
    await channel.send("7", edit)

    assert telegram.shown(7) == ["Taken at 08:05"]


async def test_a_long_text_arrives_whole_with_the_buttons_under_its_end(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    lines = [f"{n}. {'💊' * 20} twice a day" for n in range(200)]
    long = Outgoing(DELIVERY, "\n".join(lines), ASK.buttons)

    receipt = await channel.send("7", long)

    *beginning, end = telegram.to(7)
    assert "\n".join(sent.text for sent in telegram.to(7)).split("\n") == lines
    assert str(end.message) == receipt.provider_id
    assert end.buttons
    assert not any(sent.buttons for sent in beginning)


async def test_half_a_long_text_is_not_called_unsent(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    async def flood_after_the_first() -> None:
        await telegram.wait_for(1)
        telegram.faults.plan(Flood(5))

    flood = asyncio.create_task(flood_after_the_first())

    with pytest.raises(Unsure):
        await channel.send("7", a_message("word " * 4000))

    await flood


@pytest.mark.parametrize("text", ["x" * 10_000, "💊" * 5_000, "a b " * 3_000, "\n" * 9_000 + "x"])
def test_no_part_of_a_long_text_is_longer_than_telegram_takes(text: str) -> None:
    parts = in_parts(text)

    assert all(len(part.encode("utf-16-le")) <= 2 * 4096 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


async def test_telegram_tells_about_the_bot(telegram: StandIn, channel: TelegramChannel) -> None:
    telegram.say(7, "hello")

    facts = await channel.facts()

    assert (facts.username, facts.webhook_url, facts.waiting) == ("dosebell_stand_in_bot", "", 1)
