"""Keeps a loop going, whatever happens in it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from bot.clock import Clock

_PAUSE: Final = 1.0
_log = logging.getLogger(__name__)


async def steadily(
    loop: Callable[[asyncio.Event], Awaitable[None]], stop: asyncio.Event, clock: Clock
) -> None:
    """Run a loop, and run it again when it failed: when the database was in trouble, or somebody
    else saved first. Whatever it was, the others must go on."""
    while True:
        try:
            await loop(stop)
        except Exception:  # around one beat: the next one comes all the same
            _log.exception("what should never stop has failed, and goes on")
            if not await clock.wait(stop, at_most=_PAUSE):
                continue
        return
