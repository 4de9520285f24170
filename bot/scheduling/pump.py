"""The pump: one transaction writes what came back and claims as many as there are free places.

The claim is the committed intent; only after that commit is anything sent. What is on its way is
known at every instant, so after a death the doubtful ones are few.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import uuid4

from bot.clock import Clock
from bot.domain.channels import Channel
from bot.domain.deliveries import Delivery
from bot.domain.ids import AddressId, SenderId
from bot.scheduling.claims import check
from bot.scheduling.outcomes import Outcome, record
from bot.scheduling.sending import Doubtful, Lease, Ready, Result, Sender
from bot.scheduling.settings import EngineSettings, Pace
from bot.storage import Storage, Transaction

_NONE_WAITS_LONGER: Final = 0.05  #: seconds until an outcome is written down
_MOST_FRUITLESS: Final = 6
_LOOK_ANYWAY: Final = 5.0  #: a bell may be lost
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Line:
    """One sender: what it speaks through, and how fast it may."""

    sender: SenderId
    channel: Channel
    pace: Pace


class Pump:
    """Moves deliveries from the outbox to the channels."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        channels: Mapping[SenderId, Channel],
        *,
        send: Sender,
        settings: EngineSettings,
    ) -> None:
        self.worker: Final = uuid4().hex
        self._storage = storage
        self._clock = clock
        self._send = send
        self._settings = settings
        self._lines = {
            id_: Line(id_, channel, settings.pace(channel.name))
            for id_, channel in channels.items()
        }
        self._running: dict[asyncio.Task[Result], Ready] = {}
        self._finished: list[Outcome] = []
        self._enough = asyncio.Event()
        self._bell = storage.bell("outbox")
        self._spoke: dict[AddressId, float] = {}
        self._fruitless = 0  #: how often in a row nothing could be claimed
        self.held = False  #: something is wrong with the clock: nothing goes out

    @property
    def in_flight(self) -> int:
        """How many are on their way."""
        return len(self._running)

    async def empty(self) -> bool:
        """Send everything that may go now; return whether anything went."""
        any_went = False
        while self._finished or self._running or await self._may_claim():
            if not await self.turn() and not self._running:
                break  # what is due waits for a token, or for another message on its way
            any_went = True
            if self._running:
                await asyncio.wait(self._running)
        return any_went

    async def turn(self, *, claiming: bool = True) -> int:
        """Write what came back, claim what there are places for, and start sending it."""
        outcomes = list(self._finished)
        may_claim = claiming and not self.held
        free = self._settings.in_flight - len(self._running) if may_claim else 0
        started = self._clock.monotonic()
        async with self._storage.transaction() as tx:
            await record(tx, outcomes)
            ready = await self._claim(tx, free) if free else []
        del self._finished[: len(outcomes)]
        lease = Lease(started, self._settings.lease_seconds)
        for message in ready:
            self._start(message, lease)
        return len(ready)

    async def run(self, stop: asyncio.Event) -> None:
        """Keep the places filled until `stop`, then wait for what is on its way."""
        while not stop.is_set():
            self._bell.clear()
            if self._finished or await self._may_claim():
                claimed = await self.turn()
                self._fruitless = 0 if claimed else min(self._fruitless + 1, _MOST_FRUITLESS)
            await self._rest()
        await self.drain()

    async def drain(self) -> None:
        """Wait for what is on its way and write it down; what takes too long stays in doubt."""
        if self._running:
            await asyncio.wait(self._running, timeout=self._settings.drain_seconds)
        for task in list(self._running):
            task.cancel()
        if self._running:
            await asyncio.wait(self._running)
        await self.turn(claiming=False)

    async def _claim(self, tx: Transaction, free: int) -> list[Ready]:
        now = self._clock.now()
        ready: list[Ready] = []
        for line in self._lines.values():
            pace = line.pace
            tokens = await tx.limits.available(
                line.sender, rate_per_second=pace.rate, burst=pace.burst, now=now
            )
            claimed = await self._claim_line(tx, line, min(free - len(ready), tokens), now=now)
            ready += await check(tx, claimed, now=now)
        return ready

    async def _claim_line(
        self, tx: Transaction, line: Line, free: int, *, now: datetime
    ) -> list[Delivery]:
        if free <= 0:
            return []
        claimed = await tx.deliveries.claim(
            [line.sender],
            free,
            now=now,
            lease_until=now + self._settings.lease,
            worker=self.worker,
        )
        if claimed:
            await tx.limits.take(
                line.sender,
                len(claimed),
                rate_per_second=line.pace.rate,
                burst=line.pace.burst,
                now=now,
            )
        return claimed

    def _start(self, ready: Ready, lease: Lease) -> None:
        line = self._lines[ready.address.sender]
        task = asyncio.create_task(self._deliver(ready, line, lease))
        self._running[task] = ready
        task.add_done_callback(self._done)

    async def _deliver(self, ready: Ready, line: Line, lease: Lease) -> Result:
        spoke = self._spoke.get(ready.address.id)
        if spoke is not None:
            await self._clock.sleep(spoke + line.pace.chat_seconds - self._clock.monotonic())
        result = await self._send.send(ready, line.channel, lease)
        if line.pace.chat_seconds:
            self._remember(ready.address.id, line.pace.chat_seconds)
        return result

    def _remember(self, address: AddressId, seconds: float) -> None:
        now = self._clock.monotonic()
        if len(self._spoke) > 10 * self._settings.in_flight:
            self._spoke = {id_: at for id_, at in self._spoke.items() if now - at < seconds}
        self._spoke[address] = now

    def _done(self, task: asyncio.Task[Result]) -> None:
        ready = self._running.pop(task)
        result: Result = Doubtful()
        if not task.cancelled():
            if (error := task.exception()) is None:
                result = task.result()
            else:
                about = {"delivery": str(ready.delivery.id)}
                _log.error("sending failed in a way nobody foresaw", exc_info=error, extra=about)
        outcome = Outcome(ready, result, self._clock.now())
        self._finished.append(outcome)
        self._bell.set()
        if not self._running or len(self._finished) * 2 >= self._settings.in_flight:
            self._enough.set()

    async def _rest(self) -> None:
        """Wait until there is something to write or to claim."""
        if not self._finished:
            await self._clock.wait(self._bell, at_most=await self._until_next())
        if self._finished and self._running:
            # Many outcomes in one transaction cost hardly more than one.
            await self._clock.wait(self._enough, at_most=_NONE_WAITS_LONGER)
        self._enough.clear()

    async def _may_claim(self) -> bool:
        if self.held or len(self._running) >= self._settings.in_flight:
            return False
        return await self._is_due()

    async def _is_due(self) -> bool:
        now = self._clock.now()
        async with self._storage.reading() as tx:
            due = await tx.deliveries.next_due(now)
        return due is not None and due <= now

    async def _until_next(self) -> float:
        """Return how long there is nothing to claim, as far as is known."""
        if self.held or len(self._running) >= self._settings.in_flight:
            return _LOOK_ANYWAY
        now = self._clock.now()
        async with self._storage.reading() as tx:
            due = await tx.deliveries.next_due(now)
        if due is None:
            return _LOOK_ANYWAY
        # What is due and was not claimed waits for a token, or for another message on its way.
        at_least = _NONE_WAITS_LONGER * (1 << self._fruitless >> 1)
        return min(max((due - now).total_seconds(), at_least), _LOOK_ANYWAY)
