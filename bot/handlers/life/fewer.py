"""Fewer reminders: only when asked for, never where somebody has to hear more."""

from __future__ import annotations

from typing import Final

from bot.actions import stepping
from bot.actions.care import knowing
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice
from bot.domain.intents import RemindLess
from bot.domain.life import HowOften
from bot.domain.stepping import Hindrance, hindrance
from bot.handlers import questions
from bot.handlers.medicines import courses
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language.normal import folded

FEWER: Final = "fewer"
_HOW: Final = (
    (Choice("choice-once", typed(HowOften.ONCE)),),
    (Choice("choice-if-silent", typed(HowOften.IF_SILENT)),),
    (Choice("choice-as-it-is", typed("no")),),
)


async def less(intent: RemindLess, turn: Turn) -> None:
    """Remind less, ask how, or say why not."""
    why = await _hindrance(turn)
    if why is not None:
        await turn.reply("fewer-not", {"why": str(why)})
    elif intent.how is None:
        await questions.ask(turn, Question(FEWER), "fewer-ask", {}, _HOW)
    else:
        await _keep(turn, intent.how)


async def answer(turn: Turn) -> bool:
    """Remind as they chose; False: that was none of it."""
    said = folded(turn.text)
    if said == "no":
        await (await questions.close(turn)).reply("nothing-changed")
    elif said in list(HowOften):
        await _keep(await questions.close(turn), HowOften(said))
    else:
        return False
    return True


async def as_before(turn: Turn) -> None:
    """Remind as often as before."""
    changed = await stepping.up(turn.tx, courses.by_of(turn))
    await turn.reply("fewer-as-before", {"changed": "yes" if changed else "no"})


async def _keep(turn: Turn, how: HowOften) -> None:
    await stepping.down(turn.tx, how, courses.by_of(turn))
    await turn.reply("fewer-kept", {"how": str(how)})


async def _hindrance(turn: Turn) -> Hindrance | None:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    watch = await turn.tx.care_watches.of(turn.person.id)
    has_alert = watch.alert is not None and watch.alert.stands(now=turn.now)
    critical = {m.id for m in regimen.current if knowing.is_risky(m)}
    return hindrance(regimen, critical=critical, has_alert=has_alert, now=turn.now)
