"""Plays a script: machines, providers, phones and a clinic's desk, in time that jumps."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any, Final

from bot.actions import fates
from bot.clock import SystemClock
from bot.domain.channels import Incoming, Traced
from bot.domain.people import ChannelName
from bot.storage import Keyring
from bot.storage.migrate import migrate
from tests.simulation import journal
from tests.simulation.desk import Desk
from tests.simulation.evidence import Evidence
from tests.simulation.faults import Faults, ring
from tests.simulation.liars import HONEST, Liar
from tests.simulation.machine import Machine, Means
from tests.simulation.phones import Phones
from tests.simulation.process import Process, ShakyStorage, make_task
from tests.simulation.provider import Listing, Provider
from tests.simulation.script import Deed, Does, Script, Watcher
from tests.simulation.virtual import TrueTime, run

_MEMORY: Final = Path("/dev/shm")
_TIME: Final = SystemClock()  #: in a loop whose time jumps
_COMES_AGAIN: Final = 5.0  #: seconds until a provider brings again what was not kept


@dataclass(frozen=True, slots=True)
class Way:
    """How a script is played, where it is not played as usual."""

    liar: Liar = HONEST
    lease_seconds: float = 20.0


def play(script: Script, way: Way | None = None) -> Evidence:
    """Play a script to its end, and return what there is to judge by."""
    with _folder() as folder:
        database = folder / "dosebell.sqlite3"
        shutil.copy(_template(), database)
        journal.begin(database)
        return run(_World(script, database, way or Way()).play(), seed=script.seed)


class _World:
    """Everything that is there while a script is played."""

    def __init__(self, script: Script, database: Path, way: Way) -> None:
        self.script = script
        self.way = way
        self.database = database
        self.true = TrueTime(script.starts)
        self.evidence = Evidence(script)
        self.chance = Random(f"world {script.seed}")  # noqa: S311 - a dice, not a secret
        kinds = {ChannelName.TELEGRAM: Provider, ChannelName.SMS: Listing}
        self.providers = {
            name: kind(name, self.true, Random(f"{name} {script.seed}"))  # noqa: S311 - a dice, not a secret
            for name, kind in kinds.items()
        }
        self.phones = Phones(self.evidence, self.true, self.providers)
        self._going: set[asyncio.Task[Any]] = set()
        self._outside = copy_context()  #: of no process

    async def play(self) -> Evidence:
        """Play everything."""
        asyncio.get_running_loop().set_task_factory(make_task)
        keyring = _keyring()
        url = f"sqlite:///{self.database}"
        look = sqlite3.connect(self.database)
        for provider in self.providers.values():
            provider.journal = look
            provider.told = lambda traced: self._go(self._note(traced))
        self.phones.bring = lambda incoming: self._go(self._keep(incoming))
        self.front = await ShakyStorage.of(Process(self.chance), url, keyring)
        calm = await ShakyStorage.of(Process(self.chance), url, keyring)
        calm.liar = self.way.liar
        self.desk = Desk(calm, self.true, self.evidence)
        await self.desk.sign_up()
        means = Means(
            url,
            keyring,
            self.true,
            self.providers,
            paced=self.script.paced,
            shared=self.script.machines > 1,
            liar=self.way.liar,
            lease_seconds=self.way.lease_seconds,
        )
        self.machines = [
            Machine(means, Random(f"{n} {self.script.seed}"))  # noqa: S311 - a dice, not a secret
            for n in range(self.script.machines)
        ]
        for machine in self.machines:
            self._go(machine.live())
        faults = Faults(self.machines, list(self.providers.values()), self.front.process)
        for fault in self.script.faults:
            self._go(faults.suffer(fault, after=(fault.at - self.script.starts).total_seconds()))
        self._go(self._act())
        for watcher in self.script.watchers:
            if watcher.stops is not None:
                self._go(self._stop(watcher, watcher.stops))
        await _TIME.sleep((self.script.ends - self.true.now()).total_seconds())
        await self._end()
        await self.front.close()
        await calm.close()
        look.close()
        return self._told()

    def _told(self) -> Evidence:
        calls = [call for provider in self.providers.values() for call in provider.calls]
        self.evidence.calls = sorted(calls, key=lambda call: call.at)
        self.evidence.deaths = sum(machine.deaths for machine in self.machines)
        self.evidence.record = journal.read(self.database)
        return self.evidence

    async def _end(self) -> None:
        for task in self._going:
            task.cancel()
        for machine in self.machines:
            machine.process.die()
            await machine.process.gone()
        await asyncio.gather(*self._going, return_exceptions=True)

    def _go(self, work: Coroutine[Any, Any, None]) -> None:
        # Whoever shows a message to a phone does not take what is said there with them.
        task = self._outside.copy().run(asyncio.get_running_loop().create_task, work)
        self._going.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._going.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self.evidence.broken.append(repr(error))

    async def _act(self) -> None:
        """Let people do what they do, each at their time."""
        for deed in self.script.deeds:
            await _TIME.sleep((deed.at - self.true.now()).total_seconds())
            await self._do(deed)

    async def _stop(self, watcher: Watcher, at: datetime) -> None:
        await _TIME.sleep((at - self.true.now()).total_seconds())
        self.phones.stop(watcher)

    async def _do(self, deed: Deed) -> None:
        if deed.does in (Does.STOP, Does.START):
            self.phones.do(deed)
            return
        await self.desk.do(deed)
        ring(self.machines)

    def _hear(self) -> None:
        """Wake the machines where a commit rang a bell: they hear it, as over LISTEN and NOTIFY."""
        bells = [self.front.bell(name) for name in ("outbox", "inbox", "rounds")]
        if any(bell.is_set() for bell in bells):
            ring(self.machines)
        for bell in bells:
            bell.clear()

    async def _keep(self, incoming: Incoming) -> None:
        """Bring in what was said; a provider brings again what was not acknowledged."""
        while True:
            try:
                async with self.front.transaction() as tx:
                    await tx.inbox.keep(incoming, self.true.now())
                break
            except Exception:  # whatever it is, a provider comes again
                await _TIME.sleep(_COMES_AGAIN)
        self.evidence.kept.setdefault(incoming.provider_id, self.true.now())
        self._hear()

    async def _note(self, traced: Traced) -> None:
        """Tell what became of a message, as a provider's callback does, until it is heard."""
        while True:
            try:
                async with self.front.transaction() as tx:
                    await fates.note(tx, traced, now=self.true.now())
                break
            except Exception:  # whatever it is, a provider comes again
                await _TIME.sleep(_COMES_AGAIN)
        self._hear()


@contextmanager
def _folder() -> Iterator[Path]:
    """Make a folder in memory, where there is one, and throw it away."""
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@cache
def _template() -> Path:
    """Return a database with all tables, to be copied: made once in a process."""
    path = Path(mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None)) / "template.sqlite3"
    asyncio.run(migrate(f"sqlite:///{path}"))
    return path


@cache
def _keyring() -> Keyring:
    return Keyring.generate(_template().parent / "dosebell.key")
