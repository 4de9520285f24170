"""Whether a question is newer than every round that waits: a bare answer is for the newest."""

from __future__ import annotations

from bot.handlers import questions
from bot.handlers.rounds.which import lately
from bot.handlers.turn import Turn


async def is_newest(turn: Turn) -> bool:
    """Return whether no round was asked about after the open question: "yes" is for the newest."""
    asked_at = questions.asked_at(turn.dialog) if turn.dialog else None
    if asked_at is None:
        return True
    for person in (turn.actor,) if turn.actor else turn.people:
        rounds, unanswered = await lately(turn, person.id)
        if any(r.asked_at and r.asked_at > asked_at for r in rounds if r.id in unanswered):
            return False
    return True
