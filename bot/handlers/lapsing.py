"""Says once, after the next message, that a question was left without an answer and what became of
it."""

from __future__ import annotations

from bot.domain.channels import IncomingKind
from bot.handlers import reading
from bot.handlers.medicines import medications
from bot.handlers.plans import showing
from bot.handlers.turn import Turn


async def say(turn: Turn) -> None:
    """Say that written medicines were not kept, or that a plan still waits; of others nothing."""
    is_said = turn.incoming.kind in (IncomingKind.TEXT, IncomingKind.BUTTON)
    if not (turn.lapsed and turn.people and is_said) or reading.crisis_in(turn):
        return
    now = await turn.tx.dialogs.open_at(turn.address.id, turn.talk)
    if now is not None and now.name:
        return  # something else is open, and asks for an answer of its own
    match turn.lapsed:
        case medications.ADD:
            await turn.reply("add-lapsed")
        case showing.QUESTION:
            proposed = await turn.tx.proposals.of(turn.person.id)
            if proposed is not None and proposed.is_ready:
                await turn.reply("plan-waits")
        case _:
            return
