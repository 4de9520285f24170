"""What the tests of the handlers may ask for: an open database, and a talk in it."""

from __future__ import annotations

import pytest

from bot.storage import Storage
from tests.databases import POSTGRES_TAKES_LONG
from tests.handlers.talk import Talk, a_talk


@pytest.fixture
async def talk(storage: Storage) -> Talk:
    """A talk with Ann, who takes metformin in the morning and in the evening."""
    return await a_talk(storage)


@pytest.fixture(params=POSTGRES_TAKES_LONG)
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables, for this test alone."""
    return str(request.getfixturevalue(f"migrated_{request.param}_url"))
