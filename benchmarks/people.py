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
from functools import partial
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

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
    console = Console()
    shown = Table("", "each person", "", title=f"{people:,} people, SQLite", title_justify="left")
    with tempfile.TemporaryDirectory() as folder, Progress(console=console) as bar:
        task = bar.add_task("making them", total=3)
        databases = Databases(Path(folder), None)
        url = databases.crowd("sqlite", "telegram", people)
        file = Path(url.removeprefix(_SQLITE))
        before = file.stat().st_size
        looked, planned = asyncio.run(_measured(url, databases.key, partial(bar.advance, task)))
        more = file.stat().st_size - before
    shown.add_row("looked at, whose week is over", _ms(looked / people), "once a day")
    shown.add_row("planned a day further", _ms(planned / people), "once a day")
    shown.add_row("in the database", _kb(before / people), "planned for two days")
    shown.add_row("and for each further day", _kb(more / people), "")
    console.print(shown)


async def _measured(url: str, key: Path, advance: Callable[[], None]) -> tuple[float, float]:
    """Return the seconds of looking at everybody, and of planning them."""
    advance()
    storage = await Storage.open(url, keyring=Keyring.from_file(key))
    weekly = Weekly(storage, StoodStill(), summaries.kinds(_MONDAY))
    await weekly.say_some()  # the first one also opens connections
    looked = await _worked(weekly.run)
    advance()
    planned = await _worked(Horizon(storage, SteppedClock(DUE + timedelta(days=1))).run)
    await storage.close()
    advance()
    return looked, planned


async def _worked(work: Callable[[], Awaitable[object]]) -> float:
    began = time.process_time()
    await work()
    return time.process_time() - began


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.3f} ms"


def _kb(count: float) -> str:
    return f"{count / 1000:.1f} kB"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
