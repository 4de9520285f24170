"""Twilio calls us: proves that it was Twilio, and only then reads what it says.

What is not Twilio's is refused with 403, what is too large with 413, and what is Twilio's but of no
use to us with 400. A replay is let in: it comes under the same name, which makes it harmless.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from twilio.request_validator import (  # type: ignore[import-untyped] # published without types
    RequestValidator,
    add_port,
    remove_port,
)

from bot.channels.phone_numbers import is_e164
from bot.channels.refused import Refused
from bot.channels.twilio_account import TwilioAccount
from bot.channels.twilio_errors import fate_of
from bot.channels.twilio_list import SID, words
from bot.domain.channels import Incoming, IncomingKind, Traced
from bot.domain.ids import DeliveryId
from bot.domain.people import ChannelName

__all__ = ["FORM", "LONGEST_BODY", "SIGNATURE_HEADER", "Refused", "TwilioDoor"]

LONGEST_BODY: Final = 64 << 10  #: bytes; whoever reads the body may stop reading there
SIGNATURE_HEADER: Final = "X-Twilio-Signature"
FORM: Final = "application/x-www-form-urlencoded"
_MOST_FIELDS: Final = 200
_ERROR: Final = re.compile(r"\d{0,6}", re.ASCII)
_ACTED_ON: Final = frozenset({"stop", "start", "help"})


class TwilioDoor:
    """Lets in what Twilio brings for our numbers; raises `Refused` for everything else."""

    def __init__(self, account: TwilioAccount, numbers: Collection[str]) -> None:
        self._account = account
        self._numbers = frozenset(numbers)
        self._validators = [RequestValidator(token) for token in account.tokens if token]

    def incoming(
        self, path: str, body: bytes, signature: str | None, *, content_type: str | None = FORM
    ) -> Incoming:
        """Return the text that somebody sent. `path` is the request's path and query."""
        form = self._opened(path, body, signature, content_type=content_type)
        return Incoming(
            channel=ChannelName.SMS,
            sender=self._ours(form, "To"),
            provider_id=_sid(form),
            address=_number(form, "From"),
            kind=IncomingKind.MEDIA if _has_media(form) else IncomingKind.TEXT,
            text=words(form.get("Body", "")),
            acted_on=_acted_on(form),
        )

    def status(
        self, path: str, body: bytes, signature: str | None, *, content_type: str | None = FORM
    ) -> Traced:
        """Return what became of a message of ours. `path` is the request's path and query."""
        form = self._opened(path, body, signature, content_type=content_type)
        if not (status := form.get("MessageStatus")):
            raise Refused(400)
        fate, cause = fate_of(status, _error(form))
        return Traced(
            channel=ChannelName.SMS,
            sender=self._ours(form, "From"),
            address=_number(form, "To"),
            provider_id=_sid(form),
            fate=fate,
            cause=cause,
            delivery=_delivery(path),
        )

    def _opened(
        self, path: str, body: bytes, signature: str | None, *, content_type: str | None
    ) -> Mapping[str, str]:
        """Return the form in `body` if Twilio has signed it, for this address."""
        if len(body) > LONGEST_BODY:
            raise Refused(413)
        if (content_type or "").partition(";")[0].strip().lower() != FORM:
            raise Refused(403)
        form = _form(body)
        if not self._is_signed(path, form, signature or ""):
            raise Refused(403)
        if form.get("AccountSid") != self._account.sid:
            raise Refused(400)
        return form

    def _is_signed(self, path: str, form: Mapping[str, str], signature: str) -> bool:
        """Whether one of our tokens gives this signature, for the address that Twilio knows.

        What the request's own headers say of host and scheme is never looked at.
        """
        if not self._account.public_base_url or not path.startswith("/"):
            return False
        shown = signature.encode("utf-8", "replace")
        matches = [
            hmac.compare_digest(validator.compute_signature(url, form).encode(), shown)
            for url in _spellings(self._account.public_base_url + path)
            for validator in self._validators
        ]
        return any(matches)

    def _ours(self, form: Mapping[str, str], field: str) -> str:
        if (number := form.get(field, "")) not in self._numbers:
            raise Refused(400)
        return number


def _spellings(url: str) -> Iterator[str]:
    """Yield an address with and without its port: Twilio signs now the one, now the other."""
    split = urlsplit(url)
    yield remove_port(split)
    yield add_port(split)


def _form(body: bytes) -> dict[str, str]:
    """Return a form whose every field stands there once, with its value as it was sent."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        raise Refused(403) from None
    if len(form := dict(pairs)) != len(pairs):
        raise Refused(403)
    return form


def _sid(form: Mapping[str, str]) -> str:
    if not SID.fullmatch(sid := form.get("MessageSid", "")):
        raise Refused(400)
    return sid


def _number(form: Mapping[str, str], field: str) -> str:
    if not is_e164(number := form.get(field, "")):
        raise Refused(400)
    return number


def _has_media(form: Mapping[str, str]) -> bool:
    return "MediaUrl0" in form or form.get("NumMedia", "0") not in ("0", "")


def _acted_on(form: Mapping[str, str]) -> str:
    word = form.get("OptOutType", "").lower()
    return word if word in _ACTED_ON else ""


def _error(form: Mapping[str, str]) -> int | None:
    if not _ERROR.fullmatch(code := form.get("ErrorCode", "")):
        raise Refused(400)
    return int(code) if code else None


def _delivery(path: str) -> DeliveryId | None:
    """Return which of our deliveries it is about: we wrote that into the address ourselves."""
    given = [value for name, value in parse_qsl(urlsplit(path).query) if name == "d"]
    if not given:
        return None
    try:
        (value,) = given
        return DeliveryId(UUID(value))
    except ValueError:
        raise Refused(400) from None
