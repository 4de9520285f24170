"""In which order a message is looked at: crisis, what never waits, the pace, the open question, and
then what it means."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final, assert_never

from bot.domain import intents
from bot.domain.channels import IncomingKind
from bot.domain.intents import Intent
from bot.handlers import open_questions, questions, reading, safety, stopping, strangers
from bot.handlers.respond import respond
from bot.handlers.turn import Turn

_NEVER_WAIT: Final = (intents.Stop, intents.Help, intents.Crisis)
_HEARD_AFTER_STOP: Final = (*_NEVER_WAIT, intents.Start, intents.Took, intents.Skip)
_A_MINUTE: Final = timedelta(minutes=1)
_A_DAY: Final = timedelta(days=1)


async def hear(turn: Turn) -> None:
    """Answer what came in."""
    kind = turn.incoming.kind
    if kind is not IncomingKind.GROUP and (crisis := reading.crisis_in(turn)):
        return await safety.crisis(crisis, turn)
    match kind:
        case IncomingKind.TEXT:
            await _words(turn)
        case IncomingKind.BUTTON:
            await _button(turn)
        case IncomingKind.MEDIA:
            await _honestly("cannot-see", turn, every=_A_MINUTE)
        case IncomingKind.EDITED:
            await _honestly("cannot-edit", turn, every=_A_MINUTE)
        case IncomingKind.GROUP:
            await _honestly("private-only", turn, every=_A_DAY)
        case IncomingKind.LEFT:
            await stopping.left(turn)
        case IncomingKind.BACK:
            return  # unblocking us is no opt-in: only START is
        case _:
            assert_never(kind)


async def _words(turn: Turn) -> None:
    intent = await reading.read(turn)
    if not isinstance(intent, _NEVER_WAIT) and not await _is_in_pace(turn):
        return
    if isinstance(intent, _NEVER_WAIT):
        return await respond(intent, turn)
    data = questions.answered(turn.dialog, turn.text)
    if data is not None and await open_questions.is_the_newest(turn):
        return await _data(data, turn)
    await _intent(intent, turn)


async def _button(turn: Turn) -> None:
    if await _is_in_pace(turn):
        await _data(turn.incoming.text, turn)


async def _data(data: str, turn: Turn) -> None:
    """Do what a button stands for: an answer to a round, or words that one could have typed."""
    meant = reading.pressed(data)
    if meant is None:
        return await turn.reply("doses-old-button")
    if not isinstance(meant, str):
        return await _intent(meant, turn)
    turn = replace(turn, text=meant)
    intent = await reading.read(turn)
    if isinstance(intent, _NEVER_WAIT):
        return await respond(intent, turn)
    await _intent(intent, turn)


async def _intent(intent: Intent, turn: Turn) -> None:
    if isinstance(intent, intents.Start) and not turn.address.may_be_written_to:
        return await stopping.started(turn)
    if not turn.address.may_be_written_to and not isinstance(intent, _HEARD_AFTER_STOP):
        return
    if not turn.people:
        return await strangers.respond(turn)
    if await open_questions.answer(turn, intent):
        return
    if turn.is_first and isinstance(intent, intents.Greeting | intents.Unclear):
        intent = intents.Start()
    await respond(intent, turn)


async def _is_in_pace(turn: Turn) -> bool:
    """Return whether we still listen: ten messages a minute, and one sentence that says so."""
    if await turn.tx.limits.talk(turn.address.id, turn.now):
        return True
    if await questions.once(turn, "pace", every=_A_MINUTE):
        await turn.reply("too-fast")
    return False


async def _honestly(sentence: str, turn: Turn, *, every: timedelta) -> None:
    """Say one honest sentence about what we cannot take."""
    if await _is_in_pace(turn) and await questions.once(turn, sentence, every=every):
        await turn.reply(sentence)
