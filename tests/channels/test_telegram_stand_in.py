"""Proves that the stand-in is of Telegram's shape: PTB's own client talks with it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken

from tests.channels.conftest import until
from tests.channels.stand_in_faults import Flood
from tests.channels.telegram_stand_in import TOKEN, StandIn, telegram_stand_in
from tests.sources import ROOT

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Taken", callback_data="1:abc")]])


@pytest.fixture
async def bot(telegram: StandIn) -> AsyncIterator[Bot]:
    """PTB's own client over PTB's own HTTP."""
    async with Bot(TOKEN, base_url=f"{telegram.url}/bot") as bot:
        yield bot


async def test_ptb_says_edits_and_hears(telegram: StandIn, bot: Bot) -> None:
    sent = await bot.send_message(7, "08:00 💊", reply_markup=KEYBOARD)
    telegram.press_label(7, "Taken")
    telegram.say(7, "thanks", quoting=sent.message_id)

    pressed, said = await bot.get_updates(timeout=1)
    assert pressed.callback_query
    assert await bot.answer_callback_query(pressed.callback_query.id)
    edited = await bot.edit_message_text("08:05", 7, sent.message_id)

    assert bot.username == "dosebell_stand_in_bot"
    assert pressed.callback_query.data == "1:abc"
    assert pressed.callback_query.message == sent
    assert said.message
    assert (said.message.text, said.message.reply_to_message) == ("thanks", sent)
    assert getattr(edited, "text", None) == "08:05"
    assert await bot.get_updates(offset=said.update_id + 1) == ()
    assert not telegram.updates.pending


async def test_ptb_hears_whoever_blocks_and_what_is_no_text(telegram: StandIn, bot: Bot) -> None:
    telegram.block(7)
    telegram.unblock(7)
    telegram.show(7, voice={"file_id": "f", "file_unique_id": "u", "duration": 1})
    telegram.change(7, 1, "skip")

    blocked, unblocked, voice, edited = await bot.get_updates(timeout=1)

    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member
    assert unblocked.my_chat_member.new_chat_member.status == "member"
    assert voice.message
    assert voice.message.voice
    assert edited.edited_message
    assert edited.edited_message.text == "skip"


@pytest.mark.parametrize(
    ("case", "text", "keyboard", "why"),
    [
        ("nothing to say", "", None, "message text is empty"),
        ("blanks", " \n", None, "message text is empty"),
        ("too much", "x" * 4097, None, "message is too long"),
        ("too much data", "x", [[("a", "d" * 65)]], "BUTTON_DATA_INVALID"),
        ("no label", "x", [[("", "d")]], "can't parse inline keyboard button"),
        ("no data", "x", [[("a", "")]], "Text buttons are unallowed"),
    ],
)
async def test_ptb_is_refused_what_telegram_refuses(
    bot: Bot, case: str, text: str, keyboard: list[list[tuple[str, str]]] | None, why: str
) -> None:
    markup = keyboard and InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(label, callback_data=data) for label, data in row]
            for row in keyboard
        ]
    )

    with pytest.raises(BadRequest) as error:
        await bot.send_message(7, text, reply_markup=markup or None)

    assert why.lower() in error.value.message.lower(), case


async def test_ptb_is_told_why_a_chat_cannot_be_written_to(telegram: StandIn, bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(8, "x")
    telegram.know(8)
    telegram.block(8)
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(8, "x")
    telegram.move(7, 70)
    with pytest.raises(ChatMigrated) as error:
        await bot.send_message(7, "x")
    assert error.value.new_chat_id == 70


async def test_ptb_is_told_why_an_edit_fails(bot: Bot) -> None:
    sent = await bot.send_message(7, "x")

    with pytest.raises(BadRequest, match=r"(?i)not modified"):
        await bot.edit_message_text("x", 7, sent.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("y", 7, sent.message_id + 1)
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query("1")


async def test_ptb_is_told_of_conflicts_and_wrong_tokens(telegram: StandIn, bot: Bot) -> None:
    await bot.set_webhook("https://dosebell.example/hook", secret_token="s")
    with pytest.raises(Conflict):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == "https://dosebell.example/hook"
    await bot.delete_webhook()
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await until(lambda: telegram.updates.polls)
    telegram.updates.longest_poll = 0
    async with Bot(TOKEN, base_url=f"{telegram.url}/bot") as second:
        await second.get_updates(timeout=5)
    with pytest.raises(Conflict):
        await first
    for token in ("424242:wrong", "nonsense"):
        with pytest.raises(InvalidToken):
            async with Bot(token, base_url=f"{telegram.url}/bot"):
                pass


async def test_every_way_to_write_a_request_is_understood(telegram: StandIn) -> None:
    url = f"{telegram.url}/bot{TOKEN}/sendmessage"
    markup = KEYBOARD.to_dict()

    async with ClientSession() as session:
        for asked in (
            session.get(
                url, params={"chat_id": 7, "text": "é", "reply_markup": json.dumps(markup)}
            ),
            session.post(
                url, data={"chat_id": "7", "text": "é", "reply_markup": json.dumps(markup)}
            ),
            session.post(url, json={"chat_id": 7, "text": "é", "reply_markup": markup}),
            session.post(
                url, json={"chat_id": "7", "text": "é", "reply_markup": json.dumps(markup)}
            ),
        ):
            async with asked as response:
                assert response.status == 200

    assert {(sent.text, sent.buttons) for sent in telegram.to(7)} == {
        ("é", ((("Taken", "1:abc"),),))
    }


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 404), ("/x", 404), (f"/bot{TOKEN}/flyMeToTheMoon", 404), ("/bot1:x/getMe", 401)],
)
async def test_what_is_not_there_is_said(telegram: StandIn, path: str, status: int) -> None:
    async with ClientSession() as session, session.get(telegram.url + path) as response:
        assert response.status == status
        assert (await response.json())["ok"] is False


async def test_more_than_the_rate_is_refused(telegram: StandIn) -> None:
    telegram.server.rate = 5
    url = f"{telegram.url}/bot{TOKEN}/sendMessage?chat_id=7&text=x"

    async with ClientSession() as session:
        statuses = [(await session.get(url)).status for _ in range(12)]

    assert 429 in statuses
    assert len(telegram.accepted) == statuses.count(200)


async def test_a_fault_may_hit_one_chat_or_a_share_of_all() -> None:
    async with telegram_stand_in(everybody=True) as telegram, ClientSession() as session:
        telegram.faults.plan(Flood(1), to=8)
        telegram.faults.plan(Flood(1), times=None, share=0.5)
        url = f"{telegram.url}/bot{TOKEN}/sendMessage"
        statuses = [
            (await session.post(url, json={"chat_id": 9, "text": "x"})).status for _ in range(100)
        ]
        assert (await session.post(url, json={"chat_id": 8, "text": "x"})).status == 429

    assert 25 < statuses.count(429) < 75


async def test_it_runs_as_a_process_whose_log_outlives_it(tmp_path: Path) -> None:
    log = tmp_path / "accepted.jsonl"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.channels.telegram_stand_in",
        "--log",
        str(log),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    url = (await process.stdout.readline()).decode().strip()

    async with ClientSession() as session:
        async with session.post(
            f"{url}/control/fault",
            json={"kind": "fail", "with": {"status": 502, "accepted": True}, "to": 9},
        ) as response:
            assert response.status == 200
        for chat in (8, 9):
            await session.post(f"{url}/bot{TOKEN}/sendMessage", json={"chat_id": chat, "text": "x"})
        async with session.post(f"{url}/control/say", json={"chat": 8, "text": "taken"}):
            pass
        async with session.post(f"{url}/control/accepted", json={"since": 1}) as response:
            accepted = await response.json()
        async with session.get(f"{url}/bot{TOKEN}/getUpdates") as response:
            updates = (await response.json())["result"]
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()

    assert [json.loads(line)["chat"] for line in log.read_text().splitlines()] == [8, 9]
    assert [entry["chat"] for entry in accepted] == [9]
    assert [update["message"]["text"] for update in updates] == ["taken"]
