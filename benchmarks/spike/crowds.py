"""Databases for the contestants: with a crowd in it, which is written once and then copied."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Final
from uuid import uuid4

from benchmarks.spike.ours import DUE, before
from bot.domain.people import ChannelName
from bot.storage import Keyring, Storage
from bot.storage.migrate import migrate
from tests.channels import telegram_stand_in, twilio_stand_in
from tests.chaos.crowd import Spike, keep
from tests.postgres import NoPostgres, PostgresServer, private_postgres

_SQLITE: Final = "sqlite+aiosqlite:///"


class Databases:
    """Gives each race a database of its own."""

    def __init__(self, home: Path, postgres: PostgresServer | None) -> None:
        self._home = home
        self._postgres = postgres
        self._crowds: dict[tuple[str, str, int], str] = {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """Which there are on this machine."""
        return ("sqlite", "postgres") if self._postgres else ("sqlite",)

    @property
    def key(self) -> Path:
        """The file of the key that crowds are sealed with."""
        return self._home / "data.key"

    def empty(self, kind: str) -> str:
        """Return the URL of a database with nothing in it."""
        return self._new(kind)

    def crowd(self, kind: str, channel: str, people: int) -> str:
        """Return the URL of a database with a crowd in it."""
        asked = kind, channel, people
        if asked not in self._crowds:
            url = self._new(kind)
            if not self.key.exists():
                Keyring.generate(self.key)
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
                apart.submit(write, url, self.key, channel, people).result()
            self._crowds[asked] = url
        return self._new(kind, like=self._crowds[asked])

    def drop(self, kind: str, url: str) -> None:
        """Throw a database away."""
        if self._postgres is not None and kind == "postgres":
            self._postgres.drop(url)

    def _new(self, kind: str, *, like: str | None = None) -> str:
        if kind == "postgres":
            if self._postgres is None:
                raise SystemExit("there is no PostgreSQL here")
            return self._postgres.new_database(like=like)
        file = self._home / f"{uuid4().hex}.sqlite3"
        if like is not None:
            shutil.copy(like.removeprefix(_SQLITE), file)
        return f"{_SQLITE}{file}"


@contextmanager
def databases() -> Iterator[Databases]:
    """Give databases of both kinds, or of SQLite alone where there is no PostgreSQL."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        try:
            postgres = stack.enter_context(private_postgres(durable=True))
        except NoPostgres as error:
            print(f"PostgreSQL is not measured: {error}", file=sys.stderr)
            postgres = None
        yield Databases(home, postgres)


def write(url: str, key: Path, channel: str, people: int) -> None:
    """Write a crowd into a new database, due at an instant of their own."""
    asyncio.run(_write(url, key, _spike(channel, people)))


def _spike(channel: str, people: int) -> Spike:
    if channel == ChannelName.SMS:
        return Spike(people, DUE, twilio_stand_in.NUMBER, channel=ChannelName.SMS)
    return Spike(people, DUE, telegram_stand_in.TOKEN.partition(":")[0])


async def _write(url: str, key: Path, spike: Spike) -> None:
    await migrate(url)
    storage = await Storage.open(url, keyring=Keyring.from_file(key))
    await keep(storage, spike, now=before(spike.due))
    await storage.close()
