"""Keeps one poisoned row from stopping the others."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.storage import is_away

T = TypeVar("T")
_log = logging.getLogger(__name__)


async def apart(
    rows: Sequence[T],
    work: Callable[[Sequence[T]], Awaitable[None]],
    broken: Callable[[T], Awaitable[None]],
) -> None:
    """Do `work` with all rows at once; if it fails, with fewer and fewer, down to the poisoned one.

    That one is handed to `broken`. `work` must leave nothing behind where it fails.
    """
    if not rows:
        return
    try:
        await work(rows)
    except Exception as error:  # around one row: it is told apart from the others
        if is_away(error):
            raise
        if len(rows) > 1:
            half = len(rows) // 2
            await apart(rows[:half], work, broken)
            await apart(rows[half:], work, broken)
            return
        _log.exception("a row cannot be worked on")
        await broken(rows[0])
