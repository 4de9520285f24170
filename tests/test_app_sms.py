"""Proves that the bot, as a process, speaks by text: over webhooks beside Telegram, and by list."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from bot.channels.twilio_webhooks import SIGNATURE_HEADER
from bot.clock import SystemClock
from tests.channels.stand_in_faults import Drop, Fail
from tests.channels.telegram_stand_in import StandIn, telegram_stand_in
from tests.channels.twilio_stand_in import NUMBER, TOKEN, TwilioStandIn, twilio_stand_in
from tests.processes import Served, serving

pytestmark = pytest.mark.slow  # each starts the program

PUBLIC = "https://bot.example.org"
ANN, CARL, BEN = "+12025550142", "+12025550143", 555_010_9999
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_A_TALK = (
    "hello",
    "A",
    "Annabel Canary",
    "yes",
    "yes",
    "493817",
    "yes",
    "add canarybrom 500 mg | 1 tablet | twice a day",
    "493817",
)


@pytest.fixture
async def twilio() -> AsyncIterator[TwilioStandIn]:
    async with twilio_stand_in() as stand_in:
        yield stand_in


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    async with telegram_stand_in() as stand_in:
        stand_in.know(BEN, name="Benjamin Canary")
        yield stand_in


@dataclass(frozen=True, slots=True)
class Talk:
    """Somebody who texts, and waits for each answer."""

    twilio: TwilioStandIn
    number: str = ANN

    async def say(self, text: str) -> str:
        """Send a text, and return what the bot texts back."""
        before = len(self.twilio.to(self.number))
        self.twilio.say(self.number, text)
        return (await self.twilio.wait_for(before + 1, number=self.number))[-1].text


def _settings(twilio: TwilioStandIn, **more: str) -> Mapping[str, str]:
    return {
        "DOSEBELL_SMS__ACCOUNT_SID": twilio.sid,
        "DOSEBELL_SMS__AUTH_TOKEN": twilio.token,
        "DOSEBELL_SMS__NUMBERS": json.dumps([NUMBER]),
        "DOSEBELL_SMS__API_BASE_URL": twilio.url,
        "DOSEBELL_SMS__RATE": "50",
        "DOSEBELL_ENROLMENT": "open",
        "DOSEBELL_LOGS__LEVEL": "debug",
        **more,
    }


@pytest.mark.long
async def test_texts_come_in_over_webhooks_beside_telegram_and_no_log_knows_of_whom(
    twilio: TwilioStandIn, telegram: StandIn, tmp_path: Path
) -> None:
    settings = _settings(
        twilio,
        DOSEBELL_WEB__PUBLIC_BASE_URL=PUBLIC,
        DOSEBELL_TELEGRAM__TOKEN=telegram.token,
        DOSEBELL_TELEGRAM__API_BASE_URL=telegram.url,
    )
    async with serving(tmp_path, settings=settings) as bot:
        await bot.until_said("people reach it over Telegram and SMS")
        await bot.until_alive()
        twilio.call(public=PUBLIC, at=f"http://127.0.0.1:{bot.port}")
        telegram.say(BEN, "hello")
        for words in _A_TALK:
            await Talk(twilio).say(words)
        assert await telegram.wait_for(chat=BEN)
        await _forge(bot)
        await _be_in_trouble(twilio, telegram)
        twilio.server.latency = 1.0
        twilio.say(ANN, "did I take canarybrom?")
        await _until_asked(twilio)

        assert await bot.end() == 0

    assert {call.status for call in twilio.calls.made if call.form.get("Body")} <= {200, 0}
    assert not twilio.to(CARL)
    assert _states(tmp_path) <= {"accepted", "delivered", "unknown", "waiting", "cancelled"}
    for canary in (ANN, ANN[1:], CARL, str(BEN), NUMBER, TOKEN, "Annabel", "canarybrom", "493817"):
        assert canary not in bot.said


@pytest.mark.long
async def test_without_an_address_of_its_own_it_asks_for_what_people_text(
    twilio: TwilioStandIn, tmp_path: Path
) -> None:
    twilio.say(ANN, "hello")

    async with serving(tmp_path, settings=_settings(twilio, DOSEBELL_SMS__RECEIVE="poll")) as bot:
        await bot.until_said("people reach it over SMS")
        assert await twilio.wait_for(1, number=ANN)
        assert "call you" in await Talk(twilio).say("A")
        assert (await _post(bot, "/twilio/sms", "Body=hello", "x"))[0] == 404
        async with asyncio.timeout(60):
            while _states(tmp_path) != {"delivered"}:
                await SystemClock().sleep(0.2)
        assert await bot.end() == 0

    assert not any(text.callback for text in twilio.accepted)
    for canary in (ANN[1:], NUMBER[1:], TOKEN):
        assert canary not in bot.said


async def _forge(bot: Served) -> None:
    """Bring what Twilio did not sign."""
    text = f"MessageSid=SM{'1' * 32}&AccountSid=AC&From=%2B{CARL[1:]}&To=%2B{NUMBER[1:]}&Body=hello"
    for path in ("/twilio/sms", "/twilio/status?d=1"):
        assert await _post(bot, path, text, "Zm9yZ2Vk") == (403, "")
        assert await _post(bot, path, text, "") == (403, "")
        assert (await _post(bot, path, "x" * (64 * 1024 + 1), ""))[0] == 413


async def _post(bot: Served, path: str, body: str, signature: str) -> tuple[int, str]:
    headers = {**_FORM, SIGNATURE_HEADER: signature, "X-Forwarded-Host": "bot.example.org"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"http://127.0.0.1:{bot.port}{path}", data=body.encode(), headers=headers
        ) as answer,
    ):
        return answer.status, await answer.text()


async def _be_in_trouble(twilio: TwilioStandIn, telegram: StandIn) -> None:
    """Let both providers fail once, so that there is something to log."""
    twilio.faults.plan(Drop(accepted=True), times=1)
    telegram.faults.plan(Fail(500), times=1)
    twilio.say(ANN, "today")
    telegram.say(BEN, "Annabel Canary")
    await SystemClock().sleep(1.0)


async def _until_asked(twilio: TwilioStandIn) -> None:
    """Wait until an answer is on its way, which takes the stand-in a second to take."""
    before = twilio.server.asked["POST"]
    async with asyncio.timeout(60):
        while twilio.server.asked["POST"] == before:
            await SystemClock().sleep(0.01)


def _states(folder: Path) -> set[str]:
    with sqlite3.connect(folder / "data/dosebell.sqlite3") as database:
        states = {row[0] for row in database.execute("SELECT DISTINCT state FROM delivery")}
    database.close()
    return states
