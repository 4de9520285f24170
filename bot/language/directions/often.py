"""Turns what a pattern found into pieces that say how often, on which days and for how long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.domain.schedules import DayPart
from bot.language.days import day_to_come
from bot.language.directions.pieces import (
    Dates,
    EachDays,
    Hours,
    MonthDays,
    OnOff,
    Piece,
    TimesADay,
    TimesAWeek,
    Vague,
    When,
)
from bot.language.directions.unread import Unread
from bot.language.numbers import whole

Found = re.Match[str]

_WORDS_OFTEN: Final = {"once": 1, "una vez": 1, "twice": 2, "thrice": 3}
_SHORT: Final = {
    **dict.fromkeys(("qd", "q d"), 1),
    **dict.fromkeys(("bid", "b i d", "bd"), 2),
    **dict.fromkeys(("tid", "t i d", "tds"), 3),
    **dict.fromkeys(("qid", "q i d", "qds"), 4),
}
_STARTS: Final = re.compile(r"(?:from|start|begin|desde|a partir|empez|comenz)")


def _often(found: Found) -> int:
    if number := found.groupdict().get("n"):
        return whole(number)
    return next((n for word, n in _WORDS_OFTEN.items() if word in found[0]), 1)


def times_a_day(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "twice a day"."""
    return (TimesADay(_often(found), found[0]),)


def at_most(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "up to four times a day"."""
    return (TimesADay(_often(found), found[0], at_most=True),)


def daily(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "daily"."""
    return (TimesADay(1, found[0], plain=True),)


def abbreviated(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "bid"."""
    return (TimesADay(_SHORT[found[0]], found[0]),)


def hours(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "every 4 to 6 hours"."""
    least = whole(found["least"])
    return (Hours(least, whole(found["most"]) if found["most"] else least, found[0]),)


def between(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "at least 4 hours apart"."""
    hours = whole(found["least"])
    return (Hours(hours, hours, found[0], between=True),)


def every_days(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "every other day"."""
    words = found[0]
    if "fortnight" in words or "quincena" in words:
        return (EachDays(14, words),)
    number = found.groupdict().get("n")
    count = whole(number) if number else 2
    days = EachDays(count * (7 if "week" in words or "semana" in words else 1), words)
    if "morning" in words:
        return (days, When(DayPart.MORNING, words))
    return (days, When(Vague.NIGHT, words)) if "night" in words else (days,)


def times_a_week(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "once a week"."""
    return (TimesAWeek(3 if found[0] == "tiw" else _often(found), found[0]),)


def month_days(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "on the 1st and 15th of the month"."""
    days = {int(number) for number in re.findall(r"\d+", found["days"])}
    if "last" in found[0] or "ultimo" in found[0]:
        days.add(31)
    return (MonthDays(frozenset(days), found[0]),)


def on_off(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "21 days on, 7 days off"."""
    return (OnOff(whole(found["on"]), whole(found["off"]), found[0]),)


def course(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "for 7 days"."""
    is_weeks = "week" in found[0] or "semana" in found[0]
    return (Dates(None, None, whole(found["n"]) * (7 if is_weeks else 1), found[0]),)


def dates(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Read "until 3 May"."""
    day = day_to_come(found["day"], today=today)
    if day is None:
        raise Unread((found[0],), f"{found[0]!r} is no day to come; write it as 3 May")
    is_start = bool(_STARTS.match(found[0]))
    return (Dates(day if is_start else None, None if is_start else day, None, found[0]),)


def monthly(found: Found, value: str, today: date) -> Sequence[Piece]:
    """Refuse "once a month": it names no day."""
    raise Unread((found[0],), f"{found[0]!r}: say on which day, like 'on day 1 of the month'")
