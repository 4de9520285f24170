"""What is the same in every process that is measured: when to begin, when to stop, what it cost.

It says `ready` once its jobs are kept, is told on one line when they fall due, works until its
input ends, and then says on one line what it cost from that instant on.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import sys
import time
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: Works from the instant that is named until it is told to stop.
Run = Callable[[float, asyncio.Event], Coroutine[object, object, None]]
_LOOK: Final = 0.005


@dataclass(frozen=True, slots=True)
class Asked:
    """What a contestant is told when it is started."""

    people: int
    api: str
    url: str = ""  #: of the database
    key: str = ""  #: file of the key that it is sealed with
    client: str = "aiohttp"  #: what carries the requests
    channel: str = "telegram"
    in_flight: int = 200
    rate: float = 0.0  #: messages a second that the provider takes; 0: all


class Stalls:
    """Measures for how long the event loop does nothing else."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.worked = 0.0  #: the most processor time of it in one go: no busy machine adds to that

    async def watch(self) -> None:
        """Look every few milliseconds, until cancelled."""
        while True:
            before, worked = time.monotonic(), time.thread_time()
            await asyncio.sleep(_LOOK)
            self.longest = max(self.longest, time.monotonic() - before - _LOOK)
            self.worked = max(self.worked, time.thread_time() - worked)


def compete(contestant: Callable[[Asked], AbstractAsyncContextManager[Run]]) -> None:
    """Take part, as this process's only work."""
    asyncio.run(_take_part(contestant, _asked()))


async def until(due: float) -> None:
    """Wait for an instant."""
    await asyncio.sleep(max(0.0, due - time.time()))


async def _take_part(
    contestant: Callable[[Asked], AbstractAsyncContextManager[Run]], asked: Asked
) -> None:
    stop, stalls = asyncio.Event(), Stalls()
    async with contestant(asked) as run:
        print("ready", flush=True)
        due = float(await asyncio.to_thread(sys.stdin.readline))
        running = asyncio.create_task(run(due, stop))
        await until(due)
        worked, watching = time.process_time(), asyncio.create_task(stalls.watch())
        await asyncio.to_thread(sys.stdin.read)
        watching.cancel()
        stop.set()
        await running
        worked = time.process_time() - worked
    of_the_loop = {"stall": stalls.longest, "in_one_go": stalls.worked}
    print(json.dumps({"cpu": worked, "megabytes": _most_memory(), **of_the_loop}))


def _most_memory() -> float:
    """Return the most megabytes that this process has held.

    Where Linux tells it, from there: `getrusage` counts what the parent held as well.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = (line.split() for line in status.read_text().splitlines())
        return next(int(words[1]) for words in lines if words[0] == "VmHWM:") / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _asked() -> Asked:
    parser = argparse.ArgumentParser()
    parser.add_argument("asked", type=json.loads)
    return Asked(**parser.parse_args().asked)
