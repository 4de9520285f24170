"""Hands mails to a mail server, and says how that went. It knows all about SMTP, and no patients.

What fails before the text was written was certainly not taken. What fails while the server should
say that it has it may have been taken all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP as WRITTEN
from email.utils import format_datetime
from typing import Final, Literal

import aiosmtplib

from bot.clock import Clock
from bot.domain.errors import BadInput, TryAgain, Undeliverable, Unsure
from bot.domain.reports.posting import Posted

Security = Literal["starttls", "tls", "none"]
_FOR_GOOD: Final = 500  #: from this code on a server will never take it
_TIMEOUT: Final = 30.0  #: seconds for each step


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server, and who we are to it."""

    host: str
    port: int
    sender: str
    security: Security = "starttls"
    username: str = ""
    password: str = ""


class MailChannel:
    """Posts one mail at a time, over a connection of its own."""

    def __init__(self, server: Server, clock: Clock, *, timeout: float = _TIMEOUT) -> None:
        self._server = server
        self._clock = clock
        self._timeout = timeout

    async def post(self, mail: Posted) -> None:
        """Hand over one mail; raise a leaf of `SendError` where it was not taken."""
        written = self._written(mail)
        client = self._client()
        try:
            await self._announced(client, mail.to)
            await _handed_over(client, written)
        finally:
            client.close()

    async def greet(self) -> None:
        """Say hello and who we are, and no more; raise `BadInput` where the server does not know
        us, `TryAgain` where it cannot be reached."""
        client = self._client()
        try:
            await client.connect()
        except aiosmtplib.SMTPAuthenticationError:
            raise BadInput("it does not know mail.username with mail.password") from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise TryAgain(f"the mail server: {type(error).__name__}") from None
        finally:
            client.close()

    async def _announced(self, client: aiosmtplib.SMTP, to: str) -> None:
        """Say who writes to whom: nothing is taken before that."""
        try:
            await client.connect()
            await client.mail(self._server.sender)
            await client.rcpt(to)
        except aiosmtplib.SMTPRecipientRefused as error:
            raise _of(error.code, "the server refuses that address") from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise TryAgain(f"the mail server: {type(error).__name__}") from None

    def _client(self) -> aiosmtplib.SMTP:
        server = self._server
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            use_tls=server.security == "tls",
            start_tls=server.security == "starttls",
            username=server.username or None,
            password=server.password or None,
            timeout=self._timeout,
        )

    def _written(self, mail: Posted) -> bytes:
        """Return a mail as it goes over the wire. Nobody's words become a header."""
        message = EmailMessage(policy=WRITTEN)
        message["From"] = self._server.sender
        message["To"] = mail.to
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = f"<{mail.message_id}@{self._server.sender.rpartition('@')[2]}>"
        message["Content-Language"] = mail.language
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        if mail.attached is not None:
            main, _, sub = mail.attached.media_type.value.partition("/")
            message.add_attachment(
                mail.attached.data, maintype=main, subtype=sub, filename=mail.attached.name
            )
        return message.as_bytes()


async def _handed_over(client: aiosmtplib.SMTP, written: bytes) -> None:
    try:
        await client.data(written)
    except aiosmtplib.SMTPDataError as error:
        raise _of(error.code, "the server refuses that mail") from None
    except (aiosmtplib.SMTPException, OSError) as error:
        raise Unsure(f"the mail server: {type(error).__name__}") from None


def _of(code: int, why: str) -> TryAgain | Undeliverable:
    return Undeliverable(why) if code >= _FOR_GOOD else TryAgain(why)
