"""One program at a time works on a SQLite file."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.domain.errors import BadInput
from bot.storage.lock import SingleServer
from bot.storage.migrate import migrate


def test_one_program_at_a_time_has_a_sqlite_file_and_the_other_is_told_who(
    sqlite_url: str,
) -> None:
    with (
        SingleServer(sqlite_url),
        pytest.raises(BadInput, match=f"process {os.getpid()} is working on this database"),
    ):
        SingleServer(sqlite_url).acquire()

    with SingleServer(sqlite_url):
        pass


async def test_a_database_that_is_served_is_not_migrated(sqlite_url: str) -> None:
    with SingleServer(sqlite_url) as lock:
        with pytest.raises(BadInput, match="is working on this database"):
            await migrate(sqlite_url)
        await migrate(sqlite_url, lock=lock)
        await migrate(sqlite_url)  # up to date: nothing to lock for


def test_the_lock_ends_with_the_process_that_held_it(sqlite_url: str) -> None:
    program = (
        "import os, signal, sys\n"
        "from bot.storage.lock import SingleServer\n"
        "SingleServer(sys.argv[1]).acquire()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, sqlite_url], check=False)

    with SingleServer(sqlite_url):
        pass


@pytest.mark.postgres
async def test_any_number_may_serve_postgresql(postgres_url: str) -> None:
    with SingleServer(postgres_url), SingleServer(postgres_url):
        await migrate(postgres_url)
