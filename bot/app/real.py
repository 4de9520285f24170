"""The real bot: over Telegram, over SMS, or over both, on the database of the settings."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import APIRouter

from bot.app import joining
from bot.app.channels import Channels, account, channels
from bot.app.running import Job, Role, until_told
from bot.app.upkeep import Cared, look_after
from bot.channels.telegram import TelegramChannel
from bot.channels.twilio_webhooks import TwilioDoor
from bot.clock import Clock, SystemClock, is_synchronised
from bot.config import Settings
from bot.domain.channels import Keep, Note
from bot.handlers.turn import House
from bot.storage import Storage
from bot.storage.alone import while_alone
from bot.storage.lock import SingleServer
from bot.web import health, pages, server, telegram, twilio
from bot.web.clinic import routes as clinic
from bot.web.clinic.parts import ClinicParts
from bot.web.shared import routes as shared
from bot.workers import Worker

_log = logging.getLogger(__name__)


def serve_for_real(settings: Settings, role: Role, *, ready: Callable[[], None]) -> None:
    """Run the bot until the process is told to stop."""
    if is_synchronised() is False:
        _log.warning("nothing synchronises this machine's clock")
    asyncio.run(_serve(settings, role, SystemClock(), ready=ready))


@dataclass(frozen=True, slots=True)
class _Joined:
    """What the jobs share."""

    settings: Settings
    clock: Clock
    storage: Storage
    speaking: Channels
    keep: Keep
    note: Note
    worker: Worker
    house: House


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
        joined = _Joined(settings, clock, storage, speaking, keep, note, worker, house)
        jobs: list[Job] = []
        if role.works:
            how = replace(joining.how_to_work(settings), compares_clocks=True)
            senders = await joining.senders(storage, speaking)
            means = joining.Means(storage, clock, worker, joining.mailer(settings, clock))
            engine = joining.engine(means, senders, house=house, how=how)
            jobs += [engine.serve, _listening(joined)]
        if role.answers:
            jobs.append(_answering(joined))
        ready()
        await until_told(*jobs)


def _listening(joined: _Joined) -> Job:
    """Return the job that brings in what people say, and looks after the bot; one process at a
    time does it."""

    sentences = joined.house.sentences
    cared = Cared(joined.settings, joined.storage, joined.clock, joined.speaking, sentences)

    async def listen() -> None:
        async with asyncio.TaskGroup() as together:
            for channel in joined.speaking:
                together.create_task(channel.listen(joined.keep))
            together.create_task(look_after(cared))

    async def listen_alone(stop: asyncio.Event) -> None:
        url = joined.settings.database.url
        await while_alone(url, listen, clock=joined.clock, stop=stop)

    return listen_alone


def _answering(joined: _Joined) -> Job:
    """Return the job that answers over HTTP. The port is taken at once."""
    web = joined.settings.web
    listener = server.bind(web.host, web.port)
    app = pages.application(health.routes, *_doors(joined))
    app.state.storage, app.state.now = lambda: joined.storage, joined.clock.now
    clinic.furnish(app, _clinic(joined))

    async def answer(stop: asyncio.Event) -> None:
        await server.serve(app, listener, stop=stop)

    return answer


def _clinic(joined: _Joined) -> ClinicParts:
    """Return what the pages of clinics are joined from."""
    settings = joined.settings
    return ClinicParts(
        storage=lambda: joined.storage,
        now=joined.clock.now,
        sentences=joined.house.sentences,
        lexicon=joined.house.lexicon,
        worker=joined.worker,
        public_base_url=settings.web.public_base_url,
        telegram=settings.telegram.username,
        numbers=settings.sms.numbers,
    )


def _doors(joined: _Joined) -> list[APIRouter]:
    """Return the doors that providers knock at; where they are not needed they are not there."""
    speaking, sms = joined.speaking, joined.settings.sms
    desk = shared.Desk(lambda: joined.storage, joined.clock.now, joined.house.sentences)
    doors = [shared.router(desk)]
    if speaking.telegram is not None:
        doors.append(telegram.router(_receiving(speaking.telegram, joined.keep)))
    if speaking.numbers and sms.receive == "webhook":
        door = TwilioDoor(account(joined.settings), sms.numbers)
        doors.append(twilio.router(door, keep=joined.keep, note=joined.note))
    return doors


def _receiving(channel: TelegramChannel, keep: Keep) -> telegram.Receive:
    async def receive(body: bytes, secret: str | None) -> int:
        return await channel.receive_webhook(body, secret, keep)

    return receive
