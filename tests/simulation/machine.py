"""A machine that runs the bot: it dies, comes back on the same database, and tells time wrongly."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from random import Random
from typing import Final

from bot import formulary
from bot.domain.channels import Channel
from bot.domain.people import ChannelName
from bot.handlers.receive import receiver
from bot.handlers.turn import House
from bot.language.sentences import Sentences
from bot.scheduling import Engine, EngineSettings
from bot.scheduling.inbox import Handle
from bot.storage import Keyring
from tests.simulation.liars import HONEST, Liar
from tests.simulation.process import Process, ShakyStorage
from tests.simulation.provider import OURS
from tests.simulation.virtual import MachineClock, TrueTime

_LOOKS_AT_LEAST: Final = 7200.0  #: seconds
_LOOKS_AGAIN: Final = 1.0
_WHILE_HELD: Final = 5.0
_STEPS_TO_FREEZE: Final = 12
_UNPACED: Final = EngineSettings(paces={})


@dataclass(frozen=True, slots=True)
class Means:
    """What every machine works with."""

    url: str
    keyring: Keyring
    true: TrueTime
    channels: Mapping[ChannelName, Channel]
    paced: bool
    shared: bool  #: several machines work on the same database
    liar: Liar = HONEST
    lease_seconds: float = 20.0


@dataclass
class Machine:
    """One machine, and one process after the other on it."""

    means: Means
    chance: Random
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    dies_within: int | None = None  #: steps, while it keeps crashing
    fails: float = 0.0  #: how many transactions, while the database is in trouble
    down_until: float = 0.0
    deaths: int = 0

    def __post_init__(self) -> None:
        self.clock = MachineClock(self.means.true)
        self.process = Process(self.chance)

    async def live(self) -> None:
        """Run the bot, and run it again whenever it has died."""
        while True:
            self.process = Process(self.chance)
            self.misbehave()
            self.process.start(self._work(self.process))
            await self.process.died.wait()
            await self.process.gone()
            self.deaths += 1
            pause = max(self.chance.choice((1, 10, 60)), self.down_until - self.clock.monotonic())
            await self.clock.sleep(pause)

    def misbehave(self) -> None:
        """Let the process do what the machine is to suffer now."""
        self.process.fails = self.fails
        dies = self.dies_within
        self.process.dies_after = None if dies is None else self.chance.randrange(dies)

    async def _work(self, process: Process) -> None:
        storage = None
        try:
            storage = await ShakyStorage.of(process, self.means.url, self.means.keyring)
            storage.liar = self.means.liar
            # A file is what several machines share here, for speed: so none may think that
            # whatever is claimed was left behind by itself.
            storage.is_sqlite = not self.means.shared
            engine = await self._engine(storage)
            while True:
                await self._turn(engine)
        finally:
            if storage is not None:
                await storage.close()

    async def _turn(self, engine: Engine) -> None:
        """Do what is due, and wait for what comes next; in trouble, as the loops do that serve."""
        self.bell.clear()
        try:
            await engine.run_due()
            at = await engine.next_wake()
        except Exception:  # as around every beat: the next one comes all the same
            await self.clock.sleep(_LOOKS_AGAIN)
            return
        left = (at - self.clock.now()).total_seconds() if at else _LOOKS_AT_LEAST
        left = min(max(left, _LOOKS_AGAIN), _LOOKS_AT_LEAST)
        left = _WHILE_HELD if engine.trust.why_not else left
        await self.clock.wait(self.bell, at_most=left)

    async def _engine(self, storage: ShakyStorage) -> Engine:
        while True:
            try:
                async with storage.transaction() as tx:
                    senders = {
                        (await tx.senders.get_or_add(name, OURS[name])).id: channel
                        for name, channel in self.means.channels.items()
                    }
                break
            except Exception:  # the database may be in trouble: it starts again
                await self.clock.sleep(_LOOKS_AGAIN)
        usual = EngineSettings() if self.means.paced else _UNPACED
        return Engine(
            storage,
            self.clock,
            senders,
            self._handle(),
            sentences(),
            replace(usual, lease_seconds=self.means.lease_seconds),
        )

    def _handle(self) -> Handle:
        return receiver(house(), self.clock)

    def go_down(self, seconds: float) -> None:
        """Die, and stay away for so long."""
        self.down_until = self.clock.monotonic() + seconds
        self.process.die()

    def freeze(self, seconds: float) -> None:
        """Stand still for so long, without knowing, in the midst of what it does next."""
        self.process.freezes = self.chance.randrange(_STEPS_TO_FREEZE), seconds

    def jump(self, hours: float) -> None:
        """Let the clock be wrong by so much, and be looked at soon after, as every second."""
        self.clock.wrong_by = timedelta(hours=hours)
        asyncio.get_running_loop().call_later(0.5, self.bell.set)


@cache
def sentences() -> Sentences:
    """Return every sentence."""
    return Sentences.load()


@cache
def house() -> House:
    """Return what an operator has decided."""
    return House(sentences(), lexicon=formulary.load(), numbers=(OURS[ChannelName.SMS],))
