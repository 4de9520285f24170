"""Twilio calls us: proves that it was Twilio, and only then reads what it says."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from bot.channels.refused import Refused
from bot.channels.twilio_account import TwilioAccount
from bot.domain.channels import Incoming, Traced

__all__ = ["FORM", "LONGEST_BODY", "SIGNATURE_HEADER", "Refused", "TwilioDoor"]

LONGEST_BODY: Final = 64 << 10  #: bytes; whoever reads the body may stop reading there
SIGNATURE_HEADER: Final = "X-Twilio-Signature"
FORM: Final = "application/x-www-form-urlencoded"


class TwilioDoor:
    """Lets in what Twilio brings for our numbers; raises `Refused` for everything else."""

    def __init__(self, account: TwilioAccount, numbers: Collection[str]) -> None:
        self._account = account
        self._numbers = frozenset(numbers)

    def incoming(
        self, path: str, body: bytes, signature: str | None, *, content_type: str | None = FORM
    ) -> Incoming:
        """Return the text that somebody sent. `path` is the request's path and query."""
        raise NotImplementedError

    def status(
        self, path: str, body: bytes, signature: str | None, *, content_type: str | None = FORM
    ) -> Traced:
        """Return what became of a message of ours. `path` is the request's path and query."""
        raise NotImplementedError
