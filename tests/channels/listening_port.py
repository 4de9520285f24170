"""A port of this machine that a stand-in listens on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

Handle = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class ListeningPort:
    """Serves requests on 127.0.0.1 for as long as it is open."""

    def __init__(self, handle: Handle) -> None:
        self._runner = web.ServerRunner(web.Server(handle, access_log=None), shutdown_timeout=0.1)
        self.number = 0

    async def open(self, number: int) -> None:
        """Listen on port `number`; 0 takes any that is free."""
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", number, backlog=2048).start()
        self.number = int(self._runner.addresses[0][1])

    async def close(self) -> None:
        await self._runner.cleanup()
