"""Tapers and titrations: "then", "day 1", "increase by one tablet every week to 4", "then stop"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.language.directions.asides import Note, Unknown
from bot.language.directions.constructs.numbers import quantity, time_unit, whole
from bot.language.directions.courses import Alternating, Count, Lasts, Stage, Stop, Then
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Change, Doubt, Much, Piece

_NAMED_WITHIN: Final = 6  #: words after "reduced" in which a medicine and "to" stand
_LONGEST: Final = 366  #: "D 400" is no day of a course
PARTS["amount"] = "n:@quantity [unit:unit]"
PARTS["rate"] = (
    "every p:number per:(day|week|month|hour) | per:weekly | every "
    "per:(week|one_week|day|month) | per:daily | every other per:(day|week) | "
    "per:alternate | per:monthly | per:fortnight"
)
PARTS["goal"] = "[comma] until/to/at_most/goal_to+ [a/the] [filler] [of] t:@quantity [tu:unit]"
PARTS["its_stop"] = (
    "([dash/and/comma/then+] [until/to] s:(stop|until_done|no_more) | s:its_end_word)"
)


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
    "[then/and] (increase|decrease) [filler] [by/in/of/at] @amount [comma] @rate [@goal|@its_stop]",
    "[then/and] (increase|decrease) [filler] @rate [by/in/of] @amount [@goal|@its_stop]",
    "[then/and] (every p:number per:(day|week|month) | every per:(week|month)) "
    "(increase|decrease) [filler] [by/in/of] @amount [@goal|@its_stop]",
    "[then/and] (increase|decrease) [filler] by/in/of+ @amount [@goal|@its_stop] "
    "!daily/plainly/for/cross/morning/night/at/in/every",
)
def change(found: Found) -> Piece:
    """Read "increase by one tablet every week to 4 a day"."""
    unit = found.value("unit", "unit") if "unit" in found else ""
    by = Much(quantity(found, "n"), None, unit, found.words)
    to, none = None, "s" in found
    if "t" in found and (goal := quantity(found, "t")):
        goal_unit = found.value("tu", "unit") if "tu" in found else by.unit
        to = Much(goal, None, goal_unit, found.words)
    none = none or ("t" in found and to is None)
    return Change(
        by, found.has(0, "increase"), _every(found), to, until_none=none, words=found.words
    )


def _every(found: Found) -> Lasts | None:
    """Return how long each step lasts, where that is said."""
    if "per" not in found:
        return None
    length = whole(found, "p") if "p" in found else 1
    if found.has("per", "alternate") or found.has("per", "fortnight") or found.has(0, "other"):
        length = 2
    unit = "wk" if found.has("per", "fortnight") else time_unit(found, "per")
    return Lasts(length, None, unit, words=found.words)


@says(
    "[comma/dash/open] [filler] changed_from n:@quantity [unit:unit] [daily/plainly/shorthand] "
    "[close] !to/till/then/unit",
    "[comma/dash/open] changed_from [n:@quantity unit:unit] (once|twice|thrice|@times|shorthand|"
    "plainly|daily) [in] [@day_span] [close]",
)
def changed_from(found: Found) -> Piece:
    """Keep "(increased from 2.5 mg)": what it was before is not taken now."""
    return Note(" ".join(found.words.strip("(), -").lower().split()))


@says("may_change")
def may_change(found: Found) -> list[Piece]:
    """Ask of "may increase to 2 tablets if needed": nobody says whether that is taken, or when;
    "may increase to 2 tablets after a week" is a step."""
    after = found.text.tokens[found.match.end() :]
    kinds = frozenset().union(*(token.entry.classes for token in after))
    is_step = "after" in kinds and kinds.isdisjoint({"needed", "if"})
    return [Then()] if is_step else [Then(), Doubt("steps", found.words)]


@says("at_once [comma/and] >then")
def at_once(found: Found) -> Piece:
    """Read "two at once, then one daily": the two are taken once."""
    return Count(1)


@says("increase", "decrease")
def unclear_change(found: Found) -> Piece | tuple[Piece, ...]:
    """Do not guess how far a dose goes up or down; "reduced his bisoprolol to 2.5 mg" says it."""
    after = found.text.tokens[found.match.end() : found.match.end() + _NAMED_WITHIN]
    named = next((n for n, t in enumerate(after) if "name" in t.entry.classes), len(after))
    if any("to" in t.entry.classes for t in after[named + 1 :]):
        return ()
    return Doubt("steps", found.words)


@says(
    "[on/for/the/in/of+] unit:(day|week|month) a:number !unit [(dash|to|and|until) "
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
def stage(found: Found) -> Piece | list[Piece]:
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
    if "a" in found and 0 < last <= first and found.has(0, "and") and "b" in found:
        return [Stage(first, first, unit), Much(Decimal(last), words=found.written("b"))]
    if "a" not in found and "b" in found:
        return Stage(1, last, unit)
    return Stage(first, last, unit) if 0 < first <= last else Doubt("steps", found.words)


@says(
    "one_day [comma/and+] n:@quantity [unit:unit] turn_next",
    "alternate with n:@quantity unit:(mass_unit|count_unit) !water/of/food",
)
def one_day_and_the_next(found: Found) -> list[Piece]:
    """Read "1 tablet one day and 2 the next"."""
    unit = found.value("unit", "unit") if "unit" in found else ""
    return [Alternating(), Much(quantity(found, "n"), None, unit, found.words)]


@says("one_day [comma] n:@quantity [unit:unit] comma/and+ turn_next m:@quantity [unit]")
def one_day_so_many(found: Found) -> list[Piece]:
    """Read "un día una pastilla y al otro media"."""
    unit = found.value("unit", "unit") if "unit" in found else ""
    first = Much(quantity(found, "n"), None, unit, found.words)
    return [first, Alternating(), replace(first, low=quantity(found, "m"))]


@says(
    "[on] other [between/with/the] n:@quantity [unit:unit] (and|with|to|or|comma) m:@quantity "
    "[unit:unit] [every] [other] [day|daily|alternate]",
    "n:@quantity unit:(mass_unit|count_unit) (and|slash) m:@quantity [unit:unit] [on] alternate",
)
def taking_turns(found: Found) -> list[Piece]:
    """Read "alternate 1 tablet and 2 tablets every other day"."""
    unit = found.value("unit", "unit") if "unit" in found else ""
    first = Much(quantity(found, "n"), None, unit, found.words)
    return [first, Alternating(), replace(first, low=quantity(found, "m"))]


@says("alternating_with")
def alternating(found: Found) -> Piece:
    """Read "5 mg alternating with 2.5 mg"."""
    return Alternating()
