"""What the tests of passing time may ask for: a world on each kind of database."""

from __future__ import annotations

import pytest

from bot.storage import Storage
from tests.databases import POSTGRES_TAKES_LONG
from tests.scheduling.world import World, a_world


@pytest.fixture
async def world(storage: Storage) -> World:
    """A world at six in the morning."""
    return await a_world(storage)


@pytest.fixture(params=POSTGRES_TAKES_LONG)
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables, for this test alone."""
    return str(request.getfixturevalue(f"migrated_{request.param}_url"))
