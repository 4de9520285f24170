"""Worlds of the try-out chat that begin on a Monday morning."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.app import joining, trying_out
from bot.clock import SteppedClock
from bot.config import load
from bot.language.sentences import Sentences
from bot.storage.lock import SingleServer
from bot.web.try_out.world import World

#: 06:30 in New York.
START = datetime(2026, 11, 23, 11, 30, tzinfo=UTC)


@asynccontextmanager
async def a_world(folder: Path) -> AsyncIterator[tuple[World, Sentences]]:
    """Open a world in `folder`, and the sentences it speaks with."""
    settings = load(None)
    house = joining.house(settings, open_to_strangers=True)
    how = joining.how_to_work(settings)
    with SingleServer(f"sqlite:///{folder / 'guard'}") as lock:
        world = trying_out.new_world(
            folder / "try-out", house, how, lock=lock, real=SteppedClock(START)
        )
        await world.open()
        try:
            yield world, house.sentences
        finally:
            await world.close()
