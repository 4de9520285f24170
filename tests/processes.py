"""Runs `dosebell serve` as a process of its own, as an operator would."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from bot.clock import SystemClock
from tests.sources import ROOT

_PATIENCE = 120.0  # on a machine that does other things too


@dataclass
class Served:
    """A running bot: where it answers, and what it has said so far."""

    process: asyncio.subprocess.Process
    port: int
    lines: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Everything it wrote, on both outputs."""
        return "\n".join(self.lines)

    async def listen(self) -> None:
        """Read what it writes until it ends."""
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.lines.append(line.decode().rstrip("\n"))

    async def get(self, path: str) -> tuple[int, str]:
        """Ask its web side for something."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.port}{path}") as answer,
        ):
            return answer.status, await answer.text()

    async def until_alive(self) -> None:
        """Wait until its web side answers."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                try:
                    assert await self.get("/healthz") == (200, "alive")
                except aiohttp.ClientConnectorError:
                    assert self.process.returncode is None, self.said
                    await asyncio.wait([asyncio.ensure_future(self.process.wait())], timeout=0.05)
                else:
                    return

    async def until_said(self, words: str) -> None:
        """Wait until it has written some words."""
        async with asyncio.timeout(_PATIENCE):
            while words not in self.said:
                await SystemClock().sleep(0.05)

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to stop, and return how it ended."""
        if self.process.returncode is None:
            self.process.send_signal(how)
        async with asyncio.timeout(_PATIENCE):
            return await self.process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def serving(
    folder: Path,
    *words: str,
    settings: Mapping[str, str],
    port: int | None = None,
    through: Sequence[str] = (),
) -> AsyncIterator[Served]:
    """Run `dosebell serve` in `folder` for as long as a test needs it, `through` another program
    where there is one."""
    port = port or free_port()
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DOSEBELL_WEB__PORT": str(port),
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        *(*through, sys.executable, "-m", "bot", "serve", *words),
        cwd=folder,
        env=environ,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    served = Served(process, port)
    listening = asyncio.create_task(served.listen())
    try:
        yield served
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await listening
