"""The stand-in calls the bot: signs its webhooks as Twilio does, and loses them as it may."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Final
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout
from twilio.request_validator import (  # type: ignore[import-untyped] # published without types
    RequestValidator,
)

from bot.clock import SystemClock

SIGNATURE: Final = "X-Twilio-Signature"
_AT_ONCE: Final = 16


@dataclass(frozen=True, slots=True)
class Call:
    """One webhook as it was brought, and the answer; 0: there was none."""

    url: str
    form: Mapping[str, str]
    signature: str
    status: int


@dataclass(slots=True)
class Luck:
    """What happens to status callbacks on their way."""

    lost: float = 0.0  #: the share that never comes
    twice: float = 0.0  #: the share that comes twice
    late: float = 0.0  #: seconds at most by which each is late, so that they overtake each other
    dice: Random = field(default_factory=lambda: Random(0))  # noqa: S311 -- repeatable, not secret


class Calls:
    """Webhooks on their way to the bot.

    As Twilio does by default, nothing is brought again because the bot could not keep it.
    """

    def __init__(self, token: str) -> None:
        self.token = token
        self.luck = Luck()
        self.made: list[Call] = []
        self.public = self.at = ""
        self._waiting: list[tuple[float, int, str, dict[str, str]]] = []
        self._numbers = count()
        self._clock = SystemClock()
        self._more = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._session: ClientSession | None = None

    def signature(self, url: str, form: Mapping[str, str]) -> str:
        """Return how Twilio signs a form for an address."""
        return str(RequestValidator(self.token).compute_signature(url, form))

    def incoming(self, form: dict[str, str]) -> None:
        """Tell the bot of a text that came in, if it can be called."""
        if self.public:
            self._soon(f"{self.public}/twilio/sms", form, late=0)

    def status(self, url: str, form: dict[str, str]) -> None:
        """Tell the bot what became of a text of its own."""
        luck = self.luck
        if luck.dice.random() < luck.lost:
            return
        for _ in range(2 if luck.dice.random() < luck.twice else 1):
            self._soon(url, form, late=luck.dice.random() * luck.late)

    async def run(self) -> None:
        """Bring what is to be brought until cancelled."""
        async with ClientSession(timeout=ClientTimeout(total=15)) as self._session:
            while True:
                now = self._clock.monotonic()
                while self._waiting and self._waiting[0][0] <= now:
                    _, _, url, form = heapq.heappop(self._waiting)
                    task = asyncio.create_task(self._bring(self._session, url, form))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)
                wait = self._waiting[0][0] - now if self._waiting else 60.0
                self._more.clear()
                await self._clock.wait(self._more, at_most=wait)

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _soon(self, url: str, form: dict[str, str], *, late: float) -> None:
        due = self._clock.monotonic() + late
        heapq.heappush(self._waiting, (due, next(self._numbers), url, form))
        self._more.set()

    async def _bring(self, session: ClientSession, url: str, form: dict[str, str]) -> None:
        signature = self.signature(url, form)
        there = self.at + url.removeprefix(self.public) if self.public else url
        async with self._places:
            try:
                async with session.post(
                    there,
                    data=urlencode(form).encode(),
                    headers={
                        SIGNATURE: signature,
                        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
                    },
                ) as response:
                    status = response.status
            except (ClientError, TimeoutError, ValueError):
                status = 0
        self.made.append(Call(url, form, signature, status))
