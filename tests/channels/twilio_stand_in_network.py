"""The phones around the stand-in, and the way of a text to one of them."""

from __future__ import annotations

import asyncio
import heapq
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Final

from bot.clock import Clock
from tests.channels.twilio_stand_in_messages import Message

_LOOK_AGAIN: Final = 0.05
VALIDITY_OVER: Final = 30036


@dataclass(slots=True)
class Phone:
    """One phone, and what stands on its screen."""

    off: bool = False  #: texts wait for it in the queue
    error: int | None = None  #: with which every text to it fails
    receipts: bool = True  #: its network says that a text has arrived
    shown: list[str] = field(default_factory=list)


class Network:
    """Takes texts from the queue to the phones, each when its sender's turn has come."""

    def __init__(self, *, clock: Clock, tell: Callable[[Message], None]) -> None:
        self.phones: defaultdict[str, Phone] = defaultdict(Phone)
        self.rate: float | None = None  #: texts a second that each number may send
        self.pace = 0.0  #: seconds from one status to the next
        self._clock = clock
        self._tell = tell
        self._free: defaultdict[str, float] = defaultdict(float)  #: when a sender's turn comes
        self._steps: list[tuple[float, int, Message]] = []
        self._numbers = count()
        self._more = asyncio.Event()

    def carry(self, message: Message) -> None:
        """Set a message of ours on its way."""
        due = self._clock.monotonic() + self.pace
        if self.rate is not None:
            due = max(due, self._free[message.sender])
            self._free[message.sender] = due + 1 / self.rate
        self._plan(message, due)

    def look_again(self) -> None:
        """Look at once whether something has changed for what waits."""
        self._more.set()

    async def run(self) -> None:
        """Carry until cancelled."""
        while True:
            while self._steps and self._steps[0][0] <= self._clock.monotonic():
                self._step(heapq.heappop(self._steps)[2])
            wait = self._steps[0][0] - self._clock.monotonic() if self._steps else 60.0
            self._more.clear()
            await self._clock.wait(self._more, at_most=wait)

    def _step(self, message: Message) -> None:
        phone = self.phones[message.to]
        over = message.created_at + timedelta(seconds=message.validity)
        if message.status == "sent":
            self._arrive(message, phone)
        elif self._clock.now() > over + timedelta(seconds=1):  # `created_at` is a whole second
            message.error = VALIDITY_OVER
            self._become(message, "failed")
        elif phone.off:
            self._plan(message, self._clock.monotonic() + _LOOK_AGAIN)
        else:
            message.sent_at = self._clock.now().replace(microsecond=0)
            self._become(message, "sent")
            self._plan(message, self._clock.monotonic() + self.pace)

    def _arrive(self, message: Message, phone: Phone) -> None:
        if phone.error is not None:
            message.error = phone.error
            self._become(message, "undelivered")
            return
        phone.shown.append(message.text)
        if phone.receipts:
            self._become(message, "delivered")

    def _become(self, message: Message, status: str) -> None:
        message.status = status
        self._tell(message)

    def _plan(self, message: Message, due: float) -> None:
        heapq.heappush(self._steps, (due, next(self._numbers), message))
        self._more.set()
