"""What the tests of the handlers may ask for: an open database, and a talk in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Keyring, Storage
from tests.handlers.talk import Talk, a_talk


@pytest.fixture
async def storage(migrated_url: str, tmp_path: Path) -> AsyncIterator[Storage]:
    """An open database for this test alone, once on each kind."""
    keyring = Keyring.generate(tmp_path / "dosebell.key")
    storage = await Storage.open(migrated_url, keyring=keyring)
    yield storage
    await storage.close()


@pytest.fixture
async def talk(storage: Storage) -> Talk:
    """A talk with Ann, who takes metformin in the morning and in the evening."""
    return await a_talk(storage)
