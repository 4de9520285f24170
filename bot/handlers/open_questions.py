"""Which open question an answer belongs to. Rounds are no questions of this kind: see `which`."""

from __future__ import annotations

from bot.domain.errors import BadInput
from bot.domain.intents import (
    ChangeMedication,
    Intent,
    Later,
    OneByOne,
    Skip,
    StopMedication,
    Took,
    Unclear,
)
from bot.handlers import (
    asking_back,
    courses,
    doses,
    earlier,
    medications,
    questions,
    which_medicine,
)
from bot.handlers.turn import Turn
from bot.handlers.which import lately
from bot.language.times import read_time


async def answer(turn: Turn, intent: Intent) -> bool:
    """Let the open question have the answer; False: there is none, or it was meant otherwise."""
    name = turn.dialog.name if turn.dialog else questions.IDLE
    is_free = isinstance(intent, Unclear) or turn.text in ("yes", "no")
    match name:
        case medications.ADD if is_free:
            return await medications.answer(turn)
        case courses.CHANGE if is_free:
            return await courses.answer_change(turn)
        case courses.STOP if is_free:
            return await courses.answer_stop(turn)
        case earlier.QUESTION:
            return await earlier.answer(turn, intent)
        case which_medicine.QUESTION if is_free:
            return await _medicine(turn)
        case asking_back.WHICH_ROUND if is_free:
            return await _round(turn)
        case asking_back.WHICH_TIME:
            return await _time(turn)
        case _:
            return False


async def is_the_newest(turn: Turn) -> bool:
    """Return whether no round was asked about after the open question: "yes" is for the newest."""
    asked_at = questions.asked_at(turn.dialog) if turn.dialog else None
    if asked_at is None:
        return True
    for person in turn.people:
        rounds, unanswered = await lately(turn, person.id)
        if any(r.asked_at and r.asked_at > asked_at for r in rounds if r.id in unanswered):
            return False
    return True


async def _medicine(turn: Turn) -> bool:
    chosen = which_medicine.chosen(turn)
    match chosen:
        case ChangeMedication():
            await courses.change(chosen, await questions.close(turn))
        case StopMedication():
            await courses.stop(chosen, await questions.close(turn))
        case None:
            return False
    return True


async def _round(turn: Turn) -> bool:
    said = asking_back.chosen_round(turn)
    match said:
        case Took():
            await doses.took(said, await questions.close(turn))
        case Later():
            await doses.later(said, await questions.close(turn))
        case Skip():
            await doses.skip(said, await questions.close(turn))
        case OneByOne():
            await doses.one_by_one(said, await questions.close(turn))
        case None:
            return False
    return True


async def _time(turn: Turn) -> bool:
    try:
        at = read_time(turn.text)
    except BadInput:
        return False
    said = asking_back.chosen_time(turn, at)
    await doses.took(said, await questions.close(turn), sure=True)
    return True
