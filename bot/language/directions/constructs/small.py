"""Small words, signs, notes and warnings: what changes nothing, and what is only said again."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.language.directions.asides import Break, Note, Unknown
from bot.language.directions.courses import Dates
from bot.language.directions.grammar import Found, says
from bot.language.directions.pieces import And, Doubt, Often, Piece, Weekdays

_HOW_OFTEN: Final = frozenset({"daily", "plainly", "shorthand", "once", "twice", "times", "hour"})
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


@says("as_directed")
def as_directed(found: Found) -> Piece:
    """Read "as directed"."""
    return Note("as directed")


@says(
    "with [a/the] water",
    "[with] [and] water",
    "[in/with/into/of/to] [at_least] number [@till number] volume_unit [of] [the/a/filler] water",
    "[in/with/into] [a/half/whole] (glass|number glass) [of] [water]",
    "in [a/the] water",
    "[in/with/into] [at_least] number @till water",
)
def with_water(found: Found) -> Piece:
    """Read "with a full glass of water"."""
    return Note("with water")


@says(
    "note",
    "caution",
    "not chew [or/and] [chew]",
    "chew [in/with/on] [a/the] [water]",
    "not swallow",
    "not take with unknown",
    "is_not_taken with [the/a] unknown/name+ [water/food]",
    "(is_not_taken|refuse take|refuse) with [the/a] unknown/name/vitamin+ "
    "(of|and|or|comma) [the/a] unknown/name/vitamin+ [water/food]",
    "refuse take with [the/a] unknown/name/vitamin/release+",
)
def note(found: Found) -> Piece:
    """Keep what the person is told besides."""
    return Note(" ".join(found.words.lower().split()))


@says(
    "hold [if/for/filler/the/a/of/to/at/in+] [unknown/ailment/hour+] [filler] "
    "[arrow/sign_more/lower/equals+] [number] [slash number]",
    "hold",
    "if (unknown|ailment) (sign_more|lower) number [slash number]",
    "(for|if) unknown/ailment+ sign_more number",
)
def hold(found: Found) -> Piece:
    """Keep "hold if …" as the clinic's own matter."""
    return Note(" ".join(found.words.lower().split()))


@says("[open] lab [of/to/colon/equals/for/at] [number [@till number]] [unit] [close]")
def measured(found: Found) -> Piece:
    """Keep "INR 2-3": what is measured is no amount."""
    return Note(" ".join(found.words.strip("() ").lower().split()))


@says(
    "until [the/filler] empty/ailment/unknown/lab [ailment/unknown] "
    "[filler/in/at/lower/arrow/sign_more/equals+] number [@till number] [unit]"
)
def until_measured(found: Found) -> Piece:
    """Keep "until fasting glucose < 130": what is measured is no amount."""
    return Note(" ".join(found.words.lower().split()))


@says("at_most [for] number [till number] (day|week|month) in_a_row")
def in_a_row(found: Found) -> Piece:
    """Keep "not more than 2 days in a row": it is no length of a course."""
    return Note(" ".join(found.words.lower().split()))


@says(
    "instead_of [the/of/a] (name|unknown) [unknown/release]",
    "[comma] instead_of [the] number unit [f:(daily|plainly|shorthand|twice daily|once daily)]",
)
def instead(found: Found) -> Piece | list[Piece]:
    """Keep "in place of atenolol": that is another one; "instead of 10 mg daily" may tell how often
    the new one is."""
    note = Note(" ".join(found.words.lower().split()))
    before = found.text.tokens[: found.match.start()]
    is_told = any(not t.entry.classes.isdisjoint(_HOW_OFTEN) for t in before)
    if "f" not in found or is_told:
        return note
    return [note, Often(1, is_plain=True) if found.has("f", "daily") else Doubt("often", "")]


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


@says(
    "[and/comma/then] off_days/stop [the/a/filler] [count_unit] [at/in/by/on/every/for] "
    "[the/every] morning/noon/afternoon/evening/night/bedtime",
)
def taken_off(found: Found) -> Piece:
    """Keep "off at night", "remove at bedtime": when a patch ends is no time of another one."""
    return Note(" ".join(found.words.lower().strip(" ,").split()))


@says(
    "[and/comma/then] off_days/stop [the/a/filler] [count_unit] after n:number (hour|day|week)",
    "[and/comma/then] off_days/stop [the/a/filler] count_unit after n:number (hour|day|week)",
)
def taken_off_later(found: Found) -> Piece:
    """Keep "remove after 7 days": how long a patch stays on is no length of a course."""
    return Note(" ".join(found.words.lower().strip(" ,").split()))


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
