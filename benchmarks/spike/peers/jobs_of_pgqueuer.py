"""pgqueuer with one job for each dose in PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from pgqueuer import PgQueuer
from pgqueuer.models import Job

from benchmarks.spike.contest import Asked, Run, compete, until
from benchmarks.spike.sending import Sending
from tests.chaos.crowd import FIRST_CHAT


@asynccontextmanager
async def contestant(asked: Asked) -> AsyncIterator[Run]:
    """Put the jobs into the database."""
    sending = Sending(asked)
    connection = await asyncpg.connect(asked.url.replace("+asyncpg", ""))
    queuer = PgQueuer.from_asyncpg_connection(connection)

    @queuer.entrypoint("remind")  # type: ignore[untyped-decorator] # known only where it is measured
    async def remind(job: Job) -> None:
        await sending.send(int(job.payload or b"0"))

    queries = queuer.qm.queries
    await queries.install()
    chats = [str(FIRST_CHAT + n).encode() for n in range(asked.people)]
    await queries.enqueue(["remind"] * asked.people, chats, [0] * asked.people)

    async def run(due: float, stop: asyncio.Event) -> None:
        await until(due)
        working = asyncio.create_task(
            queuer.qm.run(batch_size=asked.in_flight, max_concurrent_tasks=2 * asked.in_flight)
        )
        await stop.wait()
        await sending.finish()
        queuer.shutdown.set()
        await working

    yield run
    await sending.close()
    await connection.close()


if __name__ == "__main__":
    compete(contestant)
