"""Holds the whole list, and goes on with it: at the end of such a pause somebody is asked, and
nothing begins again by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.actions import pausing
from bot.actions.medications import By
from bot.domain.deliveries import Value
from bot.domain.life import Why
from bot.handlers import questions
from bot.handlers.medicines import items
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date


async def hold(turn: Turn, why: Why, until: date | None) -> None:
    """Hold all medicines. On that day, or in a week, they are asked whether it goes on."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    those = list(regimen.current)
    if not those:
        await turn.reply("list-empty")
        return
    strict = await pausing.never_left_out(regimen)
    held = await pausing.hold(turn.tx, those, why, until, _by(turn))
    values: dict[str, Value] = {
        **ends(held.until),
        "ask-on": local_date(held.ask_at, turn.person.tz),
        "medicines": tuple(item for m in those for item in items.of_medication(m, regimen)),
        "strict": pausing.items(regimen, strict),
        "has-strict": "yes" if strict else "no",
    }
    await turn.reply("held", values)


async def go_on(turn: Turn) -> bool:
    """Go on with everything that was held as a whole; False: nothing was."""
    life = await turn.tx.lives.of(turn.person.id)
    if life.holding is None:
        return False
    regimen = await turn.tx.medications.regimen(turn.person.id)
    resumed = await pausing.go_on(turn.tx, _by(turn))
    if not resumed:
        return False
    named = tuple(item for m in resumed for item in items.of_medication(m, regimen))
    turn = await questions.close_this(turn, pausing.QUESTION)
    await turn.reply("held-resumed", {"medicines": named})
    return True


def ends(until: date | None) -> Mapping[str, Value]:
    """Return when a pause ends, as far as that was said."""
    return {"has-end": "yes" if until else "no", "until": until or ""}


def _by(turn: Turn) -> By:
    return By(turn.person, turn.person, turn.now)
