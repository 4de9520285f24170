"""Proves that the doctor sees whether the mail server would take a report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from pydantic import SecretStr

from bot.channels.mail import Security
from bot.cli.mail_checks import mail
from bot.config import Settings
from bot.config.mail import Mail
from bot.web.server import bind
from tests.cli.conftest import Dosebell


@contextmanager
def _server() -> Iterator[int]:
    """A mail server that knows one name and one password, and return its port."""

    def knows(
        _server: SMTP, _session: Session, _envelope: Envelope, _how: str, said: object
    ) -> AuthResult:
        return AuthResult(success=said == LoginPassword(b"bot", b"right"), handled=False)

    with closing(bind("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    controller = Controller(Sink(), "127.0.0.1", port, authenticator=knows, auth_require_tls=False)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@pytest.mark.parametrize(
    ("password", "security", "said"),
    [
        ("right", "none", "ok    mail      127.0.0.1:{} takes mails from us"),
        ("wrong", "none", "WRONG mail      127.0.0.1:{}: it does not know mail.username with"),
        ("right", "tls", "look  mail      127.0.0.1:{} does not answer as it should; look at"),
    ],
)
async def test_the_mail_server_is_asked_whether_it_knows_us(
    password: str, security: Security, said: str
) -> None:
    with _server() as port:
        chosen = Mail(
            host="127.0.0.1",
            port=port,
            security=security,
            username="bot",
            password=SecretStr(password),
            sender="bot@example.org",
        )
        found = str(await mail(Settings.model_construct(mail=chosen)))

    assert said.format(port) in found


def test_without_a_mail_server_nothing_is_asked(dosebell: Dosebell, here: Path) -> None:
    (here / "config.toml").write_text("")

    assert "ok    mail      not set up" in dosebell("doctor").out
