"""Lets one process at a time do what must not be done twice, such as asking Telegram for messages.

On SQLite there is only one process. On PostgreSQL it holds an advisory lock, which the database
takes away as soon as the holder's connection is gone. The holder asks now and then whether it is
still there, and the database (14 or newer) gives up a holder that no longer asks: one that is
frozen, or whose machine or network is gone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from sqlalchemy import TextClause, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.clock import Clock
from bot.domain.errors import BadInput
from bot.storage.database import is_sqlite, read_url

_TAKE: Final = text("SELECT pg_try_advisory_lock(7331048)")
_JOIN: Final = text("SELECT pg_try_advisory_lock_shared(7331049)")
_NOBODY_SERVES: Final = text(
    "SELECT pg_try_advisory_xact_lock(7331048) AND pg_try_advisory_xact_lock(7331049)"
)
_STILL_THERE: Final = text("SELECT 1")
#: Nothing where the database is too old to know of it.
_GIVE_UP: Final = text(
    "SELECT set_config(name, '15s', false) FROM pg_settings WHERE name = 'idle_session_timeout'"
)
_PAUSE: Final = 3.0  #: seconds between two looks
_PATIENCE: Final = 5.0  #: seconds for the database to answer one

_log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]


async def while_alone(url: str, work: Work, *, clock: Clock, stop: asyncio.Event) -> None:
    """Do `work` until `stop`, but only while no other process does it; wait for one's turn."""
    if is_sqlite(read_url(url)):
        await _until(stop, work)
        return

    async def listen() -> None:
        _log.info("this process listens now")
        await work()

    await _while_held(_TAKE, url, listen, clock=clock, stop=stop)


async def be_seen(url: str, *, clock: Clock, stop: asyncio.Event) -> None:
    """Let it be known until `stop` that this process serves, as any number may at once: nothing is
    restored meanwhile, for what it keeps would be gone. Those that listen are seen by that."""
    if is_sqlite(read_url(url)):
        await stop.wait()
    else:
        await _while_held(_JOIN, url, stop.wait, clock=clock, stop=stop)


async def _while_held(
    take: TextClause,
    url: str,
    work: Callable[[], Awaitable[object]],
    *,
    clock: Clock,
    stop: asyncio.Event,
) -> None:
    """Do `work` until `stop` while a lock is held, and try to take it again where it was lost."""
    parsed = read_url(url)
    engine = create_async_engine(
        parsed,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args={"command_timeout": _PATIENCE},
    )
    trouble = ""
    try:
        while not stop.is_set():
            now_in_trouble = await _once(engine, take, work, clock=clock, stop=stop)
            if now_in_trouble not in ("", trouble):
                _log.warning("whose turn it is cannot be asked", extra={"error": now_in_trouble})
            trouble = now_in_trouble
            await clock.wait(stop, at_most=_PAUSE)
    finally:
        await engine.dispose()


async def refuse_while_served(connection: AsyncConnection) -> None:
    """Raise `BadInput` where somebody serves this PostgreSQL; until the transaction ends nobody
    begins to. Of SQLite the lock beside the file says it."""
    if connection.dialect.name == "sqlite":
        return
    if not (await connection.execute(_NOBODY_SERVES)).scalar_one():
        raise BadInput("somebody serves this database; stop every `dosebell serve` first")


async def _once(
    engine: AsyncEngine,
    take: TextClause,
    work: Callable[[], Awaitable[object]],
    *,
    clock: Clock,
    stop: asyncio.Event,
) -> str:
    """Work if the lock is to be had, as long as it is held; return what kept us from asking."""
    try:
        async with engine.connect() as connection:
            await connection.execute(_GIVE_UP)
            if await _answer(connection, take):
                await _until(stop, work, as_long_as=_watch(connection, clock))
    except (SQLAlchemyError, OSError) as error:  # a time-out is one as well
        return type(error).__name__
    return ""


async def _until(
    stop: asyncio.Event,
    work: Callable[[], Awaitable[object]],
    *,
    as_long_as: Awaitable[None] | None = None,
) -> None:
    """Work until `stop`, or until what it depends on ends; raise what went wrong in the work."""
    working = asyncio.ensure_future(work())
    others: list[asyncio.Task[Any]] = [asyncio.create_task(stop.wait())]
    if as_long_as is not None:
        others.append(asyncio.create_task(_ended(as_long_as)))
    try:
        await asyncio.wait([working, *others], return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            await working
    finally:
        for task in (working, *others):
            task.cancel()
        await asyncio.gather(working, *others, return_exceptions=True)


async def _ended(watch: Awaitable[None]) -> None:
    with suppress(SQLAlchemyError, OSError, TimeoutError):
        await watch
    _log.warning("the database went away, and with it what this process held there")


async def _watch(connection: AsyncConnection, clock: Clock) -> None:
    while True:
        await clock.sleep(_PAUSE)
        await _answer(connection, _STILL_THERE)


async def _answer(connection: AsyncConnection, question: TextClause) -> object:
    async with asyncio.timeout(_PATIENCE):
        return (await connection.execute(question)).scalar_one()
