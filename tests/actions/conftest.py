"""What the tests of the actions may ask for: a small house with Ann in it, on SQLite."""

from __future__ import annotations

import pytest

from bot.storage import Storage
from tests.actions.house import House, a_house


@pytest.fixture
async def house(storage: Storage) -> House:
    """Ann, who takes metformin in the morning and in the evening, enrolled at midnight."""
    return await a_house(storage)
