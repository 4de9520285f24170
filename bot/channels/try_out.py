"""The try-out chat: a phone in the browser that the bot writes to.

It keeps the talk in memory for the page that shows it. What is typed there goes the way of every
other message: it is kept in the inbox and handled by the same code.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.clock import Clock
from bot.domain.channels import Button, Incoming, IncomingKind, Keep, Outgoing, Receipt
from bot.domain.errors import BadInput, Undeliverable
from bot.domain.ids import new_id
from bot.domain.people import ChannelName

SENDER: Final = "try-out"
PHONE: Final = "your phone"
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


class TryOutChannel:
    """A phone that remembers what was said on it."""

    name: Final = ChannelName.TRY_OUT
    sender: Final = SENDER

    def __init__(self, clock: Clock, *, address: str = PHONE) -> None:
        self.address = address  #: there is one phone, and this is its name
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

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Show a message on the phone, or a new text in place of an earlier one."""
        if address != self.address:
            raise Undeliverable("the try-out chat has one phone")
        if message.edits is not None:
            return self._edit(message, message.edits)
        bubble = Bubble(
            str(new_id()), True, message.text, self._clock.now(), buttons=message.buttons
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
