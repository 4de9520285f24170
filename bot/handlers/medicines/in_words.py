"""Takes what is said in words to a medicine that is read back: a correction, its name, its purpose,
or another medicine that is written meanwhile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.handlers.medicines import amending, medications, pointing, purposes
from bot.handlers.medicines.asking import Considered, Step
from bot.handlers.medicines.drafts import Batch, Entry
from bot.handlers.turn import Turn
from bot.language import form
from bot.language.directions.doses import Reading
from bot.language.directions.reader import partly
from bot.language.normal import cleaned, folded

_MOST_FIXES: Final = 20
_LONGEST_NAME: Final = 60
_RENAMES: Final = re.compile(
    r"(?:no|nope|its|it is|thats|that is|es|(?:the |its |el |su )?(?:name|nombre)|called|se llama"
    r"|it should be|should be|i mean|i meant|sorry|perdon)\b"
)
_CHANGES: Final = re.compile(r"(?:change|cambiar|cambie|cambia|modify|modificar)\b")
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
    if _are_others(found) or _is_another(found, of.reading, step, text):
        await _others(found, of.reading, batch, turn)
        return True
    return await _of_this_one(step, of.reading, batch, turn)


async def _of_this_one(step: Step, reading: Reading, batch: Batch, turn: Turn) -> bool:
    """Take what is said of the medicine that is asked about, or of one that waits behind it."""
    text = pointing.without_wrong(turn.text) or cleaned(turn.text)
    told = partly(text, today=batch.on, lexicon=turn.house.lexicon)
    entry = batch.entry
    if other := pointing.by_name(told, reading, await _waiting(batch, turn)):
        await corrected(text, pointing.in_front(batch, other.number) or batch, turn)
    elif _names_another(told, reading, step, text):
        return False
    elif step is Step.PURPOSE and (purpose := purposes.said(text, told)):
        await medications.go_on(batch.with_entry(replace(entry, purpose=purpose)), turn)
    elif _corrects(reading, text, batch, turn) and len(entry.fixes) < _MOST_FIXES:
        entry = replace(entry, purpose=told.reason or entry.purpose)
        await fixed(text, batch.with_entry(entry), turn)
    elif step is Step.NAME and len(text) <= _LONGEST_NAME:
        await fixed(f"name is {text}", batch, turn)
    else:
        return False
    return True


def _names_another(told: Reading, reading: Reading, step: Step, text: str) -> bool:
    """Return whether another medicine is spoken of: this one is called otherwise only where that is
    said, or was asked."""
    if told.match is None or step in (Step.NAME, Step.MEANT, Step.WRONG):
        return False
    return not pointing.is_same(told, reading) and not _RENAMES.match(folded(text))


async def pointed(at: pointing.Pointed, batch: Batch, turn: Turn) -> None:
    """Take what is said of one of several by its number: it is asked about first."""
    meant = pointing.in_front(batch, at.number)
    if meant is None:
        is_one = 0 < at.number <= batch.of
        await turn.reply("add-pointed", {"number": at.number, "is-one": "yes" if is_one else "no"})
        await medications.go_on(batch, turn)
        return
    await corrected(at.rest, meant, turn)


async def corrected(text: str, batch: Batch, turn: Turn) -> None:
    """Put a correction into the first medicine; where it says nothing, ask what is otherwise."""
    of = await considered(batch, turn)
    if of is not None and text and _corrects(of.reading, text, batch, turn):
        await fixed(text, batch, turn)
        return
    again = batch.with_entry(replace(batch.entry, is_right=False))
    if of is None:
        await medications.go_on(batch.without_entry(), turn)
        return
    await medications.ask(replace(of, step=Step.WRONG), again, turn)


async def _waiting(batch: Batch, turn: Turn) -> list[tuple[Entry, Reading]]:
    regimen = await turn.tx.medications.regimen(turn.person.id)
    read = ((each, medications.consider(batch, each, regimen, turn)) for each in batch.left[1:])
    return [(entry, of.reading) for entry, of in read if of is not None]


def _corrects(reading: Reading, text: str, batch: Batch, turn: Turn) -> bool:
    lexicon = turn.house.lexicon
    return amending.amended(reading, text, on=batch.on, lexicon=lexicon) is not None


def _are_others(found: Sequence[Reading]) -> bool:
    """Return whether whole labels were written, and not what is otherwise in this one."""
    if len(found) > 1:
        return all(each.medication for each in found)
    return len(found) == 1 and is_whole(found[0])


def _is_another(found: Sequence[Reading], now: Reading, step: Step, text: str) -> bool:
    """Return whether another medicine is named, without how it is taken: nobody else is renamed
    by it, unless its name was asked for, or it is said to be this one's."""
    if len(found) != 1 or step in (Step.NAME, Step.MEANT, Step.WRONG, Step.SAME):
        return False
    told = found[0]
    is_named = told.match is not None and folded(text).startswith(folded(told.medication))
    return is_named and not _is_same(told, now)


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
    again = [e for e, read in await _waiting(batch, turn) if any(_is_same(f, read) for f in found)]
    left = tuple(entry for entry in left if entry not in again)
    more = 0 if is_instead else len(new)
    after = replace(
        batch,
        texts=(*batch.texts, turn.text),
        left=(*new, *(replace(e, number=e.number + more) for e in left)),
        of=batch.of + more - len(again),
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
