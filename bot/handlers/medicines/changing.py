"""Other directions for a medicine on the list, from today on, or what it is for: read back, kept
when confirmed. What is not said stays as it is."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from bot.actions import medications as kept
from bot.actions.medications import By
from bot.domain.deliveries import Value
from bot.domain.ids import MedicationId
from bot.domain.intents import ChangeMedication, Intent, Unclear
from bot.domain.medications import Medication
from bot.handlers import questions, set_aside
from bot.handlers.medicines import (
    amending,
    answering,
    drafts,
    in_words,
    items,
    medications,
    which_medicine,
)
from bot.handlers.medicines.asking import Step
from bot.handlers.medicines.courses import by_of, current
from bot.handlers.medicines.drafts import Batch, Entry
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import form
from bot.language.directions import correcting
from bot.language.directions.merging import Field, said_by
from bot.language.directions.reader import partly
from bot.planner.calendar import local_date

CHANGE: Final = medications.CHANGE
_WORDS: Final = 80  #: characters of what could not be read
_LONGEST_PURPOSE: Final = 60


async def change(intent: ChangeMedication, turn: Turn) -> None:
    """Change a medicine by what is otherwise, or to a new label; it is read back first."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = current(regimen, intent.medication)
    if medication is None:
        await which_medicine.ask(which_medicine.CHANGE, regimen, turn)
        return
    turn = await set_aside.put(turn)
    keep = {"medication": str(medication.id)}
    if not intent.line.strip():
        name: dict[str, Value] = {"medicine": items.of_medication(medication, regimen)}
        await questions.ask(turn, Question(CHANGE, Step.LINE, keep), "change-line", name)
        return
    if _says_how_much_more(intent.line, turn):
        name = {"medicine": items.of_medication(medication, regimen)}
        await questions.ask(turn, Question(CHANGE, Step.LINE, keep), "change-how", name)
        return
    if not await _begun(intent.line, medication, turn):
        await turn.reply("change-unread", {"words": " ".join(intent.line.split())[:_WORDS]})
        await questions.leave_open(turn, Question(CHANGE, Step.LINE, keep))


def _says_how_much_more(line: str, turn: Turn) -> bool:
    """Return whether a change is told without what is taken from now on: "doctor doubled it"."""
    told = partly(line, today=local_date(turn.now, turn.person.tz), lexicon=turn.house.lexicon)
    return amending.is_relative(line) or not said_by(told) - {Field.NAME}


async def answer_first(turn: Turn, intent: Intent) -> bool:
    """Take what was said as the answer, before it is acted on as anything else; False: it is
    none."""
    step = turn.dialog.step if turn.dialog else ""
    if step == Step.LINE:
        return isinstance(intent, Unclear) and await _a_line(turn)
    return await answering.answer_first(turn, intent)


async def answer_change(turn: Turn) -> bool:
    """Take what was said as the answer to what is open about a change; False: it is none."""
    return await answer_first(turn, Unclear())


async def _a_line(turn: Turn) -> bool:
    if turn.text == "no":
        await (await questions.close(turn)).reply("nothing-changed")
        return True
    regimen = await turn.tx.medications.regimen(turn.person.id)
    id_ = MedicationId(UUID(questions.kept(turn)["medication"]))
    medication = current(regimen, id_)
    if medication is None:
        await (await questions.close(turn)).reply("nothing-changed")
        return True
    return await _begun(turn.text, medication, turn)


async def _begun(line: str, medication: Medication, turn: Turn) -> bool:
    """Read a change and read it back; False: nothing of it was read."""
    today = local_date(turn.now, turn.person.tz)
    lexicon = turn.house.lexicon
    line = amending.from_now_on(line)
    told = partly(line, today=today, lexicon=lexicon)
    if said_by(told) == {Field.REASON} and not told.unread:
        await _purpose(told.reason, medication, turn)
        return True
    whole = form.written(line, today=today, lexicon=lexicon)
    entry = Entry(1, changes=str(medication.id))
    if len(whole) == 1 and whole[0].strength and in_words.is_whole(whole[0]):
        await medications.go_on(Batch(today, (line,), (entry,), 1), turn)
        return True
    listed = drafts.on_the_list(medication, today=today, lexicon=lexicon)
    if listed is None or correcting.corrected(listed, line, today=today, lexicon=lexicon) is None:
        return False
    entry = Entry(1, text=drafts.LISTED, fixes=(line,), changes=str(medication.id))
    await medications.go_on(Batch(today, (), (entry,), 1), turn)
    return True


async def _purpose(what: str, medication: Medication, turn: Turn) -> None:
    """Note what a medicine is for; UNDO takes it back."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    by: By = by_of(turn)
    await kept.purpose(turn.tx, medication, what[:_LONGEST_PURPOSE], by)
    values: dict[str, Value] = {
        "medicine": items.of_medication(medication, regimen),
        "purpose": what[:_LONGEST_PURPOSE],
    }
    await turn.reply("purpose-kept", values)
