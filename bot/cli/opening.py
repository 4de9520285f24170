"""How every command opens the database of the settings: one way, so that none forgets a STOP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import joining
from bot.clock import Clock, SystemClock
from bot.config import Settings
from bot.storage import Storage


@asynccontextmanager
async def opened(chosen: Settings) -> AsyncIterator[tuple[Storage, Clock]]:
    """Open the database of the settings. What a restore must not forget (a STOP, an end, who has
    left a clinic) is written beside the backups, whichever command has done it."""
    clock, key, backups = SystemClock(), Path(chosen.keys.file), Path(chosen.backup.folder)
    async with joining.opened(chosen.database.url, key, clock=clock, backups=backups) as storage:
        yield storage, clock
