"""Knocks at our own doors from outside, as a provider would: at the public address, signed with our
own secrets. What is signed must be let in, and what is not must be refused; so a proxy that changes
an address, and one that answers for us, are both noticed.
"""

from __future__ import annotations

from dataclasses import dataclass
from ssl import SSLCertVerificationError
from typing import Final
from urllib.parse import urlencode

from aiohttp import (
    ClientConnectorCertificateError,
    ClientError,
    ClientSession,
    ClientTimeout,
)
from twilio.request_validator import (  # type: ignore[import-untyped] # published without types
    RequestValidator,
)

from bot.channels.telegram_webhook import SECRET_HEADER, Webhook
from bot.channels.twilio_account import STATUS_PATH, TwilioAccount
from bot.channels.twilio_webhooks import FORM, SIGNATURE_HEADER

_PATIENCE: Final = ClientTimeout(total=10)
_REFUSED: Final = 403
_USELESS: Final = 400  #: let in, and of no use: what a probe is to our own door


@dataclass(frozen=True, slots=True)
class Knock:
    """One request at one of our doors."""

    url: str
    body: bytes
    signed: dict[str, str]  #: the headers that prove who knocks
    kind: str


@dataclass(frozen=True, slots=True)
class Door:
    """What came of a knock."""

    why: str = ""  #: why what providers bring would not be let in; empty: it would
    is_proven: bool = True  #: else only we may be unable to get there


async def is_open(knock: Knock) -> str:
    """Return why what providers bring would not be let in; empty: it would."""
    return (await knocked(knock)).why


async def knocked(knock: Knock) -> Door:
    """Knock with what is signed and with what is not, and return what came of it."""
    async with ClientSession(timeout=_PATIENCE, headers={"User-Agent": "dosebell"}) as session:
        try:
            signed = await _status(session, knock, knock.signed)
            forged = await _status(session, knock, dict.fromkeys(knock.signed, "forged"))
        except ClientConnectorCertificateError as error:
            return Door(f"{knock.url} shows a certificate that nobody trusts ({_fault(error)})")
        except (ClientError, TimeoutError) as error:
            return Door(f"{knock.url} cannot be reached ({type(error).__name__})", is_proven=False)
    if (signed, forged) == (_USELESS, _REFUSED):
        return Door()
    if signed == _REFUSED:
        return Door(
            f"{knock.url} reaches us, but signatures do not fit: the settings were changed since "
            "`dosebell serve` was started (restart it), or it is changed on the way"
        )
    return Door(f"{knock.url} leads to somebody else (it answered {signed} and {forged})")


def _fault(error: ClientConnectorCertificateError) -> str:
    """Return what is wrong with a certificate: that it is of another name, that it has expired."""
    why = error.certificate_error
    return why.verify_message if isinstance(why, SSLCertVerificationError) else str(why)


def telegrams(webhook: Webhook) -> Knock:
    """Return how Telegram would knock, with something that is no update."""
    return Knock(webhook.url, b"{}", {SECRET_HEADER: webhook.secret}, "application/json")


def twilios(account: TwilioAccount) -> Knock:
    """Return how Twilio would knock, with something that tells of no message."""
    url, form = f"{account.public_base_url}{STATUS_PATH}", {"AccountSid": account.sid}
    signature = RequestValidator(account.tokens[0]).compute_signature(url, form)
    return Knock(url, urlencode(form).encode(), {SIGNATURE_HEADER: signature}, FORM)


async def _status(session: ClientSession, knock: Knock, headers: dict[str, str]) -> int:
    headers = {**headers, "Content-Type": knock.kind}
    async with session.post(
        knock.url, data=knock.body, headers=headers, allow_redirects=False
    ) as answer:
        return answer.status
