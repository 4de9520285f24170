"""What one can say: HELP, and the one help text for an open question that was not answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.domain.deliveries import Value
from bot.domain.intents import Which
from bot.handlers import memory, numbers
from bot.handlers.rounds import reasons, which
from bot.handlers.turn import Turn
from bot.language.normal import folded

_QUIET: Final = timedelta(minutes=5)
_ENOUGH: Final = 40  #: characters that tell one message from another


async def asked_for(turn: Turn) -> None:
    """Answer HELP, which is answered even where nobody may be written to otherwise."""
    if turn.dialog is not None and turn.dialog.name not in (memory.IDLE, reasons.QUESTION):
        known = {"known": "yes" if turn.people else "no"}
        await turn.insist("help-in-question", {**numbers.said(turn.country), **known})
        return
    sentence = "help" if turn.people else "help-stranger"
    await turn.insist(sentence, numbers.said(turn.country))


async def not_understood(turn: Turn) -> None:
    """Say in one line what would be understood.

    The same words again are answered once in a while: so does a machine that answers a machine.
    """
    sentence, values, about = await _fitting(turn)
    said = f"{about} {folded(turn.text)[:_ENOUGH]}"
    if said == memory.remembered(turn, "not understood"):
        if await memory.once(turn, "help", every=_QUIET):
            await turn.reply(sentence, values)
        return
    turn = await memory.remember(turn, "not understood", said)
    await memory.remember(turn, "help", turn.now.isoformat())
    await turn.reply(sentence, values)


async def greeted(turn: Turn) -> None:
    """Return a kindness; where a round waits, say how it is answered."""
    found = await which.find(turn, Which())
    match found:
        case which.Nothing():
            await turn.reply("greeting", turn.called)
        case which.Meant() if not found.round.practice:
            await turn.reply("greeting-round", turn.called | {"time": found.round.wall_time})
        case _:
            await not_understood(turn)


async def _fitting(turn: Turn) -> tuple[str, dict[str, Value], str]:
    """Return the help text for what is open, its values, and what it is about."""
    if turn.dialog and turn.dialog.name != memory.IDLE:
        name = turn.dialog.name.replace(" ", "-")
        step = turn.dialog.step
        return f"help-{name}", {"step": step}, f"{turn.dialog.name} {step}"
    found = await which.find(turn, Which())
    match found:
        case which.Meant():
            return "help-round", {"time": found.round.wall_time}, str(found.round.id)
        case which.Several():
            first, second = found.rounds[0], found.rounds[-1]
            values: dict[str, Value] = {
                "letter": first[0],
                "time": first[2].wall_time,
                "other-letter": second[0],
                "other-time": second[2].wall_time,
            }
            return "help-rounds", values, str(second[2].id)
        case which.Nobody() | which.Nothing():
            return "help-nothing-open", {}, "nothing"
