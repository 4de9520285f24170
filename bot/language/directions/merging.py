"""Puts the doses that a correction says into the place of those that were read: how much, when, on
which days, with food, for how long: each only where the correction says something of it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.language.directions import whens
from bot.language.directions.doses import Dosing, Reading, Shared, Step
from bot.language.directions.measures import MASS, MEASURES
from bot.language.directions.names import written_strength
from bot.language.directions.pieces import Asked, Doubt, Much


class Field(StrEnum):
    """What a correction may be about."""

    AMOUNT = "amount"
    WHEN = "when"  #: how often, and at which times of the day
    DAYS = "days"
    FOOD = "food"
    LENGTH = "length"
    NEEDED = "needed"
    LIMIT = "limit"
    WAY = "way"
    STEPS = "steps"  #: a whole taper
    NAME = "name"
    STRENGTH = "strength"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes of a correction, and what must be asked."""

    steps: tuple[Step, ...]
    strength: str
    doubts: tuple[Doubt, ...] = ()


_OF_ONE_STEP: Final = frozenset({Field.AMOUNT, Field.LENGTH, Field.DAYS})


def said_by(told: Reading) -> frozenset[Field]:
    """Return what a correction is about."""
    fields = {field for step in told.steps for dosing in step for field in _said(dosing)}
    if len(told.steps) > 1:
        fields |= {Field.STEPS}
    if told.match is not None:
        fields |= {Field.NAME}
    if told.strength:
        fields |= {Field.STRENGTH}
    if told.reason:
        fields |= {Field.REASON}
    return frozenset(fields)


def merged(old: Reading, told: Reading) -> Merged:
    """Return the doses of `old` with what `told` says in its place."""
    fields = said_by(told)
    if Field.STEPS in fields or not old.steps:
        steps = told.steps if _says_any(told) else old.steps
        return Merged(steps, told.strength if Field.STEPS in fields else _named(old, told))
    if _is_a_head(old, told, fields):  # "metformin 1000 mg": what stands on the box
        return Merged(old.steps, told.strength)
    if fields == {Field.AMOUNT} and told.form and _masses(told) and not _masses(old):
        return Merged(old.steps, _masses(told)[0])  # "850 mg tablets"
    if len(old.steps) > 1:
        if fields & _OF_ONE_STEP:
            return Merged(old.steps, old.strength, (Doubt("all steps", told.text),))
        each = [_step(step, told.steps[0], fields, old) for step in old.steps]
        return Merged(tuple(step for step, _ in each), old.strength, each[0][1])
    if _may_be_strength(old, told, fields):
        words = next(d.amount.words for d in told.steps[0] if d.amount)
        return Merged(old.steps, old.strength, (Doubt("strength", words),))
    step, doubts = _step(old.steps[0], told.steps[0], fields, old)
    return Merged((step,), _strength(old, told), doubts)


def _said(dosing: Dosing) -> set[Field]:
    shared = dosing.shared
    told = {
        Field.AMOUNT: dosing.amount,
        Field.WHEN: whens.has_time(dosing),
        Field.DAYS: dosing.weekdays or dosing.month_days or dosing.cycle,
        Field.FOOD: shared.food or whens.has_food(dosing),
        Field.LENGTH: shared.lasts or shared.starts or shared.ends or shared.count,
        Field.NEEDED: shared.needed,
        Field.LIMIT: shared.ceiling or shared.gap,
        Field.WAY: shared.via or shared.sites,
    }
    return {field for field, value in told.items() if value}


def _says_any(told: Reading) -> bool:
    return any(_said(dosing) for step in told.steps for dosing in step)


def _step(
    old: Step, new: Step, fields: Set[Field], reading: Reading
) -> tuple[Step, tuple[Doubt, ...]]:
    if len(new) > 1:
        made = [_dosing(old[0], each, reading) for each in new]
        return tuple(made), ()
    told = new[0]
    if len(old) == 1:
        return (_dosing(old[0], told, reading),), ()
    if Field.AMOUNT in fields and Field.WHEN in fields:
        fit = [n for n, each in enumerate(old) if whens.at_the_same_time(each, told)]
        if len(fit) == 1:
            amount = _amount(old[fit[0]], told, reading)
            changed = replace(old[fit[0]], amount=amount)
            return (*old[: fit[0]], changed, *old[fit[0] + 1 :]), ()
        return (_dosing(old[0], told, reading),), ()
    if Field.AMOUNT in fields or (Field.WHEN in fields and len({d.amount for d in old}) > 1):
        words = [d.amount.words for d in (*old, told) if d.amount]
        return old, (Doubt("amounts", ", ".join(dict.fromkeys(words))),)
    if Field.WHEN in fields:
        return (_dosing(old[0], told, reading),), ()
    return tuple(_dosing(each, told, reading) for each in old), ()


def _dosing(old: Dosing, told: Dosing, reading: Reading) -> Dosing:
    placed = whens.placed(old, told)
    return replace(
        placed, amount=_amount(old, told, reading), shared=_shared(old.shared, told.shared)
    )


def _amount(old: Dosing, told: Dosing, reading: Reading) -> Much | Asked | None:
    amount = told.amount
    if not isinstance(amount, Much) or amount.unit:
        return amount or old.amount
    counted = isinstance(old.amount, Much) and old.amount.unit not in MASS
    unit = old.amount.unit if counted and old.amount else ""
    unit = unit or (reading.form if reading.form in MEASURES else "")
    return replace(amount, unit=unit, is_bare=False)


def _shared(old: Shared, told: Shared) -> Shared:
    """Return what holds for all doses. An end goes with a length: each stands for the other."""
    ends = bool(told.lasts or told.ends or told.count)
    return replace(
        old,
        needed=told.needed or old.needed,
        ceiling=told.ceiling or old.ceiling,
        gap=told.gap or old.gap,
        lasts=told.lasts if ends else old.lasts,
        count=told.count if ends else old.count,
        ends=told.ends if ends else old.ends,
        starts=told.starts or old.starts,
        via=told.via or old.via,
        sites=told.sites or old.sites,
        food=told.food if told.food else old.food,
        notes=tuple(dict.fromkeys((*old.notes, *told.notes))),
        verbs=old.verbs or told.verbs,
        is_strict=old.is_strict or told.is_strict,
    )


def _is_a_head(old: Reading, told: Reading, fields: Set[Field]) -> bool:
    """Return whether only a name and a strength were said, of what is counted."""
    plain = fields <= {Field.NAME, Field.STRENGTH, Field.AMOUNT, Field.REASON}
    return plain and bool(told.strength) and (not _masses(old) or not _masses(told))


def _may_be_strength(old: Reading, told: Reading, fields: Set[Field]) -> bool:
    """Return whether "1000 mg" may be what one tablet holds, or all that is taken of several."""
    if not _masses(told) or _masses(old) or Field.WHEN in fields:
        return False
    return any(d.value not in (None, 1) for d in old.steps[0])


def _strength(old: Reading, told: Reading) -> str:
    if told.strength and not _masses(told):
        return told.strength
    if not _masses(told):
        return old.strength
    (new, *_), before = _masses(told), _masses(old)
    if before:
        return new if old.strength in before else old.strength
    return old.strength if old.strength == new else ""  # what the box holds nobody has said


def _named(old: Reading, told: Reading) -> str:
    return told.strength or old.strength


def _masses(reading: Reading) -> list[str]:
    """Return the amounts that are said in mg and the like, as a strength is written."""
    amounts = [d.amount for step in reading.steps for d in step]
    return [
        written_strength(each.words)
        for each in amounts
        if isinstance(each, Much) and each.unit in MASS
    ]
