"""Proves what the bot does in the middle of a morning's spike: told to stop, and flooded."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.storage import Keyring, Storage
from bot.storage.migrate import migrate
from tests.channels.telegram_stand_in import StandIn, telegram_stand_in
from tests.chaos.crowd import Spike, keep
from tests.processes import serving

pytestmark = [pytest.mark.slow, pytest.mark.long]  # each starts the program

CLOCK = SystemClock()
CROWD = 60
SOMEBODY = 555_010_9999


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    async with telegram_stand_in(everybody=True) as stand_in:
        yield stand_in


@pytest.fixture
async def settings(telegram: StandIn, tmp_path: Path) -> Mapping[str, str]:
    """The settings of a bot whose crowd has been due for less than a minute."""
    (tmp_path / "data").mkdir()
    url = f"sqlite+aiosqlite:///{tmp_path}/data/dosebell.sqlite3"
    await migrate(url)
    storage = await Storage.open(url, keyring=Keyring.generate(tmp_path / "data/dosebell.key"))
    now = CLOCK.now()
    due = now.replace(second=0, microsecond=0)
    await keep(storage, Spike(CROWD, due, telegram.token.partition(":")[0]), now=now)
    await storage.close()
    return {
        "DOSEBELL_TELEGRAM__TOKEN": telegram.token,
        "DOSEBELL_TELEGRAM__API_BASE_URL": telegram.url,
        "DOSEBELL_REMINDERS__IN_FLIGHT": "8",
    }


async def test_told_to_stop_in_a_spike_it_begins_nothing_new_and_the_next_one_goes_on(
    telegram: StandIn, settings: Mapping[str, str], tmp_path: Path
) -> None:
    telegram.server.latency = 1.0
    async with serving(tmp_path, settings=settings) as bot:
        await telegram.server.asked_for("sendMessage")

        assert await bot.end() == 0

    states = _states(tmp_path)
    assert set(states) == {"accepted", "waiting"}
    assert states["accepted"] == len(telegram.accepted) <= 16

    telegram.server.latency = 0.0
    async with serving(tmp_path, settings=settings) as bot:
        await telegram.wait_for(CROWD)
        assert await bot.end() == 0

    assert set(Counter(message.chat for message in telegram.accepted).values()) == {1}
    assert set(_states(tmp_path)) == {"accepted"}


async def test_reminders_do_not_wait_for_somebody_who_sends_without_end(
    telegram: StandIn, settings: Mapping[str, str], tmp_path: Path
) -> None:
    async def send_without_end() -> None:
        for number in range(1_000_000):
            telegram.say(SOMEBODY, f"hello {number}")
            await CLOCK.sleep(0.005)

    telegram.say(SOMEBODY, "hello")
    flooding = asyncio.create_task(send_without_end())
    async with serving(tmp_path, settings=settings) as bot:
        async with asyncio.timeout(120):
            while len({m.chat for m in telegram.accepted} - {SOMEBODY}) < CROWD:
                await CLOCK.sleep(0.05)

        assert not flooding.done()
        flooding.cancel()
        assert await bot.end() == 0

    assert len(telegram.to(SOMEBODY)) <= 22  # ten a minute are answered, and "too fast" is said


def _states(folder: Path) -> Counter[str]:
    with closing(sqlite3.connect(folder / "data/dosebell.sqlite3")) as database:
        return Counter(row[0] for row in database.execute("SELECT state FROM delivery"))
