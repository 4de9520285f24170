"""Says how much belongs to which part of the day: "1 in the morning and 2 at night"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from itertools import pairwise
from typing import Final

from bot.domain.amounts import Amount, AskedWhenTaken, ByWeekday, Quantity, Unit
from bot.domain.errors import BadInput
from bot.domain.medications import Food
from bot.domain.schedules import DayPart, Intake
from bot.language.directions.pieces import And, Asked, Much, Piece, Vague, Weekdays, When
from bot.language.directions.unread import Unread

_HALF_DAY: Final = re.compile(r"[ap] ?m\b|tarde|noche|night|evening|afternoon")
_STRENGTHS: Final = frozenset({Unit.MILLIGRAM, Unit.GRAM, Unit.MICROGRAM, Unit.UNIT})
#: Said beside each other without an "and", these mean one intake: the first stands.
_SAME: Final = (
    (DayPart.WAKING, DayPart.MORNING),
    (DayPart.BEDTIME, DayPart.EVENING),
    (DayPart.BEDTIME, Vague.NIGHT),
    (DayPart.EVENING, Vague.NIGHT),
)
#: The hours that a part of the day may lie at, to know "at 08:00 in the morning" for one intake.
_HOURS: Final = {
    DayPart.WAKING: range(4, 12),
    DayPart.MORNING: range(4, 12),
    DayPart.NOON: range(11, 15),
    Vague.AFTERNOON: range(12, 19),
    DayPart.EVENING: range(16, 23),
    DayPart.BEDTIME: range(20, 24),
    Vague.NIGHT: range(18, 24),
}


def without_strengths(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without "(500 mg)" beside "1 tablet", which says what one holds."""
    kept = list(pieces)
    for first, second in pairwise(pieces):
        if isinstance(first, Much) and isinstance(second, Much):
            masses = [much for much in (first, second) if much.unit in _STRENGTHS]
            if len(masses) == 1:
                kept.remove(masses[0])
    return kept


def intakes(pieces: Sequence[Piece], *, food: Food, unit: Unit | None) -> tuple[Intake, ...]:
    """Return the intakes that say when; an empty tuple where no part of the day is named."""
    groups: list[tuple[list[Much | Asked], list[When]]] = []
    for piece in _when_first(pieces):
        if isinstance(piece, Much | Asked):
            groups.append(([piece], []))
        elif isinstance(piece, When):
            if not groups:
                groups.append(([], []))
            groups[-1][1].append(piece)
    if len(groups) > 1 and not all(whens for _, whens in groups):
        raise _unclear([much for muches, _ in groups for much in muches])
    whens = _resolved([when for _, whens in groups for when in whens], food)
    unit = unit or _any_unit(pieces)
    return _once_each(
        [
            Intake(whens[when], quantity(muches[0] if muches else None, unit))
            for muches, members in groups
            for when in members
        ]
    )


def single(pieces: Sequence[Piece], unit: Unit | None) -> Quantity:
    """Return the one amount that is named; one dose where there is none."""
    muches = list(dict.fromkeys(piece for piece in pieces if isinstance(piece, Much | Asked)))
    if len(muches) > 1:
        raise _unclear(muches)
    return quantity(muches[0] if muches else None, unit)


def by_weekday(pieces: Sequence[Piece], unit: Unit | None) -> ByWeekday | None:
    """Return "2 tablets on Monday and 1 tablet on Friday", where that is what is said."""
    told = [piece for piece in pieces if isinstance(piece, Much | Weekdays)]
    pairs = list(zip(told[::2], told[1::2], strict=False))
    if len(pairs) < 2 or len(told) % 2:
        return None
    amounts: dict[int, Amount] = {}
    for much, days in pairs:
        if not isinstance(much, Much) or not isinstance(days, Weekdays):
            return None
        amount = quantity(much, unit or _any_unit(pieces))
        if not isinstance(amount, Amount) or amounts.keys() & days.days:
            raise Unread((days.words,), f"{days.words!r} is said twice; name each day once")
        amounts |= dict.fromkeys(days.days, amount)
    return ByWeekday(tuple(sorted(amounts.items())))


def quantity(much: Much | Asked | None, unit: Unit | None) -> Quantity:
    """Return an amount; where nothing says how much, it is one dose, never the strength."""
    if much is None:
        return Amount(Decimal(1), unit or Unit.DOSE)
    if isinstance(much, Asked):
        return AskedWhenTaken(much.unit)
    try:
        return Amount(much.value, much.unit or unit or Unit.DOSE)
    except BadInput as error:
        raise Unread((much.words,), str(error)) from None


def _any_unit(pieces: Sequence[Piece]) -> Unit | None:
    return next((p.unit for p in pieces if isinstance(p, Much) and p.unit), None)


def _when_first(pieces: Sequence[Piece]) -> list[Piece]:
    """Return amounts and times with each amount first: "in the morning 1, at night 2" is turned."""
    told = [piece for piece in _merged(pieces) if isinstance(piece, Much | Asked | When)]
    muches = [piece for piece in told if not isinstance(piece, When)]
    if not told or not isinstance(told[0], When) or isinstance(told[-1], When):
        return [*told]
    if len(muches) == 1:
        return [muches[0], *(piece for piece in told if isinstance(piece, When))]
    turned: list[Piece] = []
    waiting: list[Piece] = []
    for piece in told:
        if isinstance(piece, When):
            waiting.append(piece)
        else:
            turned += [piece, *waiting]
            waiting = []
    return turned


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with what is said twice of one intake said once."""
    kept: list[Piece] = []
    last: When | None = None  #: the time that the next one may say again
    for piece in pieces:
        if isinstance(piece, When) and last is not None:
            same = _same_intake(last, piece)
            kept = [same if each is last else each for each in kept]
            last = same
        elif isinstance(piece, When | And | Much | Asked):
            kept.append(piece)
            last = piece if isinstance(piece, When) else None
    return kept


def _same_intake(first: When, second: When) -> When:
    for one, other in ((first, second), (second, first)):
        if one.at == other.at or (one.at, other.at) in _SAME or _lies_in(one.at, other.at):
            return one
    raise Unread(
        (first.words, second.words),
        f"{first.words!r} and {second.words!r} may be one time or two; put an 'and' between two",
    )


def _lies_in(at: DayPart | Vague | time, part: DayPart | Vague | time) -> bool:
    return isinstance(at, time) and not isinstance(part, time) and at.hour in _HOURS[part]


def _resolved(whens: Sequence[When], food: Food) -> dict[When, DayPart | time]:
    parts = {when.at for when in whens}
    is_24_hours = any(
        isinstance(when.at, time) and when.at.hour > 12 and not _HALF_DAY.search(when.words)
        for when in whens
    )
    return {when: _exact(when, parts, food, is_24_hours=is_24_hours) for when in whens}


def _exact(
    when: When, parts: set[DayPart | Vague | time], food: Food, *, is_24_hours: bool
) -> DayPart | time:
    match when.at:
        case time():
            if not when.sure and not is_24_hours:
                raise Unread((when.words,), f"{when.words!r}: say 08:00, 8 am or 8 pm")
            return when.at
        case Vague.NIGHT:
            is_dinner = food is Food.WITH and DayPart.EVENING not in parts
            return DayPart.EVENING if is_dinner else DayPart.BEDTIME
        case Vague.AFTERNOON:
            if DayPart.MORNING in parts and parts & {Vague.NIGHT, DayPart.EVENING, DayPart.BEDTIME}:
                return DayPart.NOON
            raise Unread((when.words,), f"{when.words!r}: say at noon, in the evening, or a time")
        case DayPart():
            return when.at


def _once_each(intakes: Sequence[Intake]) -> tuple[Intake, ...]:
    found: dict[DayPart | time | None, Intake] = {}
    for intake in intakes:
        if found.setdefault(intake.when, intake) != intake:
            raise Unread((str(intake.when),), f"two amounts are named for {intake.when}; name one")
    return tuple(found.values())


def _unclear(muches: Sequence[Much | Asked]) -> Unread:
    words = tuple(much.words for much in muches if isinstance(much, Much))
    return Unread(words, f"it is not clear when each of {', '.join(words)} is taken")
