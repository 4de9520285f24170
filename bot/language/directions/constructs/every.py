"""How far apart: "every 4 to 6 hours", "q4h", "every other day", "at least 4 hours apart"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.language.directions.asides import Strict
from bot.language.directions.constructs.numbers import number, time_unit
from bot.language.directions.grammar import Found, says
from bot.language.directions.pieces import Doubt, Gap, Often, Piece

_HOURS: Final = frozenset({2, 3, 4, 6, 8, 12, 24})  #: after a "q" without a unit


@says(
    "[once] every [colon] n:number [open number close] [dash] [@till m:number [open number "
    "close]] unit:@time_unit",
    "[once] every n:number unit:@time_unit open number (hour|day) close",
    "[once] every unit:(hour|day|week|month|hourly)",
    "n:number [open number close] [dash] [@till m:number] unit:hourly",
    "every n:number [@till m:number] unit:hourly",
    "every n:number unit:hour @till m:number unit:hour",
    "every slash n:number [@till m:number] unit:@time_unit",
    "every_slip n:number [@till m:number] unit:(hour|day)",
    "[every] unit:hourly",
)
def every_so_long(found: Found) -> Piece:
    """Read "every 4 to 6 hours", "every 3 days", "4 hourly"."""
    unit = time_unit(found, "unit")
    low = number(found, "n") if "n" in found else Decimal(1)
    high = number(found, "m") if "m" in found else None
    if low <= 0 or (high is not None and high <= low) or low > 1000:
        return Doubt("often", found.words)
    if low == 24 and high is None and unit == "h":
        return Often(1, is_plain=True, is_24_hours=True, words=found.words)
    return Often(1, None, low, high, unit, is_plain=low == 1 and unit == "d", words=found.words)


@says("every n:number slash u:(n7|n52|n12)")
def every_twelfths(found: Found) -> Piece:
    """Read "every 3/12": every three months, as it is written in the UK."""
    unit = {7: "d", 52: "wk", 12: "mo"}[int(number(found, "u"))]
    return Often(1, None, number(found, "n"), None, unit, words=found.words)


@says("q_sign n:number [@till m:number] >needed/line/dot/comma/oral/then/for/if/close/and")
def every_so_many(found: Found) -> Piece:
    """Read "q4-6 prn": hours, where it is a number of hours that is given."""
    low = number(found, "n")
    high = number(found, "m") if "m" in found else None
    if low not in _HOURS or (high is not None and (high not in _HOURS or high <= low)):
        return Doubt("often", found.words)
    if low == 24:
        return Often(1, is_plain=True, is_24_hours=True, words=found.words)
    return Often(1, None, low, high, "h", words=found.words)


@says(
    "[once] alternate",
    "[on] every other (day|week)",
    "every other",
    "[once] (fortnight)",
    "on alternate",
)
def alternately(found: Found) -> Piece:
    """Read "every other day", "fortnightly"."""
    if found.has(0, "fortnight"):
        return Often(1, None, Decimal(2), None, "wk", words=found.words)
    unit = "wk" if found.has(0, "week") else "d"
    return Often(1, None, Decimal(2), None, unit, words=found.words)


@says(
    "<unit/subcutaneous/intramuscular/intravenous/form n:number [dash] m:month_each",
    "<unit/subcutaneous/intramuscular/intravenous/form n:number [dash] w:week_each",
)
def every_so_many_months(found: Found) -> Piece:
    """Read "60 mg 6 monthly": every six months, as it is written in the UK."""
    apart = number(found, "n")
    unit = "mo" if "m" in found else "wk"
    if apart <= 0:
        return Doubt("often", found.words)
    return Often(1, None, apart, None, unit, words=found.words)


@says("every n:nth unit:(day|week|month)", "every n:number ordinal unit:(day|week|month)")
def every_nth(found: Found) -> Piece:
    """Read "every third day"."""
    low = Decimal(found.value("n", "nth") or 0) or number(found, "n")
    unit = time_unit(found, "unit")
    return (
        Often(1, None, low, None, unit, words=found.words)
        if low > 0
        else Doubt("often", found.words)
    )


@says(
    "[wait] [at_least/at] [with] n:number unit:(hour|minute) apart",
    "not_more_often n:number unit:(hour|minute)",
    "[at_least] wait [at_least] n:number unit:(hour|minute) [apart/between]",
    "at_least every n:number unit:hour",
    "at_least n:number unit:hour apart",
)
def apart(found: Found) -> Piece:
    """Read "at least 4 hours apart"."""
    hours = number(found, "n")
    return Gap(hours / 60 if time_unit(found, "unit") == "min" else hours)


@says("strictly")
def strictly(found: Found) -> Piece:
    """Read "exactly"."""
    return Strict()
