"""The door that Twilio knocks at. What it brings is kept and committed before it is answered."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from fastapi import APIRouter, Request, Response

from bot.channels.refused import Refused
from bot.channels.twilio_webhooks import LONGEST_BODY, SIGNATURE_HEADER, TwilioDoor
from bot.domain.channels import Keep, Note
from bot.domain.errors import BadInput

#: Says nothing back: what we have to say goes out by itself, as every message of ours.
_SILENCE: Final = "<Response/>"
_log = logging.getLogger(__name__)

Take = Callable[[str, bytes, str | None, str | None], Awaitable[None]]
"""Takes the path, the body, the signature and the kind of a request; returns after the commit."""


def router(door: TwilioDoor, *, keep: Keep, note: Note) -> APIRouter:
    """Return the routes for texts that come in, and for what became of ours."""
    routes = APIRouter()

    async def text(path: str, body: bytes, signature: str | None, kind: str | None) -> None:
        await keep(door.incoming(path, body, signature, content_type=kind))

    async def status(path: str, body: bytes, signature: str | None, kind: str | None) -> None:
        await note(door.status(path, body, signature, content_type=kind))

    @routes.post("/twilio/sms")
    async def sms(request: Request) -> Response:
        refused = await _taken(request, text)
        if refused:
            return Response(status_code=refused)
        return Response(_SILENCE, media_type="text/xml")

    @routes.post("/twilio/status")
    async def told(request: Request) -> Response:
        return Response(status_code=await _taken(request, status) or 204)

    return routes


async def _taken(request: Request, take: Take) -> int:
    """Return the HTTP status of what was not taken, or 0."""
    if int(request.headers.get("content-length", 0)) > LONGEST_BODY:
        return 413
    query = request.scope["query_string"].decode("latin-1")
    path = f"{request.scope['path']}?{query}" if query else request.scope["path"]
    headers = request.headers
    try:
        await take(
            path, await request.body(), headers.get(SIGNATURE_HEADER), headers.get("content-type")
        )
    except Refused as refusal:
        return refusal.status
    except BadInput:
        return 400  # what can never be kept need not come again
    except Exception as error:  # around what came in: Twilio is told that we have it not
        _log.error("keeping failed", extra={"why": error})
        return 503
    return 0
