"""What the engine may be told: how much at once, how fast, and how long it holds what it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from bot.domain.people import ChannelName


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one bot or number may speak."""

    rate: float = 10_000.0  #: messages a second, over all
    burst: int = 10_000
    chat_seconds: float = 0.0  #: least time between two messages to one address


#: Telegram's own limits: about 30 a second over all, one a second to one chat.
TELEGRAM: Final = Pace(rate=30.0, burst=30, chat_seconds=1.0)
#: A long number in the US: one segment a second, and each of our texts is one segment.
SMS: Final = Pace(rate=1.0, burst=1)
UNLIMITED: Final = Pace()


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How the engine works; the defaults suit one small machine."""

    ask_after: tuple[int, ...] = (0, 15, 45)  #: minutes after the slot, where a person has no own
    in_flight: int = 200  #: sends at once
    lease_seconds: float = 20.0  #: a claim is held half of it, by the machine's own monotonic clock
    drain_seconds: float = 20.0  #: how long a stop waits for what is on its way
    batch: int = 500  #: rounds in one transaction
    clock_jump_seconds: float = 60.0  #: a jump of the clock beyond this holds everything
    #: ... until it has run evenly for so long: the operator is told meanwhile, who is looked out
    #: for once a minute
    clock_calm_seconds: float = 150.0
    clock_doubt_seconds: float = 900.0  #: ... at least, where nothing confirms where it went
    compares_clocks: bool = False  #: with that of the database's machine, which others share
    summary_weekday: int = 0  #: the day after the week has ended; Monday is 0
    web: str = ""  #: how the outside world reaches our pages; empty: it does not
    paces: Mapping[ChannelName, Pace] = field(
        default_factory=lambda: {ChannelName.TELEGRAM: TELEGRAM, ChannelName.SMS: SMS}
    )  #: of each bot or number there, which keeps to it for itself alone

    @property
    def lease(self) -> timedelta:
        """How long others leave a claimed delivery alone."""
        return timedelta(seconds=self.lease_seconds)

    def pace(self, channel: ChannelName) -> Pace:
        """Return how fast that channel may be spoken through."""
        return self.paces.get(channel, UNLIMITED)
