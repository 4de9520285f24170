"""As needed, what for, and how much at most: "as needed for pain, no more than 8 in 24 hours"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from bot.language.directions.asides import Note, Repeat, Unknown
from bot.language.directions.constructs.numbers import number, quantity, time_unit
from bot.language.directions.constructs.perhaps import is_another_time, is_placed, line_before
from bot.language.directions.courses import Count
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import And, Ceiling, Doubt, Limit, Much, Needed, Piece, Reason

_SCORE: Final = re.compile(r"\(\d+ ?(?:-|to) ?\d+\)")  #: "pain (4-6)"
_ARTICLE: Final = re.compile(r"^(?:the|your|my|el|la|los|las) ")
#: Not every "if" is a complaint: "if we forget", "if you could".
_NO_COMPLAINT: Final = re.compile(r"\b(?:we|they|could|would|forget|forgot|miss(?:ed)?|olvid\w+)\b")
_ANOTHER: Final = re.compile(r"\b(?:another|second one|otr[ao])\b")
PARTS["more_complaint"] = (
    "[comma/and/or/slash/of/in/the/a/dash/with/to/on] [or/and/the/a/of] ailment/unknown"
)
PARTS["what"] = (
    "[you_have] [relief] [the/a/of] [you_have] what:(ailment/unknown [@more_complaint] "
    "[@more_complaint] [@more_complaint] [@more_complaint])"
)
PARTS["in_a_day"] = (
    "@day_span | (in/per/every/for/over/slash) [a/the/every] [p:number] [dash] "
    "tu:(hour|day|week|minute) [period] | daily"
)


@says(
    "[only/comma/open+] needed",
    "needed [for/if/to/dash/comma] @what",
    "[only/open] needed [only] for @what",
    "needed open @what close",
    "needed for what:(ailment open number @till number close [@more_complaint])",
    "needed for what:ailment score number [@till number]",
)
def as_needed(found: Found) -> Piece | list[Piece]:
    """Read "as needed", "as needed for pain"; ask of "one at 8, another at night if needed"."""
    needed = Needed(_what(found))
    line = line_before(found)
    again = next((n for n, t in enumerate(line) if _ANOTHER.search(t.text)), 0)
    if any(is_placed(token) for token in line[:again]):
        return [needed, Doubt("needed which", found.words)]
    return needed


@says(
    "[only] if [you_have/filler] [you_have] [the/a] what:(ailment [@more_complaint] "
    "[@more_complaint])",
    "for @what only",
    "for @what [only] needed",
    "[only] if you_have [you_have] what:(ailment [@more_complaint] [@more_complaint])",
)
def if_complaint(found: Found) -> Piece:
    """Read "if you have pain"."""
    return Needed(_what(found))


@says(
    "[only] if [you_have] [the/a]"
    " what:(unknown/whole/filler/place [unknown/whole/filler/place] [unknown/whole/place])"
)
def if_something(found: Found) -> tuple[Piece, ...]:
    """Read "if wheezy": as needed, though what for is a word that nobody knows."""
    is_said = found.has("what", "unknown") or found.has("what", "place")
    if not is_said or _NO_COMPLAINT.search(found.words.lower()):
        return (Unknown(found.words.lower()),)
    return Needed(_what(found)), Unknown(found.words.lower())


@says(
    "[only/needed] (for|if) [you_have] [the/a/filler] what:(ailment [filler] [sign_more] [of] "
    "[arrow/lower/equals] [equals] number [slash number])",
    "[only] if what:(unknown (arrow|lower) number [slash number])",
    "[only/needed] [needed] if [you_have] [the/a] what:(ailment (for|cross) number (day|hour))",
    "needed [for/if] [you_have] what:(ailment [sign_more] [arrow/lower/equals] [equals] number "
    "[slash number])",
)
def beyond(found: Found) -> Piece:
    """Read "if fever > 38.5"."""
    return Needed(_what(found))


@says(
    "@lead (later|after) >line/dot/comma/close/if/then/needed/for",
    "(after|in) @lead [later] >line/dot/comma/close/if/then/needed/for",
    "@lead before [the/a/every] [unknown] unknown/ailment/intake [unknown/ailment]",
    "@lead before/after [the] name [name/unknown]",
    "[for] [at_least] n:number (hour|minute) after [the/every/a] [filler] (apply|intake|take)",
    "before [the/a/your/every] [unknown] unknown [unknown] >line/dot/comma/close",
)
def later(found: Found) -> Piece | list[Piece]:
    """Keep "1 hour later", "30 minutes before furosemide": how it stands to another one; after a
    first dose, said so, it is a second one."""
    told = Note(" ".join(found.words.lower().split()), is_event=True)
    before = found.text.tokens[: found.match.start()]
    is_second = any(not t.entry.classes.isdisjoint({"stat", "then"}) for t in before)
    return [told, Count(1)] if is_second and "unit" in found and not _is_before(found) else told


def _is_before(found: Found) -> bool:
    return found.has(0, "before")


@says(
    "after every what:(ailment [@more_complaint])",
    "[at/in/on] [the/a] onset [of] [the/a] what:(ailment/unknown [@more_complaint])",
)
def at_event(found: Found) -> Piece:
    """Read "at onset of headache": only when that is."""
    return Needed(_what(found))


@says("[at/in/on] [the/a] onset >comma/dot/line/may_repeat")
def at_onset(found: Found) -> Piece:
    """Read "50 mg at onset": of what, is left out; only when that is."""
    return Needed()


@says(
    "<daily/plainly/morning/night/bedtime/evening/noon/dot/take/and/comma one_more unit:count_unit"
)
def one_more(found: Found) -> list[Piece]:
    """Read "take an additional tablet as needed": one besides what is taken each day."""
    return [And(), Much(Decimal(1), None, found.value("unit", "unit"), found.words)]


@says("one_more unit:count_unit [on/every/the+] weekday")
def one_more_on_a_day(found: Found) -> Piece:
    """Ask of "an extra tablet on Sunday": on that day it may be one or two."""
    return Doubt("but days", found.words)


@says("with [the/a] snacks")
def with_snacks(found: Found) -> Piece:
    """Read "1 with snacks": only when there is one; "twice a day with snacks" is regular."""
    words = " ".join(found.words.lower().split())
    before = found.text.tokens[found.match.start() - 1].entry.classes
    return Note(words) if before & {"daily", "plainly", "shorthand", "one day"} else Needed(words)


@says(
    "for @what",
    "of the what:ailment",
    "relief what:(ailment/unknown [@more_complaint] [@more_complaint])",
    "open for @what close",
    "open what:(ailment [@more_complaint]) close",
)
def purpose(found: Found) -> Piece:
    """Read "for blood pressure"."""
    return Reason(_what(found))


def _what(found: Found) -> str:
    if "what" not in found:
        return ""
    told = _SCORE.sub("", found.written("what").lower())
    return " ".join(_ARTICLE.sub("", told).split())


@says(
    "[open/comma] [and/filler] at_most [of] n:@quantity [unit:unit] [of] [name/unknown]"
    " @in_a_day [close]",
    "[open] [and/filler] at_most n:@quantity unit:unit [in/per] [in/per/every] [a/the] "
    "(n24 hour|day) [period] [close]",
    "at_most n:@quantity [unit:unit] slash [n24] (day|hour)",
    "n:@quantity unit:unit at_most @in_a_day",
    "at_most daily n:@quantity unit:unit",
    "[open] at_most_daily [of/colon/equals+] n:@quantity [unit:unit] [@in_a_day] [close]",
    "at_most [daily] [colon/equals] n:@quantity unit:unit @in_a_day",
    "[open] n:@quantity [unit:unit] @in_a_day (at_most) [close] !number/once/twice/thrice",
    "[open] [and/filler] (in/per/for/over) [a/the/every] (n24 [dash] hour [period]|day) at_most "
    "[of] n:@quantity unit:unit [close] !in/per/every/for/over/slash/a/daily",
)
def ceiling(found: Found) -> Piece:
    """Read "no more than 8 tablets in 24 hours"."""
    unit = found.value("unit", "unit") if "unit" in found else ""
    value = quantity(found, "n")
    if value <= 0:
        return Doubt("amount", found.words)
    period, per = Decimal(1), "d"
    if any(t.entry.number == 24 for t in found.tokens()) and found.has(0, "hour"):
        period, per = Decimal(24), "h"
    elif "p" in found:
        period, per = number(found, "p"), time_unit(found, "tu")
    elif found.has(0, "week"):
        per = "wk"
    return Ceiling(Much(value, None, unit, found.words), period, per, found.words)


@says("[open/comma/dash] total_daily [of/colon/equals+] n:@quantity unit:unit [@in_a_day] [close]")
def total_of_day(found: Found) -> Piece:
    """Keep "(total daily dose 2000 mg)": what the doses come to is no dose."""
    return Note(" ".join(found.words.strip("(), ").split()))


@says("[open] score [colon/of/equals+] number [dash/to/slash/plus] [number] [close]")
def scored(found: Found) -> Piece:
    """Keep "(score 7-10)": how bad it is, and no amount."""
    return Note(" ".join(found.words.strip("() ").lower().split()))


@says(
    "[and/comma/open] at_most [of] n:@quantity unit:unit [close]",
    "[open] at_most n:number [close] !day/week/month/hour/minute/year/times/till/unknown",
    "n:@quantity unit:unit at_most >line/comma/close/dot",
)
def ceiling_of_what(found: Found) -> Piece:
    """Keep "max 8 tablets": of what time it does not say."""
    unit = found.value("unit", "unit") if "unit" in found else ""
    words = " ".join(found.words.strip("(), ").split())
    is_dose = found.has("unit", "mass unit") and words.lower().startswith(("up to", "hasta"))
    much = Much(quantity(found, "n"), None, unit, words)
    return Limit(much, words, is_of_day=not is_dose and much.low > 0)


@says(
    "[and/filler] may_repeat [a/the/filler/n:number] [intake/count_unit] "
    "[in/every/after/for/at/to] [the] [at_least] [number] [@till number] [hour/minute/week/day] "
    "[if/filler/needed+] [for/until] [number] [times/intake/once/hour]",
    "may_repeat [every/in/after] number [hour/minute/day/week] [for] [number] [intake/times]",
    "may_repeat (once|twice|thrice|times number)",
)
def repeat(found: Found) -> Piece:
    """Keep "may repeat in 2 hours"; ask of "may take another at night", after a regular one."""
    if is_another_time(found):
        return Doubt("needed which", found.words)
    return Repeat(" ".join(found.words.split()))
