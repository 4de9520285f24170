"""A pause of everything: asked about where they only say where they are, ended by their word."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.actions import pausing
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice, Value
from bot.domain.intents import (
    Away,
    BackAgain,
    Intent,
    Later,
    PauseMedication,
    ResumeMedication,
    StillHeld,
)
from bot.domain.life import Why
from bot.handlers import questions
from bot.handlers.medicines import everything
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language.normal import folded
from bot.planner.calendar import local_date

HOLD: Final = "hold"
#: What may be said to "are you taking your medicines again?" beside a yes and a no.
_CHANGED: Final = frozenset(
    (
        *(pausing.CHANGED, "something changed", "yes something has changed", "yes it has changed"),
        *("algo cambio", "algo ha cambiado", "si algo cambio", "ha cambiado algo"),
    )
)


async def away(intent: Away, turn: Turn) -> None:
    """Ask whether all is to be held, unless they said so themselves."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    if not regimen.current:
        await turn.reply("list-empty")
    elif intent.hold:
        await everything.hold(turn, intent.why, intent.until)
    elif all(m.is_paused(turn.now) for m in regimen.current):
        await still_held(turn, intent.until)
    else:
        await _ask(intent, turn)


async def _ask(intent: Away, turn: Turn) -> None:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    strict = await pausing.never_left_out(regimen)
    until = intent.until.isoformat() if intent.until else ""
    values: dict[str, Value] = {
        "why": str(intent.why),
        **everything.ends(intent.until),
        "strict": pausing.items(regimen, strict),
        "has-strict": "yes" if strict else "no",
    }
    choices = (
        (Choice("choice-hold-all", typed("yes")), Choice("choice-keep-reminding", typed("no"))),
    )
    question = Question(HOLD, keep={"why": str(intent.why), "until": until})
    await questions.ask(turn, question, "hold-ask", values, choices)


async def answer(turn: Turn) -> bool:
    """Hold everything, or go on; False: that was no answer."""
    if turn.text not in ("yes", "no"):
        return False
    kept = questions.kept(turn)
    turn = await questions.close(turn)
    if turn.text == "no":
        await turn.reply("hold-not")
        return True
    until = date.fromisoformat(kept["until"]) if kept["until"] else None
    await everything.hold(turn, Why(kept["why"]), until)
    return True


async def still_held(turn: Turn, until: date | None = None) -> None:
    """Leave it on hold, and say when it is asked about again."""
    life = await turn.tx.lives.of(turn.person.id)
    turn = await questions.close_this(turn, pausing.QUESTION)
    if life.holding is None:
        await turn.reply("resume-nothing")
        return
    held = await pausing.put_off(turn.tx, turn.person, until, now=turn.now)
    await turn.reply("held-still", {"ask-on": local_date(held.ask_at, turn.person.tz)})


async def answer_end(turn: Turn, intent: Intent) -> bool:
    """Take what is said to "are you taking your medicines again?"; False: it was no answer."""
    if folded(turn.text) in _CHANGED or questions.is_one_of("choice-has-changed", turn):
        await turn.reply("held-changed")
        return True
    if _is_one_of(turn, "yes-words", "choice-going-on"):
        return await everything.go_on(turn)
    if _is_one_of(turn, "no-words", "choice-still-held"):
        await still_held(turn)
        return True
    match intent:
        case ResumeMedication(medication=None) | BackAgain():
            return await everything.go_on(turn)
        case Away(place="") | PauseMedication(medication=None):
            await still_held(turn, intent.until)
        case StillHeld() | Later():
            await still_held(turn)
        case _:
            return False
    return True


def _is_one_of(turn: Turn, *sentences: str) -> bool:
    return any(questions.is_one_of(sentence, turn) for sentence in sentences)
