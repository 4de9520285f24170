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
    amounts = _amounts(base, change)
    if len(step) != 1 or not amounts:
        return [step], [Doubt("steps", change.by.words)]
    every = change.every
    first = base.shared.lasts or every
    made: list[Step] = []
    for n, amount in enumerate(amounts):
        is_last = n == len(amounts) - 1 and not change.until_none
        lasts: Lasts | None = None if is_last else first if n == 0 else every
        made.append((replace(base, amount=amount, shared=replace(base.shared, lasts=lasts)),))
    return made, []


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


def alternating(step: Step) -> tuple[Step, list[Doubt]]:
    """Return two amounts that take turns, each every other day."""
    if len(step) != 2:
        return step, [Doubt("amounts", "")]
    plain = all(each.often is None or each.often.is_plain for each in step)
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
