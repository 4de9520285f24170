"""Does what is said of a life that is not regular: one function for each thing that is said."""

from __future__ import annotations

from typing import assert_never

from bot.domain import intents
from bot.handlers.life import fewer, holding, late, reaching, trips
from bot.handlers.turn import Turn


async def respond(intent: intents.Life, turn: Turn) -> None:  # noqa: C901 - one line for each
    """Do it, or ask before it is done."""
    match intent:
        case intents.Away(place=place) if place:
            await trips.away(intent, turn)
        case intents.Away():
            await holding.away(intent, turn)
        case intents.BackAgain():
            await trips.back(turn)
        case intents.StillHeld():
            await holding.still_held(turn)
        case intents.GotUpLate():
            await late.got_up(intent, turn)
        case intents.RemindLess():
            await fewer.less(intent, turn)
        case intents.RemindAsBefore():
            await fewer.as_before(turn)
        case intents.Undisturbed():
            await reaching.undisturbed(intent, turn)
        case intents.Elsewhere():
            await reaching.elsewhere(intent, turn)
        case _:
            assert_never(intent)
