"""Reads a day to come as people say it of a trip or a stay: "the 14th", "next Friday", "el 3"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from bot.language.days import DAY, day_to_come
from bot.language.normal import folded

_ORDINAL: Final = r"(?:the |el |el dia |dia )?\d{1,2}(?:st|nd|rd|th|º)?"
_WEEKDAY: Final = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miercoles|jueves"
    r"|viernes|sabado|domingo)"
)
#: Inside folded text; a bare number is a day of the month.
AHEAD: Final = (
    rf"(?:(?:next |this |coming |este |el proximo |proximo )?(?:el )?{_WEEKDAY}"
    rf"(?: (?:next|que viene|proximo))?(?: (?:the )?\d{{1,2}}(?:st|nd|rd|th))?"
    rf"|{DAY}|(?:the )?day after tomorrow|pasado manana|today|hoy|tonight|{_ORDINAL})"
)
_EXACT: Final = re.compile(
    rf"(?:next |this |coming |este |el proximo |proximo )?(?:el )?(?P<day>{_WEEKDAY})"
    r"(?: (?:next|que viene|proximo))?(?: (?:the )?(?P<of>\d{1,2})(?:st|nd|rd|th))?"
)
_NUMBER: Final = re.compile(r"(?:the |el |el dia |dia )?(?P<n>\d{1,2})(?:st|nd|rd|th|º)?")
_DAY: Final = timedelta(days=1)
_MONTHS: Final = 3  #: so far ahead a day of the month is looked for


def day_ahead(text: str, *, today: date) -> date | None:
    """Return the day that `text` names, from today on; None: it names none, or two that differ."""
    words = folded(text)
    if words in ("today", "hoy", "tonight"):
        return today
    if words in ("day after tomorrow", "the day after tomorrow", "pasado manana"):
        return today + 2 * _DAY
    if number := _NUMBER.fullmatch(words):
        return _of_month(int(number["n"]), today)
    if named := _EXACT.fullmatch(words):
        day = day_to_come(named["day"], today=today)
        return day if day and named["of"] in (None, str(day.day)) else None
    return day_to_come(words, today=today)


def _of_month(number: int, today: date) -> date | None:
    year, month = today.year, today.month
    for _ in range(_MONTHS):
        if 1 <= number <= calendar.monthrange(year, month)[1]:
            day = date(year, month, number)
            if day >= today:
                return day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None
