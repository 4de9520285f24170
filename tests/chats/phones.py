"""Phones that show what the bot writes, and remember every button that was ever on them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.clock import Clock
from bot.domain.channels import Button, Incoming, IncomingKind, Keep, Outgoing, Receipt
from bot.domain.ids import new_id
from bot.domain.people import ChannelName

SENDER: Final = "the bot"


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as it arrived; an edit is one more."""

    id: str
    address: str
    at: datetime
    text: str
    buttons: tuple[tuple[Button, ...], ...]
    edits: bool = False


class Phones:
    """A channel that never fails."""

    def __init__(self, clock: Clock, name: ChannelName, sender: str = SENDER) -> None:
        self.name = name
        self.sender = sender
        self.shown: list[Shown] = []
        self._clock = clock

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Show a message."""
        id_ = message.edits or str(new_id())
        edits = message.edits is not None
        self.shown.append(
            Shown(id_, address, self._clock.now(), message.text, message.buttons, edits)
        )
        return Receipt(provider_id=id_)

    async def listen(self, keep: Keep) -> None:
        """Wait: the player brings in what is said."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Let go of nothing."""

    def button(self, address: str, label: str, *, of: str = "") -> tuple[Shown, Button]:
        """Return the newest button with those words, in a message that has the words `of`."""
        for shown in reversed(self.shown):
            if shown.address == address and of in shown.text:
                for row in shown.buttons:
                    for button in row:
                        if button.label == label:
                            return shown, button
        raise AssertionError(f"there is no button {label!r}")

    def message(self, address: str, beginning: str) -> Shown:
        """Return the newest message that has those words."""
        for shown in reversed(self.shown):
            if shown.address == address and beginning in shown.text:
                return shown
        raise AssertionError(f"there is no message with {beginning!r}")

    def incoming(  # noqa: PLR0913 - what comes in has so many sides
        self,
        address: str,
        text: str,
        *,
        kind: IncomingKind = IncomingKind.TEXT,
        quoted: str | None = None,
        name: str = "",
        language: str = "",
    ) -> Incoming:
        """Return what comes in from a phone."""
        return Incoming(
            channel=self.name,
            sender=self.sender,
            provider_id=str(new_id()),
            address=address,
            kind=kind,
            text=text,
            quoted=quoted,
            name=name,
            language=language,
        )
