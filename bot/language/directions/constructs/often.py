"""How often: "twice a day", "bid", "every 4 to 6 hours", "every other day", "3 times a week"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.language.directions.constructs.numbers import number, time_unit, whole
from bot.language.directions.courses import Count
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import Doubt, Often, Piece

PARTS["often"] = "once | twice | thrice | n:number [dash] times | n:number times"
PARTS["times"] = "n:number [open number close] [@till m:number] [dash] times"
_SHORT: Final = {
    "2": ("bid", "b i d", "bd", "b d", "bds", "twicedaily", "bidaily"),
    "3": ("tid", "t i d", "tds", "t d s"),
    "4": ("qid", "q i d", "qds", "q d s"),
}


def _low(found: Found) -> int:
    if "n" in found:
        return whole(found, "n")
    return 2 if found.has(0, "twice") else 3 if found.has(0, "thrice") else 1


def often(found: Found, unit: str, *, at_most: bool = False, period: Decimal = Decimal(1)) -> Piece:
    """Return "n to m times" a unit of time."""
    low = _low(found)
    high = whole(found, "m") if "m" in found else None
    if low < 1 or (high is not None and high <= low):
        return Doubt("often", found.words)
    digits = "n" in found and found.has("n", "numeral")
    if at_most:
        return Often(None, high or low, period, None, unit, words=found.words)
    return Often(low, high, period, None, unit, is_digits=digits, words=found.words)


def _range_of(found: Found, unit: str) -> Piece:
    """Return "2 or 3 times" a unit of time, in digits or in words."""
    low = whole(found, "n") if "n" in found else 2 if found.has("x", "twice") else 1
    high = whole(found, "m") if "m" in found else 3 if found.has("y", "thrice") else 2
    if not 0 < low < high:
        return Doubt("often", found.words)
    digits = "n" in found and found.has("n", "numeral")
    return Often(low, high, unit=unit, is_digits=digits, words=found.words)


@says("once >line/dot/for/then", "once comma >then/may_repeat")
def once(found: Found) -> Piece:
    """Read "once", and nothing more: a single time."""
    return Count(1)


@says("n1 [open n1 close] times >needed/if/before/after")
def one_time(found: Found) -> tuple[Piece, ...]:
    """Pass over "1 time if needed": it says nothing of how often that is."""
    return ()


@says(
    "(once|twice|thrice) [in] @day_span",
    "@times [in] @day_span",
    "twice",
    "(once|twice) (or|to) (twice|thrice) [in] @day_span",
    "once (or|to) m:number times [in] @day_span",
    "@times",
    "n:number slash day",
    "<spoon_unit/volume_unit n:number slash_day",
    "n:number [@till m:number] x_daily",
    "cross n:number slash day",
    "times n:digit @day_span",
    "n:number (or|to|dash|and) m:number times [in] @day_span",
    "twice (or|to|dash) m:number times [in] @day_span",
    "x:(once|twice|una|n:number) (or|to|dash) y:(twice|thrice|m:number times) [in] @day_span",
)
def a_day(found: Found) -> Piece:
    """Read "3 times a day", "once or twice daily"."""
    if "x" in found:
        return _range_of(found, "d")
    if (found.has(0, "twice") and found.has(0, "once")) or (
        found.has(0, "thrice") and found.has(0, "twice")
    ):
        low = 1 if found.has(0, "once") else 2
        return Often(low, low + 1, words=found.words)
    return often(found, "d")


@says("at_most [every] hourly", "at_most every [number] hour")
def at_most_hourly(found: Found) -> Piece:
    """Ask about "up to hourly": whether it is taken at all, and how often at most."""
    return Doubt("often", found.words)


@says(
    "at_most [of/a/the] (once|twice|thrice) [in] @day_span",
    "at_most [of] @times [in] @day_span",
    "at_most [of] (@times|once|twice)",
    "at_most s:shorthand [daily]",
)
def at_most_a_day(found: Found) -> Piece:
    """Read "up to four times a day", "up to qds"."""
    if "s" in found:
        return Often(None, times_of(found.tokens("s")[0].text), words=found.words)
    return often(found, "d", at_most=True)


@says(
    "(once|twice|thrice|@times) [in] (weekly|in/every/per/for/slash [a/the] "
    "(week|one_week) | one_week)",
    "(once|twice|@times) week !number",
    "x:(once|twice|una|n:number) (or|to|dash) y:(twice|thrice|m:number times) [in] "
    "(weekly|in/every/per [a/the] (week|one_week) | one_week)",
    "tiw",
    "at_most (once|twice|@times) [in] weekly",
    "at_most n:number day [of] (weekly|in/every/per/slash [a/the] (week|one_week)|one_week)",
    "weekly",
    "daily/plainly [comma/for+] n:number day [of] (weekly|in/every/per/slash [a/the] "
    "(week|one_week)|one_week)",
    "n:number day [of] (weekly|in/every/per/slash [a/the] (week|one_week)|one_week)",
    "once every one_week",
)
def a_week(found: Found) -> Piece:
    """Read "3 times a week"."""
    if found.has(0, "tiw"):
        return Often(3, unit="wk", words=found.words)
    if "x" in found:
        return _range_of(found, "wk")
    return often(found, "wk", at_most=found.has(0, "at most"))


@says(
    "(once|twice|thrice|@times) [in] (monthly|in/every/per/slash [a/the] month | one_month)",
    "monthly",
    "every month",
    "once every one_month",
)
def a_month(found: Found) -> Piece:
    """Read "once a month"."""
    return often(found, "mo")


@says("(once|twice|thrice|@times) in/every/per/slash p:number unit:@time_unit")
def in_so_many(found: Found) -> Piece:
    """Read "once in 3 days", "2 times per 24 hours"."""
    period, unit = number(found, "p"), time_unit(found, "unit")
    if period == 24 and unit == "h":
        return often(found, "d")
    return often(found, unit, period=period) if period > 0 else Doubt("often", found.words)


@says(
    "daily",
    "x_daily",
    "plainly",
    "every one_day",
    "n:once every day",
    "every day",
    "once daily",
    "once plainly",
)
def daily(found: Found) -> Piece:
    """Read "daily"."""
    short = any(token.text in ("od", "o d") for token in found.tokens())
    return Often(1, is_plain=True, is_shorthand=short, words=found.words)


@says("shorthand [daily]", "shorthand_es")
def shorthand(found: Found) -> Piece:
    """Read "bid"."""
    return Often(times_of(found.tokens()[0].text), words=found.words)


@says(
    "a:(plainly|shorthand|once|daily) dash/to/or/slash+ b:shorthand [daily]",
    "a:(plainly|shorthand) b:shorthand",
)
def shorthand_range(found: Found) -> Piece | list[Piece]:
    """Read "bid-tid", which has lost its hyphen; "od bd" is two things at once."""
    low, high = (times_of(found.tokens(label)[0].text) for label in "ab")
    if len(found.tokens()) == 2 and "-" not in found.words:
        plain = found.has("a", "plainly")
        short = found.tokens()[0].text in ("od", "o d")
        first = Often(low, is_plain=plain, is_shorthand=short, words=found.words)
        return [first, Often(high, words=found.words)]
    return Often(low, high, words=found.words) if high > low else Doubt("often", found.words)


def times_of(word: str) -> int:
    """Return how often a day "bid" and its like are."""
    return next((int(n) for n, words in _SHORT.items() if word in words), 1)


@says("third_day")
def third_day(found: Found) -> Piece:
    """Ask about "cada tercer día": every other day in Mexico, every three days elsewhere."""
    return Doubt("third day", found.words)


@says("unclear_often")
def unclear(found: Found) -> Piece:
    """Do not guess what "biweekly" means."""
    return Doubt("often", found.words)


@says("once")
def once_beside(found: Found) -> tuple[Piece, ...]:
    """Pass over "once" in "once at bedtime": the rest says how often."""
    return ()
