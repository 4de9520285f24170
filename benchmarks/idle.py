"""How an idle beat grows with what waits: it must not.

Run it with `python -m benchmarks idle`. It prints figures and asserts none. Rounds that wake in the
next two days are put into a database; then nothing is due, and the engine looks. Each figure is the
median of many looks, in processor time of the process, which a busy machine changes least.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any, Final
from uuid import uuid4

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import RowMapping, select, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from benchmarks.spike import crowds
from benchmarks.spike.ours import DUE
from bot.clock import Clock, SystemClock
from bot.language.sentences import Sentences
from bot.scheduling import Engine, EngineSettings
from bot.scheduling.beat import Beat
from bot.storage import InboxEntry, Keyring, Storage, Transaction
from bot.storage.tables import doses

_QUICK: Final = (1_000, 10_000, 100_000)
_WHOLE: Final = (*_QUICK, 1_000_000)
_PEOPLE: Final = 100
_AT_ONCE: Final = 10_000
_TIMES: Final = 200
_MINUTES: Final = 48 * 60
_rounds: Final = doses.RoundRow.metadata.tables["round"]


class StoodStill(SystemClock):
    """A clock that shows one instant."""

    def now(self) -> Any:  # noqa: ANN401 -- as the clock has it
        return _NOW


_NOW: Final = DUE - timedelta(minutes=30)  #: nothing is due yet


def main() -> None:
    """Print the figures for each size and each database."""
    asked = _asked()
    console = Console()
    shown = Table(title="Nothing is due: processor time of one look", title_justify="left")
    for head in ("", "rounds that wait", "beat", "beat, wall", "next 500", "whole quiet turn"):
        shown.add_column(head, justify="right" if shown.columns else "left")
    sizes = asked.rounds or (_WHOLE if asked.whole else _QUICK)
    with ExitStack() as stack:
        databases = stack.enter_context(crowds.databases())
        bar = stack.enter_context(Progress(console=console))
        kinds = [kind for kind in databases.kinds if asked.only in (None, kind)]
        task = bar.add_task("", total=len(sizes) * len(kinds))
        for kind in kinds:
            url, there = databases.crowd(kind, "telegram", _PEOPLE), _PEOPLE
            for size in sizes:
                bar.update(task, description=f"{kind}, {size:,} rounds")
                asyncio.run(_fill(url, max(0, size - there)))
                there = max(size, there)
                shown.add_row(kind, f"{there:,}", *asyncio.run(_measured(url, databases.key)))
                bar.advance(task)
    console.print(shown)


async def _fill(url: str, count: int) -> None:
    """Add so many rounds like those that are there, waking one after the other."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        like = (await connection.execute(select(_rounds).limit(_PEOPLE))).mappings().all()
    rows = _rows(like, count)
    while some := list(islice(rows, _AT_ONCE)):
        async with engine.begin() as connection:
            await connection.execute(_rounds.insert(), some)
    await _settle(engine)
    await engine.dispose()


def _rows(like: Any, count: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 -- rows of a table
    for number in range(count):
        one: RowMapping = like[number % len(like)]
        due = DUE + timedelta(minutes=number % _MINUTES)
        again = {"due_at": due, "wakes_at": due, "closes_at": due + timedelta(hours=2)}
        yield {**one, **again, "id": uuid4(), "slot_id": uuid4()}


async def _settle(engine: AsyncEngine) -> None:
    """Let the database know what it holds, as it does by itself after a while."""
    async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        await connection.execute(text("ANALYZE"))


async def _measured(url: str, key: Path) -> tuple[str, ...]:
    clock: Clock = StoodStill()
    storage = await Storage.open(url, keyring=Keyring.from_file(key))
    beat = Beat(storage, clock, EngineSettings())
    engine = Engine(storage, clock, {}, _nobody, Sentences.load())

    async def next_500() -> None:
        async with storage.reading() as tx:
            await tx.rounds.waking_by(_NOW + timedelta(days=1), 500)

    worked, passed = await _median(beat.run, _TIMES)
    due, _ = await _median(next_500, _TIMES // 10)
    turn, _ = await _median(engine.run_due, _TIMES // 10)
    await storage.close()
    return tuple(f"{1000 * seconds:.2f} ms" for seconds in (worked, passed, due, turn))


async def _median(work: Callable[[], Awaitable[object]], times: int) -> tuple[float, float]:
    """Return the median of processor time and of time."""
    await work()  # the first one also opens connections
    taken = [await _timed(work) for _ in range(times)]
    return median(worked for worked, _ in taken), median(passed for _, passed in taken)


async def _timed(work: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    worked, began = time.process_time(), time.perf_counter()
    await work()
    return time.process_time() - worked, time.perf_counter() - began


async def _nobody(_: Transaction, entry: InboxEntry) -> None:
    raise AssertionError(f"nobody speaks here: {entry.id}")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks idle", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--whole", action="store_true", help="up to a million rounds")
    parser.add_argument("--rounds", type=int, nargs="+", help="these sizes instead")
    parser.add_argument("--only", choices=["sqlite", "postgres"], help="one database alone")
    return parser.parse_args()


if __name__ == "__main__":
    main()
