"""Mails over real SMTP to a server of our own: what goes over the wire, and what every answer of
the server makes of it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.channels.mail import MailChannel, Server
from bot.clock import SystemClock
from bot.domain.channels import Enclosure, MediaType
from bot.domain.errors import SendError, TryAgain, Undeliverable, Unsure
from bot.domain.reports.posting import Posted

pytestmark = pytest.mark.long
_PDF = Enclosure(MediaType.DOCUMENT, "report.pdf", b"%PDF-1.7 \x00\xff")


class _Post:
    """Answers as the recipient says: "busy@…" is told to come again, and so on."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802 - the server calls it so
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        said = {"nobody": "550 nobody of that name", "full": "452 the box is full"}
        if refusal := said.get(address.split("@")[0]):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the server calls it so
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        match envelope.rcpt_tos[0].split("@")[0]:
            case "spam":
                return "554 no"
            case "later":
                return "451 later"
            case "silent":
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(asyncio.Event().wait(), 5)
            case "gone":
                assert server.transport is not None
                server.transport.close()
            case _:
                pass
        self.taken.append(message_from_bytes(envelope.content or b"", policy=default))  # type: ignore[arg-type] # bytes, as no decoding is asked for
        return "250 taken"


@pytest.fixture
def post() -> Iterator[tuple[_Post, int]]:
    """A mail server on a port of its own."""
    handler = _Post()
    controller = Controller(handler, hostname="127.0.0.1", port=_free())
    controller.start()
    yield handler, controller.port
    controller.stop()


def _free() -> int:
    with contextlib.closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _channel(port: int, **changes: Any) -> MailChannel:  # noqa: ANN401 - of fields
    server = Server("127.0.0.1", port, "bot@example.org", security="none", **changes)
    return MailChannel(server, SystemClock(), timeout=2)


def _mail(to: str) -> Posted:
    return Posted(to, "Informe de un paciente ñ", "Ana manda…\n", "abc-123", "es", _PDF)


async def test_a_mail_arrives_with_its_report(post: tuple[_Post, int]) -> None:
    handler, port = post

    await _channel(port).post(_mail("dr@example.org"))

    (got,) = handler.taken
    attached = [part for part in got.walk() if part.get_filename()]
    assert (got["To"], got["From"]) == ("dr@example.org", "bot@example.org")
    assert got["Subject"] == "Informe de un paciente ñ"
    assert got["Message-ID"] == "<abc-123@example.org>"
    assert got["Auto-Submitted"] == "auto-generated"
    body = got.get_body()
    assert body is not None
    assert body.get_content().split() == ["Ana", "manda…"]
    assert [part.get_filename() for part in attached] == ["report.pdf"]
    assert attached[0].get_content() == _PDF.data


@pytest.mark.parametrize(
    ("to", "error"),
    [
        ("nobody@example.org", Undeliverable),
        ("spam@example.org", Undeliverable),
        ("full@example.org", TryAgain),
        ("later@example.org", TryAgain),
        ("silent@example.org", Unsure),
        ("gone@example.org", Unsure),
    ],
)
async def test_what_the_server_says_decides_what_comes_next(
    to: str, error: type[SendError], post: tuple[_Post, int]
) -> None:
    with pytest.raises(error) as raised:
        await _channel(post[1]).post(_mail(to))

    assert type(raised.value) is error
    assert to not in str(raised.value)


async def test_what_fails_before_the_mail_was_certainly_not_taken(post: tuple[_Post, int]) -> None:
    for channel in (
        _channel(_free()),
        _channel(post[1], username="bot", password="wrong"),
        MailChannel(Server("127.0.0.1", post[1], "bot@example.org"), SystemClock(), timeout=2),
    ):
        with pytest.raises(TryAgain):
            await channel.post(_mail("dr@example.org"))


async def test_nobodys_words_become_a_header(post: tuple[_Post, int]) -> None:
    handler, port = post
    mail = Posted("dr@example.org", "x", "a\r\n.\r\nBcc: b@example.org\r\n", "id", "en")

    await _channel(port).post(mail)

    (got,) = handler.taken
    assert got["Bcc"] is None
