"""Gives the tests databases of their own, one for each test: SQLite files and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

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
