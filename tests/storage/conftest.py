"""What the tests of the storage room may ask for: a key, and an open database on each kind."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.storage import Keyring, Storage


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
