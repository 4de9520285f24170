"""Proves that only Telegram is listened to, and that nothing it brings is lost."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeAlias

import aiohttp
import pytest

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_webhook import Webhook
from bot.clock import SystemClock
from bot.domain.channels import Incoming
from bot.web import pages, telegram
from tests.web.conftest import Serving

SECRET = "a-secret-of-the-tests-0123456789"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
HELLO = json.dumps(
    {
        "update_id": 7,
        "message": {
            "message_id": 1,
            "date": 1_795_000_000,
            "chat": {"id": 42, "type": "private"},
            "from": {"id": 42, "is_bot": False, "first_name": "Ann"},
            "text": "hello",
        },
    }
).encode()


class Kept(list[Incoming]):
    """Keeps in a list, or fails as a full disk would."""

    is_full = False

    async def __call__(self, *incoming: Incoming) -> None:
        if self.is_full:
            raise OSError(28, "no space left")
        self.extend(incoming)


@pytest.fixture
def kept() -> Kept:
    return Kept()


Knock: TypeAlias = Callable[..., Awaitable[int]]


@pytest.fixture
async def knock(kept: Kept, serving: Serving, http: aiohttp.ClientSession) -> AsyncIterator[Knock]:
    """Brings something to the webhook and returns the status it gets."""
    channel = TelegramChannel(
        "123456:not-a-token",
        clock=SystemClock(),
        webhook=Webhook("https://dose.example.org/telegram/webhook", SECRET),
    )

    async def receive(body: bytes, secret: str | None) -> int:
        return await channel.receive_webhook(body, secret, kept)

    url = await serving(pages.application(telegram.router(receive)))

    async def knock(body: bytes = HELLO, *, secret: str | None = SECRET, by: str = "POST") -> int:
        headers = {} if secret is None else {HEADER: secret}
        path = f"{url}/telegram/webhook"
        async with http.request(by, path, data=body, headers=headers) as answer:
            return answer.status

    yield knock
    await channel.close()


@pytest.mark.parametrize(
    ("case", "secret", "status"),
    [
        ("the right secret", SECRET, 200),
        ("a wrong secret", SECRET[:-1] + "x", 403),
        ("half a secret", SECRET[:-1], 403),
        ("an empty secret", "", 403),
        ("a secret in other letters", "é" * 8, 403),
        ("no secret", None, 403),
    ],
)
async def test_only_who_knows_the_secret_is_listened_to(
    case: str, secret: str | None, status: int, knock: Knock, kept: Kept
) -> None:
    assert await knock(secret=secret) == status, case
    assert [incoming.text for incoming in kept] == (["hello"] if status == 200 else []), case


@pytest.mark.parametrize(
    ("case", "body"),
    [
        ("nothing", b""),
        ("no JSON", b"update_id=7"),
        ("half of it", HELLO[: len(HELLO) // 2]),
        ("a list", b"[]"),
        ("no number", b'{"message": {}}'),
        ("not text", b"\xff\xfe\x00"),
        ("a deep hole", b"[" * 100_000),
    ],
)
async def test_what_is_no_update_is_refused(
    case: str, body: bytes, knock: Knock, kept: Kept
) -> None:
    assert await knock(body) == 400, case
    assert not kept


async def test_what_could_not_be_kept_is_brought_again(knock: Knock, kept: Kept) -> None:
    kept.is_full = True
    assert await knock() == 503

    kept.is_full = False
    assert await knock() == 200
    assert [incoming.text for incoming in kept] == ["hello"]


async def test_nobody_knocks_by_looking(knock: Knock) -> None:
    assert await knock(by="GET") == 405
