"""A patient joins the clinic that has invited them: they read what it would see, and say yes."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from bot.actions import practice
from bot.actions.clinic import enrolling
from bot.domain.clinic.roster import Entry
from bot.domain.deliveries import Value
from bot.domain.errors import NotFound
from bot.domain.ids import ClinicId, RosterId
from bot.handlers import questions
from bot.handlers.care import others
from bot.handlers.clinic import proposing, words
from bot.handlers.questions import Question
from bot.handlers.turn import Turn

QUESTION: Final = "clinic join"
ENROLS: Final = "enrols"  #: under which the code is kept while somebody is taken in
_PRACTICE: Final = "practice"
_SENTENCES: Final = ("clinic-join-sees", "clinic-join-yours")


async def invited(turn: Turn) -> Entry | None:
    """Return who is meant by the code that was typed. One that leads nowhere may be an invitation
    of somebody else; where it is none, it is counted there."""
    code = words.code_in(turn.text)
    if code is None:
        return None
    wrong = await turn.tx.invitations.wrong_codes(turn.address.id)
    if wrong.are_too_many(now=turn.now):
        return None
    entry = await turn.tx.rosters.by_code(code)
    return entry if entry is not None and entry.is_good(now=turn.now) else None


async def ask(turn: Turn, entry: Entry, *, practises: bool = False) -> None:
    """Read out what the clinic would see, and ask whether that is agreed."""
    clinic = await turn.tx.clinics.get(entry.clinic)
    if await enrolling.is_linked_already(turn.tx, clinic, turn.person, turn.now):
        await turn.reply("clinic-join-already", {"clinic": clinic.name})
        return
    keep = {"entry": str(entry.id), "clinic": str(clinic.id)}
    keep |= {_PRACTICE: "yes"} if practises else {}
    called: dict[str, Value] = {"clinic": clinic.name}
    for sentence in _SENTENCES:
        await turn.reply(sentence, called)
    yes_no = questions.yes_no("choice-agree", "choice-decline")
    await questions.ask(turn, Question(QUESTION, "agree", keep), "ask-clinic-agree", called, yes_no)


async def go_on(turn: Turn, code: str) -> bool:
    """Ask somebody who has just been taken in by a letter; False: it is good no more."""
    entry = await turn.tx.rosters.by_code(code)
    if entry is None or not entry.is_good(now=turn.now):
        return False
    await ask(turn, entry, practises=True)
    return True


async def answer(turn: Turn) -> bool:
    """Take what was said as the answer to the question that is open; False: it is none."""
    if turn.text not in ("yes", "no") or turn.dialog is None:
        return False
    kept = questions.kept(turn)
    step = turn.dialog.step
    entry = await _entry(turn, kept)
    if entry is None or (step == "agree" and turn.text == "no"):
        turn = await questions.close(turn)
        await turn.reply("clinic-join-declined" if entry else "clinic-code-refused")
        await _practise(turn, kept)
        return True
    clinic = await turn.tx.clinics.get(entry.clinic)
    called: dict[str, Value] = {"clinic": clinic.name}
    if step == "agree":
        yes_no = questions.yes_no("choice-clinic-standing", "choice-clinic-asks")
        question = Question(QUESTION, "standing", kept)
        await questions.ask(turn, question, "ask-clinic-standing", called, yes_no)
        return True
    standing = turn.text == "yes"
    shown = (*_SENTENCES, "ask-clinic-agree", "ask-clinic-standing")
    said = others.yes(turn, "\n".join(turn.shown(each, called) for each in shown))
    await enrolling.join(turn.tx, entry, turn.person, said, standing=standing)
    turn = await questions.close(turn)
    await turn.reply("clinic-join-done", called | {"standing": "yes" if standing else "no"})
    await _practise(turn, kept)
    await proposing.show(turn, [entry])
    return True


async def _entry(turn: Turn, kept: dict[str, str]) -> Entry | None:
    try:
        clinic, id_ = ClinicId(UUID(kept["clinic"])), RosterId(UUID(kept["entry"]))
        entry = await turn.tx.rosters.get(clinic, id_)
    except (NotFound, KeyError):
        return None
    return entry if entry.is_good(now=turn.now) else None


async def _practise(turn: Turn, kept: dict[str, str]) -> None:
    if kept.get(_PRACTICE):
        await practice.begin(turn.tx, turn.person, now=turn.now)
