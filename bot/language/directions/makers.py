"""Turns what a pattern found into pieces. One function for each kind in `patterns.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from bot.domain.amounts import Unit
from bot.domain.medications import Food
from bot.domain.schedules import DayPart
from bot.language import units
from bot.language.days import day_to_come
from bot.language.directions.pieces import (
    And,
    Asked,
    Ceiling,
    Dates,
    EachDays,
    Fed,
    Hours,
    MonthDays,
    Much,
    Needed,
    OnOff,
    Piece,
    Purpose,
    Strict,
    TimesADay,
    TimesAWeek,
    Vague,
    When,
)
from bot.language.directions.unread import Unread
from bot.language.directions.weekdays import weekdays
from bot.language.numbers import quantity, whole
from bot.language.times import tell

Found = re.Match[str]
Make = Callable[[Found, str, date], Sequence[Piece]]

_WORDS_OFTEN: Final = {"once": 1, "una vez": 1, "twice": 2, "thrice": 3}
_SHORT: Final = {
    **dict.fromkeys(("qd", "q d"), 1),
    **dict.fromkeys(("bid", "b i d", "bd"), 2),
    **dict.fromkeys(("tid", "t i d", "tds"), 3),
    **dict.fromkeys(("qid", "q i d", "qds"), 4),
}
_GRID: Final = (DayPart.MORNING, DayPart.NOON, DayPart.EVENING, DayPart.BEDTIME)
_BETWEEN_TIMES: Final = re.compile(r"(?:\bcomma\b|\band\b|\by\b|\ba las\b|\bat\b| )+(?=\d)")
_HALF_DAY: Final = re.compile(r"[ap] ?m\b")
_STARTS: Final = re.compile(r"(?:from|start|begin|desde|a partir|empez|comenz)")
_FOODS: Final = (
    (Food.BEFORE, re.compile(r"\b(?:before|antes)\b")),
    (Food.AFTER, re.compile(r"\b(?:after|despues)\b")),
    (Food.WITH, re.compile(r"\b(?:with|con)\b")),
)


def _often(found: Found) -> int:
    if number := found.groupdict().get("n"):
        return whole(number)
    return next((n for word, n in _WORDS_OFTEN.items() if word in found[0]), 1)


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


def _times_a_day(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (TimesADay(_often(found), found[0]),)


def _at_most(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (TimesADay(_often(found), found[0], at_most=True),)


def _daily(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (TimesADay(1, found[0], plain=True),)


def _abbreviated(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (TimesADay(_SHORT[found[0]], found[0]),)


def _hours(found: Found, value: str, today: date) -> Sequence[Piece]:
    least = whole(found["least"])
    return (Hours(least, whole(found["most"]) if found["most"] else least, found[0]),)


def _between(found: Found, value: str, today: date) -> Sequence[Piece]:
    hours = whole(found["least"])
    return (Hours(hours, hours, found[0], between=True),)


def _every_days(found: Found, value: str, today: date) -> Sequence[Piece]:
    words = found[0]
    if "fortnight" in words or "quincena" in words:
        return (EachDays(14, words),)
    number = found.groupdict().get("n")
    count = whole(number) if number else 2
    days = EachDays(count * (7 if "week" in words or "semana" in words else 1), words)
    if "morning" in words:
        return (days, When(DayPart.MORNING, words))
    return (days, When(Vague.NIGHT, words)) if "night" in words else (days,)


def _times_a_week(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (TimesAWeek(3 if found[0] == "tiw" else _often(found), found[0]),)


def _month_days(found: Found, value: str, today: date) -> Sequence[Piece]:
    days = {int(number) for number in re.findall(r"\d+", found["days"])}
    if "last" in found[0] or "ultimo" in found[0]:
        days.add(31)
    return (MonthDays(frozenset(days), found[0]),)


def _on_off(found: Found, value: str, today: date) -> Sequence[Piece]:
    return (OnOff(whole(found["on"]), whole(found["off"]), found[0]),)


def _course(found: Found, value: str, today: date) -> Sequence[Piece]:
    is_weeks = "week" in found[0] or "semana" in found[0]
    return (Dates(None, None, whole(found["n"]) * (7 if is_weeks else 1), found[0]),)


def _dates(found: Found, value: str, today: date) -> Sequence[Piece]:
    day = day_to_come(found["day"], today=today)
    if day is None:
        raise Unread((found[0],), f"{found[0]!r} is no day to come; write it as 3 May")
    is_start = bool(_STARTS.match(found[0]))
    return (Dates(day if is_start else None, None if is_start else day, None, found[0]),)


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


def _monthly(found: Found, value: str, today: date) -> Sequence[Piece]:
    raise Unread((found[0],), f"{found[0]!r}: say on which day, like 'on day 1 of the month'")


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
    "abbreviated": _abbreviated,
    "amount": _amount,
    "and": _and,
    "asked": _asked,
    "at meal": _at_meal,
    "at most": _at_most,
    "between": _between,
    "ceiling": _ceiling,
    "clock": _clock,
    "clocks": _clocks,
    "course": _course,
    "daily": _daily,
    "dates": _dates,
    "each meal": _each_meal,
    "every days": _every_days,
    "fed": _fed,
    "filler": _filler,
    "grid": _grid,
    "hours": _hours,
    "month days": _month_days,
    "monthly": _monthly,
    "needed": _needed,
    "needed for": _needed_for,
    "on off": _on_off,
    "part": _part,
    "purpose": _purpose,
    "range": _range,
    "strict": _strict,
    "times a day": _times_a_day,
    "times a week": _times_a_week,
    "weekdays": weekdays,
}
