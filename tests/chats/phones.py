"""Phones that show what the bot writes, and remember every button that was ever on them. A phone
that is texted refuses what is more than one segment."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.clock import Clock
from bot.domain.channels import Button, Incoming, IncomingKind, Keep, Outgoing, Receipt
from bot.domain.ids import new_id
from bot.domain.people import ChannelName
from bot.language.segments import ONE, septets

SENDER: Final = "the bot"


@dataclass(frozen=True, slots=True)
class Shown:
    """One message as it arrived; an edit is one more."""

    id: str
    channel: ChannelName
    address: str
    at: datetime
    text: str
    buttons: tuple[tuple[Button, ...], ...]
    edits: bool = False
    enclosed: str = ""  #: the name of the picture or the document above it


class Phones:
    """A channel that never fails."""

    def __init__(
        self,
        clock: Clock,
        name: ChannelName,
        sender: str = SENDER,
        *,
        beside: Phones | None = None,
    ) -> None:
        self.name = name
        self.sender = sender
        #: in the order in which it came, on these phones and on those beside them
        self.shown: list[Shown] = beside.shown if beside else []
        self._clock = clock

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Show a message."""
        if self.name is ChannelName.SMS:
            assert septets(message.text) <= ONE, f"more than a segment: {message.text!r}"
            assert not message.buttons, f"a text has no buttons: {message.text!r}"
            assert not message.enclosure, f"a text has no picture: {message.text!r}"
        id_ = message.edits or str(new_id())
        edits = message.edits is not None
        self.shown.append(
            Shown(
                id_,
                self.name,
                address,
                self._clock.now(),
                message.text,
                message.buttons,
                edits=edits,
                enclosed=message.enclosure.name if message.enclosure else "",
            )
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
            if self._is_on(shown, address) and of in shown.text:
                for row in shown.buttons:
                    for button in row:
                        if button.label == label:
                            return shown, button
        raise AssertionError(f"there is no button {label!r}")

    def message(self, address: str, beginning: str) -> Shown:
        """Return the newest message that has those words."""
        for shown in reversed(self.shown):
            if self._is_on(shown, address) and beginning in shown.text:
                return shown
        raise AssertionError(f"there is no message with {beginning!r}")

    def _is_on(self, shown: Shown, address: str) -> bool:
        return (shown.channel, shown.address) == (self.name, address)

    def incoming(  # noqa: PLR0913 - what comes in has so many sides
        self,
        address: str,
        text: str,
        *,
        kind: IncomingKind = IncomingKind.TEXT,
        quoted: str | None = None,
        name: str = "",
        language: str = "",
        acted_on: str = "",
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
            acted_on=acted_on,
        )
