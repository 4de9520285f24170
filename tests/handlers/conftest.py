"""What the tests of the handlers may ask for: an open database, and a talk in it."""

from __future__ import annotations

import pytest

from bot.storage import Storage
from tests.handlers.talk import Talk, a_talk


@pytest.fixture
async def talk(storage: Storage) -> Talk:
    """A talk with Ann, who takes metformin in the morning and in the evening."""
    return await a_talk(storage)


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.long])]
)
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database with all tables. What is said hangs little on the kind of database, so
    the talks over PostgreSQL are among the tests that take long."""
    return str(request.getfixturevalue(f"migrated_{request.param}_url"))
