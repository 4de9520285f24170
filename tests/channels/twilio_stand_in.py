"""A small Twilio on this machine, which refuses what Twilio would refuse.

In a test: `async with twilio_stand_in() as twilio: ...`. As a process of its own, for benchmarks
and for tests that kill the bot: `python -m tests.channels.twilio_stand_in --port 8082 --log FILE`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.clock import Clock, SystemClock

SID: Final = "AC" + "0123456789abcdef" * 2
TOKEN: Final = "stand-in-of-twilio-on-this-machine"
NUMBER: Final = "+15550100123"


@dataclass(frozen=True, slots=True)
class Text:
    """One message of ours that Twilio took."""

    at: float  #: seconds since 1970
    sid: str
    sender: str
    to: str
    text: str
    validity: int  #: seconds
    callback: str  #: where its status is told; empty: nowhere


class TwilioStandIn:
    """Twilio, as far as the bot can tell; and what a test sees of it."""

    def __init__(
        self,
        *,
        sid: str = SID,
        token: str = TOKEN,
        numbers: tuple[str, ...] = (NUMBER,),
        clock: Clock | None = None,
        log: Path | None = None,
    ) -> None:
        self.sid, self.token, self.numbers = sid, token, numbers
        self._clock = clock or SystemClock()

    @property
    def url(self) -> str:
        """Where a bot finds it: the setting `sms.api_base_url`."""
        raise NotImplementedError

    @property
    def accepted(self) -> list[Text]:
        """Every message of ours that was accepted, in order."""
        raise NotImplementedError

    def call(self, *, public: str, at: str) -> None:
        """Bring webhooks from now on: to the address `at`, signed for the address `public`."""
        raise NotImplementedError

    def say(self, number: str, text: str, *, to: str | None = None, media: int = 0) -> str:
        """Let a phone send a text to one of our numbers; return the message's SID."""
        raise NotImplementedError

    def to(self, number: str) -> list[Text]:
        """Return every message that was accepted for a phone, in order."""
        raise NotImplementedError

    def shown(self, number: str) -> list[str]:
        """Return the texts that arrived on a phone, in order."""
        raise NotImplementedError

    async def wait_for(self, count: int = 1, *, number: str | None = None) -> list[Text]:
        """Return what was accepted, once there are `count`; a test waits two minutes at most."""
        raise NotImplementedError

    async def start(self, port: int = 0) -> None:
        raise NotImplementedError

    async def stop(self) -> None:
        raise NotImplementedError


@asynccontextmanager
async def twilio_stand_in(
    *, numbers: tuple[str, ...] = (NUMBER,), clock: Clock | None = None, log: Path | None = None
) -> AsyncIterator[TwilioStandIn]:
    """Run a stand-in on a free port of this machine."""
    twilio = TwilioStandIn(numbers=numbers, clock=clock, log=log)
    await twilio.start()
    try:
        yield twilio
    finally:
        await twilio.stop()
