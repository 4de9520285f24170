"""What there was before the storm: a database full of people, of whom a backup was made."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from bot.actions.backup import backup
from bot.domain.ids import PersonId
from bot.storage import Keyring, Storage
from bot.storage.migrate import migrate
from tests.chaos.crowd import Spike, keep, keep_caregivers
from tests.chaos.ways import Way

Crowds = tuple[dict[int, PersonId], dict[int, PersonId]]
"""Who is in which chat: the patients, and the caregivers of others."""


async def set_up(
    url: str, folder: Path, ways: Sequence[Way], people: int, *, now: datetime
) -> list[Crowds]:
    """Return for each way who is in which chat. Each is written by a process of its own, where the
    database takes several writers: it takes ten milliseconds a person."""
    await migrate(url)
    key = folder / "dosebell.key"
    keyring = Keyring.generate(key)
    workers = 1 if url.startswith("sqlite") else len(ways)
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        written = [loop.run_in_executor(pool, _write, url, key, way, people, now) for way in ways]
        crowds = await asyncio.gather(*written)
    await backup(url, keyring, folder / "backups", now=now)
    return crowds


def _write(url: str, key: Path, way: Way, people: int, now: datetime) -> Crowds:
    return asyncio.run(_written(url, key, way, people, now))


async def _written(url: str, key: Path, way: Way, people: int, now: datetime) -> Crowds:
    storage = await Storage.open(url, keyring=Keyring.from_file(key))
    first, *others = way.senders
    due = now.replace(second=0, microsecond=0)
    spike = Spike(people, due, first, channel=way.channel, others=tuple(others))
    crowd = await keep(storage, spike, now=now)
    async with storage.transaction() as tx:  # whose week was over is known since this morning
        await tx.people.look_weekly(dict.fromkeys(crowd.values(), now + timedelta(days=1)))
    told = await keep_caregivers(storage, spike, people // 10, now=now)
    await storage.close()
    return crowd, told
