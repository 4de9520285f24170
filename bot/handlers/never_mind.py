"""BACK, or "never mind": the open question is let be, and what still waits is said."""

from __future__ import annotations

from bot.domain.deliveries import Value
from bot.domain.intents import Which
from bot.handlers import memory, questions
from bot.handlers.rounds import reasons, which
from bot.handlers.turn import Turn


async def never_mind(turn: Turn) -> None:
    """Close the open question; whatever was recorded before it was asked stands."""
    was = _was(turn)
    turn = await questions.close(turn)
    await turn.reply("never-mind", {"was": was, **await _waits(turn)})


def _was(turn: Turn) -> str:
    if turn.dialog is None or turn.dialog.name == memory.IDLE:
        return "nothing"
    return "reason" if turn.dialog.name == reasons.QUESTION else "question"


async def _waits(turn: Turn) -> dict[str, Value]:
    """Return which rounds still wait for an answer."""
    found = await which.find(turn, Which())
    match found:
        case which.Meant() if not found.round.practice:
            return {"waits": "one", "time": found.round.wall_time}
        case which.Several():
            return {"waits": "several", "time": found.rounds[0][2].wall_time}
        case _:
            return {"waits": "nothing", "time": turn.wall(turn.now)}
