"""What the tests of passing time may ask for: a world on each kind of database."""

from __future__ import annotations

import pytest

from bot.storage import Storage
from tests.scheduling.world import World, a_world


@pytest.fixture
async def world(storage: Storage) -> World:
    """A world at six in the morning."""
    return await a_world(storage)
