"""The play: a spike, a company of bots in a storm, people who answer meanwhile."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.clock import SystemClock
from tests.chaos.company import Company, company
from tests.chaos.oracle import Evidence, Part
from tests.chaos.patients import Patients
from tests.chaos.processes import StandIn
from tests.chaos.storm import LEASE, Rage, Storm, troubles
from tests.chaos.ways import Way
from tests.chaos.yesterday import set_up

SEVERAL: Final = ("web", "worker", "worker", "worker")
ALONE: Final = ("all",)
_CLOCK: Final = SystemClock()
_BUSY: Final = text("""
SELECT (SELECT count(*) FROM delivery WHERE state IN ('waiting', 'claimed'))
     + (SELECT count(*) FROM inbox WHERE done_at IS NULL)
     + (SELECT count(*) FROM round WHERE wakes_at <= :now)
     + (SELECT count(*) FROM care_watch WHERE wakes_at <= :now)
""")
_IN_DOUBT: Final = text("""
SELECT count(*) FROM delivery JOIN sender ON sender.id = sender_id
 WHERE state = 'unknown' AND channel = :channel
""")
_HEARD: Final = text("SELECT count(*) FROM inbox WHERE channel = :channel")
_CONFIG: Final = """
[database]
url = "{url}"
[keys]
file = "{folder}/dosebell.key"
[backup]
folder = "{folder}/backups"
[reminders]
in_flight = {in_flight}
lease_seconds = {lease}
[web]
port = {port}
public_base_url = "{public}"
"""


@dataclass(frozen=True, slots=True)
class Play:
    """How large a spike falls due in what storm, over which ways, and who bears it."""

    storm: Storm
    people: int  #: over each of the ways
    ways: Sequence[Way]
    roles: Sequence[str] = SEVERAL
    trouble: float = 0.0  #: the share of requests that each kind of trouble at a provider hits
    in_flight: int = 16
    rate: float = 30.0  #: messages a second over each way

    @property
    def messages(self) -> int:
        """How many messages the storm goes on for: an ask for each, answers to most, and what
        caregivers are told; a little less than there are."""
        return int(1.75 * self.people * len(self.ways))


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a play takes place."""

    url: str
    folder: Path
    restart: Callable[[], object] = lambda: None  #: pulls the plug of the database's server
    tell: Callable[[int], None] = lambda _: None  #: hears how many blows have fallen


async def stage(play: Play, at: Stage) -> Evidence:
    """Stage the play on a new database, and return what there is to judge by."""
    async with AsyncExitStack() as stack:
        providers = [stack.enter_context(way.stand_in(at.folder)) for way in play.ways]
        crowds = await set_up(at.url, at.folder, play.ways, play.people, now=_CLOCK.now())
        engine = create_async_engine(at.url, pool_pre_ping=True)
        stack.push_async_callback(engine.dispose)
        patients = [
            await stack.enter_async_context(_living(provider, way, seed=play.storm.seed + number))
            for number, (way, provider) in enumerate(zip(play.ways, providers, strict=True))
        ]
        for people in patients:
            for trouble in troubles(play.trouble) if play.trouble else ():
                await trouble.begin(people)
        config = _settings(play, at, providers)
        together = await stack.enter_async_context(company(config))
        for role in play.roles:
            await together.add(role)
        rage = Rage(
            play.storm,
            together,
            taken=lambda: sum(people.shown for people in patients),
            restart=at.restart,
        )
        await rage.rage(play.messages, tell=at.tell)
        for people in patients:
            await people.ask("forget")
        await _until_calm(engine, together, patients)
        await together.end()
        parts = [
            Part(way, provider.log, crowd, told, people.answered)
            for way, provider, (crowd, told), people in zip(
                play.ways, providers, crowds, patients, strict=True
            )
        ]
        troubled: Counter[str] = Counter()
        for people in patients:
            troubled.update(await people.ask("happened"))
        struck = play.storm.strikes(in_flight=play.in_flight, processes=len(play.roles))
        return Evidence(at.url, parts, troubled=troubled, struck=struck)


@asynccontextmanager
async def _living(provider: StandIn, way: Way, *, seed: int) -> AsyncIterator[Patients]:
    patients = Patients(provider.url, Random(seed), way)  # noqa: S311 - chance, no secret
    living = asyncio.create_task(patients.live())
    try:
        yield patients
    finally:
        living.cancel()


def _settings(play: Play, at: Stage, providers: Sequence[StandIn]) -> Path:
    common = _CONFIG.format(
        url=at.url,
        folder=at.folder,
        in_flight=play.in_flight,
        lease=LEASE,
        port=max(way.port for way in play.ways),
        public=max(way.public for way in play.ways),
    )
    each = zip(play.ways, providers, strict=True)
    config = at.folder / "config.toml"
    config.write_text(
        "".join([common, *(way.settings(provider, rate=play.rate) for way, provider in each)])
    )
    return config


async def _until_calm(engine: AsyncEngine, together: Company, patients: Sequence[Patients]) -> None:
    """Wait until there is nothing left to do."""
    calm = 0
    while calm < 3:
        await _CLOCK.sleep(0.5)
        await together.tend()
        for people in patients:
            await people.settle()
        busy = await _busy(engine, patients)
        calm = 0 if busy else calm + 1


async def _busy(engine: AsyncEngine, patients: Sequence[Patients]) -> int:
    """Return how much there is still to do: what nobody can find out is not among it."""
    now = int(_CLOCK.now().timestamp() * 1000)
    async with engine.connect() as connection:
        count = int((await connection.execute(_BUSY, {"now": now})).scalar_one())
        for people in patients:
            of = {"channel": people.way.channel.value}
            heard = (await connection.execute(_HEARD, of)).scalar_one()
            if people.way.can_be_asked:
                count += int((await connection.execute(_IN_DOUBT, of)).scalar_one())
            count += await people.pending(int(heard))
    return count
