"""Gives the tests databases of their own, one for each test: SQLite files and PostgreSQL."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.storage import Keyring, Storage
from bot.storage.migrate import migrate
from tests.postgres import NoPostgres, PostgresServer, private_postgres


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


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("template") / "dosebell.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: PostgresServer) -> str:
    """The URL of a PostgreSQL database with all tables, for one test after the other."""
    url = postgres_server.new_database()
    _migrate(url)
    return url


@pytest.fixture
def migrated_sqlite_url(sqlite_template: Path, sqlite_url: str) -> str:
    """The URL of a SQLite file with all tables, for this test alone."""
    shutil.copy(sqlite_template, sqlite_url.partition("///")[2])
    return sqlite_url


@pytest.fixture
def migrated_postgres_url(postgres_server: PostgresServer, postgres_tables: str) -> Iterator[str]:
    """The URL of a PostgreSQL database with all tables and no rows. Who changes the tables
    themselves asks for `postgres_url`."""
    yield postgres_tables
    postgres_server.empty(postgres_tables)


#: Where little hangs on the kind of database, PostgreSQL is for the tests that take long.
POSTGRES_TAKES_LONG = [
    "sqlite",
    pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.long]),
]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables, for this test alone: it runs once on each kind."""
    return str(request.getfixturevalue(f"migrated_{request.param}_url"))


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    """A keyring of this test alone."""
    return Keyring.generate(tmp_path / "keys" / "dosebell.key")


@pytest.fixture
async def storage(migrated_url: str, keyring: Keyring) -> AsyncIterator[Storage]:
    """An open database; the test runs once on each kind."""
    storage = await Storage.open(migrated_url, keyring=keyring)
    yield storage
    await storage.close()


def _migrate(url: str) -> None:
    # In a thread, because the caller may be inside a running event loop.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, migrate(url)).result()
