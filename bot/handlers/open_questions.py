"""Which open question an answer belongs to. Rounds are no questions of this kind: see `which`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.actions import pausing
from bot.domain.errors import BadInput
from bot.domain.intents import (
    Back,
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
    day,
    doubts,
    help_texts,
    memory,
    perhaps,
    phones,
    questions,
    reading,
    reports,
    second_step,
    shared_phones,
)
from bot.handlers.care import open_questions as care
from bot.handlers.care import standing_in
from bot.handlers.life import fewer, holding, late, trips
from bot.handlers.medicines import (
    answering,
    changing,
    courses,
    earlier,
    medications,
    which_medicine,
)
from bot.handlers.plans import answering as plans
from bot.handlers.plans import showing as plan
from bot.handlers.respond import respond
from bot.handlers.rounds import asking_back, doses, newest
from bot.handlers.turn import Turn
from bot.language.times import read_time


async def answer(turn: Turn, intent: Intent) -> bool:
    """Let the open question have the answer; False: there is none, or it was meant otherwise."""
    name = turn.dialog.name if turn.dialog else memory.IDLE
    if isinstance(intent, Back):
        return False  # it closes whatever question is open, and answers none
    if name == earlier.QUESTION:
        return await newest.is_newest(turn) and await earlier.answer(turn, intent)
    if name == asking_back.WHICH_ROUND and await newest.is_newest(turn):
        lettered = asking_back.lettered_round(turn, intent)
        if await _told(lettered, turn):
            return True
    first = _READS_FIRST.get(name)
    if first and await _may_read_first(turn, intent) and await first(turn, intent):
        return True
    if isinstance(intent, Took | Skip):
        return await _says_too_little(turn, name)
    return isinstance(intent, Unclear) and await _unclear(turn, name)


async def _says_too_little(turn: Turn, name: str) -> bool:
    """Ask again where a question wants more than a yes or a no: those are for nothing older."""
    is_bare = any(questions.is_one_of(words, turn) for words in ("yes-words", "no-words"))
    if name not in care.ANSWERS or not is_bare or not await newest.is_newest(turn):
        return False
    await help_texts.not_understood(turn, always=True)
    return True


async def _unclear(turn: Turn, name: str) -> bool:
    """Let a question have what means nothing elsewhere; False: it does not want it either."""
    read = _WANTS_WHAT_IS_UNCLEAR.get(name)
    if read is None:
        return False
    is_guarded = name in _CHANGES_THE_LIST and second_step.would_ask(turn)
    if is_guarded and not await newest.is_newest(turn):
        return False  # a round was asked about since: that is what is not understood
    if is_guarded and await second_step.is_missing(turn, answers=True):
        return True  # it may have been asked over another channel
    return await read(turn)


def names() -> frozenset[str]:
    """Return every question that is answered here."""
    return frozenset({*_READS_FIRST, *_WANTS_WHAT_IS_UNCLEAR, earlier.QUESTION})


async def _may_read_first(turn: Turn, intent: Intent) -> bool:
    """Return whether a dialog may look at an answer before it is acted on as what it says.

    A digit or a button is for its round alone, and so is a bare answer to a round that was asked
    about since. Over SMS nobody reads on without the PIN: what is unclear asks for it as ever.
    """
    if isinstance(intent, Took | Later | Skip | OneByOne):
        if turn.text.strip() in set("123") or not await newest.is_newest(turn):
            return False
        if _names_its_round(intent):
            return False
    is_guarded = bool(turn.dialog and turn.dialog.name in _CHANGES_THE_LIST)
    return not (is_guarded and second_step.would_ask(turn))


def _names_its_round(intent: Took | Later | Skip | OneByOne) -> bool:
    if isinstance(intent, OneByOne):
        return intent.round is not None
    return bool(intent.which.round or intent.which.dose or intent.which.letter)


async def _pin(turn: Turn) -> bool:
    """Do what was wanted before, once the PIN was said."""
    wanted = await second_step.unlocked(turn)
    if wanted is None:
        return second_step.is_a_try(turn)
    stood_in = await standing_in.stand_in(wanted)
    if stood_in is None:
        return True
    wanted = stood_in
    intent = await reading.read(wanted)
    if not await answer(wanted, _as_answer(wanted, intent)):
        await respond(intent, wanted)
    return True


def _as_answer(turn: Turn, intent: Intent) -> Intent:
    """Return what was said before the PIN as the answer to the question that is open again."""
    return Unclear() if turn.dialog and turn.dialog.name in _CHANGES_THE_LIST else intent


async def _whose(turn: Turn) -> bool:
    """Do what was wanted before, once it is known who is meant."""
    wanted = await shared_phones.chosen(turn)
    if wanted is None:
        return False
    intent = await reading.read(wanted)
    if not await second_step.is_needed(wanted, intent):
        await respond(intent, wanted)
    return True


async def _perhaps(turn: Turn) -> bool:
    """Do what was wanted before, once it is known which medicine was meant."""
    return await perhaps.denied(turn) or await _wanted(await perhaps.chosen(turn))


async def _perhaps_first(turn: Turn, intent: Intent) -> bool:
    """Take "both", and let no bare yes choose for them."""
    return await _wanted(await perhaps.both(turn)) or await perhaps.not_by_yes(turn, intent)


async def _wanted(found: tuple[Turn, Intent] | None) -> bool:
    if found and not await second_step.is_needed(*found):
        await respond(found[1], found[0])
    return found is not None


async def _medicine(turn: Turn) -> bool:
    chosen = which_medicine.chosen(turn)
    match chosen:
        case ChangeMedication():
            await changing.change(chosen, await questions.close(turn))
        case StopMedication():
            await courses.stop(chosen, await questions.close(turn))
        case None:
            return False
    return True


async def _round(turn: Turn) -> bool:
    return await _told(asking_back.chosen_round(turn), turn)


async def _told(said: asking_back.Answers | None, turn: Turn) -> bool:
    """Do what was said of a round, now that it is known of which."""
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


#: Dialogs that look at an answer before it is acted on as what it says: in them "no, twice a day"
#: is a correction and not a skip. They return False where it was meant otherwise.
_READS_FIRST: Final[Mapping[str, Callable[[Turn, Intent], Awaitable[bool]]]] = {
    doubts.QUESTION: doubts.answer,
    perhaps.QUESTION: _perhaps_first,
    day.QUESTION: day.corrected,
    medications.ADD: answering.answer_first,
    changing.CHANGE: changing.answer_first,
    plan.QUESTION: plans.answer_first,
    **care.READS_FIRST,
    pausing.QUESTION: holding.answer_end,
    reports.QUESTION: reports.answer_first,
}
#: The answers that change the list or a setting: over SMS none of them counts without the PIN.
_CHANGES_THE_LIST: Final = frozenset(
    {
        *(medications.ADD, changing.CHANGE, courses.STOP, which_medicine.QUESTION),
        *(day.QUESTION, plan.QUESTION, *care.GUARDED),
        *(holding.HOLD, trips.TRAVEL, fewer.FEWER, reports.QUESTION),
    }
)
_WANTS_WHAT_IS_UNCLEAR: Final[Mapping[str, Callable[[Turn], Awaitable[bool]]]] = {
    second_step.QUESTION: _pin,
    shared_phones.QUESTION: _whose,
    perhaps.QUESTION: _perhaps,
    day.QUESTION: day.answer,
    phones.PIN: phones.answer_pin,
    reports.QUESTION: reports.answer,
    medications.ADD: answering.answer,
    changing.CHANGE: changing.answer_change,
    courses.STOP: courses.answer_stop,
    which_medicine.QUESTION: _medicine,
    plan.QUESTION: plans.answer,
    holding.HOLD: holding.answer,
    trips.TRAVEL: trips.answer,
    late.LATE: late.answer,
    fewer.FEWER: fewer.answer,
    asking_back.WHICH_ROUND: _round,
    asking_back.WHICH_TIME: _time,
    **care.ANSWERS,
}
