"""The questions of caring for somebody: whom, what they may, and what one knows of a dose."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.domain.intents import CareIntent, Intent, Later, OneByOne, Skip, Took
from bot.handlers import questions, reading, second_step
from bot.handlers.care import (
    approving,
    ends,
    joining,
    parting,
    reports,
    responding,
    rules,
    standing_in,
    testing,
    whom,
    whose,
)
from bot.handlers.respond import respond
from bot.handlers.turn import Turn


async def _cared_for(turn: Turn) -> bool:
    return await _again(await whose.answer(turn))


async def _whose_rules(turn: Turn) -> bool:
    return await _again(await rules.answer_whom(turn))


async def _again(wanted: Turn | None) -> bool:
    """Do what was wanted before, now that it is known of whom it was said."""
    if wanted is None:
        return False
    await respond(await reading.read(wanted), wanted)
    return True


async def _care_whom(turn: Turn) -> bool:
    """Do what was wanted before, once it is known whom of several they mean."""
    found = whom.chosen(turn)
    if found is None:
        return False
    words, link = found
    wanted = replace(await questions.close(turn), text=words)
    intent = await reading.read(wanted)
    if isinstance(intent, CareIntent):
        await whom.remember(wanted, link, responding.whom(intent))
        await responding.respond(responding.about(intent, link), wanted)
    return True


async def _care_for(turn: Turn) -> bool:
    """Do what was wanted before, once it is known for whom."""
    if turn.text not in ("yes", "no"):
        return False
    wanted = await standing_in.answered(turn)
    if wanted is not None:
        intent = await reading.read(wanted)
        if not await second_step.is_needed(wanted, intent):
            await respond(intent, wanted)
    return True


async def _care_approve(turn: Turn) -> bool:
    return await approving.answer(approving.says_no_end(turn))


async def _join_first(turn: Turn, intent: Intent) -> bool:
    """Let whoever is asked for a code or a place type it: "code …" is read elsewhere as well."""
    is_of_it = not isinstance(intent, Took | Later | Skip | OneByOne | CareIntent)
    return is_of_it and await joining.answer(turn)


async def _approve_first(turn: Turn, intent: Intent) -> bool:
    """Let whoever is asked what somebody may answer with letters and dates: "all" is an answer."""
    return not isinstance(intent, CareIntent) and await _care_approve(turn)


#: Those that look at an answer before it is acted on as what it says elsewhere.
READS_FIRST: Final[Mapping[str, Callable[[Turn, Intent], Awaitable[bool]]]] = {
    joining.QUESTION: _join_first,
    approving.QUESTION: _approve_first,
    reports.QUESTION: reports.answer_first,
}
#: Those that change what somebody may: over SMS none of them counts without the PIN.
GUARDED: Final = frozenset({approving.QUESTION})
ANSWERS: Final[Mapping[str, Callable[[Turn], Awaitable[bool]]]] = {
    joining.QUESTION: joining.answer,
    approving.QUESTION: _care_approve,
    whom.QUESTION: _care_whom,
    standing_in.QUESTION: _care_for,
    testing.QUESTION: testing.answer,
    parting.DROP: parting.answer_drop,
    parting.LEAVE: parting.answer_leave,
    whose.QUESTION: _cared_for,
    reports.QUESTION: reports.answer,
    reports.WHICH: reports.answer_which,
    rules.WHOM: _whose_rules,
    ends.QUESTION: ends.answer,
}
