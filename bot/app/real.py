"""The real bot: over Telegram, on the database of the settings."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

from fastapi import FastAPI

from bot.app import joining
from bot.app.running import Job, Role, until_told
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_webhook import Webhook
from bot.clock import Clock, SystemClock, is_synchronised
from bot.config import Settings
from bot.domain.channels import Keep
from bot.storage import Storage
from bot.storage.alone import while_alone
from bot.storage.lock import SingleServer
from bot.web import health, pages, server, telegram

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
            joining.opened(url, Path(settings.keys.file), clock=clock, lock=lock)
        )
        channel = _telegram(settings, clock)
        stack.push_async_callback(channel.close)
        keep = joining.keeper(storage, clock)
        jobs: list[Job] = []
        if role.works:
            how = joining.how_to_work(settings)
            engine, _ = await joining.engine(storage, clock, channel, house=house, how=how)
            jobs += [engine.serve, _listening(url, channel, keep, clock)]
        if role.answers:
            jobs.append(_answering(settings, _doors(storage, channel, keep, clock)))
        ready()
        await until_told(*jobs)


def _telegram(settings: Settings, clock: Clock) -> TelegramChannel:
    chosen = settings.telegram
    webhook = None
    if chosen.mode == "webhook":
        url = f"{settings.web.public_base_url}/telegram/webhook"
        webhook = Webhook(url, chosen.webhook_secret.get_secret_value())
    return TelegramChannel(
        chosen.token.get_secret_value(),
        clock=clock,
        api_base_url=chosen.api_base_url,
        webhook=webhook,
    )


def _listening(url: str, channel: TelegramChannel, keep: Keep, clock: Clock) -> Job:
    """Return the job that brings in what people say; one process at a time does it."""

    async def listen(stop: asyncio.Event) -> None:
        await while_alone(url, lambda: channel.listen(keep), clock=clock, stop=stop)

    return listen


def _doors(storage: Storage, channel: TelegramChannel, keep: Keep, clock: Clock) -> FastAPI:
    async def receive(body: bytes, secret: str | None) -> int:
        return await channel.receive_webhook(body, secret, keep)

    app = pages.application(health.routes, telegram.router(receive))
    app.state.storage, app.state.now = lambda: storage, clock.now
    return app


def _answering(settings: Settings, app: FastAPI) -> Job:
    """Return the job that answers over HTTP. The port is taken at once."""
    listener = server.bind(settings.web.host, settings.web.port)

    async def answer(stop: asyncio.Event) -> None:
        await server.serve(app, listener, stop=stop)

    return answer
