"""What is said to a clinic is looked for before anything else is read into it: a code in its shape,
or one of a few whole messages."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers import second_step
from bot.handlers.care import standing_in
from bot.handlers.clinic import joining, proposing, reports, words
from bot.handlers.clinic.words import Wish
from bot.handlers.onboarding import asks, places
from bot.handlers.turn import Turn
from bot.language.replies import care_links


async def hear(turn: Turn) -> bool:
    """Do what somebody known says to their clinic; False: they speak of something else. Who keeps
    somebody's list speaks for themself here: they neither join nor send anything in their place."""
    turn = standing_in.of_own(turn) if turn.stands_in else turn
    entry = await joining.invited(turn)
    if entry is not None:
        if not await second_step.is_missing(turn):
            await joining.ask(turn, entry)
        return True
    whom, spoken = care_links.for_whom(turn.text) or ("", turn.text)
    said = words.read(spoken)
    if said is None or (whom and said.wish is not Wish.PROPOSED):
        return False
    if said.wish is Wish.ASK_FIRST:
        await reports.ask_first(turn)
    elif said.wish is not Wish.PROPOSED:
        await reports.answer(turn, said)
    elif not await second_step.is_missing(turn):
        await proposing.wanted(turn, whom)
    return True


async def stranger(turn: Turn) -> bool:
    """Take somebody unknown in who has a letter of a clinic; False: they have none."""
    entry = await joining.invited(turn)
    if entry is None:
        if words.code_in(turn.text) is None:
            return False
        await turn.reply("clinic-code-refused")
        return True
    place = places.guessed(turn, spoken=entry.language)
    keep = place.packed() | {joining.ENROLS: words.code_in(turn.text) or ""}
    first = next(iter(entry.name.split()), "")
    await asks.name(replace(turn, language=place.language), first, keep=keep)
    return True
