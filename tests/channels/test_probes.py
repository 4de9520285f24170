"""Proves that we notice when providers would not be let in, and that somebody outside is called."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from bot.channels import alive, probes
from bot.channels.probes import Knock
from bot.channels.refused import Refused
from bot.channels.telegram_webhook import SECRET_HEADER, Webhook, opened
from bot.channels.twilio_account import STATUS_PATH, TwilioAccount
from bot.channels.twilio_webhooks import SIGNATURE_HEADER, TwilioDoor
from tests.channels.listening_port import ListeningPort

SECRET = "a-secret-of-sixteen-letters"
SID = f"AC{'0' * 32}"


@dataclass
class Proxy:
    """The way from the public address to our doors, which may be wrong."""

    public: str = ""
    answers: int = 0  #: whatever is asked, where it is not 0
    asked: list[str] = field(default_factory=list)

    @property
    def webhook(self) -> Webhook:
        return Webhook(f"{self.public}/telegram/webhook", SECRET)

    def account(self, public: str | None = None) -> TwilioAccount:
        base = self.public if public is None else public
        return TwilioAccount(SID, ("token",), public_base_url=base)

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        self.asked.append(request.path)
        if self.answers:
            return web.Response(status=self.answers)
        body, headers = await request.read(), request.headers
        try:
            if request.path == STATUS_PATH:
                door = TwilioDoor(self.account(), ["+12025550100"])
                door.status(request.path, body, headers.get(SIGNATURE_HEADER))
            else:
                opened(body, headers.get(SECRET_HEADER), self.webhook)
        except Refused as refused:
            return web.Response(status=refused.status)
        return web.Response()


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    proxy = Proxy()
    port = ListeningPort(proxy.handle)
    await port.open(0)
    proxy.public = f"http://127.0.0.1:{port.number}"
    yield proxy
    await port.close()


def _knocks(proxy: Proxy) -> list[Knock]:
    return [probes.telegrams(proxy.webhook), probes.twilios(proxy.account())]


async def test_a_door_that_lets_in_what_is_signed_alone_is_open(proxy: Proxy) -> None:
    assert [await probes.is_open(knock) for knock in _knocks(proxy)] == ["", ""]


@pytest.mark.parametrize("answers", [200, 204, 302, 404, 502])
async def test_somebody_who_answers_for_us_is_noticed(answers: int, proxy: Proxy) -> None:
    proxy.answers = answers

    for knock in _knocks(proxy):
        assert "leads to somebody else" in await probes.is_open(knock)


async def test_an_address_that_is_changed_on_the_way_is_noticed(proxy: Proxy) -> None:
    other = proxy.public.replace("127.0.0.1", "localhost")

    said = await probes.is_open(probes.twilios(proxy.account(other)))

    assert "is changed on the way, so signatures do not fit" in said


async def test_a_door_that_nobody_finds_is_noticed() -> None:
    knock = probes.telegrams(Webhook("http://127.0.0.1:9/telegram/webhook", SECRET))

    assert "cannot be reached" in await probes.is_open(knock)


async def test_everybody_outside_is_called_and_a_failure_is_no_error(proxy: Proxy) -> None:
    proxy.answers = 200

    assert await alive.call([f"{proxy.public}/one", "http://127.0.0.1:9/none"]) == 1
    assert proxy.asked == ["/one"]
