"""APScheduler 3 with one job for each dose in its SQLAlchemy store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from benchmarks.spike import sending
from benchmarks.spike.contest import Asked, Run, compete, until
from tests.chaos.crowd import FIRST_CHAT


@asynccontextmanager
async def contestant(asked: Asked) -> AsyncIterator[Run]:
    """Put the jobs into the store, which stands still until they are due."""
    mine = sending.Sending(asked)
    sending.use(mine)
    store = SQLAlchemyJobStore(engine=_engine(asked.url))
    scheduler = AsyncIOScheduler(jobstores={"default": store}, timezone=UTC)
    scheduler.start(paused=True)
    now = datetime.now(UTC)
    for chat in range(FIRST_CHAT, FIRST_CHAT + asked.people):
        scheduler.add_job(sending.send, "date", run_date=now, args=[chat], misfire_grace_time=None)

    async def run(due: float, stop: asyncio.Event) -> None:
        await until(due)
        scheduler.resume()
        await stop.wait()
        await mine.finish()
        scheduler.shutdown(wait=False)

    yield run
    await mine.close()


def _engine(url: str) -> Engine:
    """Return an engine that keeps what it committed, as ours does."""
    engine = create_engine(url.replace("+aiosqlite", "").replace("+asyncpg", "+psycopg"))
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def connected(connection: DBAPIConnection, _record: object) -> None:
            cursor = connection.cursor()
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.close()

    return engine


if __name__ == "__main__":
    compete(contestant)
