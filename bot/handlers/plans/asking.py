"""PLAN, or "make my times fewer": the proposal that was found is shown, or one is looked for."""

from __future__ import annotations

from bot.actions import planning
from bot.domain.proposals import Why
from bot.handlers import questions
from bot.handlers.plans import showing
from bot.handlers.turn import Turn


async def wanted(turn: Turn) -> None:
    """Show what was found, if it still fits; else have it looked for, which is shown by itself."""
    known = await planning.known(turn.tx, turn.person.id, turn.house.lexicon, now=turn.now)
    if known.today is None or not known.today.slots:
        await turn.reply("plan-nothing")
        return
    proposed = await turn.tx.proposals.of(turn.person.id)
    turn = await questions.close(turn)
    if proposed and proposed.is_ready and proposed.fits == known.fits:
        await showing.show(turn, proposed, known)
        return
    await planning.want(turn.tx, turn.person.id, turn.address.id, Why.ASKED, now=turn.now)


async def after_adding(turn: Turn) -> None:
    """Have a plan looked for now that medicines were added; it is offered if it is better."""
    await planning.want(turn.tx, turn.person.id, turn.address.id, Why.ADDED, now=turn.now)
