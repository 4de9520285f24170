"""The processes of the bot that share one database: killed, frozen, thawed, and replaced."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_PATIENCE: Final = 300.0  #: for a nursery on a machine that does much else


@dataclass(eq=False)
class Bot:
    """One process."""

    pid: int
    role: str = ""
    is_frozen: bool = False
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    status: int | None = None

    def send(self, sign: signal.Signals) -> None:
        """Send it a signal, if it still is."""
        if not self.ended.is_set():
            with suppress(ProcessLookupError):
                os.kill(self.pid, sign)

    def freeze(self) -> None:
        """Let it stand still: it does not know that time passes."""
        self.is_frozen = True
        self.send(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on where it stood."""
        self.send(signal.SIGCONT)
        self.is_frozen = False


class Company:
    """All processes that run now."""

    def __init__(self, nursery: Process, config: Path) -> None:
        self.bots: list[Bot] = []
        self.may_fall = 0  #: so many may end by themselves: nobody starts without a database
        self._nursery = nursery
        self._config = config
        self._log = config.with_name("bot.log")
        self._born: asyncio.Queue[Bot] = asyncio.Queue()
        self._known: dict[int, Bot] = {}
        self._ready = asyncio.Event()

    @property
    def awake(self) -> Sequence[Bot]:
        """Those that are not frozen."""
        return [bot for bot in self.bots if not bot.is_frozen]

    async def add(self, role: str) -> Bot:
        """Bring one up."""
        await asyncio.wait_for(self._ready.wait(), _PATIENCE)
        asked = {"config": str(self._config), "role": role, "log": str(self._log)}
        assert self._nursery.stdin is not None
        self._nursery.stdin.write((json.dumps(asked) + "\n").encode())
        bot = await asyncio.wait_for(self._born.get(), _PATIENCE)
        bot.role = role
        self.bots.append(bot)
        return bot

    async def kill(self, bot: Bot) -> None:
        """End one as a power cut does."""
        bot.send(signal.SIGKILL)
        await self._gone(bot)

    async def tend(self) -> None:
        """Bring up again whoever has ended by itself, as systemd does; some may, and no more."""
        for bot in [bot for bot in self.bots if bot.ended.is_set()]:
            if not self.may_fall:
                raise RuntimeError(f"a bot ended by itself with {bot.status}: see {self._log}")
            self.may_fall -= 1
            await self._gone(bot)
            await self.add(bot.role)

    async def end(self) -> None:
        """Tell all to stop, as one should."""
        await self.tend()
        for bot in self.bots:
            bot.send(signal.SIGTERM)
        for bot in list(self.bots):
            await self._gone(bot)
            if bot.status:
                raise RuntimeError(f"a bot ended with {bot.status}: see {self._log}")

    async def hear(self) -> None:
        """Note who is born and who has ended, until the nursery is closed."""
        assert self._nursery.stdout is not None
        async for line in self._nursery.stdout:
            self._note(json.loads(line))

    def _note(self, said: Mapping[str, int]) -> None:
        if "born" in said:
            bot = self._known[said["born"]] = Bot(said["born"])
            self._born.put_nowait(bot)
        elif "ended" in said:
            bot = self._known.pop(said["ended"])
            bot.status = said["status"]
            bot.ended.set()
        else:
            self._ready.set()

    async def _gone(self, bot: Bot) -> None:
        await asyncio.wait_for(bot.ended.wait(), _PATIENCE)
        self.bots.remove(bot)


@asynccontextmanager
async def company(config: Path) -> AsyncIterator[Company]:
    """Have a company, on these settings; whoever still runs at the end is killed."""
    nursery = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.chaos.nursery"), stdin=PIPE, stdout=PIPE
    )
    together = Company(nursery, config)
    hearing = asyncio.create_task(together.hear())
    try:
        yield together
    finally:
        nursery.kill()
        await nursery.wait()
        await hearing
