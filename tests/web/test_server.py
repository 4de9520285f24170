"""Proves what every answer of the web side has in common."""

from __future__ import annotations

import socket
from io import BytesIO

import aiohttp
import pytest
from fastapi import APIRouter, Request

from bot.domain.errors import BadInput
from bot.web import pages, server
from bot.web.bodies import LONGEST
from tests.web.conftest import Serving

routes = APIRouter()


@routes.post("/echo")
async def echo(request: Request) -> int:
    return len(await request.body())


@pytest.mark.parametrize("path", ["/echo", "/none"])
async def test_every_answer_tells_browsers_to_be_strict(
    path: str, serving: Serving, http: aiohttp.ClientSession
) -> None:
    url = await serving(pages.application(routes))

    async with http.get(url + path) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "server" not in answer.headers


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/chat", "/echo/"])
async def test_strangers_find_no_description_of_the_doors(
    path: str, serving: Serving, http: aiohttp.ClientSession
) -> None:
    url = await serving(pages.application(routes))

    async with http.get(url + path) as answer:
        assert answer.status == 404


async def test_a_body_that_is_too_long_is_not_read(
    serving: Serving, http: aiohttp.ClientSession
) -> None:
    url = await serving(pages.application(routes))

    async with http.post(f"{url}/echo", data=BytesIO(b"x" * LONGEST)) as answer:
        assert await answer.json() == LONGEST
    async with http.post(f"{url}/echo", data=BytesIO(b"x" * (LONGEST + 1))) as answer:
        assert answer.status == 413


async def test_a_body_of_unknown_length_is_not_read(
    serving: Serving, http: aiohttp.ClientSession
) -> None:
    url = await serving(pages.application(routes))

    async with http.post(f"{url}/echo", data=b"x", chunked=True) as answer:
        assert answer.status == 411


def test_a_port_that_is_taken_is_said_to_be() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(BadInput, match=f"nothing can listen on 127.0.0.1:{port}.*web.port"):
            server.bind("127.0.0.1", port)


def test_a_host_that_is_not_ours_is_said_to_be() -> None:
    with pytest.raises(BadInput, match=r"nothing can listen on 203\.0\.113\.1:80"):
        server.bind("203.0.113.1", 80)
