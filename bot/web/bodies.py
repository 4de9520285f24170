"""Refuses what is too long to be meant, before anybody reads it."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LONGEST: Final = 1 << 20  #: bytes
#: A clinic brings a calendar of years in one piece.
_LONGER: Final = {"/clinic/import": 8 << 20}
_WITH_BODY: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class ShortBodies:
    """Lets a body pass that says how long it is, which the server holds it to, and is short."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] in _WITH_BODY:
            length = Headers(scope=scope).get("content-length", "")
            if not length.isascii() or not length.isdigit():
                await PlainTextResponse("say how long it is", 411)(scope, receive, send)
                return
            if int(length) > _LONGER.get(scope["path"], LONGEST):
                await PlainTextResponse("too long", 413)(scope, receive, send)
                return
        await self._app(scope, receive, send)
