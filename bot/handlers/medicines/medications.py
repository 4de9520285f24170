"""The list of medicines: showing it, and adding to it by the strict form.

What was read is read back and kept only when it is confirmed; what could not be read is named.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.actions import earlier, medications
from bot.actions.medications import By
from bot.domain.deliveries import Item, Value
from bot.domain.ids import MedicationId, new_id
from bot.domain.intents import AddMedication
from bot.domain.medications import Medication, Regimen
from bot.handlers import questions
from bot.handlers.medicines import the_list, wording
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import form
from bot.language.directions import Unread, name_and_strength
from bot.language.form import Draft
from bot.language.normal import folded
from bot.planner.calendar import local_date

ADD: Final = "add"
EARLIER: Final = "earlier"  #: answered in `earlier.py`
MOST: Final = 60  #: medicines on one list
LONGEST: Final = 500  #: characters of one line
IS_IT_RIGHT: Final = questions.yes_no("choice-read-right", "choice-read-wrong")


async def add(intent: AddMedication, turn: Turn) -> None:
    """Add a line, or ask for one."""
    if not intent.line.strip():
        await questions.ask(turn, Question(ADD, "line"), "add-line", {})
        return
    regimen = await turn.tx.medications.regimen(turn.person.id)
    if len(regimen.current) >= MOST:
        await turn.reply("add-list-full", {"most": MOST})
        return
    if (draft := await read(intent.line, turn)) is None:
        await questions.leave_open(turn, Question(ADD, "line"))
        return
    values = {**read_back(draft), "is-listed": "yes" if _is_listed(draft, regimen) else "no"}
    if not turn.shows_whole("add-confirm", values):  # nobody confirms what they cannot see
        await turn.reply("read-back-too-long")
        await questions.leave_open(turn, Question(ADD, "line"))
        return
    keep = {"line": intent.line}
    await questions.ask(turn, Question(ADD, "confirm", keep), "add-confirm", values, IS_IT_RIGHT)


async def answer(turn: Turn) -> bool:
    """Take what was said as the answer to the question that is open; False: it is none."""
    step = turn.dialog.step if turn.dialog else ""
    if form.is_one(turn.text):
        await add(AddMedication(turn.text), turn)
        return True
    if step == "line":
        return False
    if turn.text == "yes":
        await _add(questions.kept(turn)["line"], await questions.close(turn))
        return True
    if turn.text == "no":
        await questions.ask(turn, Question(ADD, "line"), "add-again", {})
        return True
    return False


async def read(line: str, turn: Turn) -> Draft | None:
    """Return what a line says, or name what could not be read and return None."""
    if len(line) > LONGEST:
        await turn.reply("add-too-long", {"most": LONGEST})
        return None
    try:
        return form.read(line, language=turn.language, today=_today(turn))
    except Unread as error:
        await _name_what_is_unread(line, error, turn)
        return None


async def _name_what_is_unread(line: str, error: Unread, turn: Turn) -> None:
    head, *rest = form.parts(line)
    if rest and error.words == _name(head):  # taken once a week, or refused
        medicine = Item(error.words[0], nickname="", amount=None, position=0, said=True)
        await turn.reply("add-weekly-only", {"medicine": (medicine,)})
        return
    words = " ".join(error.words) or line
    await turn.reply("add-unread", {"words": words[:80]})


def _name(head: str) -> tuple[str, ...]:
    """Return the name in the first part of a line, or nothing where there is none."""
    try:
        return name_and_strength(head)[:1]
    except Unread:
        return ()


def read_back(draft: Draft) -> dict[str, Value]:
    """Return what was read, to be confirmed; its name was just typed, so it may be repeated."""
    name = " ".join(filter(None, (draft.name, draft.strength)))
    medicine = Item(name, nickname="", amount=None, position=0, said=True)
    return {"medicine": (medicine,), "directions": wording.phase(draft.phase)}


def _is_listed(draft: Draft, regimen: Regimen) -> bool:
    """Return whether a medicine of that name is on the list: two labels, or one twice."""
    names = {folded(medication.name) for medication in regimen.current}
    return folded(draft.name) in names


async def _add(line: str, turn: Turn) -> None:
    draft = form.read(line, language=turn.language, today=_today(turn))
    medication = Medication(
        id=MedicationId(new_id()),
        name=draft.name,
        strength=draft.strength,
        form=draft.form,
        phases=(draft.phase,),
        begins_at=turn.now,
    )
    await medications.add(turn.tx, medication, By(turn.person, turn.person, turn.now))
    if medication.as_needed:
        await turn.reply("added-as-needed", read_back(draft))
        return
    values = {**read_back(draft), **await the_list.when_asked(medication, turn)}
    missed = await earlier.dose_today(turn.tx, turn.person, medication, now=turn.now)
    if missed is None:
        await turn.reply("added", values)
        return
    values["earlier"] = missed[0].wall_time
    await questions.ask(
        turn,
        Question(EARLIER, keep={"medication": str(medication.id)}),
        "added-earlier",
        values,
        questions.yes_no("choice-took-already", "choice-not-taken-yet"),
    )


def _today(turn: Turn) -> date:
    return local_date(turn.now, turn.person.tz)
