"""ALL BUT that one: the rest is recorded, and what was excepted stays open and is asked about."""

from __future__ import annotations

from bot.domain.deliveries import Value
from bot.domain.doses import DoseState
from bot.domain.intents import Which
from bot.handlers.medicines import items
from bot.handlers.rounds.which import Meant
from bot.handlers.turn import Turn


async def fits(said: Which, found: Meant, turn: Turn) -> bool:
    """Return whether what was excepted belongs to the round, and leaves something; else say so."""
    if not said.besides:
        return True
    inside = {dose.medication for dose in found.spared}
    outside = [id_ for id_ in said.besides if id_ not in inside]
    if not outside and found.doses:
        return True
    if not outside:
        await ask_about_the_rest(found, turn)
        return False
    regimen = await turn.tx.medications.regimen(found.patient.id)
    named = [medication for id_ in outside if (medication := regimen.get(id_))]
    medicines = [item for each in named for item in items.of_medication(each, regimen)]
    values: dict[str, Value] = {
        "medicines": items.just_said(medicines),
        "time": found.round.wall_time,
    }
    await turn.reply("doses-besides-elsewhere", values)
    return False


async def ask_about_the_rest(found: Meant, turn: Turn) -> None:
    """Ask what becomes of what was excepted, as far as it has no answer yet."""
    left = [dose for dose in found.spared if dose.is_unanswered]
    if not left:
        return
    may_wait = any(dose.state is DoseState.OPEN for dose in left)
    medicines = items.just_said(items.of_doses(left))
    values: dict[str, Value] = {"medicines": medicines, "may-wait": "yes" if may_wait else "no"}
    await turn.reply("doses-besides-open", values)
