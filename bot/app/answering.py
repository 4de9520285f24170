"""The web side of the real bot: what providers call, what clinics open, what was shared."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter

from bot.app.channels import account
from bot.app.joined import Joined
from bot.app.running import Job
from bot.channels.telegram import TelegramChannel
from bot.channels.twilio_webhooks import TwilioDoor
from bot.domain.channels import Keep
from bot.web import health, pages, server, telegram, twilio
from bot.web.clinic import routes as clinic
from bot.web.clinic.parts import ClinicParts
from bot.web.shared import routes as shared


def answering(joined: Joined) -> Job:
    """Return the job that answers over HTTP. The port is taken at once."""
    web = joined.settings.web
    listener = server.bind(web.host, web.port)
    app = pages.application(health.routes, *_doors(joined))
    app.state.storage, app.state.now = lambda: joined.storage, joined.clock.now
    clinic.furnish(app, _clinic(joined))

    async def answer(stop: asyncio.Event) -> None:
        await server.serve(app, listener, stop=stop)

    return answer


def _clinic(joined: Joined) -> ClinicParts:
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


def _doors(joined: Joined) -> list[APIRouter]:
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
