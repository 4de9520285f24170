"""Reads a day to come ("3 May", "el viernes", "tomorrow") and a stretch of days ("dos semanas").

dateparser is only shown what already looks like a date, and its answer must hold the day we saw.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.language.normal import folded
from bot.language.numbers import NUMBER, whole

_DAY: Final = timedelta(days=1)
_FARTHEST: Final = timedelta(days=800)
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|ene|abr|ago|dic|january|february|march"
    r"|april|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo"
    r"|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)"
)
_WEEKDAYS: Final = {
    **dict.fromkeys(("monday", "lunes"), 0),
    **dict.fromkeys(("tuesday", "martes"), 1),
    **dict.fromkeys(("wednesday", "miercoles"), 2),
    **dict.fromkeys(("thursday", "jueves"), 3),
    **dict.fromkeys(("friday", "viernes"), 4),
    **dict.fromkeys(("saturday", "sabado"), 5),
    **dict.fromkeys(("sunday", "domingo"), 6),
}
_DATE: Final = rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of |de )?{_MONTH}(?: (?:of |del? )?\d{{4}})?"
_DATE_AMERICAN: Final = rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?: \d{{4}})?"
_DAYS: Final = rf"(?P<n>{NUMBER}) (?P<unit>days?|dias?|weeks?|semanas?)"
#: A day to come, inside folded text.
DAY: Final = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:the |el )?(?:{_DATE}|{_DATE_AMERICAN})|tomorrow|manana"
    rf"|(?:el )?(?:{'|'.join(_WEEKDAYS)}))\b"
)


def day_to_come(text: str, *, today: date) -> date | None:
    """Return the day that `text` names, from today on: "3 May", "friday", "2026-12-01", or None."""
    words = re.sub(r"^(?:the|el) ", "", folded(text))
    if words in ("tomorrow", "manana"):
        return today + _DAY
    if words in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[words] - today.weekday() - 1) % 7 + 1)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return _iso(words, today)
    if re.fullmatch(rf"{_DATE}|{_DATE_AMERICAN}", words):
        return _named(words, today)
    return None


def weekday(text: str) -> int | None:
    """Return the weekday that `text` names, from 0 for Monday: "sundays", "los domingos"."""
    words = folded(text)
    return next(
        (_WEEKDAYS[word] for word in (words, words.removesuffix("s")) if word in _WEEKDAYS), None
    )


def stretch_of_days(text: str) -> int | None:
    """Return how many days "7 days" or "dos semanas" are, or None."""
    found = re.fullmatch(_DAYS, folded(text))
    if found is None:
        return None
    return whole(found["n"]) * (7 if found["unit"].startswith(("week", "semana")) else 1)


def _iso(words: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if today <= day <= today + _FARTHEST else None


def _named(words: str, today: date) -> date | None:
    settings = {
        "RELATIVE_BASE": datetime.combine(today, time()),
        "PREFER_DATES_FROM": "future",
        "REQUIRE_PARTS": ["day", "month"],
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns about its own use of the standard library
        import dateparser  # here, for it takes longer to load than most commands take in all

        found = dateparser.parse(words, languages=["en", "es"], settings=settings)
    if found is None or not today <= found.date() <= today + _FARTHEST:
        return None
    told = [int(number) for number in re.findall(r"\d+", words)]
    return found.date() if found.day in told else None
