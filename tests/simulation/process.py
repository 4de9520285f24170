"""One process: it can die between any two of its steps, stand still, and find its database gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from random import Random
from typing import Any, Final

from sqlalchemy import URL
from sqlalchemy.exc import OperationalError

from bot.clock import SystemClock
from bot.storage import Keyring, Storage, Transaction
from tests.simulation.inline import DRIVER
from tests.simulation.liars import HONEST, Liar

_MINE: Final[ContextVar[Process | None]] = ContextVar("process", default=None)
_TIME: Final = SystemClock()  #: in a loop whose time jumps
_GIVES_WAY: Final = 0.3
#: What SQLAlchemy does in a task of its own after a transaction. The connections of a process that
#: has died are let go of as well.
_LETS_GO: Final = "AsyncConnection.close"


class Process:
    """What one incarnation of a machine does; nothing of it goes on after its death."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.dies_after: int | None = None  #: so many more steps
        self.fails: float = 0.0  #: how many of its transactions
        self.freezes: tuple[int, float] | None = None  #: after so many more steps, for so long
        self.died = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Any) -> asyncio.Task[Any]:  # noqa: ANN401 - any coroutine
        """Let the process do something, and all that comes of it."""
        before = _MINE.set(self)
        try:
            return asyncio.get_running_loop().create_task(work)
        finally:
            _MINE.reset(before)

    def own(self, task: asyncio.Task[Any]) -> None:
        """Remember what must end with the process."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def die(self) -> None:
        """End at once: whatever was begun is not brought to its end."""
        self.died.set()
        for task in tuple(self._tasks):
            task.cancel()

    async def gone(self) -> None:
        """Wait until nothing of it is left."""
        while self._tasks:
            await asyncio.wait(tuple(self._tasks))

    async def step(self) -> None:
        """Stand between two steps: here it may die, or sleep, or let another one go first."""
        if self.dies_after is not None:
            self.dies_after -= 1
            if self.dies_after < 0:
                self.die()
        if self.died.is_set():
            await asyncio.Event().wait()
        if (seconds := self._sleeps_for()) or self.chance.random() < _GIVES_WAY:
            await _TIME.sleep(seconds)

    def _sleeps_for(self) -> float:
        """Return how long it stands still here; most often it does not."""
        steps, seconds = self.freezes or (1, 0.0)
        self.freezes = (steps - 1, seconds) if seconds and steps else None
        return 0.0 if steps else seconds

    def may_fail(self) -> None:
        """Fail as a database does that is full, locked or gone."""
        if self.fails and self.chance.random() < self.fails:
            raise OperationalError("the database is in trouble", None, Exception("simulated"))


def make_task(loop: asyncio.AbstractEventLoop, work: Any, **options: Any) -> asyncio.Task[Any]:  # noqa: ANN401 - as asyncio calls it
    """Make a task that belongs to the process in which it is made."""
    task: asyncio.Task[Any] = asyncio.Task(work, loop=loop, **options)
    if (process := _MINE.get()) and getattr(work, "__qualname__", "") != _LETS_GO:
        process.own(task)
    return task


class ShakyStorage(Storage):
    """The real storage, in a process that may die before and after each commit."""

    def __init__(self, url: URL, *, keyring: Keyring, patience: float) -> None:
        super().__init__(url.set(drivername=DRIVER), keyring=keyring, patience=patience)
        self.process = Process(Random(0))  # noqa: S311 - replaced by whose it is
        self.liar: Liar = HONEST

    @classmethod
    async def of(cls, process: Process, url: str, keyring: Keyring) -> ShakyStorage:
        """Open the database for a process."""
        storage = await cls.open(url, keyring=keyring)
        assert isinstance(storage, cls)
        storage.process = process
        return storage

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        await self.process.step()
        self.process.may_fail()
        async with super().transaction() as tx:
            self.liar(tx)
            yield tx
            self.process.may_fail()
        await self.process.step()
        self.process.may_fail()  # it is committed, and who asked for it does not know

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        self.process.may_fail()
        async with super().reading() as tx:
            self.liar(tx)
            yield tx
