"""The worker process: starts when needed, dies alone, and is gone when nobody needs it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.domain.errors import BadInput, BotError
from bot.workers import Here, TooLong, Worker, WorkerClosed, WorkerDied, WorkerProcess
from tests.workers import work


@pytest.fixture
async def worker() -> AsyncIterator[WorkerProcess]:
    found = WorkerProcess()
    yield found
    await found.close()


async def test_work_is_done_in_one_process_of_its_own_that_starts_when_first_needed(
    worker: WorkerProcess,
) -> None:
    assert worker.pid is None
    sums = await asyncio.gather(*(worker.run(work.added, n, 1) for n in range(5)))
    assert sums == [1, 2, 3, 4, 5]
    assert await worker.run(work.who) == worker.pid != os.getpid()


async def test_what_the_work_raises_is_raised_and_the_next_work_goes_well(
    worker: WorkerProcess,
) -> None:
    with pytest.raises(BadInput, match="more than can be planned"):
        await worker.run(work.refused, "more than can be planned")
    with pytest.raises(BotError, match="CannotTravel"):
        await worker.run(work.broken)
    assert await worker.run(work.added, 1, 1) == 2


async def test_a_death_is_made_good_once_and_then_told(
    worker: WorkerProcess, tmp_path: Path
) -> None:
    assert await worker.run(work.dies_once, tmp_path / "mark") == "done"
    with pytest.raises(WorkerDied, match="died twice"):
        await worker.run(work.dies)
    assert worker.pid is None
    assert await worker.run(work.added, 1, 1) == 2
    pid = worker.pid
    assert pid
    os.kill(pid, 9)  # while it has nothing to do
    assert await worker.run(work.added, 2, 2) == 4


async def test_what_takes_too_long_is_ended_and_told(tmp_path: Path) -> None:
    worker = WorkerProcess(seconds=1.5)
    with pytest.raises(TooLong, match=r"1\.5 s"):
        await worker.run(work.never, tmp_path / "mark")
    assert worker.pid is None


async def test_who_is_cancelled_ends_the_work_and_leaves_no_process(
    worker: WorkerProcess, tmp_path: Path
) -> None:
    task = asyncio.create_task(worker.run(work.never, tmp_path / "mark"))
    waiting = asyncio.create_task(worker.run(work.added, 1, 1))
    while not (tmp_path / "mark").exists():
        await SystemClock().sleep(0.01)
    pid = worker.pid
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await waiting == 2  # who waits for their turn is not cancelled
    assert pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_closing_ends_the_work_and_takes_no_more(
    worker: WorkerProcess, tmp_path: Path
) -> None:
    task = asyncio.create_task(worker.run(work.never, tmp_path / "mark"))
    while not (tmp_path / "mark").exists():
        await SystemClock().sleep(0.01)
    await worker.close()
    with pytest.raises(WorkerClosed):
        await task
    with pytest.raises(WorkerClosed):
        await worker.run(work.added, 1, 1)
    assert worker.pid is None


async def test_it_ends_by_itself_when_whoever_started_it_is_killed() -> None:
    code = (
        "import asyncio, os, signal; from bot.workers import WorkerProcess\n"
        "from tests.workers import work\n"
        "async def main():\n"
        "    print(await WorkerProcess().run(work.who), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "asyncio.run(main())\n"
    )
    one = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await one.communicate()
    async with asyncio.timeout(10):
        while _is_alive(int(told)):
            await SystemClock().sleep(0.01)


async def test_the_one_that_works_where_it_stands_answers_the_same() -> None:
    worker: Worker = Here()
    assert await worker.run(work.added, 1, 2) == 3
    with pytest.raises(BadInput):
        await worker.run(work.refused, "no")
    await worker.close()


def _is_alive(pid: int) -> bool:
    """Return whether a process runs; one that has ended and nobody has asked for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
