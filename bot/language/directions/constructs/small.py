"""Small words, signs, notes and warnings: what changes nothing, and what is only said again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.language.directions.asides import Break, Note, Unknown
from bot.language.directions.courses import Dates
from bot.language.directions.grammar import Found, says
from bot.language.directions.pieces import And, Doubt, Piece, Weekdays

_FARTHEST: Final = timedelta(days=800)
_CENTURY: Final = 100
_MONTHS: Final = 12


@says(
    "filler",
    "look",
    "ones",
    "of",
    "the",
    "a",
    "in",
    "on",
    "at",
    "by",
    "per",
    "to",
    "with",
    "or",
    "for",
    "every",
    "open",
    "close",
    "quote",
    "bullet",
    "colon",
    "equals",
    "only",
    "you_have",
    "wait",
    "whole",
    "between",
    "release",
    "relief",
    "at_least",
    "period",
    "both",
    "other",
    "until",
    "from",
    "dash",
    "slash",
    "hash",
    "plus",
    "ordinal",
    "if",
    "you_have",
    "am",
    "pm",
    "affected",
    "intake",
    "oclock",
    "comida",
    "right_eye",
    "mouthful",
    "minute",
    "left",
    "right",
    "times",
    "query",
    "whole",
)
def nothing(found: Found) -> tuple[Piece, ...]:
    """Pass over a word that says nothing by itself."""
    return ()


@says("doctor_title unknown [unknown] [unknown]")
def prescriber(found: Found) -> tuple[Piece, ...]:
    """Pass over "Dr. Williams": no medicine is called so."""
    return ()


@says("and", "comma [and]", "and comma")
def and_(found: Found) -> Piece:
    """Keep two things apart."""
    return And(is_comma=found.has(0, "comma") and not found.has(0, "and"))


@says("dot")
def sentence(found: Found) -> Piece:
    """End a sentence."""
    return Break()


@says("line")
def line(found: Found) -> Piece:
    """End a line."""
    return Break(is_line=True)


@says("<line number dot !number", "<line number close")
def list_number(found: Found) -> tuple[Piece, ...]:
    """Pass over "9." at the beginning of a line."""
    return ()


@says("numeral slash numeral slash (year_number|numeral) !unit")
def a_day(found: Found) -> tuple[Piece, ...]:
    """Pass over "12/05/26" on a label: a date, and no amounts."""
    return (Unknown(found.words),)


@says(
    "s:(until|from|to|last_dose) [the/on] numeral slash numeral slash (year_number|numeral)",
    "s:(until|from|to|last_dose) [the/on] numeral dash numeral dash (year_number|numeral)",
)
def until_a_day(found: Found) -> Piece:
    """Read "until 27/11/2026"; ask which day 5/12/26 is: it differs from country to country."""
    told = [int(t.entry.number or 0) for t in found.tokens() if t.entry.number is not None][-3:]
    day = one_day(*told, is_spanish=found.tokens()[0].text.startswith(("hasta", "desde", "a ")))
    if day is None or not found.today <= day <= found.today + _FARTHEST:
        return Doubt("date", found.words)
    if found.has("s", "from"):
        return Dates(day, None, found.words)
    return Dates(None, day, found.words)


def one_day(first: int, second: int, year: int, *, is_spanish: bool) -> date | None:
    """Return the only day that three numbers may be; None where there are two or none."""
    year += 2000 if year < _CENTURY else 0
    tried = [(second, first)] if is_spanish else [(second, first), (first, second)]
    days = {
        date(year, m, d) for m, d in tried if 1 <= m <= _MONTHS and 1 <= d <= monthrange(year, m)[1]
    }
    return days.pop() if len(days) == 1 else None


@says(
    "not take with [the/a] food",
    "not [take] with [the/a] (food|meal)",
    "not (before|after) [the] (food|meal|comida)",
)
def not_with_food(found: Found) -> Piece:
    """Ask about food that is forbidden in words."""
    return Doubt("not", found.words)


@says("not", "except")
def negation(found: Found) -> Piece:
    """Never read past a "not"."""
    return Doubt("not", found.words)


@says("daily except", "may_repeat")
def repeat_alone(found: Found) -> Piece:
    """Keep a word that needs more."""
    return Doubt("not", found.words) if found.has(0, "except") else Note(found.words.lower())


@says("rest_days")
def rest(found: Found) -> Piece:
    """Read "the other days"."""
    return Weekdays((), is_rest=True, words=found.words)
