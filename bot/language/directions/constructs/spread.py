"""How much and how often in one: "1 g/8 h", "1x3/d", "1 g daily in two divided doses"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.language.directions.constructs.numbers import number, whole
from bot.language.directions.constructs.often import times_of
from bot.language.directions.constructs.quantities import much
from bot.language.directions.courses import Divided
from bot.language.directions.grammar import Found, says
from bot.language.directions.pieces import Doubt, Much, Often, Piece, Strength

_TIMES_MOST: Final = 6  #: a day
_DAY: Final = 24  #: hours


@says(
    "numeral cross numeral !unit/day/week/month/year/daily/weekly/hour/slash/a/in/percent",
    "a:numeral cross b:numeral (daily|plainly|slash day)",
)
def product(found: Found) -> Piece | list[Piece]:
    """Read "1x3/d" as one three times a day; do not guess what "1x3" and "2x1/d" are."""
    if "b" in found and number(found, "a") == 1 and 1 < number(found, "b") <= _TIMES_MOST:
        often = Often(int(number(found, "b")), words=found.words)
        return [Much(Decimal(1), words=found.written("a"), is_bare=True), often]
    return Doubt("one or other", found.words)


@says("n:@quantity unit:unit slash p:number hour")
def each_time(found: Found) -> Piece | list[Piece]:
    """Read "1 g/8 h": so much every so long; on a patch it is what the patch gives off."""
    hours = number(found, "p")
    has_patch = any(t.entry.values.get("unit") == "patch" for t in found.text.tokens)
    if has_patch or hours not in (4, 6, 8, 12, 24):
        return Strength(found.words)
    if hours == 24:
        return [much(found), Often(1, is_plain=True, is_24_hours=True, words=found.words)]
    return [much(found), Often(1, None, hours, None, "h", words=found.words)]


@says(
    "[in] k:number divided [intake]",
    "divided [in/to/by+] k:number [intake]",
    "divided s:shorthand",
    "divided every k:number u:hour",
)
def divided(found: Found) -> Piece:
    """Read "in two divided doses", "divided bid"."""
    if "s" in found:
        return Divided(times_of(found.tokens("s")[0].text), None, found.words)
    count = whole(found, "k")
    hours = count if "u" in found else None
    times = _DAY // count if hours else count
    is_told = 1 < times <= _TIMES_MOST and (hours is None or hours * times == _DAY)
    return Divided(times, hours, found.words) if is_told else Doubt("amount", found.words)


@says("[in] divided [intake]")
def divided_somehow(found: Found) -> Piece | tuple[Piece, ...]:
    """Ask into how many doses "900 mg daily in divided doses" is divided."""
    counted = {"shorthand", "times", "twice", "thrice", "hour", "hourly"}
    if any(not token.entry.classes.isdisjoint(counted) for token in found.text.tokens):
        return ()
    return Doubt("often", found.words), Doubt("amount", found.words)
