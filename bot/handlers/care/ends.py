"""The end of somebody's care: a caregiver or the clinic says that a patient died, or wants no more
of it. It is asked once; then everything falls silent, for everybody. It can be taken back for a
day."""

from __future__ import annotations

from typing import Final

from bot.actions.care import ending
from bot.domain.care.endings import EndKind
from bot.domain.care.may_see import may_end_care, may_take_back_the_end
from bot.domain.deliveries import Value
from bot.domain.intents import CareEnded
from bot.handlers import questions
from bot.handlers.care import whose
from bot.handlers.care.whose import Cared
from bot.handlers.questions import Question
from bot.handlers.turn import Turn

QUESTION: Final = "end of care"


async def ask(intent: CareEnded, turn: Turn) -> None:
    """Ask whether everything shall end, before anything does."""
    turn = turn.speaking(intent.language)
    cared = await whose.one(intent.whom, await whose.of(turn), turn)
    if cared is None:
        return
    turn = cared.told(turn)
    if not may_end_care(cared.link, now=turn.now):
        await whose.refuse(cared, turn)
        return
    keep = {"link": str(cared.link.id), "kind": str(intent.kind)}
    await questions.ask(
        turn,
        Question(QUESTION, keep=keep),
        "care-end-ask",
        _values(cared, intent.kind),
        questions.yes_no("care-end-yes", "care-end-no"),
    )


async def answer(turn: Turn) -> bool:
    """End it, or let everything be; False: that was no answer."""
    if turn.text not in ("yes", "no"):
        return False
    kept = questions.kept(turn)
    turn = await questions.close(turn)
    cared = next((c for c in await whose.of(turn) if str(c.link.id) == kept["link"]), None)
    is_theirs = cared is not None and may_end_care(cared.link, now=turn.now)
    if turn.text == "no" or cared is None or not is_theirs:
        await turn.reply("care-end-kept")
        return True
    kind = EndKind(kept["kind"])
    await ending.end(turn.tx, cared.link, kind, now=turn.now)
    await cared.told(turn).reply("care-ended", _values(cared, kind))
    return True


async def taken_back(turn: Turn) -> bool:
    """Let care go on that was ended within a day, where whoever says UNDO may; the newest thing
    somebody did is taken back first. False: there is no such end."""
    cared = await whose.of(turn)
    mine = {each.link.patient: each for each in cared}
    ends = await turn.tx.endings.standing(mine)
    for end in sorted(ends.values(), key=lambda end: end.at, reverse=True):
        link = mine[end.patient].link
        by = link.caregiver
        if not may_take_back_the_end(end, by=by, link=link, now=turn.now):
            continue
        if await ending.did_more_since(turn.tx, by, end.at):
            continue
        await ending.take_back(turn.tx, end, by=by, now=turn.now)
        await mine[end.patient].told(turn).reply("care-end-undone", mine[end.patient].called)
        return True
    return False


def _values(cared: Cared, kind: EndKind) -> dict[str, Value]:
    return {**cared.called, "kind": str(kind)}
