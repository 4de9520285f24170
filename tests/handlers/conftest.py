"""What the tests of the handlers may ask for: an open database, and a talk in it."""

from __future__ import annotations

import pytest

from bot.storage import Storage
from tests.handlers.talk import Talk, a_talk


@pytest.fixture
async def talk(storage: Storage) -> Talk:
    """A talk with Ann, who takes metformin in the morning and in the evening."""
    return await a_talk(storage)
