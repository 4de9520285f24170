"""STOP, START, being blocked: who may be written to, decided by the address itself and at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.actions import practice, stop
from bot.handlers import help_texts, questions
from bot.handlers.turn import Turn

#: How many people are reached at an address decides what is said to its STOP.
_CONFIRMED: Final = {0: "stopped-stranger", 1: "stopped"}


async def stopped(turn: Turn) -> None:
    """Stop writing here, for everybody who is reached here, and confirm it once."""
    was_open = turn.address.may_be_written_to
    turn = await questions.close(turn)
    address = await stop.stop(turn.tx, turn.address, how="stop", now=turn.now)
    turn = replace(turn, address=address)
    if was_open:
        await turn.insist(_CONFIRMED.get(len(turn.people), "stopped-shared"))


async def left(turn: Turn) -> None:
    """Take being blocked as an opt-out of this address. There is nobody to confirm it to."""
    await stop.stop(turn.tx, turn.address, how="blocked", now=turn.now)


async def opened(turn: Turn) -> Turn:
    """Return the turn at an address that may be written to again: it said so itself."""
    return replace(turn, address=await stop.start(turn.tx, turn.address, now=turn.now))


async def started(turn: Turn) -> None:
    """Write here again, or greet who comes for the first time."""
    was_stopped = not turn.address.may_be_written_to
    turn = await opened(turn)
    if was_stopped:
        await turn.reply("started-again")
        return
    if turn.is_first:
        await turn.reply("welcome", turn.called)
        await practice.begin(turn.tx, turn.person, now=turn.now)
        return
    await help_texts.asked_for(turn)
