"""Later: a round is asked about again at another time, within its windows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.actions import doses
from bot.domain.deliveries import Value
from bot.domain.doses import Dose, DoseState
from bot.domain.intents import Later
from bot.handlers.medicines import items
from bot.handlers.rounds import moments
from bot.handlers.rounds.which import Meant
from bot.handlers.turn import Turn

_A_MINUTE: Final = timedelta(minutes=1)


async def put_off(found: Meant, intent: Later, turn: Turn) -> None:
    """Ask again later, but never after the last window of the round; what can be asked about only
    until before that is named."""
    open_ = [dose for dose in found.doses if dose.state is DoseState.OPEN]
    ends = max((dose.window_ends_at for dose in open_), default=turn.now)
    if turn.now >= ends or not found.round.waits_for_an_answer:
        await turn.reply("doses-later-over", {"due": found.round.wall_time})
        return
    until = _until(intent, found, turn)
    if until >= ends:
        fits = min((ends - turn.now) // _A_MINUTE - 1, turn.house.later_minutes)
        await turn.reply("doses-later-too-long", {"ends": turn.wall(ends), "minutes": max(fits, 0)})
        return
    await doses.later(turn.tx, found.round, until, report=turn.report, now=turn.now)
    await _confirm(until, open_, intent, turn)


async def _confirm(until: datetime, open_: Sequence[Dose], intent: Later, turn: Turn) -> None:
    which = intent.which
    named_one = which.medications or which.dose or which.besides
    over = [dose for dose in open_ if dose.window_ends_at <= until]
    values: dict[str, Value] = {
        "until": turn.wall(until),
        "whole": "yes" if named_one else "no",
        "too-late-for": "some" if over else "none",
    }
    if over:
        ends = turn.wall(min(dose.window_ends_at for dose in over))
        values |= {"medicines": items.of_doses(over), "ends": ends}
    await turn.reply("doses-later", values)


def _until(intent: Later, found: Meant, turn: Turn) -> datetime:
    """Return when to ask again; a time of day is the next that the clock shows, and "at 7" in the
    evening is 19:00: nobody waits so long for the morning."""
    if intent.at is None:
        return turn.now + timedelta(minutes=intent.minutes or turn.house.later_minutes)
    return moments.next_time(intent.at, found.round, now=turn.now)
