"""The play: a spike, a bot that is killed again and again, people who answer meanwhile."""

from __future__ import annotations

import asyncio
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.clock import SystemClock
from bot.domain.ids import PersonId
from bot.storage import Keyring, Storage
from bot.storage.migrate import migrate
from tests.chaos.crowd import Spike, keep, keep_caregivers
from tests.chaos.oracle import Evidence
from tests.chaos.patients import Patients
from tests.chaos.processes import StandIn, python
from tests.chaos.ways import Way

_CLOCK: Final = SystemClock()
_SLOWEST_START: Final = 30.0
_BUSY: Final = """
SELECT (SELECT count(*) FROM delivery WHERE state IN ('waiting', 'claimed'))
     + (SELECT count(*) FROM inbox WHERE done_at IS NULL)
     + (SELECT count(*) FROM round WHERE wakes_at <= :now)
     + (SELECT count(*) FROM care_watch WHERE wakes_at <= :now)
"""
_IN_DOUBT: Final = "SELECT count(*) FROM delivery WHERE state = 'unknown'"
_HEARD: Final = "SELECT count(*) FROM inbox"
_CONFIG: Final = """
[database]
url = "{url}"
[keys]
file = "{folder}/dosebell.key"
[reminders]
in_flight = {in_flight}
"""


@dataclass(frozen=True, slots=True)
class Play:
    """How often the bot is killed, in how large a spike, and with how much in flight."""

    kills: int
    people: int
    seed: int
    way: Way
    in_flight: int = 64
    rate: int = 30  #: messages a second, so that the spike lasts longer than the kills


async def stage(play: Play, url: str, folder: Path) -> Evidence:
    """Stage the play on a new database, and return what there is to judge by."""
    with play.way.stand_in(folder) as provider:
        crowd, told = await _set_up(play, url, folder)
        chance = Random(play.seed)  # noqa: S311 - chance, no secret
        patients = Patients(provider.url, chance, play.way)
        living = asyncio.create_task(patients.live())
        random = Random(play.seed + 1)  # noqa: S311 - chance, no secret
        for _ in range(play.kills):
            await _live_and_die(_start(play, url, folder, provider), provider, random)
        await _live_to_the_end(play, url, folder, provider, patients)
        living.cancel()
        return Evidence(
            url=url,
            log=provider.log,
            crowd=crowd,
            told=told,
            answered=patients.answered,
            kills=play.kills,
            in_flight=play.in_flight,
            way=play.way,
        )


async def _set_up(
    play: Play, url: str, folder: Path
) -> tuple[dict[int, PersonId], dict[int, PersonId]]:
    """Return who is in which chat: the crowd, and the caregivers."""
    await migrate(url)
    storage = await Storage.open(url, keyring=Keyring.generate(folder / "dosebell.key"))
    now = _CLOCK.now()
    this_minute = now.replace(second=0, microsecond=0)
    first, *others = play.way.senders
    spike = Spike(play.people, this_minute, first, channel=play.way.channel, others=tuple(others))
    crowd = await keep(storage, spike, now=now)
    told = await keep_caregivers(storage, spike, play.people // 10, now=now)
    await storage.close()
    return crowd, told


def _start(
    play: Play, url: str, folder: Path, provider: StandIn, *, rate: int = 0
) -> subprocess.Popen[str]:
    config = folder / "config.toml"
    common = _CONFIG.format(url=url, folder=folder, in_flight=play.in_flight)
    config.write_text(common + play.way.settings(provider, rate=rate or play.rate))
    return python("-m", "bot", "serve", "-c", str(config), errors=folder / "bot.log")


async def _live_and_die(bot: subprocess.Popen[str], provider: StandIn, random: Random) -> None:
    """Kill the bot at a random instant: mostly while it sends, now and then while it starts."""
    before = provider.log.stat().st_size
    if random.random() < 0.2:
        await _CLOCK.sleep(random.uniform(0, 3))
    else:
        began = _CLOCK.monotonic()
        while provider.log.stat().st_size == before:
            if bot.poll() is not None or _CLOCK.monotonic() - began > _SLOWEST_START:
                break
            await _CLOCK.sleep(0.01)
        await _CLOCK.sleep(random.uniform(0, 0.8))
    if bot.poll() is not None:
        raise RuntimeError(f"the bot ended by itself with {bot.returncode}: see its log")
    bot.send_signal(signal.SIGKILL)
    await asyncio.to_thread(bot.communicate)


async def _live_to_the_end(
    play: Play, url: str, folder: Path, provider: StandIn, patients: Patients
) -> None:
    """Let the bot work until there is nothing left to do, and stop it as one should."""
    bot = _start(play, url, folder, provider, rate=1000)
    calm = 0
    while calm < 3:
        await _CLOCK.sleep(0.5)
        await patients.settle()
        busy = await _busy(url, patients)
        calm = 0 if busy else calm + 1
        if bot.poll() is not None:
            raise RuntimeError(f"the bot ended by itself with {bot.returncode}: see its log")
    bot.send_signal(signal.SIGTERM)
    await asyncio.to_thread(bot.communicate)


async def _busy(url: str, patients: Patients) -> int:
    """Return how much there is still to do: what nobody can find out is not among it."""
    now = int(_CLOCK.now().timestamp() * 1000)
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        count = (await connection.execute(text(_BUSY), {"now": now})).scalar_one()
        in_doubt = (await connection.execute(text(_IN_DOUBT))).scalar_one()
        heard = (await connection.execute(text(_HEARD))).scalar_one()
    await engine.dispose()
    to_find_out = int(in_doubt) if patients.way.can_be_asked else 0
    return int(count) + to_find_out + await patients.pending(int(heard))
