"""Proves that a bot that serves keeps itself safe and watched."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import web

from bot.app.upkeep import each_minute
from bot.clock import SystemClock
from bot.storage import Keyring
from tests.channels.listening_port import ListeningPort
from tests.channels.telegram_stand_in import telegram_stand_in
from tests.channels.twilio_stand_in import twilio_stand_in
from tests.postgres import private_postgres
from tests.processes import serving


class LeapingClock(SystemClock):
    """A clock that sleeps in no time, and lets others work meanwhile."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(0)


OPERATOR = 555_010_0001


async def test_work_that_takes_long_and_work_that_fails_hold_up_no_other() -> None:
    counted = 0
    done = asyncio.Event()

    async def takes_long() -> None:
        await asyncio.Event().wait()

    async def fails() -> None:
        raise OSError("no room")

    async def watches() -> None:
        nonlocal counted
        counted += 1
        if counted == 3:
            done.set()

    caring = asyncio.create_task(each_minute(takes_long, fails, watches, clock=LeapingClock()))
    async with asyncio.timeout(30):
        await done.wait()
    caring.cancel()


@pytest.mark.slow
@pytest.mark.long
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
            async with asyncio.timeout(60):
                while not _backups(tmp_path):
                    await SystemClock().sleep(0.1)
            await bot.end()
        assert news.text == (
            "Dosebell: Twilio refuses our token, so nobody is reached there. "
            "Put a new one into config.toml, and restart."
        )
        assert not called.is_set()
        assert len(_backups(tmp_path)) == 1

        well = {name: value for name, value in settings.items() if "SMS" not in name}
        async with serving(tmp_path, settings=well) as bot:
            async with asyncio.timeout(120):
                await called.wait()
            assert await bot.end() == 0
    await port.close()


def _backups(folder: Path) -> list[Path]:
    return list((folder / "data/backups").glob("*.backup"))


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.long
async def test_two_processes_whose_database_goes_away_tell_it_once(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    Keyring.generate(tmp_path / "data/dosebell.key")
    with private_postgres() as server:
        async with telegram_stand_in() as telegram:
            telegram.know(OPERATOR)
            settings = {
                "DOSEBELL_DATABASE__URL": server.new_database(),
                "DOSEBELL_TELEGRAM__TOKEN": telegram.token,
                "DOSEBELL_TELEGRAM__API_BASE_URL": telegram.url,
                "DOSEBELL_OPERATOR__TELEGRAM": str(OPERATOR),
            }
            async with serving(tmp_path, settings=settings) as bot:
                await bot.until_said("this process listens now")
                async with serving(tmp_path, settings=settings) as other:
                    await other.until_alive()
                    await asyncio.to_thread(server.stop)
                    (news, *_) = await telegram.wait_for(chat=OPERATOR)
                    await SystemClock().sleep(30)  # the other would have told it by now
                    told = [sent.text for sent in telegram.to(OPERATOR)]
                    await asyncio.to_thread(server.start)
    assert told == [news.text]
    assert news.text.startswith("Dosebell: the database cannot be used")
