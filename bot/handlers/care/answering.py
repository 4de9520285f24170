"""Which answers belong to the questions about sharing that may be open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.domain.intents import CareIntent, Intent, Later, OneByOne, Skip, Took
from bot.handlers import questions, reading, second_step
from bot.handlers.care import (
    approving,
    joining,
    parting,
    responding,
    standing_in,
    testing,
    whom,
)
from bot.handlers.respond import respond
from bot.handlers.turn import Turn


async def _whom(turn: Turn) -> bool:
    """Do what was wanted before, once it is known whom of several they mean."""
    found = whom.chosen(turn)
    if found is None:
        return False
    words, link = found
    wanted = replace(await questions.close(turn), text=words)
    intent = await reading.read(wanted)
    if isinstance(intent, CareIntent):
        await responding.respond(responding.about(intent, link), wanted)
    return True


async def _for(turn: Turn) -> bool:
    """Do what was wanted before, once it is known for whom."""
    if turn.text not in ("yes", "no"):
        return False
    wanted = await standing_in.answered(turn)
    if wanted is not None:
        intent = await reading.read(wanted)
        if not await second_step.is_needed(wanted, intent):
            await respond(intent, wanted)
    return True


async def _approve(turn: Turn) -> bool:
    return await approving.answer(approving.says_no_end(turn))


async def _join_first(turn: Turn, intent: Intent) -> bool:
    """Let whoever is asked for a code or a place type it: "code …" is read elsewhere as well."""
    is_of_it = not isinstance(intent, Took | Later | Skip | OneByOne | CareIntent)
    return is_of_it and await joining.answer(turn)


async def _approve_first(turn: Turn, intent: Intent) -> bool:
    """Let whoever is asked what somebody may answer with letters and dates: "all" is an answer."""
    return not isinstance(intent, CareIntent) and await _approve(turn)


#: As in `open_questions`: what looks at an answer before it is acted on as what it says.
READS_FIRST: Final[Mapping[str, Callable[[Turn, Intent], Awaitable[bool]]]] = {
    joining.QUESTION: _join_first,
    approving.QUESTION: _approve_first,
}
WANTS_WHAT_IS_UNCLEAR: Final[Mapping[str, Callable[[Turn], Awaitable[bool]]]] = {
    joining.QUESTION: joining.answer,
    approving.QUESTION: _approve,
    whom.QUESTION: _whom,
    standing_in.QUESTION: _for,
    testing.QUESTION: testing.answer,
    parting.DROP: parting.answer_drop,
    parting.LEAVE: parting.answer_leave,
}
