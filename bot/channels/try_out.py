"""The try-out chat: a phone in the browser that the bot writes to.

It keeps the talk in memory for the page that shows it. What is typed there goes the way of every
other message: it is kept in the inbox and handled by the same code. A phone with an app shows
buttons, and lets the bot change what it said; a plain phone shows texts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.clock import Clock
from bot.domain.channels import (
    Button,
    Enclosure,
    Fate,
    Incoming,
    IncomingKind,
    Keep,
    Outgoing,
    Receipt,
    Traced,
)
from bot.domain.errors import BadInput, Undeliverable
from bot.domain.ids import DeliveryId, new_id
from bot.domain.people import ChannelName

SENDER: Final = "try-out"
PHONE: Final = "your phone"
#: Numbers that are kept free for stories: nobody has them.
PLAIN_SENDER: Final = "+12025550100"
PLAIN_PHONE: Final = "+12025550142"
#: Of those who care for whoever tries it out: one with an app, and one who is texted.
CARERS_PHONE: Final = "a caregiver's phone"
CARERS_SENDER: Final = "try-out for caregivers"
CARERS_PLAIN_PHONE: Final = "+12025550143"
CARERS_PLAIN_SENDER: Final = "+12025550101"
LONGEST: Final = 4000
_KEPT: Final = 500


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message on the phone."""

    id: str
    from_bot: bool
    text: str
    at: datetime
    buttons: tuple[tuple[Button, ...], ...] = ()
    edited: bool = False
    delivery: DeliveryId | None = None  #: which of the bot's messages it is
    enclosure: Enclosure | None = None  #: a picture or a document that came with it


class TryOutChannel:
    """A phone that remembers what was said on it."""

    name: ChannelName = ChannelName.TRY_OUT

    def __init__(self, clock: Clock, *, address: str = PHONE, sender: str = SENDER) -> None:
        self.address = address  #: there is one phone, and this is its name
        self.sender = sender
        self._clock = clock
        self._talk: list[Bubble] = []
        self._heard = 0

    @property
    def talk(self) -> tuple[Bubble, ...]:
        """What was said, the oldest first."""
        return tuple(self._talk)

    @property
    def heard(self) -> int:
        """How many new messages the bot has sent; an edit is not a new one."""
        return self._heard

    def enclosed(self, bubble: str) -> Enclosure | None:
        """Return the picture or the document that came with a message."""
        return next((each.enclosure for each in self._talk if each.id == bubble), None)

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Show a message on the phone, or a new text in place of an earlier one."""
        if address != self.address:
            raise Undeliverable("the try-out chat has one phone")
        if message.edits is not None:
            return self._edit(message, message.edits)
        bubble = Bubble(
            str(new_id()),
            True,
            message.text,
            self._clock.now(),
            buttons=message.buttons,
            delivery=message.delivery,
            enclosure=message.enclosure,
        )
        self._heard += 1
        self._show(bubble)
        return Receipt(provider_id=bubble.id)

    async def listen(self, keep: Keep) -> None:
        """Wait: the page brings in what is said."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Let go of nothing."""

    def typed(self, text: str, *, language: str = "") -> Incoming:
        """Return what somebody typed, and show it on the phone."""
        text = text.replace("\r\n", "\n").strip()
        if not text:
            raise BadInput("there is nothing to send yet: type something first")
        if len(text) > LONGEST:
            raise BadInput(f"a message has at most {LONGEST} characters; this one has {len(text)}")
        return self._said(IncomingKind.TEXT, text, shown=text, language=language)

    def pressed(self, bubble: str, data: str, *, language: str = "") -> Incoming:
        """Return the press of a button, and show its words on the phone."""
        buttons = [
            button
            for each in self._talk
            if each.id == bubble
            for row in each.buttons
            for button in row
        ]
        for button in buttons:
            if button.data == data:
                return self._said(
                    IncomingKind.BUTTON, data, shown=button.label, quoted=bubble, language=language
                )
        raise BadInput("this button is no longer there")

    def _said(
        self,
        kind: IncomingKind,
        text: str,
        *,
        shown: str,
        quoted: str | None = None,
        language: str,
    ) -> Incoming:
        now = self._clock.now()
        bubble = Bubble(str(new_id()), False, shown, now)
        self._show(bubble)
        return Incoming(
            channel=self.name,
            sender=self.sender,
            provider_id=bubble.id,
            address=self.address,
            kind=kind,
            text=text,
            quoted=quoted,
            language=language,
            sent_at=now,
        )

    def _edit(self, message: Outgoing, target: str) -> Receipt:
        for place, bubble in enumerate(self._talk):
            if bubble.id == target:
                self._talk[place] = replace(
                    bubble, text=message.text, buttons=message.buttons, edited=True
                )
        return Receipt(provider_id=target)

    def _show(self, bubble: Bubble) -> None:
        self._talk = [*self._talk[1 - _KEPT :], bubble]


class PlainPhone(TryOutChannel):
    """A phone that knows nothing but texts: no buttons, and what was said stays as it is."""

    name: ChannelName = ChannelName.SMS

    def __init__(
        self, clock: Clock, *, address: str = PLAIN_PHONE, sender: str = PLAIN_SENDER
    ) -> None:
        super().__init__(clock, address=address, sender=sender)

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Show a text on the phone."""
        if message.edits is not None:
            raise Undeliverable("a text cannot be changed")
        return await super().send(address, replace(message, buttons=(), enclosure=None))

    async def trace(self, address: str, *, since: datetime) -> Sequence[Traced]:
        """Return the bot's texts on the phone since then; see `CanBeAsked`."""
        return [
            Traced(
                channel=self.name,
                sender=self.sender,
                address=address,
                provider_id=bubble.id,
                fate=Fate.DELIVERED,
                delivery=bubble.delivery,
                created_at=bubble.at,
                text=bubble.text,
            )
            for bubble in self._talk
            if bubble.from_bot and bubble.at >= since and address == self.address
        ]
