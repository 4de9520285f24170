"""A test alert, so that both know that one would arrive."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from bot.actions import say
from bot.actions.care import calling, keeping
from bot.domain.care.links import CareLink, Shared
from bot.domain.care.may_see import may_see
from bot.domain.care.tellings import Facts, TellingKind, Watcher
from bot.domain.deliveries import Utterance, Value
from bot.domain.ids import PersonId
from bot.domain.people import Person
from bot.handlers import memory, questions
from bot.handlers.care import others
from bot.handlers.questions import Question
from bot.handlers.turn import Turn

QUESTION: Final = "care test"


async def alert(theirs: Turn, link: CareLink, patient: Person) -> None:
    """Send one, ask whether it came, and keep it with what they were told."""
    if not may_see(link, Shared.ALERTS, now=theirs.now):
        return
    tx = theirs.tx
    watcher = Watcher(link, theirs.person.zone)
    facts = Facts(theirs.now, patient.zone, doses={}, policies={}, watchers=(watcher,))
    name = await calling.by_name(tx, link)
    values: dict[str, Value] = {"called": name}
    said = await say.say(tx, theirs.to, Utterance("care-test", values), now=theirs.now)
    await keeping.shown(tx, watcher, TellingKind.TEST, facts, said)
    if theirs.dialog is None or theirs.dialog.name == memory.IDLE:
        keep = {"patient": str(patient.id), "called": name}
        yes_no = questions.yes_no("choice-got-it", "choice-not-now")
        question = Question(QUESTION, keep=keep)
        await questions.ask(theirs, question, "ask-care-test", values, yes_no)


async def answer(turn: Turn) -> bool:
    """Note that the test alert came, and say so to the patient; False: that was no answer."""
    if turn.text not in ("yes", "no"):
        return False
    patient = PersonId(UUID(questions.kept(turn)["patient"]))
    turn = await questions.close(turn)
    link = await turn.tx.care_links.between(patient, turn.speaker.id)
    if link is None or not may_see(link, Shared.ALERTS, now=turn.now):
        await turn.reply("care-nobody")
        return True
    await replace(turn, told_by=link).reply("care-test-done")
    if turn.text == "yes":
        await turn.tx.audit.write(
            patient,
            at=turn.now,
            actor=turn.speaker.id,
            action="test alert confirmed",
            subject=str(link.id),
        )
        person = await turn.tx.people.get(patient)
        called: dict[str, Value] = {"called": others.first_name(turn.speaker)}
        await others.tell(turn, person, "care-test-heard", called)
    return True
