"""The door that Telegram knocks at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request, Response

from bot.channels.telegram_webhook import SECRET_HEADER

Receive = Callable[[bytes, str | None], Awaitable[int]]
"""Takes a body and the secret that came with it; the HTTP status is 200 only after the commit."""


def router(receive: Receive) -> APIRouter:
    """Return the route that hands on what Telegram brings. The channel checks the secret first."""
    routes = APIRouter()

    @routes.post("/telegram/webhook")
    async def webhook(request: Request) -> Response:
        status = await receive(await request.body(), request.headers.get(SECRET_HEADER))
        return Response(status_code=status)

    return routes
