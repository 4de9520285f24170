"""Takes what is said in words to a medicine that is read back: a correction, its name, its purpose,
or another medicine that is written meanwhile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.handlers.medicines import medications
from bot.handlers.medicines.asking import Considered, Step
from bot.handlers.medicines.drafts import Batch, Entry
from bot.handlers.turn import Turn
from bot.language import form
from bot.language.directions import correcting
from bot.language.directions.doses import Reading
from bot.language.directions.merging import Field, said_by
from bot.language.directions.reader import partly
from bot.language.normal import cleaned, folded

_MOST_FIXES: Final = 20
_LONGEST_PURPOSE: Final = 60
_SHORTEST_PURPOSE: Final = 3  #: letters: "hm" is none
_CHANGES: Final = re.compile(r"(?:change|cambiar|cambie|cambia|modify|modificar)\b")
_FOR: Final = re.compile(
    r"^(?:(?:it is|its|it's|i take it|is|es|la tomo|lo tomo|la uso|lo uso)\s+)?"
    r"(?:(?:for|because of|against|para|por|contra)\s+)?",
    re.IGNORECASE,
)
_IS_OVER: Final = re.compile(
    r"\b(?:stopped|discontinued|took me off|no longer|suspendio|me quito|me quitaron|ya no)\b"
)


async def heard(step: Step, batch: Batch, turn: Turn) -> bool:
    """Take a correction, a name, a purpose, or another medicine that is written meanwhile."""
    of = await considered(batch, turn)
    text = cleaned(turn.text)
    if of is None or not any(c.isalnum() for c in text) or "?" in text:
        return False
    if _IS_OVER.search(folded(text)):
        return False  # what is no longer taken corrects nothing
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
        await fixed(text, batch.with_entry(entry), turn)
    elif step is Step.NAME and len(text) <= _LONGEST_PURPOSE:
        await fixed(f"name is {text}", batch, turn)
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


async def fixed(text: str, batch: Batch, turn: Turn) -> None:
    entry = replace(batch.entry, fixes=(*batch.entry.fixes, text), is_right=False)
    await medications.go_on(batch.with_entry(entry), turn)


async def considered(batch: Batch, turn: Turn) -> Considered | None:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    return medications.consider(batch, batch.entry, regimen, turn)
