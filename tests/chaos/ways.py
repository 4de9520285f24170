"""What differs from channel to channel: the provider, the settings, and what its log and its people
look like."""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import parse_qs, urlsplit

from bot.domain.people import ChannelName
from tests.channels import telegram_stand_in, twilio_stand_in
from tests.chaos.crowd import chat_of, phone
from tests.chaos.processes import StandIn, telegram, twilio

_LATENCY: Final = ("--latency", "0.3")
_PUBLIC: Final = "https://dosebell.example"
#: What only an ask offers over SMS, in both languages.
_ASKS: Final = re.compile(r"\b[A-Z]?2 (later|luego)\b.*\b[A-Z]?3 ", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as a provider has it."""

    chat: int
    at: float
    text: str
    delivery: str = ""  #: which of ours it is, where we told the provider
    sender: str = ""
    message: int = 0
    taken: str = ""  #: what comes back when "taken" is pressed under it
    is_ask: bool = False


class Way(Protocol):
    """How the crowd is reached."""

    @property
    def channel(self) -> ChannelName: ...

    @property
    def senders(self) -> tuple[str, ...]: ...

    @property
    def port(self) -> int:
        """Where the bot's web side is called by the provider; 0: anywhere, it is not."""
        ...

    @property
    def public(self) -> str:
        """What the provider takes our address for."""
        ...

    @property
    def can_be_asked(self) -> bool:
        """Whether the provider keeps a list, so that nothing may be said twice."""
        ...

    @property
    def habits(self) -> Mapping[str, int]:
        """How people answer, and how many of them do so."""
        ...

    def stand_in(self, folder: Path) -> AbstractContextManager[StandIn]: ...

    def settings(self, provider: StandIn, *, rate: float) -> str:
        """Return the settings of this channel, as TOML."""
        ...

    def seen(self, entry: Mapping[str, Any]) -> Seen | None:
        """Return a message of the log that somebody has on their screen."""
        ...

    def answers(self, seen: Seen, how: str) -> Sequence[tuple[str, dict[str, Any]]]:
        """Return what the stand-in is told to do for somebody who answers in that way."""
        ...


@dataclass(frozen=True, slots=True)
class OverTelegram:
    """One bot; people press buttons and type."""

    channel: ChannelName = ChannelName.TELEGRAM
    senders: tuple[str, ...] = (telegram_stand_in.TOKEN.partition(":")[0],)
    port: int = 0
    public: str = ""
    can_be_asked: bool = False
    habits: Mapping[str, int] = field(
        default_factory=lambda: {"press": 45, "type": 10, "press twice": 10, "": 35}
    )

    def stand_in(self, folder: Path) -> AbstractContextManager[StandIn]:
        return telegram(folder, *_LATENCY)

    def settings(self, provider: StandIn, *, rate: float) -> str:
        token = telegram_stand_in.TOKEN
        return f"""
            [telegram]
            token = "{token}"
            api_base_url = "{provider.url}"
            rate = {int(rate)}
        """

    def seen(self, entry: Mapping[str, Any]) -> Seen | None:
        if entry["method"] != "sendMessage":
            return None
        pressed = (str(data) for row in entry["buttons"] for _, data in row)
        taken = next((data for data in pressed if data.startswith("1:")), "")
        return Seen(
            chat=int(entry["chat"]),
            at=entry["at"],
            text=entry["text"],
            message=entry["message"],
            taken=taken,
            is_ask=bool(taken),
        )

    def answers(self, seen: Seen, how: str) -> Sequence[tuple[str, dict[str, Any]]]:
        if how == "type":
            return [("say", {"chat": seen.chat, "text": "1"})]
        press = ("press", {"chat": seen.chat, "message": seen.message, "data": seen.taken})
        return [press] * (2 if how == "press twice" else 1)


@dataclass(frozen=True, slots=True)
class OverSms:
    """Two numbers; people type. Twilio calls us, or its list is read every few seconds."""

    receive: str = "webhook"
    port: int = field(default_factory=lambda: _free_port())
    channel: ChannelName = ChannelName.SMS
    senders: tuple[str, ...] = (twilio_stand_in.NUMBER, "+15550100124")
    can_be_asked: bool = True
    habits: Mapping[str, int] = field(
        default_factory=lambda: {"type": 55, "type twice": 10, "": 35}
    )

    @property
    def public(self) -> str:
        return _PUBLIC if self.receive == "webhook" else ""

    def stand_in(self, folder: Path) -> AbstractContextManager[StandIn]:
        ours = [option for number in self.senders for option in ("--number", number)]
        calls = ("--public", self.public, "--at", f"http://127.0.0.1:{self.port}")
        return twilio(folder, *_LATENCY, *ours, *(calls if self.public else ()))

    def settings(self, provider: StandIn, *, rate: float) -> str:
        return f"""
            [sms]
            account_sid = "{twilio_stand_in.SID}"
            auth_token = "{twilio_stand_in.TOKEN}"
            numbers = {list(self.senders)}
            api_base_url = "{provider.url}"
            receive = "{self.receive}"
            rate = {rate / len(self.senders)}
        """

    def seen(self, entry: Mapping[str, Any]) -> Seen | None:
        named = parse_qs(urlsplit(entry["callback"]).query).get("d", [""])
        return Seen(
            chat=chat_of(entry["to"]),
            at=entry["at"],
            text=entry["text"],
            delivery=named[0],
            sender=entry["sender"],
            is_ask=bool(_ASKS.search(entry["text"])),
        )

    def answers(self, seen: Seen, how: str) -> Sequence[tuple[str, dict[str, Any]]]:
        said = ("say", {"number": phone(seen.chat), "text": "1", "to": seen.sender})
        return [said] * (2 if how == "type twice" else 1)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
