"""What every channel does, in both directions. A channel knows addresses and text, never patients.

To add a channel: one file in `bot/channels/` that satisfies `Channel`, a name in `ChannelName`, a
section in the settings, and a line in `app.py`. Errors it may raise are the leaves of `SendError`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from bot.domain.ids import DeliveryId
from bot.domain.people import ChannelName


@dataclass(frozen=True, slots=True)
class Button:
    """A word to press, and what comes back."""

    label: str
    data: str


class MediaType(StrEnum):
    """What an enclosure is made of."""

    PICTURE = "image/png"
    DOCUMENT = "application/pdf"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture or a document that goes with a message, drawn."""

    media_type: MediaType
    name: str  #: of the file, as the person sees it
    data: bytes
    size: tuple[int, int] | None = None  #: width and height of a picture


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message in words, ready for one channel."""

    delivery: DeliveryId
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    seconds_left: int = 3600  #: how long it is worth delivering
    edits: str | None = None  #: the provider's id of the earlier message that this one replaces
    enclosure: Enclosure | None = None  #: for channels that show more than text
    #: asked at the last moment: whether somebody else may have it in hand by now
    may_go: Callable[[], bool] = field(default=lambda: True, compare=False, repr=False)


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
    #: "stop", "start" or "help": the provider has acted on the word by itself, and has answered it
    acted_on: str = ""


class Keep(Protocol):
    """Stores what came in, in this order, and returns after the commit. Only then may a channel
    acknowledge it."""

    async def __call__(self, *incoming: Incoming) -> None: ...


class Fate(StrEnum):
    """What a provider says has become of a message that it took."""

    ACCEPTED = "accepted"  #: it has it, or has handed it on
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"


class Cause(StrEnum):
    """Why a message was not delivered, as far as somebody must do something about it."""

    NONE = ""
    PASSING = "passing"  #: the phone is off, the network is in trouble: another time it may arrive
    TOO_LATE = "too late"  #: its time was over before the provider could hand it on
    BAD_ADDRESS = "bad address"  #: nothing will ever arrive there
    OPTED_OUT = "opted out"  #: the person told the provider to stop
    FILTERED = "filtered"  #: somebody in between takes us for spam; the operator must know


@dataclass(frozen=True, slots=True)
class Traced:
    """What a provider says of one message of ours: told by itself, or found in its list."""

    channel: ChannelName
    sender: str
    address: str
    provider_id: str
    fate: Fate
    cause: Cause = Cause.NONE
    delivery: DeliveryId | None = None  #: which of ours, where the provider gave it back to us
    created_at: datetime | None = None  #: when the provider took it
    text: str = ""  #: its words, as the provider's list has them


class Note(Protocol):
    """Writes down what became of messages and returns after the commit."""

    async def __call__(self, *told: Traced) -> None: ...


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


@runtime_checkable
class CanBeAsked(Protocol):
    """A channel whose provider keeps a list of what it took, so that nothing stays in doubt."""

    async def trace(self, address: str, *, since: datetime) -> Sequence[Traced]:
        """Return every message of ours to `address` that the provider took since then, the oldest
        first; raise `TryAgain` where it cannot be asked now."""
        ...
