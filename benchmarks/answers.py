"""What an answer costs: everybody is asked, and everybody says that they took it.

Run it with `python -m benchmarks answers [PEOPLE]`. It prints figures and asserts none. Processor
time of our process on one core; nobody else speaks, and nothing is waited for at a provider. What a
PostgreSQL works beside it is not in it.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable
from itertools import product
from pathlib import Path
from typing import Final
from uuid import uuid4

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.spike import crowds
from benchmarks.spike.ours import DUE
from bot.app import joining
from bot.clock import SteppedClock
from bot.config import Settings
from bot.domain.channels import Incoming, IncomingKind, Keep, Outgoing, Receipt
from bot.domain.people import ChannelName
from bot.handlers.receive import receiver
from bot.scheduling.inbox import Inbox
from bot.scheduling.settings import EngineSettings
from bot.storage import Keyring, Storage
from bot.workers import Here
from tests.channels.telegram_stand_in import TOKEN
from tests.statements import statements_run

_PEOPLE: Final = 300
_FIRST: Final = 10  #: answers that are not counted: they open connections and fill caches


class Taking:
    """A channel that takes everything, and remembers what the first button under an ask means."""

    name = ChannelName.TELEGRAM
    sender = TOKEN.partition(":")[0]

    def __init__(self) -> None:
        self.buttons: dict[str, str] = {}  #: by address

    async def send(self, address: str, message: Outgoing) -> Receipt:
        if message.buttons:
            self.buttons.setdefault(address, message.buttons[0][0].data)
        return Receipt(str(uuid4()))

    async def listen(self, keep: Keep) -> None:
        return

    async def close(self) -> None:
        return


def main(people: int = _PEOPLE) -> None:
    """Print the figures of each database, for answers that are pressed and for some typed."""
    console = Console()
    shown = Table(title=f"{people:,} answers: processor time of each", title_justify="left")
    for head in ("", "", "kept", "handled", "acknowledged", "statements to handle one"):
        shown.add_column(head, justify="right" if len(shown.columns) > 1 else "left")
    with crowds.databases() as databases, Progress(console=console) as bar:
        ways = list(product(databases.kinds, ("", "taken")))
        for kind, words in bar.track(ways, description="hearing them"):
            url = databases.crowd(kind, "telegram", people + _FIRST)
            measured = asyncio.run(_measured(url, databases.key, words))
            shown.add_row(kind, words or "pressed", *measured)
    console.print(shown)


async def _measured(url: str, key: Path, words: str) -> tuple[str, ...]:
    storage = await Storage.open(url, keyring=Keyring.from_file(key))
    clock, channel = SteppedClock(DUE), Taking()
    house = joining.house(Settings(), open_to_strangers=False)
    async with storage.transaction() as tx:
        sender = (await tx.senders.get_or_add(channel.name, channel.sender)).id
    means = joining.Means(storage, clock, Here())
    engine = joining.engine(means, {sender: channel}, house=house, how=EngineSettings(paces={}))
    await engine.run_due()
    answers = [_answer(address, data, words) for address, data in channel.buttons.items()]
    await joining.keeper(storage, clock)(*answers[:_FIRST])
    inbox = Inbox(storage, clock, receiver(house, clock))
    await inbox.empty()
    counted = answers[_FIRST:]
    kept = await _worked(joining.keeper(storage, clock)(*counted))
    with statements_run() as ran:
        handled = await _worked(inbox.empty())
    said = await _worked(engine.run_due())
    await storage.close()
    each = (f"{1000 * seconds / len(counted):.2f} ms" for seconds in (kept, handled, said))
    return (*each, f"{len(ran) / len(counted):.1f}")


def _answer(address: str, data: str, words: str) -> Incoming:
    kind = IncomingKind.TEXT if words else IncomingKind.BUTTON
    return Incoming(Taking.name, Taking.sender, str(uuid4()), address, kind, words or data)


async def _worked(work: Awaitable[object]) -> float:
    began = time.process_time()
    await work
    return time.process_time() - began


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
