"""Reaches people by SMS over Twilio: says messages, brings in what people say, asks its list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.channels.twilio_account import TwilioAccount
from bot.channels.wire import HttpLimits
from bot.clock import Clock
from bot.domain.channels import Keep, Note, Outgoing, Receipt, Traced
from bot.domain.people import ChannelName

__all__ = ["TwilioAccount", "TwilioChannel"]


class TwilioChannel:
    """One number of ours. Satisfies `Channel` and `CanBeAsked` of `bot.domain.channels`."""

    def __init__(
        self,
        account: TwilioAccount,
        number: str,
        *,
        clock: Clock,
        note: Note | None = None,
        polls: bool = False,
        limits: HttpLimits | None = None,
    ) -> None:
        """Open nothing yet. If it `polls`, people's words and what became of ours come from
        Twilio's list, the latter through `note`; else over webhooks."""
        self._number = number

    @property
    def name(self) -> ChannelName:
        return ChannelName.SMS

    @property
    def sender(self) -> str:
        """Our number, in E.164."""
        return self._number

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Send one message; raise a leaf of `SendError` where it was not accepted."""
        raise NotImplementedError

    async def listen(self, keep: Keep) -> None:
        """Bring in what people say until cancelled; over webhooks it only waits."""
        raise NotImplementedError

    async def trace(self, address: str, *, since: datetime) -> Sequence[Traced]:
        """Return every message of ours to `address` that Twilio took since then, oldest first."""
        raise NotImplementedError

    async def close(self) -> None:
        """Let go of connections."""
        raise NotImplementedError
