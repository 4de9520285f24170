"""The real bot: over Telegram, over SMS, or over both, on the database of the settings."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

from bot.app import joining
from bot.app.channels import channels
from bot.app.joined import Joined
from bot.app.running import Job, Role, until_told
from bot.app.upkeep import Cared, look_after, looking_out, operator
from bot.clock import Clock, SystemClock, is_synchronised
from bot.config import Settings
from bot.scheduling.upkeep.away import Away
from bot.storage.alone import be_seen, while_alone
from bot.storage.lock import SingleServer

_log = logging.getLogger(__name__)


def serve_for_real(settings: Settings, role: Role, *, ready: Callable[[], None]) -> None:
    """Run the bot until the process is told to stop."""
    if is_synchronised() is False:
        _log.warning("nothing synchronises this machine's clock")
    asyncio.run(_serve(settings, role, SystemClock(), ready=ready))


async def _serve(
    settings: Settings, role: Role, clock: Clock, *, ready: Callable[[], None]
) -> None:
    house = joining.house(settings, open_to_strangers=settings.enrolment == "open")
    url = settings.database.url
    async with AsyncExitStack() as stack:
        lock = stack.enter_context(SingleServer(url))
        storage = await stack.enter_async_context(
            joining.opened(
                url,
                Path(settings.keys.file),
                clock=clock,
                lock=lock,
                backups=Path(settings.backup.folder),
            )
        )
        keep, note = joining.keeper(storage, clock), joining.noter(storage, clock)
        speaking = channels(settings, clock, note)
        for channel in speaking:
            stack.push_async_callback(channel.close)
        worker = await stack.enter_async_context(joining.working())
        joined = Joined(settings, clock, storage, speaking, keep, note, worker, house)
        jobs: list[Job] = []
        if role.works:
            how = replace(joining.how_to_work(settings), compares_clocks=True)
            senders = await joining.senders(storage, speaking)
            means = joining.Means(storage, clock, worker, joining.mailer(settings, clock))
            engine = joining.engine(means, senders, house=house, how=how)
            jobs += [engine.serve, *_listening(joined)]
        if role.answers:
            # Here, because a process that only reminds has no use for all that pages need.
            from bot.app.answering import answering

            jobs.append(answering(joined))
        if not role.works:
            jobs.append(lambda stop: be_seen(url, clock=clock, stop=stop))
        ready()
        await until_told(*jobs)


def _listening(joined: Joined) -> tuple[Job, Job]:
    """Return the job that brings in what people say, and looks after the bot, which one process at
    a time does; and the one that tells where the database took that away."""

    sentences = joined.house.sentences
    cared = Cared(joined.settings, joined.storage, joined.clock, joined.speaking, sentences)

    away = Away(joined.storage, joined.clock, operator(cared))

    async def listen() -> None:
        with away.watched_from_here():
            await listen_and_look_after()

    async def listen_and_look_after() -> None:
        async with asyncio.TaskGroup() as together:
            for channel in joined.speaking:
                together.create_task(channel.listen(joined.keep))
            together.create_task(look_after(cared))

    async def listen_alone(stop: asyncio.Event) -> None:
        url = joined.settings.database.url
        await while_alone(url, listen, clock=joined.clock, stop=stop)

    return listen_alone, looking_out(away, joined.clock)
