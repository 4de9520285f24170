"""A day that began late: shifted once, shown first where something in it keeps to the clock."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.actions import late_days
from bot.domain.buttons import typed
from bot.domain.deliveries import Choice, Utterance, Value
from bot.domain.intents import GotUpLate
from bot.handlers import questions
from bot.handlers.medicines import courses
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.planner.calendar import instant, local_date
from bot.planner.late_day import LateDay

LATE: Final = "late day"
_YES_NO: Final = (
    (Choice("choice-move-day", typed("yes")), Choice("choice-leave-day", typed("no"))),
)


async def got_up(intent: GotUpLate, turn: Turn) -> None:
    """Move what is still to come today, or say why nothing moves."""
    today = local_date(turn.now, turn.person.tz)
    life = await turn.tx.lives.of(turn.person.id)
    if life.began_late_on == today:
        await turn.reply("late-once")
        return
    up_at = _up_at(intent, turn)
    found = await late_days.look(turn.tx, turn.person, up_at=up_at, now=turn.now)
    if found is None or not found.moved:
        await turn.reply("late-nothing", _over(found))
    elif found.stay:
        keep = {"up": up_at.isoformat()}
        question = Question(LATE, keep=keep)
        await questions.ask(turn, question, "late-ask", _values(found, turn), _YES_NO)
    else:
        await _move(found, turn)


async def answer(turn: Turn) -> bool:
    """Move the day that was shown, or leave it; False: that was no answer."""
    if turn.text not in ("yes", "no"):
        return False
    kept = questions.kept(turn)
    turn = await questions.close(turn)
    if turn.text == "no":
        await turn.reply("late-not")
        return True
    up_at = datetime.fromisoformat(kept["up"])
    found = await late_days.look(turn.tx, turn.person, up_at=up_at, now=turn.now)
    if found is None or not found.moved:
        await turn.reply("late-nothing", _over(found))
    else:
        await _move(found, turn)
    return True


async def _move(found: LateDay, turn: Turn) -> None:
    await late_days.move(turn.tx, found, courses.by_of(turn))
    await turn.reply("late-moved", _values(found, turn))


def _up_at(intent: GotUpLate, turn: Turn) -> datetime:
    """Return when they got up: now, or at the time they said, if that has been."""
    if intent.at is None:
        return turn.heard_at
    said = instant(local_date(turn.now, turn.person.tz), intent.at, turn.person.tz)
    return min(said, turn.now)


def _values(found: LateDay, turn: Turn) -> dict[str, Value]:
    lines = tuple(
        Utterance("late-line", {"since": round_.wall_time, "to": turn.wall(to)})
        for round_, to in found.moved
    )
    stay = tuple(Utterance("late-stays", {"time": round_.wall_time}) for round_ in found.stay)
    return {"lines": (*lines, *stay), **_over(found)}


def _over(found: LateDay | None) -> dict[str, Value]:
    over = found.over if found else ()
    time = over[0].wall_time if over else ""
    return {"over": "yes" if over else "no", "time": time}
