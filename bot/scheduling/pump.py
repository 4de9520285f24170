"""The pump: one transaction writes what came back and claims as many as there are free places.

The claim is the committed intent; only after that commit is anything sent. What is on its way is
known at every instant, so after a death the doubtful ones are few.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import uuid4

from bot.clock import Clock
from bot.domain.channels import Channel
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import AddressId, DeliveryId, SenderId
from bot.scheduling.claims import check
from bot.scheduling.lines import Line, Lines
from bot.scheduling.outcomes import Outcome, record, record_apart
from bot.scheduling.recovery import can_be_asked
from bot.scheduling.sending import Doubtful, Lease, Ready, Result, Sender
from bot.scheduling.settings import EngineSettings
from bot.scheduling.trust import Trust
from bot.scheduling.wording import keep_words
from bot.storage import Storage, Transaction, is_away

_NONE_WAITS_LONGER: Final = 0.05  #: seconds until an outcome is written down
_MOST_FRUITLESS: Final = 6
_AT_A_GULP: Final = 25  #: sends that begin in one turn of the event loop
_LOOK_ANYWAY: Final = 5.0  #: a bell may be lost
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Since:
    """When something was claimed, by both clocks."""

    at: datetime
    monotonic: float

    def until(self, clock: Clock) -> datetime:
        """Return what time it is: a clock that has jumped meanwhile must not date an outcome."""
        return self.at + timedelta(seconds=clock.monotonic() - self.monotonic)


class Pump:
    """Moves deliveries from the outbox to the channels."""

    def __init__(  # noqa: PLR0913 - what it moves, how, and whether it may
        self,
        storage: Storage,
        clock: Clock,
        channels: Mapping[SenderId, Channel],
        *,
        send: Sender,
        settings: EngineSettings,
        trust: Trust,
    ) -> None:
        self.worker: Final = uuid4().hex
        self._storage = storage
        self._clock = clock
        self._send = send
        self._settings = settings
        self._trust = trust
        self._lines = Lines(channels, settings)
        self._askable = frozenset(can_be_asked(channels))
        self._running: dict[asyncio.Task[Result], Ready] = {}
        self._finished: list[Outcome] = []
        self._enough = asyncio.Event()
        self._bell = storage.bell("outbox")
        self._spoke: dict[AddressId, float] = {}
        self._fruitless = 0  #: how often in a row nothing could be claimed

    @property
    def in_flight(self) -> int:
        """How many are on their way."""
        return len(self._running)

    @property
    def in_hand(self) -> frozenset[DeliveryId]:
        """What is on its way, or has come back and is not written down yet: it is in no doubt."""
        claimed = [*self._running.values(), *(outcome.ready for outcome in self._finished)]
        return frozenset(ready.delivery.id for ready in claimed)

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
        may_claim = claiming and not self._trust.holds
        free = self._settings.in_flight - len(self._running) if may_claim else 0
        since = _Since(self._clock.now(), self._clock.monotonic())
        try:
            async with self._storage.transaction() as tx:
                if any(outcome.holds_its_sender for outcome in outcomes):
                    await self._lines.lock(tx, now=self._clock.now())
                await record(tx, outcomes, askable=self._askable)
                ready = await self._claim(tx, free) if free else []
        except Exception as error:  # around one outcome: the others are written down without it
            if not outcomes or is_away(error) or isinstance(error, ChangedMeanwhile):
                raise
            ready = []
            await record_apart(self._storage, outcomes, askable=self._askable)
        del self._finished[: len(outcomes)]
        for place, message in enumerate(ready):
            self._start(message, since, breaths=place // _AT_A_GULP)
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
        if self._trust.holds:  # it may have jumped while the transaction waited to begin
            return ready
        to = Counter(each.address.channel for each in self._running.values())
        for line, tokens in await self._lines.in_turn(tx, now=now):
            room = self._lines.to_one_provider - to[line.channel.name]
            if (places := min(free - len(ready), tokens, room)) > 0:
                claimed = await self._claim_line(tx, line, places, now=now)
                to[line.channel.name] += len(claimed)
                ready += claimed
        return ready

    async def _claim_line(
        self, tx: Transaction, line: Line, places: int, *, now: datetime
    ) -> list[Ready]:
        claimed = await tx.deliveries.claim(
            [line.sender],
            places,
            now=now,
            lease_until=now + self._settings.lease,
            worker=self.worker,
        )
        if claimed:
            await line.take(tx, len(claimed), now=now)
        ready = await check(tx, claimed, now=now)
        return await keep_words(tx, ready, self._send, now=now) if line.keeps_words else ready

    def _start(self, ready: Ready, since: _Since, *, breaths: int) -> None:
        """Start sending; the loop takes so many breaths first, since a hundred beginnings at once
        would hold everything else up."""
        line = self._lines.of(ready.address.sender)
        lease = Lease(since.monotonic, self._settings.lease_seconds)
        task = asyncio.create_task(self._deliver(ready, line, lease, breaths=breaths))
        self._running[task] = ready
        task.add_done_callback(partial(self._done, since=since))

    async def _deliver(self, ready: Ready, line: Line, lease: Lease, *, breaths: int) -> Result:
        for _ in range(breaths):
            await self._clock.sleep(0)
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

    def _done(self, task: asyncio.Task[Result], *, since: _Since) -> None:
        ready = self._running.pop(task)
        result: Result = Doubtful()
        if not task.cancelled():
            if (error := task.exception()) is None:
                result = task.result()
            else:
                about = {"delivery": str(ready.delivery.id)}
                _log.error("sending failed in a way nobody foresaw", exc_info=error, extra=about)
        outcome = Outcome(ready, result, since.until(self._clock))
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
        if self._trust.holds or len(self._running) >= self._settings.in_flight:
            return False
        return await self._is_due()

    async def _is_due(self) -> bool:
        at = await self.next_at()
        return at is not None and at <= self._clock.now()  # by now: the clock runs meanwhile

    async def next_at(self) -> datetime | None:
        """Return when something may go next, as far as is known."""
        async with self._storage.reading() as tx:
            return await self.next_in(tx)

    async def next_in(self, tx: Transaction) -> datetime | None:
        """Return the same, in a transaction that looks at other things as well."""
        return await self._lines.next_at(tx, now=self._clock.now())

    async def _until_next(self) -> float:
        """Return how long there is nothing to claim, as far as is known."""
        if self._trust.holds or len(self._running) >= self._settings.in_flight:
            return _LOOK_ANYWAY
        at, now = await self.next_at(), self._clock.now()
        if at is None:
            return _LOOK_ANYWAY
        # What may go and was not claimed waits for another message on its way.
        fruitless = _NONE_WAITS_LONGER * (1 << self._fruitless >> 1)
        return min((at - now).total_seconds() if at > now else fruitless, _LOOK_ANYWAY)
