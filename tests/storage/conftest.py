"""What the tests of the storage room may ask for: a key, and an open database on each kind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Keyring, Storage
from bot.storage.migrate import migrate


@pytest.fixture
def keyring(tmp_path: Path) -> Keyring:
    """A keyring of this test alone."""
    return Keyring.generate(tmp_path / "keys" / "dosebell.key")


@pytest.fixture
async def storage(database_url: str, keyring: Keyring) -> AsyncIterator[Storage]:
    """An open database; the test runs once on each kind."""
    await migrate(database_url)
    storage = await Storage.open(database_url, keyring=keyring)
    yield storage
    await storage.close()


@pytest.fixture
async def sqlite_storage(sqlite_url: str, keyring: Keyring) -> AsyncIterator[Storage]:
    """An open SQLite file, for what is true of SQLite alone."""
    await migrate(sqlite_url)
    storage = await Storage.open(sqlite_url, keyring=keyring)
    yield storage
    await storage.close()


@pytest.fixture
async def postgres_storage(postgres_url: str, keyring: Keyring) -> AsyncIterator[Storage]:
    """An open PostgreSQL database, for what is true of PostgreSQL alone."""
    await migrate(postgres_url)
    storage = await Storage.open(postgres_url, keyring=keyring)
    yield storage
    await storage.close()
