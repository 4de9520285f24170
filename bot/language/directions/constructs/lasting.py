"""How long: "for 7 days", "x 5/7", "until 3 May", "from Monday", "until finished", "for 3
doses"."""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.language.days import day_to_come
from bot.language.directions.asides import Note
from bot.language.directions.constructs.numbers import time_unit, whole
from bot.language.directions.courses import Count, Dates, Lasts, Then, Waits
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Doubt, Often, Piece

_DOSES: Final = 4  #: "q4h x 3" is so many doses; more may be days
_YEARS: Final = 5  #: for so long nobody prescribes; so long it was taken
_UK: Final = {"7": "d", "52": "wk", "12": "mo"}
PARTS["a_date"] = (
    "date | [the] [weekday] number [ordinal] [of] monthname [of] [year_number] | "
    "[weekday] [the] monthname number [ordinal] [comma] [year_number]"
    " | today | tomorrow | [the] weekday | nth [of] monthname"
)
PARTS["length"] = "n:number [open number close] [dash] [@till m:number] unit:(day|week|month|year)"


@says(
    "for [the/colon] [filler] @length [dash] [filler]",
    "for [a/the] unit:(one_week|one_month|one_day|week|month)",
    "[for] n:(a|the) [filler] unit:(week|month)",
    "for [the] [stage_first] @length",
    "@length",
    "every day for @length",
    "[for] at_most @length !in/per/every/a/slash/weekly",
    "for [the] [filler] n:number unit:(night|morning|evening)",
    "(comma|dash) @length",
    "for n:number [@till m:number] hour !daily/plainly/slash/per/in",
    "<morning/night/evening/noon/daily/bedtime/afternoon [for] unit:(one_week|one_month) "
    ">then/and/comma/line/dot",
)
def lasts(found: Found) -> Piece | list[Piece]:
    """Read "for 7 days", "for a week", "for 5 to 7 days"."""
    low = whole(found, "n") if "n" in found else 1
    if "n" in found and not found.has("n", "number"):
        low = 1
    high = whole(found, "m") if "m" in found else None
    unit = "h" if found.has(0, "hour") else time_unit(found, "unit")
    if low < 1 or (high is not None and high <= low):
        return Doubt("length", found.words)
    said = found.has(0, "for")
    if unit == "a" and low >= _YEARS:
        return Note(" ".join(found.words.lower().split()))  # "I have taken it for thirty years"
    made = Lasts(low, high, unit, said, found.words)
    return [Often(1, is_plain=True, words=found.words), made] if found.has(0, "daily") else made


@says(
    "[for] n:number slash u:(n7|n52)",
    "for n:number slash u:n12",
    "<daily/shorthand/plainly n:number slash u:n12",
)
def in_sevenths(found: Found) -> Piece:
    """Read "5/7": five days, as it is written in the UK."""
    number = found.tokens("u")[0].entry.number
    return Lasts(whole(found, "n"), None, _UK[str(number)], words=found.words)


@says(
    "for [a] n:number intake [filler]",
    "for n:number count_unit",
    "for n:number times",
    "[for] cross n:n1 !unit/day/week/month/year/daily/slash/hour/minute/night",
    "<hour/minute/hourly [open] cross n:number [close] "
    "!unit/day/week/month/year/daily/slash/hour/minute/night/dash/to/or/times",
)
def counted(found: Found) -> Piece:
    """Read "for 3 doses"; "q8h x 7" may be seven days as well."""
    number = whole(found, "n")
    is_bare = found.has(0, "cross") and not found.has(0, "intake") and len(found.tokens()) == 2
    before = found.text.tokens[found.match.start() - 1].entry.classes if is_bare else frozenset()
    if is_bare and number > _DOSES and "minute" not in before:
        return Doubt("length", found.words)
    return Count(number)


@says(
    "<daily/shorthand/plainly/night/bedtime/morning/needed cross number "
    ">line/dot/comma/close/then/needed"
)
def so_many(found: Found) -> Piece:
    """Do not guess whether "bid x 10" are ten days or ten doses."""
    return Doubt("length", found.words)


@says("after [a] n:number unit:(day|week|month)", "after unit:(one_week|one_month)")
def after_so_long(found: Found) -> Piece:
    """Read "increase to 2 after 1 week": so long lasts what was before, and not the two."""
    return Waits(_so_long(found), found.words)


@says(
    "after [a] n:number unit:(day|week|month) [comma] [filler] then",
    "after unit:(one_week|one_month) [comma] [filler] then",
)
def after_so_long_then(found: Found) -> list[Piece]:
    """Read "after 1 week increase to": what was before lasts a week."""
    return [_so_long(found), Then()]


def _so_long(found: Found) -> Lasts:
    low = whole(found, "n") if "n" in found else 1
    return Lasts(low or 1, None, time_unit(found, "unit"), words=found.words)


@says(
    "until day:@a_date",
    "(until|to) [and] day:(date|number [ordinal] [of] monthname [year_number])",
    "stop [on] day:@a_date",
)
def until(found: Found) -> Piece:
    """Read "until 3 May"."""
    day = _day(found)
    return Dates(None, day, found.words) if day else Doubt("date", found.words)


@says("[take] from [on] [the] day:@a_date")
def since(found: Found) -> Piece:
    """Read "from Monday"."""
    day = _day(found)
    return Dates(day, None, found.words) if day else Doubt("date", found.words)


@says(
    "another_done [the/a/of/filler+] [number unit:unit] [name/unknown/form/count_unit/release+] "
    "!meal/food/comida/breakfast/lunch/dinner/take"
    "",
    "another_done [the/a/of/filler+] [number unit:unit] [name/unknown/form/count_unit/release+] "
    ">take/comma",
)
def after_another(found: Found) -> Piece:
    """Ask when "after finishing the antibiotic" is: it is not taken before."""
    return Doubt("date", found.words)


@says("until_done")
def until_done(found: Found) -> Piece:
    """Read "until finished"."""
    return Note("until finished")


@says("stat")
def once_now(found: Found) -> Piece:
    """Read "stat": once."""
    return Count(1)


def _day(found: Found) -> date | None:
    words = found.written("day")
    if found.has("day", "today"):
        return found.today
    if found.has("day", "tomorrow"):
        return day_to_come("tomorrow", today=found.today)
    return day_to_come(words.replace(",", " "), today=found.today)
