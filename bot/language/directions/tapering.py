"""Lays "increase by one tablet every week to 4 a day" out in steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.directions.courses import Lasts
from bot.language.directions.doses import Dosing, Step
from bot.language.directions.pieces import Change, Doubt, Much, Often, Piece

_MOST: Final = 24  #: steps


def changed(step: Step, pieces: Sequence[Piece]) -> tuple[list[Step], list[Doubt]]:
    """Return the steps that a change of dose comes to; the one step where there is none."""
    change = next((piece for piece in pieces if isinstance(piece, Change)), None)
    if change is None:
        return [step], []
    base = step[0]
    every = change.every
    first = base.shared.lasts or every
    if missing := _missing(base, change):
        told = replace(base, shared=replace(base.shared, lasts=first)) if first else base
        return [(told,), *(() if len(step) == 1 else (step[1:],))], [Doubt(missing, change.words)]
    amounts = _amounts(base, change)
    if len(step) != 1 or not amounts or every is None:
        return [step], [Doubt("steps", change.words)]
    made: list[Step] = []
    for n, amount in enumerate(amounts):
        is_last = n == len(amounts) - 1 and not change.until_none
        lasts: Lasts | None = None if is_last else first if n == 0 else every
        made.append((replace(base, amount=amount, shared=replace(base.shared, lasts=lasts)),))
    return made, []


def _missing(base: Dosing, change: Change) -> str:
    """Return what nobody has said of a change; empty where all of it is there."""
    if not isinstance(base.amount, Much):
        return "step start"
    if not _same_unit(base.amount, change.by):
        return "step unit"
    if change.every is None:
        return "step interval"
    if not change.until_none and not change.to:
        return "step end"
    return "" if _is_once_a_day(base) else "step each"


def _is_once_a_day(base: Dosing) -> bool:
    """Return whether "10 mg more" can only mean at the one time that it is taken."""
    often = base.often
    is_once = often is None or (often.low == 1 and not often.high and often.unit != "h")
    return is_once and len(base.parts) + len(base.times) + len(base.meals) <= 1


def _amounts(base: Dosing, change: Change) -> list[Much]:
    start = base.amount
    if not isinstance(start, Much) or start.high or not _same_unit(start, change.by):
        return []
    goal = Decimal(0) if change.until_none else change.to.low if change.to else None
    if goal is None or (goal > start.low) != change.is_up:
        return []
    unit = start.unit or change.by.unit
    found: list[Much] = []
    value = start.low
    while len(found) < _MOST and (value < goal if change.is_up else value > goal):
        found.append(replace(start, low=value, unit=unit))
        value += change.by.low if change.is_up else -change.by.low
    if len(found) >= _MOST:
        return []
    return found if change.until_none else [*found, replace(start, low=goal, unit=unit)]


def _same_unit(one: Much, other: Much) -> bool:
    return not one.unit or not other.unit or one.unit == other.unit


def _is_alternate(often: Often) -> bool:
    return (often.low, often.period, often.unit) == (1, Decimal(2), "d")


def alternating(step: Step) -> tuple[Step, list[Doubt]]:
    """Return two amounts that take turns, each every other day."""
    if len(step) != 2:
        return step, [Doubt("amounts", "")]
    plain = all(
        each.often is None or each.often.is_plain or _is_alternate(each.often) for each in step
    )
    if not plain:
        return step, [Doubt("often", "")]
    notes = ("alternating days",)
    return tuple(
        replace(
            each,
            often=Often(1, None, Decimal(2)),
            shared=replace(each.shared, notes=each.shared.notes + notes),
        )
        for each in step
    ), []
