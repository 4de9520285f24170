"""Proves that nothing people say is lost or confirmed too early, by polling, over real HTTP."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.telegram import TelegramChannel
from bot.domain.channels import Incoming, IncomingKind
from bot.domain.errors import BadInput
from tests.channels.conftest import HastyClock, Kept, SkippingClock, a_channel, listening, until
from tests.channels.stand_in_faults import Drop, Fail, Fault, Flood, Garble
from tests.channels.telegram_stand_in import StandIn

CONFLICT = Fail(
    409,
    body=b'{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates"}',
)


async def test_what_people_say_comes_in_once_and_in_order(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    keep = Kept()
    for n in range(250):
        telegram.say(7, f"message {n}")

    async with listening(channel, keep):
        await keep.wait_for(250)
        telegram.say(7, "and one more")
        await keep.wait_for(251)
        await until(lambda: not telegram.updates.pending)

    assert [one.text for one in keep.incoming[:250]] == [f"message {n}" for n in range(250)]
    assert len(keep.incoming) == 251


async def test_an_update_is_confirmed_only_after_the_commit(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    number = telegram.say(7, "taken")
    reached, never = asyncio.Event(), asyncio.Event()

    async def slow(*_: Incoming) -> None:
        reached.set()
        await never.wait()

    killed = asyncio.create_task(channel.listen(slow))
    await reached.wait()
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)

    assert list(telegram.updates.pending) == [number]
    keep = Kept()
    async with a_channel(telegram) as restarted, listening(restarted, keep):
        assert [one.text for one in await keep.wait_for(1)] == ["taken"]


async def test_a_death_right_after_the_commit_brings_the_same_number_again(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    number = telegram.say(7, "taken")
    keep = Kept()

    async def keep_and_die(*incoming: Incoming) -> None:
        await keep(*incoming)
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await channel.listen(keep_and_die)
    async with a_channel(telegram) as restarted, listening(restarted, keep):
        await keep.wait_for(2)

    assert [one.provider_id for one in keep.incoming] == [f"u{number}"] * 2


async def test_while_keeping_fails_nothing_is_confirmed_and_waiting_grows(
    telegram: StandIn, channel: TelegramChannel, clock: HastyClock
) -> None:
    keep = Kept(failures=4)
    telegram.say(7, "taken")

    async with listening(channel, keep):
        await keep.wait_for(1)
        await until(lambda: not telegram.updates.pending)

    assert clock.waits == [1, 2, 4, 8]
    assert keep.tries == 5


async def test_what_can_never_be_kept_does_not_hold_up_what_can(
    telegram: StandIn, channel: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    keep = Kept(failures=1, error=BadInput)
    telegram.say(7, "unkeepable")
    telegram.say(7, "taken")

    async with listening(channel, keep):
        assert [one.text for one in await keep.wait_for(1)] == ["taken"]

    assert "unkeepable" not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        b'{"update_id": NUMBER, "message": "secret words"}',
        b'{"update_id": NUMBER, "message": {"message_id": 1, "text": "secret words"}}',
        b'{"update_id": NUMBER, "message": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"update_id": NUMBER, "message": {"text": "secret words"',
        b'{"update_id": NUMBER, "message": {"chat": {"id": ' + b"9" * 5000 + b"}}}",
    ],
)
async def test_a_malformed_update_is_stepped_over_and_named_by_its_number_alone(
    telegram: StandIn, channel: TelegramChannel, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    telegram.say(7, "before")
    number = telegram.updates.add_raw(body)
    telegram.say(7, "after")
    keep = Kept()

    async with listening(channel, keep):
        await keep.wait_for(2)
        await until(lambda: not telegram.updates.pending)

    assert [one.text for one in keep.incoming] == ["before", "after"]
    assert "secret" not in caplog.text
    assert any(getattr(record, "update", None) == number for record in caplog.records)


@pytest.mark.parametrize("body", [b"null", b'{"message": {"text": "no number"}}', b"[]"])
async def test_updates_without_numbers_are_not_asked_for_in_a_hot_loop(
    telegram: StandIn, channel: TelegramChannel, clock: HastyClock, body: bytes
) -> None:
    telegram.updates.add_raw(body)

    async with listening(channel, Kept()):
        await until(lambda: len(clock.waits) > 2)

    assert clock.waits[:3] == [1, 2, 4]


async def test_a_huge_update_comes_in_cut_to_what_telegram_could_have_sent(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    telegram.say(7, "💊" * 1_000_000)
    keep = Kept()

    async with listening(channel, keep):
        (kept,) = await keep.wait_for(1)

    assert kept.text == "💊" * 4096


@pytest.mark.parametrize(
    "fault", [Drop(accepted=False), Fail(500), Fail(502), Garble(b"<html>"), Garble(b'{"ok":true}')]
)
async def test_whatever_goes_wrong_listening_goes_on(
    telegram: StandIn, channel: TelegramChannel, fault: Fault
) -> None:
    telegram.faults.plan(fault, method="getUpdates", times=3)
    telegram.say(7, "taken")
    keep = Kept()

    async with listening(channel, keep):
        assert [one.text for one in await keep.wait_for(1)] == ["taken"]


async def test_telegram_says_how_long_not_to_ask(
    telegram: StandIn, channel: TelegramChannel, clock: HastyClock
) -> None:
    telegram.faults.plan(Flood(11), method="getUpdates")
    telegram.say(7, "taken")
    keep = Kept()

    async with listening(channel, keep):
        await keep.wait_for(1)

    assert clock.waits == [11]


async def test_a_webhook_that_was_set_is_taken_away_before_polling(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    telegram.updates.set_webhook({"url": "https://elsewhere.example/hook"})
    telegram.say(7, "taken")
    keep = Kept()

    async with listening(channel, keep):
        await keep.wait_for(1)

    assert telegram.updates.url == ""


async def test_two_pollers_say_so_and_wait_for_each_other(
    telegram: StandIn, channel: TelegramChannel, clock: HastyClock, caplog: pytest.LogCaptureFixture
) -> None:
    keep, other = Kept(), Kept()

    async with listening(channel, keep), a_channel(telegram) as second, listening(second, other):
        await until(lambda: clock.waits)
        telegram.say(7, "taken")
        await until(lambda: keep.incoming or other.incoming)

    assert clock.waits[0] >= 10
    assert "somebody else polls" in caplog.text


async def test_while_keeping_fails_it_is_known_that_nobody_is_heard(telegram: StandIn) -> None:
    clock = SkippingClock()
    telegram.say(7, "taken")
    async with a_channel(telegram, clock=clock) as channel:
        assert not channel.is_deaf
        async with listening(channel, Kept(failures=1000)):
            await until(lambda: channel.is_deaf)

    assert clock.skipped > 120


async def test_while_somebody_else_polls_it_is_known_that_not_everybody_is_heard(
    telegram: StandIn,
) -> None:
    clock, keep = SkippingClock(), Kept()
    telegram.faults.plan(CONFLICT, method="getUpdates", times=None)
    async with a_channel(telegram, clock=clock) as channel, listening(channel, keep):
        await until(lambda: channel.is_deaf)
        telegram.faults.forget()
        clock.skipped += 200
        telegram.say(7, "taken")
        await until(lambda: not channel.is_deaf)

    assert [one.text for one in keep.incoming] == ["taken"]


async def test_a_refused_token_is_said_and_tried_again_later(
    telegram: StandIn, clock: HastyClock, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        a_channel(telegram, token="424242:revoked", clock=clock) as channel,
        listening(channel, Kept()),
    ):
        await until(lambda: len(clock.waits) > 1)

    assert min(clock.waits) >= 10
    assert "refuses our token" in caplog.text


async def test_numbers_that_begin_anew_after_a_quiet_week_are_heard(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    keep = Kept()
    telegram.updates.longest_poll = 0.02

    async with listening(channel, keep):
        telegram.say(7, "before")
        await keep.wait_for(1)
        quiet = telegram.updates.polls + 3
        await until(lambda: telegram.updates.polls > quiet)
        telegram.updates.number_from(5)
        telegram.say(7, "after")
        await keep.wait_for(2)

    assert [one.provider_id for one in keep.incoming] == ["u1001", "u6"]


async def test_only_what_is_listened_to_is_asked_for(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    telegram.updates.add({"poll": {"id": "1"}})
    telegram.say(7, "taken")
    keep = Kept()

    async with listening(channel, keep):
        await keep.wait_for(1)

    assert keep.tries == 1


async def test_a_press_is_kept_and_then_answered(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    message = telegram.chats.send({"chat_id": 7, "text": "08:00"})["message_id"]
    assert isinstance(message, int)
    keep = Kept(failures=1)
    query = telegram.press(7, message, "1:abc")

    async with listening(channel, keep):
        await until(lambda: telegram.answered)

    assert telegram.answered == [query]
    assert [(one.kind, one.text, one.quoted) for one in keep.incoming] == [
        (IncomingKind.BUTTON, "1:abc", str(message))
    ]


async def test_a_press_that_is_too_old_to_answer_is_kept_all_the_same(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    message = telegram.chats.send({"chat_id": 7, "text": "08:00"})["message_id"]
    assert isinstance(message, int)
    telegram.press(7, message, "1:abc")
    telegram.forget_presses()
    telegram.say(7, "and a word")
    keep = Kept()

    async with listening(channel, keep):
        await keep.wait_for(2)
        await until(lambda: not telegram.updates.pending)


async def test_a_group_is_heard_once(telegram: StandIn, channel: TelegramChannel) -> None:
    keep = Kept(failures=1)
    telegram.invite_to_group(-5)
    telegram.say(-5, "hello bot")
    telegram.say(-5, "are you there?")
    telegram.say(-6, "another group")
    telegram.say(7, "taken")

    async with listening(channel, keep):
        await keep.wait_for(3)

    assert [(one.kind, one.address, one.text) for one in keep.incoming] == [
        (IncomingKind.GROUP, "-5", ""),
        (IncomingKind.GROUP, "-6", ""),
        (IncomingKind.TEXT, "7", "taken"),
    ]


async def test_blocking_and_coming_back_come_in(
    telegram: StandIn, channel: TelegramChannel
) -> None:
    keep = Kept()
    telegram.block(7)
    telegram.unblock(7)

    async with listening(channel, keep):
        await keep.wait_for(2)

    assert [one.kind for one in keep.incoming] == [IncomingKind.LEFT, IncomingKind.BACK]
