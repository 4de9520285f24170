"""Puts the pieces of directions together into a schedule. What contradicts itself is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

from bot.domain.amounts import Unit
from bot.domain.medications import Directions, Food, Phase
from bot.domain.schedules import EveryHours, Intake, Schedule
from bot.language.directions import amounts, needed
from bot.language.directions.days import days_of
from bot.language.directions.pieces import (
    Ceiling,
    Dates,
    Fed,
    Hours,
    Needed,
    Piece,
    Strict,
    TimesADay,
    TimesAWeek,
    When,
)
from bot.language.directions.unread import Unread

P = TypeVar("P")
_MOST_TIMES: Final = 8
_DAY_HOURS: Final = 24
_LONGEST_HOURS: Final = 24 * 31


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the words: today, and what is counted where no unit is named."""

    today: date
    unit: Unit | None = None


def phase(pieces: Sequence[Piece], context: Context, *, text: str) -> Phase:
    """Return what the pieces say, with the dates between which it holds."""
    pieces = amounts.without_strengths(pieces)
    starts, ends = _dates(pieces, context.today)
    food = _food(pieces)
    schedule = _schedule(pieces, food, context, first=starts or context.today)
    return Phase(Directions(schedule, food, text), starts, ends)


def of_kind(pieces: Sequence[Piece], kind: type[P]) -> list[P]:
    """Return the pieces of one kind."""
    return [piece for piece in pieces if isinstance(piece, kind)]


def _schedule(pieces: Sequence[Piece], food: Food, context: Context, *, first: date) -> Schedule:
    if of_kind(pieces, Needed):
        return needed.schedule(pieces, context.unit)
    if limits := of_kind(pieces, Ceiling):
        words = limits[0].much.words
        raise Unread((words,), f"{words!r} is for what is taken as needed; say so, or leave it out")
    if hours := of_kind(pieces, Hours):
        return _every_hours(pieces, hours, context)
    changing = amounts.by_weekday(pieces, context.unit)
    if changing is not None and not of_kind(pieces, When):
        return days_of(pieces, (Intake(None, changing),), first=first)
    told = amounts.intakes(pieces, food=food, unit=context.unit)
    return days_of(pieces, told or _open_intakes(pieces, context), first=first, told=told)


def _open_intakes(pieces: Sequence[Piece], context: Context) -> tuple[Intake, ...]:
    times = how_many(pieces)
    if times is None:
        raise Unread((), "it does not say how often; add for instance 'twice a day'")
    if times > _MOST_TIMES:
        raise Unread((str(times),), f"more than {_MOST_TIMES} times a day cannot be planned")
    return (Intake(None, amounts.single(pieces, context.unit)),) * times


def how_many(pieces: Sequence[Piece]) -> int | None:
    """Return how many times a day; once where only days are named; None where nothing says it."""
    told = of_kind(pieces, TimesADay)
    exact = {piece.times for piece in told if not piece.plain}
    if len(exact) > 1:
        raise Unread(tuple(piece.words for piece in told), "it names two numbers of times a day")
    if limits := [piece for piece in told if piece.at_most]:
        words = limits[0].words
        raise Unread((words,), f"{words!r} is for what is taken as needed; say how often, or that")
    if exact:
        return exact.pop()
    names_days = of_kind(pieces, TimesAWeek) or any(
        type(piece).__name__ in ("EachDays", "Weekdays", "MonthDays", "OnOff") for piece in pieces
    )
    return 1 if told or names_days else None


def _every_hours(pieces: Sequence[Piece], hours: Sequence[Hours], context: Context) -> Schedule:
    told = hours[0]
    words = tuple(piece.words for piece in hours)
    if len(hours) > 1 or told.between or told.least != told.most:
        raise Unread(words, f"{words[0]!r} is for what is taken as needed; say one number of hours")
    if not 1 <= told.least <= _LONGEST_HOURS:
        raise Unread(words, f"an interval has 1 to {_LONGEST_HOURS} hours")
    if whens := of_kind(pieces, When):
        both = (told.words, *(when.words for when in whens))
        raise Unread(both, "say either every so many hours, or at which times of the day")
    times = [piece.times for piece in of_kind(pieces, TimesADay) if not piece.plain]
    if any(count * told.least != _DAY_HOURS for count in times):
        raise Unread(words, f"{words[0]!r} and {times[0]} times a day do not agree")
    quantity = amounts.single(pieces, context.unit)
    strict = bool(of_kind(pieces, Strict))
    days_of(pieces, (), first=context.today, allowed=False)
    return EveryHours(timedelta(hours=told.least), quantity, strict=strict)


def _food(pieces: Sequence[Piece]) -> Food:
    told = {piece.food: piece.words for piece in of_kind(pieces, Fed)}
    if len(told) > 1:
        raise Unread(tuple(told.values()), "it names food in two ways; say one of them")
    return next(iter(told), Food.ANY)


def _dates(pieces: Sequence[Piece], today: date) -> tuple[date | None, date | None]:
    told = of_kind(pieces, Dates)
    words = tuple(piece.words for piece in told)
    starts = [piece.starts for piece in told if piece.starts]
    ends = [piece.ends for piece in told if piece.ends]
    lengths = [piece.days for piece in told if piece.days]
    if len(starts) > 1 or len(ends) + len(lengths) > 1:
        raise Unread(words, "it names two beginnings or two ends")
    start = starts[0] if starts else None
    if not lengths:
        if start and ends and ends[0] < start:
            raise Unread(words, "it ends before it begins")
        return start, ends[0] if ends else None
    start = start or today
    return start, start + timedelta(days=lengths[0] - 1)
