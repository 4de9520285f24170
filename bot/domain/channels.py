"""What every channel does, in both directions. A channel knows addresses and text, never patients.

To add a channel: one file in `bot/channels/` that satisfies `Channel`, a name in `ChannelName`, a
section in the settings, and a line in `app.py`. Errors it may raise are the leaves of `SendError`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.ids import DeliveryId
from bot.domain.people import ChannelName


@dataclass(frozen=True, slots=True)
class Button:
    """A word to press, and what comes back."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message in words, ready for one channel."""

    delivery: DeliveryId
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    seconds_left: int = 3600  #: how long it is worth delivering
    edits: str | None = None  #: the provider's id of the earlier message that this one replaces


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a provider said when it accepted a message."""

    provider_id: str
    moved_to: str | None = None  #: the address has moved for good


class IncomingKind(StrEnum):
    """What came in."""

    TEXT = "text"
    BUTTON = "button"
    MEDIA = "media"  #: a photo, a voice note, anything without text
    EDITED = "edited"  #: somebody edited an earlier text of theirs
    GROUP = "group"  #: somebody spoke in a group; we talk in private only
    LEFT = "left"  #: the person blocked us there: an opt-out of that address
    BACK = "back"  #: the person unblocked us (not an opt-in)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that came in over a channel, before anybody has looked at it."""

    channel: ChannelName
    sender: str  #: the name of our bot or number it came to
    provider_id: str  #: unique for that channel and sender
    address: str
    kind: IncomingKind
    text: str = ""  #: the words, or the data of the button
    quoted: str | None = None  #: the provider's id of the message it answers
    name: str = ""  #: what the person calls themself there
    language: str = ""  #: what the person's app is set to
    sent_at: datetime | None = None


Keep = Callable[[Incoming], Awaitable[None]]
"""Stores what came in and returns after the commit. Only then may a channel acknowledge it."""


class Channel(Protocol):
    """A way to reach a person."""

    @property
    def name(self) -> ChannelName:
        """Which channel this is."""
        ...

    @property
    def sender(self) -> str:
        """The name of the bot or number we speak through."""
        ...

    async def send(self, address: str, message: Outgoing) -> Receipt:
        """Send or edit one message; raise a leaf of `SendError` where it was not accepted."""
        ...

    async def listen(self, keep: Keep) -> None:
        """Bring in what people say until cancelled. A channel that is spoken to over
        webhooks only waits."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
