"""Who is cancelled while rows are read leaves nothing behind that the next one waits for."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import SystemClock
from bot.storage.database import read_url, writing_engine

_LONG = text(
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000000) "
    "SELECT count(*) FROM n"
)


@pytest.fixture
def nothing_collected() -> Iterator[None]:
    """A quiet bot collects after minutes what it has dropped."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("nothing_collected")
async def test_a_cancelled_transaction_lets_the_next_one_write(tmp_path: Path) -> None:
    file = tmp_path / "dosebell.sqlite3"
    engine = writing_engine(read_url(f"sqlite:///{file}"))

    working = asyncio.create_task(_reads_for_long(engine))
    await SystemClock().sleep(0.1)
    working.cancel()
    await asyncio.wait([working])

    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
    assert working.cancelled()
    await engine.dispose()


async def _reads_for_long(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(_LONG)
