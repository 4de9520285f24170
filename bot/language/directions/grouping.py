"""Puts the pieces of one medicine together: into steps, and the doses of each step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, TypeVar

from bot.language.directions.asides import Note, Repeat, Site, Strict, Verb, Via
from bot.language.directions.courses import (
    Alternating,
    Count,
    Dates,
    Lasts,
    MonthDays,
    NotThen,
    OnOff,
    Stage,
)
from bot.language.directions.doses import Dosing, Shared, Step
from bot.language.directions.pieces import (
    And,
    Asked,
    At,
    Ceiling,
    Doubt,
    Fed,
    Gap,
    Limit,
    Meal,
    Much,
    Needed,
    Often,
    Part,
    Piece,
    Weekdays,
)

P = TypeVar("P")
#: What says when.
TIMED: Final = (Often, Part, At, Meal, Weekdays, MonthDays, OnOff)
_PLACED: Final = (Part, At, Weekdays)


@dataclass(slots=True)
class Group:
    """An amount and the times that belong to it."""

    amount: Much | Asked | None = None
    timed: list[Piece] = field(default_factory=list)
    is_split: list[int] = field(
        default_factory=list
    )  #: places in `timed` that stand after an "and"


def of_kind(pieces: Sequence[Piece], kind: type[P]) -> list[P]:
    """Return the pieces of one kind."""
    return [piece for piece in pieces if isinstance(piece, kind)]


def groups_of(pieces: Sequence[Piece]) -> list[Group]:
    """Return each amount with the times that were said of it."""
    told = _turned([p for p in pieces if isinstance(p, (Much, Asked, And, *TIMED))])
    groups: list[Group] = [Group()]
    after_and = False
    for n, piece in enumerate(told):
        if isinstance(piece, And):
            after_and = True
            continue
        if isinstance(piece, Much | Asked):
            if groups[-1].amount is not None or (after_and and _is_whole(groups[-1], told[n:])):
                groups.append(Group())
            groups[-1].amount = piece
        else:
            if after_and and groups[-1].timed:
                groups[-1].is_split.append(len(groups[-1].timed))
            groups[-1].timed.append(piece)
        after_and = False
    return groups


def alike(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with "dinner" in "before breakfast and dinner" as before dinner."""
    told: list[Piece] = []
    side: Meal | None = None
    others = any(isinstance(p, Meal) and p.meal in ("M", "V") for p in pieces)
    for piece in pieces:
        if others and isinstance(piece, Meal) and _is_comida(piece):
            piece = replace(piece, meal="D", is_food=False)
        if isinstance(piece, Meal):
            if piece.is_time and side is not None:
                piece = replace(piece, relation=side.relation, minutes=side.minutes, is_time=False)
            is_told = piece.meal and not piece.is_time and piece.relation != "C"
            side = piece if is_told else None
        elif not isinstance(piece, And):
            side = None
        told.append(piece)
    return told


def fasting(pieces: Sequence[Piece]) -> list[Piece]:
    """Return "en ayunas", which is without having had breakfast, as before breakfast, where it is
    once a day and nothing else says when; elsewhere it is on an empty stomach."""
    others = of_kind(pieces, Often)
    is_often = any(each.low is None or each.low > 1 or each.unit in ("h", "min") for each in others)
    is_said = any(meal.meal == "M" for meal in of_kind(pieces, Meal)) or any(
        part.code in ("WAKE", "MORN") for part in of_kind(pieces, Part)
    )
    if is_often or is_said or of_kind(pieces, At):
        return list(pieces)
    return [
        Meal("A", "M", words=p.words) if isinstance(p, Fed) and "ayun" in p.words.lower() else p
        for p in pieces
    ]


def _is_comida(meal: Meal) -> bool:
    """Return whether it is "la comida", which beside breakfast or dinner is lunch."""
    return not meal.meal and not meal.is_each and meal.words.lower().split()[-1:] == ["comida"]


def _is_whole(group: Group, rest: Sequence[Piece]) -> bool:
    """Return whether "at 8 am" says one dose by itself: "at 8 am and 2 tablets at 8 pm"."""
    return any(isinstance(p, Part | At) for p in group.timed) and any(
        isinstance(p, Part | At) for p in rest
    )


def _turned(told: list[Piece]) -> list[Piece]:
    """Return amounts before their times: "in the morning 1, at night 2" is turned round."""
    real = [p for p in told if not isinstance(p, And)]
    muches = [p for p in real if isinstance(p, Much | Asked)]
    if (
        len(muches) < 2
        or not isinstance(real[0], (*_PLACED, Meal))
        or not isinstance(real[-1], Much | Asked)
    ):
        return told
    turned: list[Piece] = []
    waiting: list[Piece] = []
    for piece in told:
        if isinstance(piece, Much | Asked):
            turned += [piece, *waiting]
            waiting = []
        else:
            waiting.append(piece)
    return turned + waiting


def shared_of(pieces: Sequence[Piece]) -> Shared:
    """Return what holds for all doses of a step."""
    dates = of_kind(pieces, Dates)
    gaps = of_kind(pieces, NotThen)
    never = tuple(dict.fromkeys(each.words for each in gaps if not each.is_gap))
    notes = [each.text for each in of_kind(pieces, Note)]
    notes += [each.words for each in of_kind(pieces, Repeat)]
    notes += [each.words for each in gaps if each.is_gap]
    ceiling = _ceiling_of(pieces)
    notes += [each.words for each in of_kind(pieces, Limit) if not ceiling or not each.is_of_day]
    needed = of_kind(pieces, Needed)
    fed = of_kind(pieces, Fed)
    return Shared(
        needed=next((each for each in needed if each.reason), needed[0] if needed else None),
        ceiling=ceiling,
        gap=next(iter(of_kind(pieces, Gap)), None),
        lasts=next(iter(of_kind(pieces, Lasts)), None),
        count=next(iter(of_kind(pieces, Count)), None),
        starts=next((each for each in dates if each.starts), None),
        ends=next((each for each in dates if each.ends), None),
        via=_way_of(pieces),
        sites=tuple(dict.fromkeys(of_kind(pieces, Site))),
        food=fed[0].food if fed else None,
        notes=tuple(dict.fromkeys(notes)),
        verbs=tuple(dict.fromkeys(each.way for each in of_kind(pieces, Verb))),
        is_strict=bool(of_kind(pieces, Strict)),
        never=never,
    )


def _way_of(pieces: Sequence[Piece]) -> Via | None:
    """Return the way it is taken: "by mouth into the lungs" is breathed in."""
    told = of_kind(pieces, Via)
    return next((via for via in told if via.code == "inhaled"), next(iter(told), None))


def _ceiling_of(pieces: Sequence[Piece]) -> Ceiling | None:
    """Return the most in a day; "up to 3", of what is taken as needed, is of a day too."""
    if told := of_kind(pieces, Ceiling):
        return told[0]
    limits = [each for each in of_kind(pieces, Limit) if each.is_of_day]
    is_in_minutes = any(each.unit == "min" for each in of_kind(pieces, Often)) or any(
        "min" in each.words for each in of_kind(pieces, Repeat)
    )
    if not limits or not of_kind(pieces, Needed) or is_in_minutes:
        return None
    return Ceiling(limits[0].much, Decimal(1), "d", limits[0].much.words)


def staged(step: Sequence[Piece]) -> Lasts | None:
    """Return how long a step lasts where "day 1" or "weeks 2 to 4" says so."""
    for stage in of_kind(step, Stage):
        if stage.last is not None and stage.unit:
            return Lasts(stage.last - stage.first + 1, None, stage.unit)
    return None


def inherited(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps, each with what an earlier one has said and it leaves out."""
    told: list[Step] = []
    for step in steps:
        if told and len(step) == 1 and len(told[-1]) == 1:
            step = (_filled(step[0], told[-1][0]),)
        told.append(step)
    return tuple(told)


def _filled(dosing: Dosing, before: Dosing) -> Dosing:
    is_new = dosing.amount is not None and dosing.shared.needed and not before.shared.needed
    if dosing.amount is None:
        dosing = replace(dosing, amount=before.amount)
    elif (
        isinstance(dosing.amount, Much)
        and not dosing.amount.unit
        and isinstance(before.amount, Much)
    ):
        dosing = replace(dosing, amount=replace(dosing.amount, unit=before.amount.unit))
    if not dosing.has_time and not dosing.shared.count and not is_new:
        dosing = replace(
            dosing,
            often=before.often,
            parts=before.parts,
            meals=before.meals,
            times=before.times,
            weekdays=before.weekdays,
        )
    ours, theirs = dosing.shared, before.shared
    shared = replace(ours, via=ours.via or theirs.via, sites=ours.sites or theirs.sites)
    return replace(dosing, shared=shared)


def has_alternation(pieces: Sequence[Piece]) -> bool:
    """Return whether two amounts take turns."""
    return bool(of_kind(pieces, Alternating))


def doubts_of(pieces: Sequence[Piece]) -> list[Doubt]:
    """Return what the constructs themselves were not sure of."""
    return of_kind(pieces, Doubt)
