"""Other directions for a medicine on the list, from today on: read back, kept when confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from bot.actions import medications
from bot.domain.deliveries import Value
from bot.domain.ids import MedicationId
from bot.domain.intents import ChangeMedication
from bot.handlers import questions
from bot.handlers.medicines import items, which_medicine
from bot.handlers.medicines.courses import by_of, current
from bot.handlers.medicines.medications import IS_IT_RIGHT, read, read_back
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import form

CHANGE: Final = "change"


async def change(intent: ChangeMedication, turn: Turn) -> None:
    """Change a medicine to a new line, which is read back first."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = current(regimen, intent.medication)
    if medication is None:
        await which_medicine.ask(which_medicine.CHANGE, regimen, turn)
        return
    keep = {"medication": str(medication.id)}
    name: dict[str, Value] = {"medicine": items.of_medication(medication, regimen)}
    if not intent.line.strip():
        await questions.ask(turn, Question(CHANGE, "line", keep), "change-line", name)
        return
    if (draft := await read(intent.line, turn)) is None:
        await questions.leave_open(turn, Question(CHANGE, "line", keep))
        return
    values = {"old": name["medicine"], **read_back(draft)}
    if not turn.shows_whole("change-confirm", values):
        await turn.reply("read-back-too-long")
        await questions.leave_open(turn, Question(CHANGE, "line", keep))
        return
    keep["line"] = intent.line
    asked = Question(CHANGE, "confirm", keep)
    await questions.ask(turn, asked, "change-confirm", values, IS_IT_RIGHT)


async def answer_change(turn: Turn) -> bool:
    """Take what was said as the answer to what is open about a change; False: it is none."""
    kept = questions.kept(turn)
    medication = MedicationId(UUID(kept["medication"]))
    if turn.text == "yes" and "line" in kept:
        await _change(kept["line"], medication, await questions.close(turn))
    elif turn.text == "no":
        await (await questions.close(turn)).reply("nothing-changed")
    elif form.is_one(turn.text):
        await change(ChangeMedication(medication, turn.text), turn)
    else:
        return False
    return True


async def _change(line: str, id_: MedicationId, turn: Turn) -> None:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    old = current(regimen, id_)
    if old is None:
        await turn.reply("nothing-changed")
        return
    by = by_of(turn)
    draft = form.read(line, language=turn.language, today=by.today)
    named = replace(old, name=draft.name, strength=draft.strength, form=draft.form)
    await medications.change(turn.tx, old, named, draft.phase, by)
    await turn.reply("changed", read_back(draft))
