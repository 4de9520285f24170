"""CAN I TAKE it now? The bot tells what the directions say and what was recorded, and never that
it is right, or that it goes with the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.domain.deliveries import Value
from bot.domain.doses import Dose, DoseState
from bot.domain.intents import MayITake
from bot.domain.medications import Medication, Regimen
from bot.handlers.medicines import as_needed, items
from bot.handlers.turn import Turn
from bot.planner.calendar import local_date

_DAY: Final = timedelta(days=1)
_LONGEST: Final = 40  #: letters of a name that is said back


async def may(intent: MayITake, turn: Turn) -> None:
    """Say what is known of a medicine: as needed, at its times, or not on the list at all."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = regimen.get(intent.medication) if intent.medication else None
    if medication is None:
        name = intent.name.strip()[:_LONGEST]
        await turn.reply("may-not-listed", {"name": name, "named": "yes" if name else "no"})
    elif medication.as_needed is not None:
        await as_needed.may(intent, turn)
    else:
        await _at_its_times(medication, regimen, turn)


async def _at_its_times(medication: Medication, regimen: Regimen, turn: Turn) -> None:
    today = local_date(turn.now, turn.person.tz)
    known = await turn.tx.doses.between(turn.person.id, today - _DAY, today + 2 * _DAY)
    mine = sorted((d for d in known if d.medication == medication.id), key=lambda d: d.due_at)
    gone = [dose for dose in mine if dose.due_at <= turn.now or dose.is_answered]
    to_come = (d for d in mine if d.due_at > turn.now and d.state is DoseState.OPEN)
    coming = next(to_come, None)
    values: dict[str, Value] = {
        "medicines": items.just_said(items.of_medication(medication, regimen)),
        **_last(gone, turn),
        "has-next": "yes" if coming else "no",
        "next": turn.wall(coming.due_at if coming else turn.now),
        "next-day": coming.local_date if coming else today,
    }
    await turn.reply("may-at-its-times", values)


def _last(gone: Sequence[Dose], turn: Turn) -> dict[str, Value]:
    """Return what became of the one that was due last, for a sentence that leaves out the rest."""
    last = gone[-1] if gone else None
    state = str(last.state).replace(" ", "-") if last else "nothing"
    at = last.taken_at if last and last.state is DoseState.TAKEN else None
    return {
        "state": state,
        "due": turn.wall(last.due_at if last else turn.now),
        "time-known": "yes" if at else "no",
        "taken-at": turn.wall(at or turn.now),
    }
