"""Tapers and titrations: "then", "day 1", "increase by one tablet every week to 4", "then stop"."""

from __future__ import annotations

from typing import Final

from bot.language.directions.asides import Unknown
from bot.language.directions.constructs.numbers import quantity, time_unit, whole
from bot.language.directions.courses import Alternating, Lasts, Stage, Stop, Then
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Change, Doubt, Much, Piece

_LONGEST: Final = 366  #: "D 400" is no day of a course
PARTS["amount"] = "n:@quantity [unit:unit]"
PARTS["rate"] = (
    "every p:number per:(day|week|month|hour) | per:weekly | every "
    "per:(week|one_week|day|month) | per:daily | every other per:(day|week) | "
    "per:alternate | per:monthly"
)
PARTS["goal"] = "until/to/at_most+ [a] [filler] [of] t:@quantity [tu:unit]"


@says(
    "then", "[comma/dot] arrow [then]", "dash arrow", "comma then [comma]", "and then", "then comma"
)
def then(found: Found) -> Piece:
    """Read "then"."""
    return Then()


@says("stop", "[and] [then] stop [filler]", "then stop", "and stop")
def stop(found: Found) -> Piece:
    """Read "then stop"."""
    return Stop()


@says(
    "[then/and] (increase|decrease) [by/in/of] @amount @rate [@goal]",
    "[then/and] (increase|decrease) @rate [by] @amount [@goal]",
    "[then/and] (increase|decrease) [by/in] @amount @rate [dash/and/comma/then+] "
    "s:(stop|until stop)",
    "[then/and] (increase|decrease) [by/in] @amount @rate until s:stop",
)
def change(found: Found) -> Piece:
    """Read "increase by one tablet every week to 4 a day"."""
    by = Much(
        quantity(found, "n"),
        None,
        found.value("unit", "unit") if "unit" in found else "",
        found.words,
    )
    length = whole(found, "p") if "p" in found else 1
    if found.has("per", "alternate") or found.has(0, "other"):
        length = 2
    every = Lasts(length, None, time_unit(found, "per"), words=found.words)
    to = None
    if "t" in found:
        to = Much(
            quantity(found, "t"),
            None,
            found.value("tu", "unit") if "tu" in found else by.unit,
            found.words,
        )
    return Change(by, found.has(0, "increase"), every, to, until_none="s" in found)


@says("increase", "decrease")
def unclear_change(found: Found) -> Piece:
    """Do not guess how far a dose goes up or down."""
    return Doubt("steps", found.words)


@says(
    "[on/for/the/in/of+] unit:(day|week|month) a:number [(dash|to|and|until) "
    "[day/week] b:number] [colon/dash/equals]",
    "[on/for/the/in/at/during+] unit:(day|week|month) a:number (to|dash|until|and) "
    "unit2:(day|week|month) b:number [colon]",
    "[on/for/the/in/from+] unit:(day|week|month) a:number o:onwards [colon]",
    "[on/for/the/in+] x:(stage_first|nth) unit:(day|week|month) [colon]",
    "[for/the/in/on+] x:stage_first b:number unit:(day|week|month) [colon]",
    "[on/the/for+] x:nth [ordinal] unit:(day|week|month) [colon]",
    "t:today [only] [colon]",
    "!morning y:tomorrow [only] [colon]",
    "i:initially",
)
def stage(found: Found) -> Piece:
    """Read "day 1", "days 2 to 5", "for the first week"."""
    if "y" in found:
        return Stage(2, 2, "d")
    if "t" in found or "i" in found:
        return Stage(1, 1 if "t" in found else None, "d" if "t" in found else "")
    unit = time_unit(found, "unit")
    first = whole(found, "a") if "a" in found else int(found.value("x", "nth") or 1)
    if first > _LONGEST:
        return Unknown(found.words.lower())
    if "o" in found:
        return Stage(first, None, unit)
    last = whole(found, "b") if "b" in found else first
    if "a" not in found and "b" in found:
        return Stage(1, last, unit)
    return Stage(first, last, unit) if 0 < first <= last else Doubt("steps", found.words)


@says("alternating_with")
def alternating(found: Found) -> Piece:
    """Read "5 mg alternating with 2.5 mg"."""
    return Alternating()
