"""Proves that a bot that serves keeps itself safe and watched."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import web

from tests.channels.listening_port import ListeningPort
from tests.channels.telegram_stand_in import telegram_stand_in
from tests.channels.twilio_stand_in import twilio_stand_in
from tests.processes import serving

pytestmark = [pytest.mark.slow, pytest.mark.long]

OPERATOR = 555_010_0001


async def test_it_makes_a_backup_calls_outside_and_tells_the_operator(tmp_path: Path) -> None:
    called = asyncio.Event()

    async def outside(_request: web.BaseRequest) -> web.StreamResponse:
        called.set()
        return web.Response()

    port = ListeningPort(outside)
    await port.open(0)
    async with telegram_stand_in() as telegram, twilio_stand_in() as twilio:
        telegram.know(OPERATOR)
        settings = {
            "DOSEBELL_TELEGRAM__TOKEN": telegram.token,
            "DOSEBELL_TELEGRAM__API_BASE_URL": telegram.url,
            "DOSEBELL_OPERATOR__TELEGRAM": str(OPERATOR),
            "DOSEBELL_OPERATOR__ALIVE_URLS": f'["http://127.0.0.1:{port.number}/alive"]',
            "DOSEBELL_SMS__ACCOUNT_SID": twilio.sid,
            "DOSEBELL_SMS__AUTH_TOKEN": "wrong",
            "DOSEBELL_SMS__NUMBERS": '["+12025550100"]',
            "DOSEBELL_SMS__RECEIVE": "poll",
            "DOSEBELL_SMS__API_BASE_URL": twilio.url,
        }
        async with serving(tmp_path, settings=settings) as bot:
            (news, *_) = await telegram.wait_for(chat=OPERATOR)
            await bot.end()
        assert news.text == (
            "Dosebell: Twilio refuses our token, so nobody is reached there. "
            "Put a new one into config.toml, and restart."
        )
        assert not called.is_set()
        assert len(list((tmp_path / "data/backups").glob("*.backup"))) == 1

        well = {name: value for name, value in settings.items() if "SMS" not in name}
        async with serving(tmp_path, settings=well) as bot:
            async with asyncio.timeout(120):
                await called.wait()
            assert await bot.end() == 0
    await port.close()
