"""Rings our bells when another process has committed something, by PostgreSQL's LISTEN and
NOTIFY."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import uuid4

import asyncpg
from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock

_CHANNEL: Final = "dosebell"
_NOTIFY: Final = text("SELECT pg_notify(:channel, :said)")
_PAUSE: Final = 1.0  # seconds before the connection is tried again
_log = logging.getLogger(__name__)

Hear = Callable[[str], None]


class Listener:
    """Says words to the other processes on this database, and hears theirs."""

    def __init__(self, url: URL, *, clock: Clock, hear: Hear, missed: Callable[[], None]) -> None:
        self._dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._clock = clock
        self._hear = hear
        self._missed = missed
        self._own = uuid4().hex
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to listen."""
        self._task = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        """Listen no longer."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def say(self, connection: AsyncConnection, words: Iterable[str]) -> None:
        """Let the others know once this transaction is committed."""
        for word in words:
            said = {"channel": _CHANNEL, "said": f"{self._own} {word}"}
            await connection.execute(_NOTIFY, said)

    async def _listen(self) -> None:
        while True:
            try:
                await self._until_lost()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                _log.warning("listening lost", extra={"error": error})
            await self._clock.sleep(_PAUSE)

    async def _until_lost(self) -> None:
        connection = await asyncpg.connect(self._dsn)
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _: lost.set())
        try:
            await connection.add_listener(_CHANNEL, self._heard)
            self._missed()  # nobody told us what happened before we listened
            await lost.wait()
        finally:
            await connection.close(timeout=1)

    def _heard(self, _connection: Any, _pid: int, _channel: str, said: str) -> None:  # noqa: ANN401 - asyncpg has no types
        origin, _, word = said.partition(" ")
        if origin != self._own:
            self._hear(word)
