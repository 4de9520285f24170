"""The whole day in one sentence: read back, and set once it is confirmed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.actions import people
from bot.domain.deliveries import Value
from bot.domain.errors import BadInput
from bot.domain.intents import Intent
from bot.domain.routine import DaysOff, Routine
from bot.handlers import questions
from bot.handlers.medicines.medications import IS_IT_RIGHT
from bot.handlers.plans import lines
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import day as days
from bot.language import routine as routines
from bot.language.routine import PARTS

QUESTION: Final = "day"
#: How somebody begins who corrects what was read back.
_DENIAL: Final = re.compile(
    r"(?:(?:no|nope|wrong|sorry|actually|wait|not quite|almost|but|yes but|perd[oó]n|mal|casi"
    r"|espera|pero|s[ií] pero|i have|i eat)\b[\s,.!:;-]*)+",
    re.IGNORECASE,
)


async def ask(turn: Turn, told: str, *, otherwise: Routine | None = None) -> bool:
    """Read a day back, with the rest of it as it was `otherwise`; False: that is none."""
    try:
        day = days.read(told, otherwise=otherwise or turn.person.routine)
    except BadInput:
        return False
    values: dict[str, Value] = {part: getattr(day.routine, part) for part in PARTS}
    if day.off_is_other:
        await turn.reply("day-same-when-off")
    await say_days_off(turn, day.routine.off)
    keep = {QUESTION: routines.packed(day.routine)}
    await questions.ask(turn, Question(QUESTION, keep=keep), "day-read", values, IS_IT_RIGHT)
    return True


async def say_days_off(turn: Turn, off: DaysOff | None) -> None:
    """Say which days are later, and by how much, before that is confirmed with the day."""
    if off is not None:
        await turn.reply("day-off-is-later", lines.days_off(off))


async def answer(turn: Turn) -> bool:
    """Set the day that was read back, leave it, or read another; False: that was no answer."""
    if turn.text == "yes":
        await _set(turn)
    elif turn.text == "no":
        await (await questions.close(turn)).reply("day-not-set")
    else:
        return await ask(turn, turn.text, otherwise=_read_back(turn))
    return True


async def corrected(turn: Turn, intent: Intent) -> bool:
    """Read the day again with what is corrected of it: "no, dinner at 7"; False: nothing is.

    The rest stays as it was read back."""
    found = _DENIAL.match(turn.text)
    if found is None and not days.is_told(turn.text):
        return False
    told = turn.text[found.end() :] if found else turn.text
    return bool(told) and await ask(turn, told, otherwise=_read_back(turn))


def _read_back(turn: Turn) -> Routine:
    """Return the day that was read back, of which the rest stays."""
    return routines.unpacked(questions.kept(turn)[QUESTION])


async def _set(turn: Turn) -> None:
    routine = routines.unpacked(questions.kept(turn)[QUESTION])
    turn = await questions.close(turn)
    new = replace(turn.person, routine=routine)
    if new != turn.person:
        await people.change(turn.tx, turn.person, new, by=turn.person.id, now=turn.now)
    values: dict[str, Value] = {part: getattr(routine, part) for part in PARTS}
    await turn.reply("day-set", values)
