"""What the tests of passing time may ask for: a world on each kind of database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Keyring, Storage
from tests.scheduling.world import World, a_world


@pytest.fixture
async def storage(migrated_url: str, tmp_path: Path) -> AsyncIterator[Storage]:
    """An open database; the test runs once on each kind."""
    keyring = Keyring.generate(tmp_path / "dosebell.key")
    storage = await Storage.open(migrated_url, keyring=keyring)
    yield storage
    await storage.close()


@pytest.fixture
async def world(storage: Storage) -> World:
    """A world at six in the morning."""
    return await a_world(storage)
