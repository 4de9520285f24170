"""The engine: what happens when time passes, and what moves messages in both directions.

`serve` runs it for good; `run_due` does all that is due at the clock's present instant, and is what
the tests and the try-out chat call after each step of their clock.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.clock import Clock
from bot.domain.channels import Channel
from bot.domain.ids import SenderId
from bot.domain.reports.posting import Mailer
from bot.domain.rules import TimingRule
from bot.language.sentences import Sentences
from bot.scheduling import interpreter, summaries
from bot.scheduling.beat import Beat
from bot.scheduling.caring import Caring
from bot.scheduling.clinics import Clinics
from bot.scheduling.elsewhere import Elsewhere
from bot.scheduling.forgotten import Forgotten
from bot.scheduling.heart import Heart, Work
from bot.scheduling.horizon import Horizon
from bot.scheduling.inbox import Handle, Inbox
from bot.scheduling.living import Living
from bot.scheduling.loops import steadily
from bot.scheduling.mailing import Mailing
from bot.scheduling.papers import Papers
from bot.scheduling.proposing import Proposing, Showing
from bot.scheduling.pump import Pump
from bot.scheduling.recovery import can_be_asked, look_after, recover
from bot.scheduling.sending import Sender
from bot.scheduling.settings import EngineSettings
from bot.scheduling.tracing import Tracing
from bot.scheduling.trust import Trust
from bot.scheduling.weekly import Weekly
from bot.scheduling.zones import Zones
from bot.storage import Storage, Transaction
from bot.workers import Here, Worker

_BEAT: Final = timedelta(seconds=1)
_CARE: Final = timedelta(seconds=5)
_MINUTE: Final = timedelta(minutes=1)
_LOOK_ANYWAY: Final = 5.0


@dataclass(eq=False)
class Engine:
    """Everything that works without being spoken to, and the loops that carry messages."""

    storage: Storage
    clock: Clock
    channels: Mapping[SenderId, Channel]
    handle: Handle
    sentences: Sentences
    settings: EngineSettings = field(default_factory=EngineSettings)
    rules: Sequence[TimingRule] = ()
    worker: Worker = field(default_factory=Here)  #: does what takes over 50 ms
    showing: Showing | None = None
    mailer: Mailer | None = None  #: takes mails; None: nothing goes out by e-mail

    def __post_init__(self) -> None:
        papers = Papers(self.storage, self.clock, self.sentences, self.worker)
        sender = Sender(self.clock, self.sentences, worker=self.worker, papers=papers)
        self._mailing = Mailing(self.storage, self.clock, papers, self.mailer)
        self.trust = Trust(self.storage, self.clock, self.settings)
        self._pump = Pump(
            self.storage,
            self.clock,
            self.channels,
            send=sender,
            settings=self.settings,
            trust=self.trust,
        )
        self._beat = Beat(self.storage, self.clock, self.settings)
        self._inbox = Inbox(self.storage, self.clock, self.handle)
        self._zones = Zones(self.storage, self.clock)
        self._horizon = Horizon(self.storage, self.clock, rules=self.rules)
        weekly = summaries.kinds(self.settings.summary_weekday, web=self.settings.web)
        self._weekly = Weekly(self.storage, self.clock, weekly)
        askable = can_be_asked(self.channels)
        self._askable = frozenset(askable)
        self._tracing = Tracing(self.storage, self.clock, askable, self.settings)
        self._forgotten = Forgotten(self.storage, self.clock)
        self._elsewhere = Elsewhere(self.storage, self.clock)
        self._caring = Caring(self.storage, self.clock)
        self._proposing = Proposing(self.storage, self.clock, self.worker, self.showing)
        self._living = Living(self.storage, self.clock)
        self._clinics = Clinics(self.storage, self.clock)
        rows = (self._proposing, self._caring, self._living)
        self._told_by_rows = (*rows, self._clinics, self._mailing)
        self._is_new = True
        self._beating = asyncio.Lock()

    async def run_due(self) -> None:
        """Do all that is due at the clock's present instant, until nothing is left."""
        await self._begin()
        await self.trust.look()
        while not self.trust.why_not and await self._once() and await self._is_due():
            continue

    async def next_wake(self) -> datetime | None:
        """Return when something is to be done next; None: nothing is planned."""
        now = self.clock.now()
        async with self.storage.reading() as tx:
            known = await self._next_in(tx, now)
            known += [await self._weekly.next_in(tx)]
        known += [self._horizon.next_at]
        known += [await self._pump.next_at(), await self._tracing.next_at()]
        return min((at for at in known if at is not None), default=None)

    async def serve(self, stop: asyncio.Event) -> None:
        """Work until `stop`; then let what is on its way arrive, for at most the time to drain."""
        await self._begin()
        interpreter.make_ready()
        heart = Heart()
        heart.every(_BEAT, lambda: self._look(heart), name="beat")
        heart.every(_CARE, self._if_trusted(self._recover), name="recovery")
        heart.every(_CARE, self._if_trusted(self._tracing.run), name="tracing")
        heart.every(_CARE, self._if_trusted(self._elsewhere.run), name="elsewhere")
        heart.every(_MINUTE, self._if_trusted(self._horizon.run), name="horizon")
        heart.every(_MINUTE, self._if_trusted(self._forgotten.run), name="forgotten numbers")
        heart.every(_BEAT, self._if_trusted(self._weekly.say_some), name="summaries")
        heart.every(_BEAT, self._if_trusted(self._proposing.run), name="proposals")
        heart.every(_BEAT, self._if_trusted(self._caring.run), name="caring")
        heart.every(_CARE, self._if_trusted(self._living.run), name="pauses and trips")
        heart.every(_CARE, self._if_trusted(self._clinics.run), name="clinics")
        heart.every(_CARE, self._if_trusted(self._mailing.run), name="mails")
        heart.start()
        try:
            async with asyncio.TaskGroup() as loops:
                loops.create_task(steadily(self._pump.run, stop, self.clock))
                loops.create_task(steadily(self._listen, stop, self.clock))
                hear_rounds = partial(self._hear_rounds, heart=heart)
                loops.create_task(steadily(hear_rounds, stop, self.clock))
                loops.create_task(self._ring_at(stop))
        finally:
            await heart.stop(patience=self.settings.drain_seconds)

    async def _begin(self) -> None:
        """Take over what was left behind: on one machine, whatever is claimed is nobody's now."""
        if self._is_new and self.storage.is_sqlite:
            async with self.storage.transaction() as tx:
                now = self.clock.now()
                await recover(tx, now=now, askable=self._askable, all_of_them=True)
        self._is_new = False

    async def _once(self) -> bool:
        worked = await self._inbox.empty()
        parts = (self._zones, self._horizon, self._beat, *self._told_by_rows)
        for work in (
            *(part.run for part in (*parts, self._weekly)),
            *(self._recover, self._tracing.run, self._forgotten.run, self._pump.empty),
            self._elsewhere.run,
        ):
            worked |= await work()
        return worked

    async def _is_due(self) -> bool:
        """Return whether what was done has left something to be done at once, by one look."""
        now = self.clock.now()
        async with self.storage.reading() as tx:
            left = await self._next_in(tx, now)
            left += [await self._pump.next_in(tx), await self._horizon.next_in(tx)]
        return any(at is not None and at <= self.clock.now() for at in left)

    async def _next_in(self, tx: Transaction, now: datetime) -> list[datetime | None]:
        parts = [await part.next_in(tx) for part in self._told_by_rows]
        return [await tx.rounds.next_wake(), await tx.inbox.next_due(now), *parts]

    async def _recover(self) -> bool:
        return await look_after(
            self.storage,
            now=self.clock.now(),
            is_right=self._is_right,
            askable=self._askable,
            in_hand=self._pump.in_hand,
        )

    async def _is_right(self) -> bool:
        """Return whether the clock is right at this instant: it may have been put forward since the
        last look, and every lease would seem to be over."""
        await self.trust.look()
        return not self.trust.why_not

    async def _look(self, heart: Heart) -> None:
        """Look at the clock, then at every round whose hour has come."""
        async with self._beating:
            await self.trust.look()
            if self.trust.why_not:
                return
            await self._zones.run()
            await self._beat.run()
            async with self.storage.glance() as tx:
                at = await tx.rounds.next_wake()
            if at is not None and (soon := at - self.clock.now()) < 2 * _BEAT:
                heart.wake_up(max(soon, timedelta(0)), lambda: self._look(heart))

    def _if_trusted(self, work: Work) -> Work:
        async def carefully() -> None:
            if not self.trust.holds:
                await work()

        return carefully

    async def _listen(self, stop: asyncio.Event) -> None:
        bell = self.storage.bell("inbox")
        while not stop.is_set():
            bell.clear()
            while not (self.trust.holds or stop.is_set()) and await self._inbox.one():
                continue
            await self.clock.wait(bell, at_most=_LOOK_ANYWAY)

    async def _hear_rounds(self, stop: asyncio.Event, heart: Heart) -> None:
        """Look at once where a round wakes earlier than was known.

        It looks now and then in any case: APScheduler stands still while a clock is set back.
        """
        bell = self.storage.bell("rounds")
        while not stop.is_set():
            if await self.clock.wait(bell, at_most=_LOOK_ANYWAY):
                bell.clear()
                await self._if_trusted(self._horizon.run)()
            if not stop.is_set():
                await self._look(heart)

    async def _ring_at(self, stop: asyncio.Event) -> None:
        """Wake whoever waits, once it is time to stop."""
        await stop.wait()
        for bell in ("outbox", "inbox", "rounds"):
            self.storage.bell(bell).set()
        await self.worker.close()
