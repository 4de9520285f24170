"""Turns what a pattern found into pieces. Every kind in `patterns.toml` has its function here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from bot.domain.amounts import Unit
from bot.domain.medications import Food
from bot.domain.schedules import DayPart
from bot.language import units
from bot.language.directions import often
from bot.language.directions.pieces import (
    And,
    Asked,
    Ceiling,
    Fed,
    Much,
    Needed,
    Piece,
    Purpose,
    Strict,
    Vague,
    When,
)
from bot.language.directions.unread import Unread
from bot.language.directions.weekdays import weekdays
from bot.language.numbers import quantity
from bot.language.times import tell

Found = re.Match[str]
Make = Callable[[Found, str, date], Sequence[Piece]]

_GRID: Final = (DayPart.MORNING, DayPart.NOON, DayPart.EVENING, DayPart.BEDTIME)
_BETWEEN_TIMES: Final = re.compile(r"(?:\bcomma\b|\band\b|\by\b|\ba las\b|\bat\b| )+(?=\d)")
_HALF_DAY: Final = re.compile(r"[ap] ?m\b")
_FOODS: Final = (
    (Food.BEFORE, re.compile(r"\b(?:before|antes)\b")),
    (Food.AFTER, re.compile(r"\b(?:after|despues)\b")),
    (Food.WITH, re.compile(r"\b(?:with|con)\b")),
)


def _much(found: Found) -> Much:
    unit = found["unit"]
    return Much(quantity(found["number"]), units.WORDS[unit] if unit else None, found[0])


def _amount(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (_much(found),)


def _asked(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (Asked(units.WORDS[found["unit"]] if found["unit"] else Unit.UNIT),)


def _ceiling(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (Ceiling(_much(found)),)


def _range(found: Found, value: str, today: date) -> Sequence[Piece]:
    raise Unread((found[0],), f"{found[0]!r} may be one or the other; write the amount to be taken")


def _fed(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (Fed(Food(value), found[0]),)


def _food_beside(words: str) -> Sequence[Piece]:
    return next(((Fed(food, words),) for food, sign in _FOODS if sign.search(words)), ())


def _at_meal(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (When(DayPart(value), found[0]), *_food_beside(found[0]))


def _each_meal(found: Found, value: str, today: date) -> Sequence[Piece]:
    parts = (DayPart.MORNING, DayPart.NOON, DayPart.EVENING)
    each = [piece for part in parts for piece in (And(), When(part, found[0]))]
    return (*each, *_food_beside(found[0]))


def _part(found: Found, value: str, today: date) -> Sequence[Piece]:
    is_vague = value in {vague.value for vague in Vague}
    return (When(Vague(value) if is_vague else DayPart(value), found[0]),)


def _grid(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "1-0-1" and "1-0-1-2": morning, noon, evening, bedtime."""
    return [
        piece
        for count, part in zip(found[0].split("-"), _GRID, strict=False)
        if count != "0"
        for piece in (Much(quantity(count), None, found[0]), When(part, found[0]), And())
    ]


def _clock(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (_when(found["time"], found[0]),)


def _clocks(found: Found, value: str, today: date) -> Sequence[Piece]:
    times = [time.strip() for time in _BETWEEN_TIMES.split(found["times"]) if time.strip()]
    if len({bool(_HALF_DAY.search(time)) for time in times}) > 1:
        raise Unread((found[0],), f"{found[0]!r}: say am or pm with each time, or 08:00 and 20:00")
    return [piece for time in times for piece in (And(), _when(time, found[0]))]


def _when(time: str, words: str) -> When:
    told = tell(time)
    return When(told.at, words, sure=told.other is None or ":" in time or "." in time)


def _needed(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (Needed(found[0]),)


def _needed_for(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (Needed(found[0]), Purpose(found["what"]))


def _purpose(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (Purpose(found["what"]),)


def _strict(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (Strict(),)


def _and(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (And(),)


def _filler(found: Found, value: str, today: date) -> Sequence[Piece]:
    return ()


MAKERS: Final[Mapping[str, Make]] = {
    "abbreviated": often.abbreviated,
    "amount": _amount,
    "and": _and,
    "asked": _asked,
    "at meal": _at_meal,
    "at most": often.at_most,
    "between": often.between,
    "ceiling": _ceiling,
    "clock": _clock,
    "clocks": _clocks,
    "course": often.course,
    "daily": often.daily,
    "dates": often.dates,
    "each meal": _each_meal,
    "every days": often.every_days,
    "fed": _fed,
    "filler": _filler,
    "grid": _grid,
    "hours": often.hours,
    "month days": often.month_days,
    "monthly": often.monthly,
    "needed": _needed,
    "needed for": _needed_for,
    "on off": often.on_off,
    "part": _part,
    "purpose": _purpose,
    "range": _range,
    "strict": _strict,
    "times a day": often.times_a_day,
    "times a week": often.times_a_week,
    "weekdays": weekdays,
}
