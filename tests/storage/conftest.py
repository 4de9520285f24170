"""What the tests of the storage room may ask for: a key, and an open database on each kind."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Keyring, Storage


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


@pytest.fixture
async def sqlite_storage(migrated_sqlite_url: str, keyring: Keyring) -> AsyncIterator[Storage]:
    """An open SQLite file, for what is true of SQLite alone."""
    storage = await Storage.open(migrated_sqlite_url, keyring=keyring)
    yield storage
    await storage.close()


@pytest.fixture
async def postgres_storage(migrated_postgres_url: str, keyring: Keyring) -> AsyncIterator[Storage]:
    """An open PostgreSQL database, for what is true of PostgreSQL alone."""
    storage = await Storage.open(migrated_postgres_url, keyring=keyring)
    yield storage
    await storage.close()
