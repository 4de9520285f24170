"""What the tests of the actions may ask for: a small house with Ann in it, on SQLite."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Keyring, Storage
from tests.actions.house import House, a_house


@pytest.fixture
async def storage(migrated_url: str, tmp_path: Path) -> AsyncIterator[Storage]:
    """An open database for this test alone, once on each kind."""
    keyring = Keyring.generate(tmp_path / "dosebell.key")
    storage = await Storage.open(migrated_url, keyring=keyring)
    yield storage
    await storage.close()


@pytest.fixture
async def house(storage: Storage) -> House:
    """Ann, who takes metformin in the morning and in the evening, enrolled at midnight."""
    return await a_house(storage)
