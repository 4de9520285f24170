"""PTB's own JobQueue, one job for each dose: kept in memory, gone when the process is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from telegram.ext import Application, CallbackContext, JobQueue

from benchmarks.spike.contest import Asked, Run, compete, until
from benchmarks.spike.sending import Sending
from tests.chaos.crowd import FIRST_CHAT

Context = CallbackContext[Any, Any, Any, Any]


@asynccontextmanager
async def contestant(asked: Asked) -> AsyncIterator[Run]:
    """Put the jobs into the queue, which stands still until they are due."""
    sending = Sending(asked)

    async def remind(context: Context) -> None:
        if context.job is not None:  # as it is for whatever a queue calls
            await sending.send(context.job.chat_id or 0)

    queue: JobQueue[Context] = JobQueue()
    application = Application.builder().bot(sending.bot).job_queue(queue).updater(None).build()
    await application.initialize()
    queue.scheduler.start(paused=True)
    now = datetime.now(UTC)
    for chat in range(FIRST_CHAT, FIRST_CHAT + asked.people):
        # By itself it drops what is a second late.
        queue.run_once(remind, now, chat_id=chat, job_kwargs={"misfire_grace_time": None})

    async def run(due: float, stop: asyncio.Event) -> None:
        await until(due)
        queue.scheduler.resume()
        await stop.wait()
        await sending.finish()
        await queue.stop(wait=False)

    yield run
    await application.shutdown()
    await sending.close()


if __name__ == "__main__":
    compete(contestant)
