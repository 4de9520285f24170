"""Puts one correction into a reading: what it says replaces what was said of that, and nothing
else. "No, twice a day" changes how often; the amount, the food and the name stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.lexicon import Lexicon
from bot.language.directions import doubting, whens
from bot.language.directions.doses import Dosing, Reading
from bot.language.directions.figures import instead
from bot.language.directions.merging import Field, merged, said_by
from bot.language.directions.names import name_strength_form, written_strength
from bot.language.directions.otherwise import Otherwise, taken_apart
from bot.language.directions.pieces import Doubt
from bot.language.directions.reader import SILENT, partly
from bot.language.normal import folded

#: Doubts whose answer may be no more than the word that was missing: "mg", "in the evening".
_ENDED_BY_A_WORD: Final = frozenset({"clock", "unit", "times or amount", "date", "length"})
_EACH: Final = re.compile(
    r"^a$|\b(?:strength|holds?|each tablet|one tablet|per tablet|box|concentracion|contiene|caja"
    r"|cada (?:tableta|capsula|pastilla|una)|una tableta)\b"
)
_ALL: Final = re.compile(
    r"^b$|\b(?:at (?:a|one|the same) time|at once|all|in all|together|total|dose|en total|toma|todo"
    r"|de una vez|cada vez|a la vez|dosis|juntas)\b"
)
#: How "1 April" and "the 15th" are said in full, where it is asked for a date.
_AS_A_DATE: Final = (
    ("from", ""),
    ("on", "of the month"),
    ("on day", "of the month"),
    ("desde", ""),
    ("el", "de cada mes"),
    ("el día", "de cada mes"),
)
_SETTLED_BY: Final = {
    Field.AMOUNT: doubting.AMOUNT | {"strength", "how much"},
    Field.WHEN: doubting.TIMES,
    Field.DAYS: frozenset({"weekly", "days"}),
    Field.LENGTH: doubting.LENGTH,
    Field.STEPS: (
        doubting.AMOUNT | doubting.TIMES | doubting.LENGTH | doubting.CHANGE | {"all steps"}
    ),
    Field.NAME: frozenset({"name"}),
}


def corrected(
    reading: Reading, text: str, *, today: date, lexicon: Lexicon | None = None
) -> Reading | None:
    """Return the reading with what `text` says in its place; None where it says nothing of it."""
    reading = _recalled(reading)
    if (answered := _of_the_strength(reading, text)) is not None:
        return checked(answered, lexicon)
    for told in _as_answers(reading, text, today=today, lexicon=lexicon):
        if not told.doubts and not told.unread and (found := _put_in(reading, told, lexicon)):
            return found
    for way in taken_apart(text):
        found = _by(reading, way, today=today, lexicon=lexicon)
        if found is not None:
            return found
    return None


def renamed(reading: Reading, name: str, lexicon: Lexicon | None) -> Reading:
    """Return the reading of a medicine that is called otherwise, with what is known about that."""
    match = lexicon.find(name) if lexicon else None
    kept = tuple(doubt for doubt in reading.doubts if doubt.code != "name")
    return checked(replace(reading, medication=name, match=match, doubts=kept), lexicon)


def called(reading: Reading, text: str, lexicon: Lexicon | None) -> Reading:
    """Return the reading with the name that `text` is, and the strength beside it; raise `Unread`
    where it is none."""
    name, strength, unit = name_strength_form(text)
    form = reading.form or (unit.name.lower() if unit else "")
    named = replace(reading, strength=strength or reading.strength, form=form)
    return renamed(named, name, lexicon)


def as_written(reading: Reading, lexicon: Lexicon | None) -> Reading:
    """Return the reading with its name kept as it was written: nobody knows what it is."""
    kept = tuple(doubt for doubt in reading.doubts if doubt.code != "name")
    return checked(replace(reading, match=None, doubts=kept), lexicon)


def _of_the_strength(reading: Reading, text: str) -> Reading | None:
    """Return the reading once it is said whether "1000 mg" is what one tablet holds or what is
    taken of them at a time."""
    doubt = next((doubt for doubt in reading.doubts if doubt.code == "strength"), None)
    said = folded(text)
    is_each, is_all = _EACH.search(said), _ALL.search(said)
    if doubt is None or bool(is_each) == bool(is_all):
        return None
    kept = tuple(each for each in reading.doubts if each is not doubt)
    if is_each:
        return replace(reading, strength=written_strength(doubt.words), doubts=kept)
    taken = partly(doubt.words, today=date.min).steps[0][0].amount
    step = tuple(replace(dosing, amount=taken) for dosing in reading.steps[0])
    return replace(reading, steps=(step,), strength="", doubts=kept)


def _as_answers(
    reading: Reading, text: str, *, today: date, lexicon: Lexicon | None
) -> Iterator[Reading]:
    """Yield what the words that were asked about and the answer say together."""
    for doubt in reading.doubts:
        if doubt.code in _ENDED_BY_A_WORD and doubt.words:
            yield partly(f"{doubt.words} {text}", today=today, lexicon=lexicon)
    if _wants_a_date(reading):
        for before, after in _AS_A_DATE:
            told = partly(f"{before} {text} {after}", today=today, lexicon=lexicon)
            if said_by(told) <= {Field.DAYS, Field.LENGTH}:
                yield told


def _wants_a_date(reading: Reading) -> bool:
    """Return whether it comes by the month, and nobody said on which day."""
    return any(
        dosing.often is not None and dosing.often.unit == "mo" and not dosing.month_days
        for step in reading.steps
        for dosing in step
    )


def _by(
    reading: Reading, way: Otherwise, *, today: date, lexicon: Lexicon | None
) -> Reading | None:
    if way.name:
        return renamed(reading, way.name, lexicon)
    if way.release:
        name = f"{reading.medication} {way.release}"
        known = way.release.casefold() in reading.medication.casefold()
        return reading if known else renamed(reading, name, lexicon)
    told = partly(way.words, today=today, lexicon=lexicon)
    if way.wrong:
        if (found := instead(reading, way.words, way.wrong)) is not None:
            return checked(found, lexicon)
        fields = said_by(told)
        wrong = said_by(partly(way.wrong, today=today, lexicon=lexicon))
        if not fields or not wrong or not wrong <= fields | {Field.DAYS, Field.WHEN}:
            return None
    return _put_in(reading, told, lexicon)


def _put_in(reading: Reading, told: Reading, lexicon: Lexicon | None) -> Reading | None:
    """Return the reading with the fields of `told`; None where it has none."""
    fields = said_by(told)
    if any(doubt.code == "not" for doubt in told.doubts):
        return None  # what is not to be done is no correction that anybody could act on
    if not fields and not _new_doubts(told):
        return None
    found = merged(reading, told)
    settled = {code for field in fields for code in _SETTLED_BY.get(field, ())}
    left = [d for d in reading.doubts if d.code not in settled and d.code not in SILENT]
    doubts = [*left, *_new_doubts(told), *found.doubts]
    new = replace(
        reading,
        steps=found.steps,
        reason=told.reason or reading.reason,
        doubts=tuple(dict.fromkeys(doubts)),
        unread=tuple(dict.fromkeys((*reading.unread, *told.unread))),
        strength=found.strength,
        form=reading.form or told.form,
    )
    if Field.NAME in fields and told.match is not None:
        same = reading.match and reading.match.ingredients == told.match.ingredients
        if not same or (reading.match and reading.match.needs_confirmation):
            new = replace(new, medication=told.medication, match=told.match)
    if _lost_its_amount(reading, new, settled):
        new = replace(new, doubts=(*new.doubts, Doubt("how much", "")))
    return checked(new, lexicon)


def _new_doubts(told: Reading) -> list[Doubt]:
    return [doubt for doubt in told.doubts if doubt.code not in ("weekly", "name", "form")]


def _lost_its_amount(before: Reading, after: Reading, settled: set[str]) -> bool:
    """Return whether an amount stood in what was doubted, and the answer says none."""
    doubted = any(d.code in doubting.AMOUNT and d.code in settled for d in before.doubts)
    return doubted and not any(d.amount for step in after.steps for d in step)


def checked(reading: Reading, lexicon: Lexicon | None) -> Reading:
    """Return the reading with what must be asked about it as it is now."""
    kept = [doubt for doubt in reading.doubts if doubt.code not in SILENT]
    found = doubting.doubts_of(reading, lexicon)
    doubts = tuple(dict.fromkeys([*kept, *(d for d in found if not kept or d.code not in SILENT)]))
    steps = doubting.without_doubtful(reading.steps, doubts)
    fed = tuple(tuple(map(_fed, *pair)) for pair in zip(reading.steps, steps, strict=True))
    return replace(reading, doubts=doubts, steps=fed)


def _fed(before: Dosing, after: Dosing) -> Dosing:
    """Return a dose whose amount or times are doubted with the limit and the food that are not."""
    limit = after.shared.ceiling or before.shared.ceiling
    meals = after.meals or whens.food_alone(before.meals)
    return replace(after, meals=meals, shared=replace(after.shared, ceiling=limit))


def _recalled(reading: Reading) -> Reading:
    """Return a reading with the food and the limits that its doubts had taken along."""
    if len(reading.unsure) != len(reading.steps):
        return reading
    pairs = zip(reading.unsure, reading.steps, strict=True)
    steps = tuple(
        tuple(map(_fed, before, after)) if len(before) == len(after) else after
        for before, after in pairs
    )
    return replace(reading, steps=steps, unsure=())
