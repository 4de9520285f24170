"""What becomes of a medicine on the list: other directions, taken off, held, another name.

Each is confirmed or can be undone, and none of them is advised: the bot keeps a list.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from bot.actions import medications
from bot.actions.medications import By
from bot.domain.deliveries import Value
from bot.domain.ids import MedicationId
from bot.domain.intents import (
    NicknameMedication,
    Note,
    OneByOne,
    PauseMedication,
    ResumeMedication,
    StopMedication,
    Unclear,
)
from bot.domain.life import Why
from bot.domain.medications import Medication, Regimen
from bot.handlers import questions
from bot.handlers.medicines import everything, items, which_medicine
from bot.handlers.questions import Question
from bot.handlers.turn import Turn
from bot.language import replies
from bot.language.normal import folded

STOP: Final = "stop medicine"
_LONGEST_NICKNAME: Final = 30


async def stop(intent: StopMedication, turn: Turn) -> None:
    """Ask whether a medicine really leaves the list."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = current(regimen, intent.medication)
    if medication is None and intent.name:
        await turn.reply("stop-not-listed", {"name": intent.name[:_LONGEST_NICKNAME]})
        return
    if medication is None:
        await which_medicine.ask(which_medicine.STOP, regimen, turn)
        return
    await questions.ask(
        turn,
        Question(STOP, "confirm", {"medication": str(medication.id)}),
        "stop-medicine-confirm",
        {"medicine": items.of_medication(medication, regimen)},
        questions.yes_no("choice-take-off", "choice-keep-it"),
    )


async def answer_stop(turn: Turn) -> bool:
    """Take a medicine from the list, or leave it; False: that was no answer."""
    if turn.text not in ("yes", "no"):
        return False
    id_ = MedicationId(UUID(questions.kept(turn)["medication"]))
    turn = await questions.close(turn)
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = current(regimen, id_)
    if turn.text == "no" or medication is None:
        await turn.reply("nothing-changed")
        return True
    medicine = items.of_medication(medication, regimen)
    await medications.stop(turn.tx, medication, by_of(turn))
    await turn.reply("medicine-stopped", {"medicine": medicine})
    return True


async def pause(intent: PauseMedication, turn: Turn) -> None:
    """Hold one medicine or all, until a day or until resumed."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    those = _one_or_all(regimen, intent.medication)
    if not those:
        await turn.reply("list-empty")
        return
    if intent.medication is None:
        await everything.hold(turn, Why.OTHER, intent.until)
        return
    await medications.pause(turn.tx, those, intent.until, by_of(turn))
    values = _those(those, regimen)
    values["has-end"] = "yes" if intent.until else "no"
    values["until"] = intent.until or ""
    await turn.reply("paused", values)


async def resume(intent: ResumeMedication, turn: Turn) -> None:
    """Go on with what was held."""
    if intent.medication is None and await everything.go_on(turn):
        return
    regimen = await turn.tx.medications.regimen(turn.person.id)
    paused = [m for m in _one_or_all(regimen, intent.medication) if m.is_paused(turn.now)]
    if not paused:
        await turn.reply("resume-nothing")
        return
    await medications.resume(turn.tx, paused, by_of(turn))
    await turn.reply("resumed", _those(paused, regimen))


async def nickname(intent: NicknameMedication, turn: Turn) -> None:
    """Call a medicine by the patient's own word."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    medication = current(regimen, intent.medication)
    if medication is None:
        await turn.reply("nothing-changed")
        return
    name = " ".join(intent.nickname.split())
    if not 0 < len(name) <= _LONGEST_NICKNAME or any(c in name for c in "|#"):
        await turn.reply("nickname-odd", {"most": _LONGEST_NICKNAME})
        return
    if _means_something_else(name, medication, regimen, turn):
        await turn.reply("nickname-taken")
        return
    saved = await medications.nickname(turn.tx, medication, name, by_of(turn))
    (item,) = items.of_medication(saved, regimen)
    called = replace(item, name=name, said=True)
    await turn.reply("nickname-kept", {"nickname": (called,)})


def _means_something_else(name: str, medication: Medication, regimen: Regimen, turn: Turn) -> bool:
    """Return whether an answer with this name in it would be read as something else."""
    said = folded(name)
    others = [m for m in regimen.current if m.id != medication.id]
    taken = {folded(word) for m in others for word in (m.name, m.nickname) if word}
    read = replies.read(name, language=turn.language, names={}, now=turn.heard_at)
    is_free = isinstance(read.intent, Unclear | OneByOne | Note)  # a name goes before those
    return said in taken or said.isdigit() or not is_free


def current(regimen: Regimen, id_: MedicationId | None) -> Medication | None:
    """Return the medication if it is on the list still."""
    return next((m for m in regimen.current if m.id == id_), None)


def _one_or_all(regimen: Regimen, id_: MedicationId | None) -> list[Medication]:
    return [m for m in regimen.current if id_ in (None, m.id)]


def _those(medications_: list[Medication], regimen: Regimen) -> dict[str, Value]:
    each = (item for m in medications_ for item in items.of_medication(m, regimen))
    return {"medicines": tuple(each)}


def by_of(turn: Turn) -> By:
    return By(turn.person, turn.speaker, turn.now)
