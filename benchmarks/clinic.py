"""How fast the pages of a clinic with ten thousand patients are: the work-list, the day, the count
of whom a threshold would list. The goal is 200 ms for each.

`python -m benchmarks.clinic [PATIENTS]`
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

import aiohttp

from bot.actions.clinic import looking
from bot.storage import Keyring, Storage
from bot.storage.migrate import migrate
from tests.web.clinic_world import (
    NOW,
    ClinicWorld,
    a_clinic,
    an_application,
    signed_in,
    with_patients,
)
from tests.web.conftest import served

_TIMES: Final = 9
_VISITS: Final = 120
_PAGES: Final = {
    "work-list": "/clinic",
    "work-list, one need": "/clinic?need=silent",
    "clinic day": "/clinic/day",
    "threshold preview": "/clinic/settings",
    "patients": "/clinic/patients?find=garcia",
}


async def main(patients: int) -> None:
    """Measure every page, warm, over real HTTP."""
    with tempfile.TemporaryDirectory() as home:
        url = f"sqlite:///{Path(home) / 'clinic.sqlite3'}"
        keyring = Keyring.generate(Path(home) / "key")
        await migrate(url)
        storage = await Storage.open(url, keyring=keyring)
        world = await with_patients(await a_clinic(storage), patients, visits=_VISITS)
        async with served(an_application(world)) as web, signed_in(web, world) as http:
            print(f"{patients} patients, {_VISITS} visits today; median and worst of {_TIMES}")
            for name, path in _PAGES.items():
                _say(name, await _measured(partial(_read, http, path)))
        _say("a look at 25 patients", await _measured(partial(_look, world)))
        await storage.close()


async def _measured(work: Callable[[], Awaitable[None]]) -> list[float]:
    await work()  # warm: templates and sentences are read once
    times = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        await work()
        times.append(1000 * (time.perf_counter() - began))
    return times


async def _read(http: aiohttp.ClientSession, path: str) -> None:
    async with http.get(path) as answer:
        assert answer.status == 200, answer.status  # noqa: S101 - a page that fails is not fast
        await answer.read()


async def _look(world: ClinicWorld) -> None:
    ids = [entry.id for entry in world.entries[:25]]
    async with world.storage.reading() as tx:
        await looking.gather(tx, world.clinic, ids, now=NOW)


def _say(name: str, times: list[float]) -> None:
    print(f"{name:24} {median(times):7.0f} ms {max(times):7.0f} ms")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
