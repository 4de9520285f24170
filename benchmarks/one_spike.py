"""One spike in one process: sets the crowd up, lets it fall due, and says what it cost."""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.channels.telegram import TelegramChannel
from bot.clock import SystemClock
from bot.domain.channels import Button, Outgoing
from bot.domain.deliveries import DeliveryState
from bot.domain.ids import DeliveryId, new_id
from bot.domain.people import ChannelName
from bot.language.sentences import Sentences
from bot.scheduling import Engine, EngineSettings, Pace
from bot.storage import InboxEntry, Keyring, Storage, Transaction
from bot.storage.migrate import migrate
from tests.channels.telegram_stand_in import TOKEN
from tests.chaos.crowd import FIRST_CHAT, Spike, keep

_CLOCK: Final = SystemClock()
_DUE: Final = datetime(2026, 3, 2, 8, tzinfo=UTC)
_BEFORE: Final = _DUE - timedelta(hours=1)
_LEAD: Final = 4.0  #: seconds that a running engine waits for the spike
_TEXT: Final = "08:00: time for your medicines.\n- metformin 500 mg: 1 tablet, with food"
_BUTTONS: Final = ((Button("1 Taken", "1:x"), Button("2 Later", "2:x"), Button("3 No", "3:x")),)


@dataclass(frozen=True, slots=True)
class Run:
    """What one spike came to, besides what the provider saw."""

    began: float  #: the machine's own time at which the rounds fell due
    cpu: float  #: seconds that the process worked
    stall: float  #: the longest time in which the event loop did nothing else


class Shifted(SystemClock):
    """The machine's clock, moved so that it shows `start` now."""

    def __init__(self, start: datetime) -> None:
        self._by = start - super().now()

    def now(self) -> datetime:
        return super().now() + self._by

    def real(self, shown: datetime) -> float:
        """Return the machine's own time when this clock shows `shown`."""
        return (shown - self._by).timestamp()


class Stalls:
    """Measures for how long the event loop does nothing else."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        """Look every few milliseconds, until cancelled."""
        while True:
            before = _CLOCK.monotonic()
            await asyncio.sleep(0.005)
            self.longest = max(self.longest, _CLOCK.monotonic() - before - 0.005)


async def naive(asked: argparse.Namespace) -> Run:
    """Send as many messages with nothing written down."""
    channel = TelegramChannel(TOKEN, clock=_CLOCK, api_base_url=asked.api)
    places = asyncio.Semaphore(asked.in_flight)

    async def one(chat: int) -> None:
        async with places:
            message = Outgoing(DeliveryId(new_id()), _TEXT, _BUTTONS)
            await channel.send(str(chat), message)

    began, cpu, stalls = _CLOCK.now().timestamp(), time.process_time(), Stalls()
    watching = asyncio.create_task(stalls.watch())
    await asyncio.gather(*(one(FIRST_CHAT + n) for n in range(asked.people)))
    watching.cancel()
    await channel.close()
    return Run(began, time.process_time() - cpu, stalls.longest)


async def prepare(asked: argparse.Namespace) -> Run:
    """Write the crowd into a new database, due at an instant of their own."""
    await migrate(asked.url)
    keyring = Keyring.generate(Path(asked.key))
    storage = await Storage.open(asked.url, keyring=keyring)
    channel = TelegramChannel(TOKEN, clock=_CLOCK, api_base_url=asked.api)
    await keep(storage, Spike(asked.people, _DUE, channel.sender), now=_BEFORE)
    await channel.close()
    await storage.close()
    return Run(_DUE.timestamp(), 0.0, 0.0)


async def engine(asked: argparse.Namespace) -> Run:
    """Let the crowd's rounds fall due under a running engine."""
    clock = Shifted(_DUE - timedelta(seconds=_LEAD))
    storage = await Storage.open(asked.url, keyring=Keyring.from_file(Path(asked.key)))
    channel = TelegramChannel(TOKEN, clock=clock, api_base_url=asked.api)
    async with storage.transaction() as tx:
        sender = await tx.senders.get_or_add(ChannelName.TELEGRAM, channel.sender)
    pace = {ChannelName.TELEGRAM: Pace(rate=100_000.0, burst=100_000, chat_seconds=1.0)}
    settings = replace(EngineSettings(), in_flight=asked.in_flight, paces=pace)
    parts = Engine(storage, clock, {sender.id: channel}, _nobody, Sentences.load(), settings)
    stop, stalls = asyncio.Event(), Stalls()
    serving = asyncio.create_task(parts.serve(stop))
    await asyncio.sleep(_LEAD / 2)
    watching = asyncio.create_task(stalls.watch())
    cpu = time.process_time()
    await _all_accepted(storage, asked.people)
    cpu = time.process_time() - cpu
    watching.cancel()
    stop.set()
    await serving
    await channel.close()
    await storage.close()
    return Run(clock.real(_DUE), cpu, stalls.longest)


async def _nobody(_: Transaction, entry: InboxEntry) -> None:
    raise AssertionError(f"nobody speaks here: {entry.id}")


async def _all_accepted(storage: Storage, people: int) -> None:
    while True:
        await asyncio.sleep(0.5)
        async with storage.reading() as tx:
            counts = await tx.deliveries.counts()
        if counts.get(DeliveryState.ACCEPTED, 0) >= people:
            return


async def main(asked: argparse.Namespace) -> None:
    """Run, and say on one line what it cost."""
    ways: dict[str, Callable[[argparse.Namespace], Awaitable[Run]]] = {
        "naive": naive,
        "prepare": prepare,
    }
    run = await ways.get(asked.way, engine)(asked)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**asdict(run), "people": asked.people, "megabytes": memory}))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--way", required=True)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--in-flight", type=int, required=True)
    parser.add_argument("--api", required=True)
    parser.add_argument("--url", required=True)
    parser.add_argument("--key", required=True)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(asyncio.run(main(_asked())))
