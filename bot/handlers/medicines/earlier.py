"""After a new medicine was added: whether what it had earlier today was taken already."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from bot.actions import earlier
from bot.domain.deliveries import Value
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId
from bot.domain.intents import Intent, Skip, Took, Unclear
from bot.handlers import questions
from bot.handlers.medicines import items, medications
from bot.handlers.medicines.courses import current
from bot.handlers.rounds import moments
from bot.handlers.turn import Turn
from bot.language.times import read_time

QUESTION: Final = medications.EARLIER


async def answer(turn: Turn, intent: Intent) -> bool:
    """Take what was said as the answer; False: it is none."""
    if isinstance(intent, Unclear):  # not "1": that is taken, here too
        intent = _time_alone(turn) or intent
    is_no = turn.text == "no" or (isinstance(intent, Skip) and not intent.which.round)
    is_yes = turn.text == "yes" or (isinstance(intent, Took) and not intent.which.round)
    if not (is_no or is_yes):
        return False
    medication = MedicationId(UUID(questions.kept(turn)["medication"]))
    if is_no:
        await (await questions.close(turn)).reply("earlier-not-taken")
        return True
    await _taken(turn, medication, intent)
    return True


def _time_alone(turn: Turn) -> Took | None:
    """Return "at 8:15" as what it means here."""
    try:
        return Took(at=read_time(turn.text))
    except BadInput:
        return None


async def _taken(turn: Turn, id_: MedicationId, intent: Intent) -> None:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = current(regimen, id_)
    found = None
    if medication is not None and medication.begins_at is not None:
        added = medication.begins_at
        found = await earlier.dose_today(turn.tx, turn.person, medication, now=added)
    if found is None:
        await (await questions.close(turn)).reply("nothing-changed")
        return
    at: datetime | None = None
    if isinstance(intent, Took) and intent.at is not None:
        said = moments.said(intent.at, intent.day, found[0], heard_at=turn.heard_at, sure=True)
        if not isinstance(said, datetime):
            sentence = "doses-too-far" if isinstance(said, moments.Far) else "doses-not-yet"
            await turn.reply(sentence, {"time": intent.at, "due": found[0].wall_time})
            return
        at = said
    turn = await questions.close(turn)
    dose = await earlier.taken_already(turn.tx, turn.person, found, at=at, report=turn.report)
    values: dict[str, Value] = {
        "medicines": items.just_said(items.of_doses([dose])),
        "due": found[0].wall_time,
    }
    if at is None:
        await turn.reply("doses-taken-unknown", values)
        return
    await turn.reply("doses-taken", {**values, "taken-at": turn.wall(at)})
