"""Proves what is let in through Telegram's webhook, and when it is acknowledged."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_webhook import LONGEST_BODY, SECRET_HEADER, Webhook
from bot.domain.channels import IncomingKind
from bot.domain.errors import BadInput
from tests.channels.conftest import HastyClock, Kept, a_channel, listening, until
from tests.channels.stand_in_faults import Fail
from tests.channels.telegram_payloads import BLOCKED, IN_GROUP, PRESSED, TEXT
from tests.channels.telegram_stand_in import StandIn

SECRET = "0123456789abcdef_-ABCDEF"
HOOK = Webhook("https://dosebell.example/telegram/webhook", SECRET)


@pytest.fixture
async def hooked(telegram: StandIn) -> AsyncIterator[TelegramChannel]:
    async with a_channel(telegram, webhook=HOOK) as channel:
        yield channel


def body(update: object) -> bytes:
    return json.dumps(update).encode()


async def test_what_telegram_brings_is_kept_and_acknowledged(hooked: TelegramChannel) -> None:
    keep = Kept()

    assert await hooked.receive_webhook(body(TEXT), SECRET, keep) == 200
    assert [(one.provider_id, one.text) for one in keep.incoming] == [("u500", "tomada 💊")]


@pytest.mark.parametrize(
    "secret",
    [
        None,
        "",
        " ",
        SECRET[:-1],
        SECRET + "x",
        SECRET.lower(),
        SECRET.upper(),
        f" {SECRET}",
        f"{SECRET} ",
        f"{SECRET}\0",
        SECRET.replace("0", "\uff10"),
        "é" * 24,
        "\udcff" * 24,
        "x" * 1_000_000,
        '["' + SECRET + '"]',
    ],
)
async def test_a_wrong_secret_is_refused_before_anything_is_read(
    hooked: TelegramChannel, secret: str | None
) -> None:
    keep = Kept()

    assert await hooked.receive_webhook(b"\xff not even JSON", secret, keep) == 403
    assert await hooked.receive_webhook(body(TEXT), secret, keep) == 403
    assert not keep.tries


async def test_without_a_webhook_in_the_settings_there_is_none(channel: TelegramChannel) -> None:
    assert await channel.receive_webhook(body(TEXT), SECRET, Kept()) == 404


@pytest.mark.parametrize(
    ("case", "content", "status"),
    [
        ("nothing", b"", 400),
        ("no JSON", b"update_id=1", 400),
        ("half of it", body(TEXT)[:-5], 400),
        ("no UTF-8", b'{"update_id": 1, "message": "\xff"}', 400),
        ("a list", b"[1]", 400),
        ("no number", b'{"message": {}}', 400),
        ("a number that is text", b'{"update_id": "1"}', 400),
        ("nested without end", b"[" * 100_000, 400),
        ("endless digits", b'{"update_id": ' + b"9" * 10_000 + b"}", 400),
        ("too large", body({"update_id": 1, "x": "x" * LONGEST_BODY}), 413),
    ],
)
async def test_what_is_no_update_is_refused(
    hooked: TelegramChannel, case: str, content: bytes, status: int
) -> None:
    keep = Kept()

    assert await hooked.receive_webhook(content, SECRET, keep) == status, case
    assert not keep.tries


async def test_an_update_that_cannot_be_read_does_not_block_its_chat(
    hooked: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    keep = Kept()

    status = await hooked.receive_webhook(
        b'{"update_id": 77, "message": "secret words"}', SECRET, keep
    )

    assert (status, keep.tries) == (200, 0)
    assert [getattr(record, "update", None) for record in caplog.records] == [77]
    assert "secret" not in caplog.text


async def test_what_could_not_be_kept_is_not_acknowledged(
    hooked: TelegramChannel, caplog: pytest.LogCaptureFixture
) -> None:
    keep = Kept(failures=1)

    assert await hooked.receive_webhook(body(TEXT), SECRET, keep) == 503
    assert await hooked.receive_webhook(body(TEXT), SECRET, keep) == 200
    assert "tomada" not in caplog.text


async def test_a_replay_comes_in_under_the_same_number(hooked: TelegramChannel) -> None:
    keep = Kept()

    for _ in range(3):
        await hooked.receive_webhook(body(TEXT), SECRET, keep)

    assert {one.provider_id for one in keep.incoming} == {"u500"}


async def test_a_group_is_told_once_and_a_block_is_heard(hooked: TelegramChannel) -> None:
    keep = Kept()

    for update in (IN_GROUP, IN_GROUP, BLOCKED):
        assert await hooked.receive_webhook(body(update), SECRET, keep) == 200

    assert [one.kind for one in keep.incoming] == [IncomingKind.GROUP, IncomingKind.LEFT]


async def test_a_press_is_answered_after_the_commit(
    telegram: StandIn, hooked: TelegramChannel
) -> None:
    telegram.faults.plan(Fail(500), method="answerCallbackQuery")

    assert await hooked.receive_webhook(body(PRESSED), SECRET, Kept(failures=1)) == 503
    assert await hooked.receive_webhook(body(PRESSED), SECRET, Kept()) == 200


@pytest.mark.parametrize("secret", ["", "short", "x" * 257, "with blanks in it 123", "ñ" * 20])
def test_a_secret_that_telegram_would_refuse_or_anybody_guess_is_refused(secret: str) -> None:
    with pytest.raises(BadInput) as error:
        Webhook("https://dosebell.example/telegram/webhook", secret)

    assert not secret or secret not in str(error.value)
    assert "openssl rand" in str(error.value)


def test_a_webhook_does_not_show_its_secret() -> None:
    assert SECRET not in repr(HOOK)


async def test_telegram_is_told_of_the_webhook_until_it_has_heard(telegram: StandIn) -> None:
    clock = HastyClock()
    telegram.faults.plan(Fail(502), method="setWebhook", times=2)

    async with (
        a_channel(telegram, webhook=HOOK, clock=clock) as channel,
        listening(channel, Kept()),
    ):
        await until(lambda: telegram.updates.url)

    assert (telegram.updates.url, telegram.updates.secret) == (HOOK.url, SECRET)
    assert clock.waits == [1, 2]


async def test_the_whole_way_over_http(telegram: StandIn) -> None:
    keep = Kept(failures=2)
    async with a_hook(telegram, keep) as channel, listening(channel, keep):
        telegram.say(7, "taken")
        telegram.say(7, "later")
        await keep.wait_for(2)
        await until(lambda: not telegram.updates.pending)

    assert [one.text for one in keep.incoming] == ["taken", "later"]
    assert telegram.updates.brought == [503, 503, 200, 200]


@asynccontextmanager
async def a_hook(telegram: StandIn, keep: Kept) -> AsyncIterator[TelegramChannel]:
    """Serve a webhook on this machine, as the web room does."""
    channels: list[TelegramChannel] = []

    async def receive(request: web.BaseRequest) -> web.Response:
        shown = request.headers.get(SECRET_HEADER)
        status = await channels[0].receive_webhook(await request.read(), shown, keep)
        return web.Response(status=status)

    runner = web.ServerRunner(web.Server(receive), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram/webhook"
    async with a_channel(telegram, webhook=Webhook(url, SECRET)) as channel:
        channels.append(channel)
        yield channel
    await runner.cleanup()
