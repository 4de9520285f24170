"""Serves applications over real HTTP on a port of their own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeAlias

import aiohttp
import pytest
from starlette.types import ASGIApp

from bot.web import server

#: Serves an application and returns the URL it is under.
Serving: TypeAlias = Callable[[ASGIApp], Awaitable[str]]


@pytest.fixture
async def serving() -> AsyncIterator[Serving]:
    """Serve any number of applications until the test is over."""
    async with AsyncExitStack() as stack:

        async def start(app: ASGIApp) -> str:
            return await stack.enter_async_context(served(app))

        yield start


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """An HTTP client that keeps no cookies and follows nothing by itself."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield session


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """Serve `app`, and yield its URL."""
    listener = server.bind("127.0.0.1", 0)
    stop = asyncio.Event()
    running = asyncio.create_task(server.serve(app, listener, stop=stop))
    port = listener.getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        stop.set()
        await running
