"""What each person costs while nothing is said: being planned a day further, and being looked at.

Run it with `python -m benchmarks people [PEOPLE]`. It prints figures and asserts none. Processor
time on one core: what grows with the number of people and not with the number of messages.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from benchmarks.idle import StoodStill
from benchmarks.spike.crowds import Databases
from benchmarks.spike.ours import DUE
from bot.clock import SteppedClock
from bot.scheduling import summaries
from bot.scheduling.horizon import Horizon
from bot.scheduling.weekly import Weekly
from bot.storage import Keyring, Storage

_PEOPLE: Final = 500
_MONDAY: Final = 0
_SQLITE: Final = "sqlite+aiosqlite:///"


def main(people: int = _PEOPLE) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases(Path(folder), None)
        url = databases.crowd("sqlite", "telegram", people)
        file = Path(url.removeprefix(_SQLITE))
        before = file.stat().st_size
        asyncio.run(_measured(url, databases.key, people))
        more = file.stat().st_size - before
    print(
        f"in the database               {before / people / 1000:9.1f} kB each, planned for two days"
    )
    print(f"and for each further day      {more / people / 1000:9.1f} kB each")


async def _measured(url: str, key: Path, people: int) -> None:
    storage = await Storage.open(url, keyring=Keyring.from_file(key))
    weekly = Weekly(storage, StoodStill(), summaries.kinds(_MONDAY))
    await weekly.say_some()  # the first one also opens connections
    _tell("looked at, whose week is over", await _worked(weekly.run), people, "once a day")
    horizon = Horizon(storage, SteppedClock(DUE + timedelta(days=1)))
    _tell("planned a day further", await _worked(horizon.run), people, "once a day")
    await storage.close()


async def _worked(work: Callable[[], Awaitable[object]]) -> float:
    began = time.process_time()
    await work()
    return time.process_time() - began


def _tell(what: str, seconds: float, people: int, how_often: str) -> None:
    print(f"{what:<30}{1000 * seconds / people:9.3f} ms each, {how_often}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
