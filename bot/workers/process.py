"""One process that does long work, one piece after another; it starts when it is first needed.

It is a program of its own (`python -m bot.workers.inside`) that reads its work from a pipe, so it
ends by itself when we die, however we die. What is cancelled or takes too long is ended with it.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from bot.workers.frames import HEAD, framed
from bot.workers.room import Given, Result, TooLong, WorkerClosed, WorkerDied

_TRIES: Final = 2  #: the second in a new process
_INSIDE: Final = "bot.workers.inside"
_HOME: Final = str(Path(__file__).parents[2])  #: where it finds the same `bot` as we do
_log = logging.getLogger(__name__)


class _Died(Exception):
    """The process has ended before it answered."""


class WorkerProcess:
    """A `Worker` in a process of its own; `seconds` is the longest that one work may take."""

    def __init__(self, *, seconds: float = 120.0) -> None:
        self._seconds = seconds
        self._process: Process | None = None
        self._is_closed = False
        self._turn = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        """Which process it is; None: none runs."""
        return self._process.pid if self._process else None

    async def run(self, work: Callable[[*Given], Result], *given: *Given) -> Result:
        asked = framed((work, given))
        async with self._turn:
            for _ in range(_TRIES):
                if self._is_closed:
                    raise WorkerClosed("the program ends")
                try:
                    answer = await self._answer(asked)
                except _Died:
                    continue
                result: Result = _result(answer)
                return result
        if self._is_closed:
            raise WorkerClosed("the program ends")
        raise WorkerDied("the worker process died twice over the same work")

    async def close(self) -> None:
        self._is_closed = True
        await self._end()

    async def _answer(self, asked: bytes) -> bytes:
        """Return what the process answers; whatever else happens, it is ended."""
        try:
            async with asyncio.timeout(self._seconds):
                return await _exchanged(await self._started(), asked)
        except TimeoutError:
            await self._end()
            raise TooLong(f"this work took longer than {self._seconds:g} s") from None
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            status = await self._end()
            if not self._is_closed:
                _log.warning("the worker process died", extra={"status": status})
            raise _Died from error
        except BaseException:
            await self._end()
            raise

    async def _started(self) -> Process:
        if self._process is None:
            paths = filter(None, (_HOME, os.environ.get("PYTHONPATH")))
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-P", "-m", _INSIDE),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,  # what a library says there may hold names
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                start_new_session=True,  # Ctrl-C is for us; it ends when we close its pipe
            )
        return self._process

    async def _end(self) -> int | None:
        """End the process; return how it ended."""
        process, self._process = self._process, None
        if process is None:
            return None
        if process.returncode is None:
            process.kill()
        if process.stdin:
            process.stdin.close()
        return await process.wait()


async def _exchanged(process: Process, asked: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise ConnectionError("the worker has no pipes")
    process.stdin.write(asked)
    await process.stdin.drain()
    (length,) = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
    return await process.stdout.readexactly(length)


def _result(answer: bytes) -> Any:  # noqa: ANN401 - whatever the work returns
    """Return what the work has returned, or raise what it has raised."""
    went_well, value, where = pickle.loads(answer)  # noqa: S301 - written by our own process
    if went_well:
        return value
    _log.info("work has failed", extra={"error": type(value).__name__, "path": where})
    raise value
