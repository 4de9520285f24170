"""When and where somebody wants to be reached: quiet hours, and whether elsewhere as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.actions import people
from bot.domain.deliveries import Value
from bot.domain.intents import Elsewhere, Undisturbed
from bot.domain.people import Person
from bot.domain.quiet import QuietHours
from bot.handlers import phones
from bot.handlers.care import whose
from bot.handlers.turn import Turn


async def undisturbed(intent: Undisturbed, turn: Turn) -> None:
    """Keep quiet hours, or let them go. The doses they want to be reminded of are asked all the
    same, and that is said."""
    hours = _hours(intent, turn.person)
    await _change(turn, replace(turn.person, quiet=hours))
    none: time | str = ""
    values: dict[str, Value] = {
        "has-hours": "yes" if hours else "no",
        "since": hours.since if hours else none,
        "until": hours.until if hours else none,
    }
    cares = await whose.if_only_cares(turn)
    await turn.reply("care-quiet-hours" if cares else "quiet-hours", {**cares, **values})


def _hours(intent: Undisturbed, person: Person) -> QuietHours | None:
    """Return the hours; an end that was not said is as it was, or as they sleep."""
    if intent.since is None and intent.until is None:
        return None
    known = person.quiet or QuietHours(person.routine.bed, person.routine.wake)
    since, until = intent.since or known.since, intent.until or known.until
    return QuietHours(since, until) if since != until else None


async def elsewhere(intent: Elsewhere, turn: Turn) -> None:
    """Keep whether what does not reach them here may be said in another place."""
    await _change(turn, replace(turn.person, elsewhere=intent.wanted))
    if not intent.wanted:
        await phones.put_first(turn)
    await turn.reply("elsewhere", {"wanted": "yes" if intent.wanted else "no"})


async def _change(turn: Turn, new: Person) -> None:
    if new != turn.person:
        await people.change(turn.tx, turn.person, new, by=turn.person.id, now=turn.now)
