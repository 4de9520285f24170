"""Telegram and Twilio on this machine, our channel to Telegram, and somebody who keeps things."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_webhook import Webhook
from bot.channels.wire import HttpLimits
from bot.clock import SystemClock
from bot.domain.channels import Channel, Incoming
from tests.channels.telegram_stand_in import StandIn, telegram_stand_in
from tests.channels.twilio_stand_in import TwilioStandIn, twilio_stand_in

#: Does not wait long for an answer, so that a test of a time-out is quick.
IMPATIENT = HttpLimits(read=0.3, total=0.6)


class HastyClock(SystemClock):
    """A clock that remembers how long it was asked to wait, and does not."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        await super().sleep(0.01)


class SkippingClock(HastyClock):
    """A clock on which every wait is over at once, and whose time has then passed."""

    def __init__(self) -> None:
        super().__init__()
        self.skipped = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.skipped

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds)
        self.skipped += seconds


class Kept:
    """Keeps what came in, or fails as often as it was told to."""

    def __init__(self, *, failures: int = 0, error: type[Exception] = RuntimeError) -> None:
        self.incoming: list[Incoming] = []
        self.tries = 0
        self._failures = failures
        self._error = error
        self._changed = asyncio.Event()

    async def __call__(self, *incoming: Incoming) -> None:
        self.tries += 1
        if self.tries <= self._failures:
            raise self._error("the database is away")
        self.incoming += incoming
        self._changed.set()

    async def wait_for(self, count: int) -> list[Incoming]:
        async with asyncio.timeout(120):
            while len(self.incoming) < count:
                self._changed.clear()
                await self._changed.wait()
        return self.incoming


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    async with telegram_stand_in() as stand_in:
        stand_in.know(7)
        yield stand_in


@pytest.fixture
async def twilio() -> AsyncIterator[TwilioStandIn]:
    async with twilio_stand_in() as stand_in:
        yield stand_in


@pytest.fixture
def clock() -> HastyClock:
    return HastyClock()


@pytest.fixture
async def channel(telegram: StandIn, clock: HastyClock) -> AsyncIterator[TelegramChannel]:
    async with a_channel(telegram, clock=clock) as one:
        yield one


@asynccontextmanager
async def a_channel(
    telegram: StandIn,
    *,
    clock: HastyClock | None = None,
    token: str | None = None,
    webhook: Webhook | None = None,
    limits: HttpLimits | None = None,
) -> AsyncIterator[TelegramChannel]:
    """Open a channel to the stand-in for as long as a test needs it."""
    one = TelegramChannel(
        token or telegram.token,
        clock=clock or HastyClock(),
        api_base_url=telegram.url,
        webhook=webhook,
        limits=limits,
    )
    try:
        yield one
    finally:
        await one.close()


@asynccontextmanager
async def listening(channel: Channel, keep: Kept) -> AsyncIterator[None]:
    """Let a channel bring in what people say."""
    task = asyncio.create_task(channel.listen(keep))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until(condition: Callable[[], object]) -> None:
    """Wait until a condition holds."""
    async with asyncio.timeout(120):
        while not condition():
            await SystemClock().sleep(0.01)
