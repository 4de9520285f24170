"""procrastinate with one job for each dose in PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from procrastinate import App, PsycopgConnector

from benchmarks.spike.contest import Asked, Run, compete, until
from benchmarks.spike.sending import Sending
from tests.chaos.crowd import FIRST_CHAT


@asynccontextmanager
async def contestant(asked: Asked) -> AsyncIterator[Run]:
    """Put the jobs into the database."""
    sending = Sending(asked)
    connector = PsycopgConnector(conninfo=asked.url.replace("+asyncpg", ""))
    app = App(connector=connector)
    remind = app.task(sending.send, name="remind")
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        chats = range(FIRST_CHAT, FIRST_CHAT + asked.people)
        await remind.batch_defer_async(*({"chat": chat} for chat in chats))

        async def run(due: float, stop: asyncio.Event) -> None:
            await until(due)
            work = app.run_worker_async(
                concurrency=asked.in_flight,
                install_signal_handlers=False,
                fetch_job_polling_interval=0.2,
            )
            working = asyncio.create_task(work)
            await stop.wait()
            await sending.finish()
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working

        yield run
        await sending.close()


if __name__ == "__main__":
    compete(contestant)
