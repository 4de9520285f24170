"""The stand-in calls the bot: signs its webhooks as Twilio does, and loses them as it may."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from math import inf
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
        if not self._is_here(url) or luck.dice.random() < luck.lost:
            return
        for _ in range(2 if luck.dice.random() < luck.twice else 1):
            self._soon(url, form, late=luck.dice.random() * luck.late)

    def _is_here(self, url: str) -> bool:
        """Whether an address is on this machine: nobody else is ever called."""
        return url.startswith("http://127.0.0.1:") or bool(
            self.public and url.startswith(self.public)
        )

    async def run(self) -> None:
        """Bring what is to be brought until cancelled."""
        async with ClientSession(timeout=ClientTimeout(total=15)) as session:
            try:
                while True:
                    self._begin(session)
                    next_ = self._waiting[0][0] if self._waiting else inf
                    self._more.clear()
                    wait = next_ - self._clock.monotonic()
                    await self._clock.wait(self._more, at_most=min(wait, 60))
            finally:
                for task in self._tasks:
                    task.cancel()
                await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, session: ClientSession) -> None:
        while self._waiting and self._waiting[0][0] <= self._clock.monotonic():
            _, _, url, form = heapq.heappop(self._waiting)
            task = asyncio.create_task(self._bring(session, url, form))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

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
