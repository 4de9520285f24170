"""Takes an answer to what is asked about medicines that were written down: yes, a letter, or what
is otherwise, in any words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.domain import intents
from bot.domain.intents import Intent, Unclear
from bot.handlers import help_texts, questions, set_aside
from bot.handlers.medicines import drafts, in_words, medications, pointing, purposes, saying
from bot.handlers.medicines.asking import Step
from bot.handlers.medicines.drafts import Batch, Entry
from bot.handlers.turn import Turn
from bot.language import form
from bot.language.normal import folded

#: What may be a correction although it is something else where nothing is read back.
_MAY_BE_MEANT_HERE: Final = (
    Unclear,
    intents.Took,
    intents.Skip,
    intents.Later,
    intents.AddMedication,
)
#: "dizziness" says what it is for; "I feel dizzy since this morning" is told, and must be kept.
_MAY_SAY_WHAT_FOR: Final = (intents.NoteKind.SIDE_EFFECT, intents.NoteKind.QUESTION)
_LONGEST_PURPOSE: Final = 3  #: words that are no sentence
#: What stands on the buttons of a plan that may be in sight too.
_OF_A_PLAN: Final = ("choice-plan-yes", "choice-plan-no")
_SAYS_NO: Final = re.compile(r"no\b")
_TELLS_OF_TAKING: Final = re.compile(
    r"\b(?:took|taken|taking|had|swallowed|tome|tomado|tomada|tomadas|tomados|skip|skipped|later"
    r"|luego|remind|forgot|olvide|add|agregar|anadir)\b"
)


async def answer_first(turn: Turn, intent: Intent) -> bool:
    """Take what was said as the answer, before it is acted on as anything else; False: it is
    none. A bare yes or no is said to this question: "wrong" is no wrong pill."""
    for bare in ("yes", "no"):
        if turn.text == bare or _is_said(bare, turn):
            await _bare(bare, turn)
            return True
    if await _skips_what_for(turn) or await _points(turn) or await _how_often(turn):
        return True
    if isinstance(intent, intents.Note):
        is_answer = _is_of_labels(turn) or _may_say_what_for(intent, turn)
        return is_answer and await answer(turn)
    if isinstance(intent, intents.OneByOne):
        return purposes.says_for(turn.text) and await answer(turn)
    is_name = isinstance(intent, intents.Settings) and intent.setting == "name"
    if not isinstance(intent, _MAY_BE_MEANT_HERE) and not (is_name and _names_it(turn)):
        return False
    if not isinstance(intent, Unclear) and _TELLS_OF_TAKING.search(folded(turn.text)):
        return False
    return await answer(turn)


def _is_of_a_plan(turn: Turn) -> bool:
    """Return whether it stands on a button of a plan: "use these times" is no purpose."""
    return any(questions.is_one_of(choice, turn) for choice in _OF_A_PLAN)


def _is_of_labels(turn: Turn) -> bool:
    """Return whether labels were asked for and several lines came: "for cholesterol" at the end of
    one and a number in the next are no measured value."""
    asked = turn.dialog is not None and turn.dialog.step == Step.LINE
    return asked and "\n" in turn.text.strip()


async def _bare(bare: str, turn: Turn) -> None:
    """Take a bare yes or no. It is meant for us, so it is never met with silence; who says "yes"
    twice to what it is for does not want to say it. A "yes?" is none."""
    if "?" not in turn.text and await answer(replace(turn, text=bare)):
        return
    is_again = _asks_what_for(turn) and help_texts.was_said(turn)
    if not (is_again and await answer(replace(turn, text=saying.UNSURE))):
        await help_texts.not_understood(turn, always=True)


async def _skips_what_for(turn: Turn) -> bool:
    """Leave open what it is for: "skip" skips the question, not a dose."""
    is_skipped = _asks_what_for(turn) and _is_said(saying.UNSURE, turn)
    return is_skipped and await answer(turn)


def _asks_what_for(turn: Turn) -> bool:
    return turn.dialog is not None and turn.dialog.step == Step.PURPOSE


async def _how_often(turn: Turn) -> bool:
    """Take a bare "twice" for how often it is taken, where that is open: nobody took it twice."""
    a_day = _A_DAY.get(folded(turn.text).removeprefix("no "))
    is_open = turn.dialog is not None and turn.dialog.step in _ASKS_HOW
    return a_day is not None and is_open and await answer(replace(turn, text=a_day))


async def _points(turn: Turn) -> bool:
    """Take what is said of one of several by its number: "the second one is wrong"."""
    packed = questions.kept(turn).get(set_aside.BATCH)
    at = pointing.at(turn.text) if packed else None
    batch = drafts.unpacked(packed) if packed and at else None
    if at is None or batch is None or not batch.is_many:
        return False
    await in_words.pointed(at, batch, turn)
    return True


def _may_say_what_for(note: intents.Note, turn: Turn) -> bool:
    """Return whether what sounds like a remark may be what a medicine is taken for."""
    said = folded(turn.text)
    is_short = len(said.split()) <= _LONGEST_PURPOSE
    is_said = is_short or purposes.says_for(said) or bool(_SAYS_NO.match(said))
    return note.kind in _MAY_SAY_WHAT_FOR and is_said


def _names_it(turn: Turn) -> bool:
    """Return whether "name is glipizide" is said of the medicine and not of oneself."""
    return not {"my", "me", "mi", "i"} & set(folded(turn.text).split())


async def answer(turn: Turn) -> bool:
    """Take what was said as the answer to the question that is open; False: it is none."""
    step = turn.dialog.step if turn.dialog else ""
    packed = questions.kept(turn).get(set_aside.BATCH)
    if packed is None or step == Step.LINE:
        return await _a_line(turn)
    batch = drafts.unpacked(packed)
    if turn.text in _PRESSED:
        return await _pressed(turn.text, Step(step), batch, turn)
    if _is_of_a_plan(turn):
        return False
    if _is_said(saying.ALL, turn) and batch.is_many:
        await (_all(batch, turn) if batch.shown else medications.show_what_is_left(batch, turn))
        return True
    for what in (saying.LEAVE_OUT, saying.UNSURE):
        if _is_said(what, turn):
            return await _pressed(what, Step(step), batch, turn)
    return await in_words.heard(Step(step), batch, turn)


async def _a_line(turn: Turn) -> bool:
    if turn.text == "no":
        await (await questions.close(turn)).reply("nothing-changed")
        return True
    found = form.written(turn.text, today=turn.now.date(), lexicon=turn.house.lexicon)
    if not any(each.match or medications.says_something(each) for each in found):
        return False
    await medications.begin(turn.text, await questions.close(turn))
    return True


async def _pressed(said: str, step: Step, batch: Batch, turn: Turn) -> bool:
    settled = _settled(batch.entry, said, step)
    if settled is not None:
        await medications.go_on(batch.with_entry(settled), turn)
    elif step is Step.MEANT and (said == "yes" or said.startswith("meant")):
        return await _meant(said, batch, turn)
    elif said == saying.LEAVE_OUT or (said, step) == ("box", Step.SAME):
        await _leave_out(batch, turn, "same" if said == "box" else "left")
    elif said == saying.ALL:
        await _all(batch, turn)
    elif said == "no" and batch.entry.changes:
        await (await questions.close(turn)).reply("nothing-changed")
    elif said == "no":
        await in_words.corrected("", batch, turn)
    else:
        return False
    return True


def _settled(entry: Entry, said: str, step: Step) -> Entry | None:
    """Return the medicine with its question answered, where the answer needs no more than that."""
    match said, step:
        case "yes", Step.CONFIRM:
            return replace(entry, is_right=True)
        case "no", Step.MEANT:
            return replace(entry, keeps_name=True)
        case (("instead" | "both"), Step.SAME):
            return replace(entry, same=said)
        case (("no" | saying.UNSURE), Step.PURPOSE):
            return replace(entry, purpose="")
        case _:
            return None


async def _meant(said: str, batch: Batch, turn: Turn) -> bool:
    of = await in_words.considered(batch, turn)
    if of is None or of.reading.match is None:
        return False
    names = (of.reading.match.name, *of.reading.match.rivals)
    place = int(said[-1]) if said != "yes" else 0
    await in_words.fixed(f"name is {names[place]}", batch, turn)
    return True


async def _leave_out(batch: Batch, turn: Turn, why: str) -> None:
    of = await in_words.considered(batch, turn)
    about = saying.medicine(of.reading) if of else ()
    if batch.is_many:
        await medications.go_on(batch.without_entry(), turn, lead=why, about=about)
        return
    turn = await questions.close(turn)
    sentence = "add-same-box" if why == "same" else "nothing-changed"
    await turn.reply(sentence, {"medicine": about})


async def _all(batch: Batch, turn: Turn) -> None:
    """Confirm all that was shown as it was read; what else there is to ask is asked one by one, and
    what changes with time is read back by itself: there doses go wrong."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    left = []
    for entry in batch.left:
        of = medications.consider(batch, entry, regimen, turn)
        was_shown = of is not None and of.draft is not None and len(of.draft.phases) == 1
        left.append(replace(entry, is_right=True) if was_shown else entry)
    read = [(entry, medications.consider(batch, entry, regimen, turn)) for entry in left]
    settled = [entry for entry, of in read if of is not None and of.step is None]
    others = [entry for entry in left if entry not in settled]
    await medications.go_on(replace(batch, left=(*settled, *others)), turn)


def _is_said(what: str, turn: Turn) -> bool:
    """Return whether somebody said one of the ways to say it, in any of our languages."""
    return questions.is_one_of(_WAYS[what], turn)


_ASKS_HOW: Final = (Step.ASK, Step.WRONG, Step.CONFIRM)
_A_DAY: Final = {
    **{said: f"{said} a day" for said in ("once", "twice", "two times", "three times")},
    **{said: f"{said} al día" for said in ("una vez", "dos veces", "tres veces")},
}
_WAYS: Final = {
    "yes": "yes-words",
    "no": "no-words",
    saying.ALL: "all-of-them-words",
    saying.LEAVE_OUT: "leave-out-words",
    saying.UNSURE: "do-not-know-words",
}
_PRESSED: Final = frozenset(
    {"yes", "no", saying.ALL, saying.LEAVE_OUT, saying.UNSURE, *saying.SAME}
    | {f"meant {n}" for n in range(5)}
)
