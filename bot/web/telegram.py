"""The door that Telegram knocks at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from fastapi import APIRouter, Request, Response

Receive = Callable[[bytes, str | None], Awaitable[int]]
"""Takes a body and the secret that came with it; the HTTP status is 200 only after the commit."""

_SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


def router(receive: Receive) -> APIRouter:
    """Return the route that hands on what Telegram brings. The channel checks the secret first."""
    routes = APIRouter()

    @routes.post("/telegram/webhook")
    async def webhook(request: Request) -> Response:
        status = await receive(await request.body(), request.headers.get(_SECRET))
        return Response(status_code=status)

    return routes
