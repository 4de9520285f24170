"""Somebody nobody has enrolled: one sentence a day, or onboarding where the house is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.handlers import help_texts, memory, onboarding, reading
from bot.handlers.care import joining
from bot.handlers.clinic import hearing as clinic
from bot.handlers.clinic.joining import ENROLS
from bot.handlers.turn import Turn

_A_DAY: Final = timedelta(days=1)


async def respond(turn: Turn) -> None:
    """Answer somebody who is not known yet."""
    if await clinic.stranger(turn) or await joining.stranger(turn):
        return
    if joining.is_open(turn):
        await help_texts.not_understood(turn)
        return
    if not _is_welcome(turn) and not _is_invited(turn):
        if await memory.once(turn, "stranger", every=_A_DAY):
            await turn.reply("stranger")
        return
    if not _is_asked(turn):
        await onboarding.begin(turn, spoken=reading.spoken(turn))
        return
    if not await onboarding.answer(turn):
        await help_texts.not_understood(turn)


async def in_their_language(turn: Turn) -> Turn:
    """Return the turn in the language of what was said, and remember it; onboarding has its own."""
    spoken = None if _is_asked(turn) or joining.is_open(turn) else reading.spoken(turn)
    if spoken in (None, turn.language):
        return turn
    turn = replace(turn, language=str(spoken))
    return await memory.remember(turn, memory.LANGUAGE, turn.language)


def _is_invited(turn: Turn) -> bool:
    """Return whether they are being taken in by a letter of their clinic."""
    return _is_asked(turn) and ENROLS in (turn.dialog.answers if turn.dialog else {})


def _is_welcome(turn: Turn) -> bool:
    """Whether somebody may sign up by themself."""
    is_operator = (turn.address.channel, turn.address.value) in turn.house.operators
    return turn.house.open_to_strangers or is_operator


def _is_asked(turn: Turn) -> bool:
    return turn.dialog is not None and turn.dialog.name == onboarding.QUESTION
