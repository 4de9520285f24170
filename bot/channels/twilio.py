"""Reaches people by SMS over Twilio: says messages, brings in what people say, asks its list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from twilio.base import values  # type: ignore[import-untyped] # published without types

from bot.channels.phone_numbers import is_e164
from bot.channels.twilio_account import TwilioAccount
from bot.channels.twilio_errors import what_to_do
from bot.channels.twilio_http import AiohttpClient, TwilioError, client_of
from bot.channels.twilio_list import MOST_ROWS, SID, rows_since
from bot.channels.twilio_polling import ALONE, BESIDE_WEBHOOKS, Poller
from bot.channels.wire import HttpLimits, only_while
from bot.clock import Clock
from bot.domain.channels import Keep, Note, Outgoing, Receipt, Traced
from bot.domain.errors import BadInput, SendError, TryAgain, Undeliverable, Unsure
from bot.domain.people import ChannelName

__all__ = ["TwilioAccount", "TwilioChannel"]

_LONGEST_VALIDITY: Final = 36_000  #: seconds; Twilio takes no more


class TwilioChannel:
    """One number of ours. Satisfies `Channel` and `CanBeAsked` of `bot.domain.channels`."""

    def __init__(  # noqa: PLR0913 -- who, through what, and four ways to go about it
        self,
        account: TwilioAccount,
        number: str,
        *,
        clock: Clock,
        note: Note | None = None,
        polls: bool = False,
        limits: HttpLimits | None = None,
    ) -> None:
        """Open nothing yet.

        If it `polls`, people's words and what became of ours come from Twilio's list alone, the
        latter through `note`; else both are brought to the webhooks, and the list is looked at now
        and then for what was lost on the way.
        """
        self._account = account
        self._number = number
        self._polls = polls
        self._http = AiohttpClient(limits or HttpLimits())
        self._client = client_of(account, self._http)
        if polls and note is None:
            raise BadInput("a number that polls needs somebody to note what became of messages")
        self._poller = Poller(
            self._client,
            number,
            pace=ALONE if polls else BESIDE_WEBHOOKS,
            clock=clock,
            note=note,
        )

    @property
    def name(self) -> ChannelName:
        return ChannelName.SMS

    @property
    def sender(self) -> str:
        """Our number, in E.164."""
        return self._number

    @property
    def is_deaf(self) -> bool:
        """Whether what people write can come in over the list alone, and has not for a while."""
        return self._polls and self._poller.hearing.is_deaf

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Send one message; raise a leaf of `SendError` where it was not accepted."""
        if message.edits is not None:
            raise Undeliverable("a text message cannot be changed")
        if not is_e164(address):
            raise Undeliverable("that is no phone number")
        try:
            with only_while(message.may_go):
                taken = await self._client.messages.create_async(**self._asked(address, message))
            return _receipt(taken)
        except TwilioError as error:
            remedy = what_to_do(error)
        except (AttributeError, KeyError, TypeError, ValueError):
            remedy = Unsure("an answer that is not Twilio's")  # it said yes, but to what?
        raise remedy

    async def listen(self, keep: Keep) -> None:
        """Bring in from the list what people said, until cancelled."""
        await self._poller.run(keep)

    async def trace(self, address: str, *, since: datetime) -> Sequence[Traced]:
        """Return every message of ours to `address` that Twilio took since then by its clock, the
        oldest first; raise `TryAgain` where it cannot be asked now."""
        try:
            rows = await rows_since(
                self._client,
                since.replace(microsecond=0),  # Twilio's instants are whole seconds
                rows=MOST_ROWS,
                to=address,
                sender=self._number,
            )
        except TwilioError as error:
            remedy = _unasked(error)
        else:
            return [row.traced() for row in rows if row.direction != "inbound"]
        raise remedy

    async def close(self) -> None:
        """Let go of connections."""
        await self._http.close()

    def _asked(self, address: str, message: Outgoing) -> dict[str, object]:
        return {
            "to": address,
            "from_": self._number,
            "body": message.text,
            "validity_period": min(max(message.seconds_left, 1), _LONGEST_VALIDITY),
            "status_callback": self._account.status_callback(message.delivery) or values.unset,
        }


def _receipt(taken: Any) -> Receipt:  # noqa: ANN401 -- the library has no types
    if not isinstance(taken.sid, str) or not SID.fullmatch(taken.sid):
        raise ValueError("a message without its name")
    return Receipt(provider_id=taken.sid)


def _unasked(error: TwilioError) -> SendError:
    """Return what it means that the list could not be read: nothing has happened by asking."""
    remedy = what_to_do(error)
    return remedy if isinstance(remedy, TryAgain) else TryAgain(str(error))
