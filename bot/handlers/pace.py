"""How fast somebody may speak to us, and what we honestly cannot take."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.handlers import memory
from bot.handlers.turn import Turn

_A_MINUTE: Final = timedelta(minutes=1)


async def is_kept(turn: Turn) -> bool:
    """Return whether we still listen: ten messages a minute, and one sentence that says so. What
    was said over days may come at once after a restore."""
    if turn.is_relived or await turn.tx.limits.talk(turn.address.id, turn.now):
        return True
    if await memory.once(turn, "pace", every=_A_MINUTE):
        await turn.reply("too-fast")
    return False


async def honestly(sentence: str, turn: Turn, *, every: timedelta) -> None:
    """Say one honest sentence about what we cannot take."""
    if await is_kept(turn) and await memory.once(turn, sentence, every=every):
        await turn.reply(sentence)
