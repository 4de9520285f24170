"""Takes an answer to what is asked about medicines that were written down: yes, a letter, or what
is otherwise, in any words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain import intents
from bot.domain.intents import Intent, Unclear
from bot.handlers import help_texts, questions
from bot.handlers.medicines import drafts, medications, saying
from bot.handlers.medicines.asking import Considered, Step
from bot.handlers.medicines.drafts import Batch, Entry
from bot.handlers.turn import Turn
from bot.language import form
from bot.language.bundles import languages
from bot.language.directions import correcting
from bot.language.directions.doses import Reading
from bot.language.directions.merging import Field, said_by
from bot.language.directions.reader import partly
from bot.language.normal import cleaned, folded

_MOST_FIXES: Final = 20
_LONGEST_PURPOSE: Final = 60
_SHORTEST_PURPOSE: Final = 3  #: letters: "hm" is none
#: What may be a correction although it is something else where nothing is read back.
_MAY_BE_MEANT_HERE: Final = (
    Unclear,
    intents.Took,
    intents.Skip,
    intents.Later,
    intents.Note,
    intents.AddMedication,
)
_TELLS_OF_TAKING: Final = re.compile(
    r"\b(?:took|taken|taking|had|swallowed|tome|tomado|tomada|tomadas|tomados|skip|skipped|later"
    r"|luego|remind|forgot|olvide|add|agregar|anadir)\b"
)
_CHANGES: Final = re.compile(r"(?:change|cambiar|cambie|cambia|modify|modificar)\b")
_FOR: Final = re.compile(
    r"^(?:(?:it is|its|it's|i take it|is|es|la tomo|lo tomo|la uso|lo uso)\s+)?"
    r"(?:(?:for|because of|against|para|por|contra)\s+)?",
    re.IGNORECASE,
)


async def answer_first(turn: Turn, intent: Intent) -> bool:
    """Take what was said as the answer, before it is acted on as anything else; False: it is
    none. A bare yes or no is said to this question: "wrong" is no wrong pill."""
    for bare in ("yes", "no"):
        if turn.text == bare or _is_said(bare, turn):
            if not await answer(replace(turn, text=bare)):
                await help_texts.not_understood(turn)
            return True
    is_name = isinstance(intent, intents.Settings) and intent.setting == "name"
    if not isinstance(intent, _MAY_BE_MEANT_HERE) and not (is_name and _names_it(turn)):
        return False
    if not isinstance(intent, Unclear) and _TELLS_OF_TAKING.search(folded(turn.text)):
        return False
    return await answer(turn)


def _names_it(turn: Turn) -> bool:
    """Return whether "name is glipizide" is said of the medicine and not of oneself."""
    return not {"my", "me", "mi", "i"} & set(folded(turn.text).split())


async def answer(turn: Turn) -> bool:
    """Take what was said as the answer to the question that is open; False: it is none."""
    step = turn.dialog.step if turn.dialog else ""
    packed = questions.kept(turn).get("batch")
    if packed is None or step == Step.LINE:
        return await _a_line(turn)
    batch = drafts.unpacked(packed)
    if turn.text in _PRESSED:
        return await _pressed(turn.text, Step(step), batch, turn)
    if _is_said(saying.ALL, turn) and batch.shown:
        await _all(batch, turn)
        return True
    for what in (saying.LEAVE_OUT, saying.UNSURE):
        if _is_said(what, turn):
            return await _pressed(what, Step(step), batch, turn)
    return await _in_words(Step(step), batch, turn)


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
        await _what_is_wrong(batch, turn)
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
    of = await _considered(batch, turn)
    if of is None or of.reading.match is None:
        return False
    names = (of.reading.match.name, *of.reading.match.rivals)
    place = int(said[-1]) if said != "yes" else 0
    await _fixed(f"name is {names[place]}", batch, turn)
    return True


async def _leave_out(batch: Batch, turn: Turn, why: str) -> None:
    of = await _considered(batch, turn)
    about = saying.medicine(of.reading) if of else ()
    if batch.is_many:
        await medications.go_on(batch.without_entry(), turn, lead=why, about=about)
        return
    turn = await questions.close(turn)
    sentence = "add-same-box" if why == "same" else "nothing-changed"
    await turn.reply(sentence, {"medicine": about})


async def _all(batch: Batch, turn: Turn) -> None:
    """Confirm all that was shown as it was read; what else there is to ask is asked one by one."""
    regimen = await turn.tx.medications.regimen(turn.person.id)
    left = []
    for entry in batch.left:
        of = medications.consider(batch, entry, regimen, turn)
        was_shown = of is not None and of.draft is not None
        left.append(replace(entry, is_right=True) if was_shown else entry)
    read = [(entry, medications.consider(batch, entry, regimen, turn)) for entry in left]
    settled = [entry for entry, of in read if of is not None and of.step is None]
    others = [entry for entry in left if entry not in settled]
    await medications.go_on(replace(batch, left=(*settled, *others)), turn)


async def _what_is_wrong(batch: Batch, turn: Turn) -> None:
    of = await _considered(batch, turn)
    if of is None:
        await medications.go_on(batch.without_entry(), turn)
        return
    again = batch.with_entry(replace(batch.entry, is_right=False))
    await medications.ask(replace(of, step=Step.WRONG), again, turn)


async def _in_words(step: Step, batch: Batch, turn: Turn) -> bool:
    """Take a correction, a name, a purpose, or another medicine that is written meanwhile."""
    of = await _considered(batch, turn)
    text = cleaned(turn.text)
    if of is None or not any(c.isalnum() for c in text) or "?" in text:
        return False
    found = form.written(turn.text, today=batch.on, lexicon=turn.house.lexicon)
    if _CHANGES.match(folded(text)) and any(not _is_same(each, of.reading) for each in found):
        return False  # it is about one of the list
    if _are_others(found):
        await _others(found, of.reading, batch, turn)
        return True
    entry = batch.entry
    told = partly(text, today=batch.on, lexicon=turn.house.lexicon)
    if step is Step.PURPOSE and (purpose := _purpose(text, told)):
        await medications.go_on(batch.with_entry(replace(entry, purpose=purpose)), turn)
    elif _corrects(of.reading, text, batch, turn) and len(entry.fixes) < _MOST_FIXES:
        entry = replace(entry, purpose=told.reason or entry.purpose)
        await _fixed(text, batch.with_entry(entry), turn)
    elif step is Step.NAME and len(text) <= _LONGEST_PURPOSE:
        await _fixed(f"name is {text}", batch, turn)
    else:
        return False
    return True


def _corrects(reading: Reading, text: str, batch: Batch, turn: Turn) -> bool:
    lexicon = turn.house.lexicon
    return correcting.corrected(reading, text, today=batch.on, lexicon=lexicon) is not None


def _purpose(text: str, told: Reading) -> str | None:
    """Return what a medicine is said to be for; None where something else was said as well."""
    is_word = sum(c.isalpha() for c in text) >= _SHORTEST_PURPOSE
    if not is_word or len(text) > _LONGEST_PURPOSE or said_by(told) - {Field.REASON}:
        return None
    return told.reason or _FOR.sub("", text).strip(" .") or text


def _are_others(found: Sequence[Reading]) -> bool:
    """Return whether whole labels were written, and not what is otherwise in this one."""
    if len(found) > 1:
        return all(each.medication for each in found)
    return len(found) == 1 and is_whole(found[0])


def is_whole(reading: Reading) -> bool:
    """Return whether a label was written: a name that is one, and how often it is taken."""
    has_name = reading.match is not None or form.is_one(reading.text)
    doses = [dosing for step in reading.steps for dosing in step]
    often = any(d.has_time or d.shared.needed or d.shared.lasts for d in doses)
    return bool(reading.medication) and has_name and often


async def _others(found: Sequence[Reading], now: Reading, batch: Batch, turn: Turn) -> None:
    """Put what was written in front, or in the place of the one that was not right."""
    place = len(batch.texts)
    first = batch.entry
    new = [
        Entry(first.number + n, place, n, changes=first.changes if len(found) == 1 else "")
        for n in range(len(found))
    ]
    is_instead = len(found) == 1 and (
        (turn.dialog is not None and turn.dialog.step == Step.WRONG)
        or _is_same(found[0], now)
        or bool(first.changes)
    )
    left = batch.left[1:] if is_instead else batch.left
    more = 0 if is_instead else len(new)
    after = replace(
        batch,
        texts=(*batch.texts, turn.text),
        left=(*new, *(replace(e, number=e.number + more) for e in left)),
        of=batch.of + more,
        shown=batch.shown and is_instead,
    )
    await medications.go_on(after, turn)


def _is_same(one: Reading, other: Reading) -> bool:
    if not one.match and not is_whole(one):
        return True  # no other medicine is named
    if one.match and other.match:
        return one.match.ingredients == other.match.ingredients
    return folded(one.medication) == folded(other.medication)


async def _fixed(text: str, batch: Batch, turn: Turn) -> None:
    entry = replace(batch.entry, fixes=(*batch.entry.fixes, text), is_right=False)
    await medications.go_on(batch.with_entry(entry), turn)


async def _considered(batch: Batch, turn: Turn) -> Considered | None:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    return medications.consider(batch, batch.entry, regimen, turn)


def _is_said(what: str, turn: Turn) -> bool:
    """Return whether somebody said one of the ways to say it, in any of our languages."""
    said = folded(turn.text)
    words = (replace(turn, language=each).render(_WAYS[what], {}).text for each in languages())
    return any(said == folded(way) for each in words for way in each.split(","))


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
