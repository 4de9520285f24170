"""Proves that we notice when providers would not be let in, and that somebody outside is called."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

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

    assert "signatures do not fit: the settings were changed since" in said
    assert "or it is changed on the way" in said


async def test_a_secret_that_the_server_does_not_know_yet_asks_for_a_restart(proxy: Proxy) -> None:
    newer = Webhook(proxy.webhook.url, "another-secret-of-ours")

    door = await probes.knocked(probes.telegrams(newer))

    assert door.is_proven
    assert "`dosebell serve` was started (restart it)" in door.why


async def test_a_certificate_that_nobody_trusts_is_named(tmp_path: Path) -> None:
    server = web.ServerRunner(web.Server(Proxy().handle))
    await server.setup()
    await web.TCPSite(server, "127.0.0.1", 0, ssl_context=_of_our_own(tmp_path)).start()
    url = f"https://127.0.0.1:{server.addresses[0][1]}/telegram/webhook"

    door = await probes.knocked(probes.telegrams(Webhook(url, SECRET)))
    await server.cleanup()

    assert door.is_proven
    assert "shows a certificate that nobody trusts (self-signed certificate)" in door.why


def _of_our_own(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2099, 1, 1, tzinfo=UTC))
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "both.pem").write_bytes(private + made.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


async def test_a_door_that_nobody_finds_is_noticed() -> None:
    knock = probes.telegrams(Webhook("http://127.0.0.1:9/telegram/webhook", SECRET))

    assert "cannot be reached" in await probes.is_open(knock)
    assert not (await probes.knocked(knock)).is_proven, "we may have no network"


async def test_everybody_outside_is_called_and_a_failure_is_no_error(proxy: Proxy) -> None:
    proxy.answers = 200

    assert not await alive.call(["http://127.0.0.1:9/none", f"{proxy.public}/one"])
    assert await alive.call([f"{proxy.public}/two"])
    assert proxy.asked == ["/one", "/two"]
