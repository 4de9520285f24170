"""On which days: "on Mondays", "daily except at weekends", "on the 1st of the month", "21 days on,
7 days off"."""

from __future__ import annotations

from typing import Final

from bot.language.directions.asides import Note
from bot.language.directions.constructs.numbers import quantity, whole
from bot.language.directions.courses import MonthDays, OnOff
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.measures import MASS
from bot.language.directions.pieces import WEEK, And, Doubt, Much, Often, Piece, Weekdays

_LAST_DAY: Final = 28  #: that every month has
_NUMBER_AND_WORD: Final = 2
PARTS["but_for"] = "(except/but/refuse/skip) [take/filler] [the/on/in/at/for+]"
PARTS["left_out"] = "(weekday [@or_day] [@or_day] [@or_day] [@or_day] | weekend | day_letters)"
PARTS["dayname"] = "[on/every/in/the/each/and/on_days] [the/every] weekday"
PARTS["or_day"] = "@next_day | [comma] or [on/every/the] [the] weekday"
PARTS["next_day"] = "[comma/and/slash/dash/dot] [and] [on/every/the] [the] weekday"


@says(
    "[on/every/the/of/in/each/for] [the/every] weekday (to|dash|until) [the] weekday",
    "[on/every/the/of/in/each/for] [the/every] day_letters",
    "on line [the/every] weekday [@next_day] [@next_day]",
    "[on/every/the/of/in/each/for/only] [only/on/the/every] weekday [@next_day] "
    "[@next_day] [@next_day] [@next_day] [@next_day] [@next_day] [only]",
    "[on/in/the/every/of] [the] (weekdays|weekend)",
)
def weekdays(found: Found) -> Piece:
    """Read "on Monday and Friday", "mon-fri", "at weekends"."""
    if found.has(0, "weekdays"):
        return Weekdays(WEEK[:5], words=found.words)
    if found.has(0, "weekend"):
        return Weekdays(WEEK[5:], words=found.words)
    if letters := found.value(0, "day letters"):
        return Weekdays(tuple(letters.split()), words=found.words)
    days = [t.entry.values["weekday"] for t in found.tokens() if "weekday" in t.entry.values]
    kinds = [token.entry.classes for token in found.tokens()]
    is_span = len(days) == 2 and any(
        not kind.isdisjoint({"to", "till", "dash", "until"}) for kind in kinds[1:]
    )
    if is_span:
        first, last = (WEEK.index(day) for day in days)
        days = [WEEK[(first + n) % 7] for n in range((last - first) % 7 + 1)]
    return Weekdays(tuple(sorted(set(days), key=WEEK.index)), words=found.words)


@says("unknown (slash|dash) weekday [@next_day] [@next_day]", "day_letters (slash|dash) unknown")
def days_not_all_known(found: Found) -> Piece:
    """Do not take the days that are known for all of them."""
    return Doubt("often", found.words)


@says(
    "(every day|daily|plainly) [comma/and] [open] @but_for @left_out [close]",
    "@but_for @left_out",
)
def all_but(found: Found) -> Piece:
    """Read "every day except Sunday", "daily except at weekends"."""
    left = _named_days(found, 0)
    rest = tuple(day for day in WEEK if day not in left)
    return Weekdays(rest, words=found.words, is_but=True)


@says(
    "[every day|daily|plainly|comma] [comma] [open] @but_for d:@left_out "
    "[comma/dash/at/take/and/if/filler/colon+] [take/filler+] n:@quantity [unit:unit] [close] "
    "!slash/times/hour/day/week/month",
    "[every day|daily|plainly|comma] [comma] [open] @but_for [take/filler+] n:@quantity "
    "[unit:unit] "
    "[in/on/the/every+] d:@left_out [close]",
)
def all_but_these(found: Found) -> list[Piece]:
    """Read "daily except Sunday 1/2 tablet": the amount after it is that of the day named; where
    none stands before it, or on that day none is taken, it is that of the others."""
    left = _named_days(found, "d")
    others = tuple(day for day in WEEK if day not in left)
    days = tuple(day for day in WEEK if day in left)
    unit = found.value("unit", "unit") if "unit" in found else ""
    second = Much(quantity(found, "n"), None, unit, found.words)
    if _is_free(found):
        return [Weekdays(others, words=found.words, is_but=True), And(), second]
    before = _units_before(found)
    if before and MASS.issuperset(before) and unit not in MASS and _begins_anew(found):
        return [Doubt("but days", found.words)]  # what one holds, or what is taken on the others
    if not before:
        return [Weekdays(others, words=found.words, is_but=True), second]
    return [Weekdays(others, words=found.words), And(), second, Weekdays(days, words=found.words)]


def _is_free(found: Found) -> bool:
    """Return whether it says that nothing is taken on the day named: "skip Sundays", and after a
    comma or the like begins anew."""
    is_refused = any(
        not t.entry.classes.isdisjoint({"skip", "refuse"})
        and t.entry.classes.isdisjoint({"except", "but"})
        for t in found.tokens()
    )
    return is_refused and found.match.start("d") < found.match.start("n")


def _begins_anew(found: Found) -> bool:
    """Return whether a comma stands between the day and an amount after it."""
    between = found.text.tokens[found.match.end("d") : found.match.start("n")]
    return any(not t.entry.classes.isdisjoint({"comma", "colon", "dash"}) for t in between)


def _units_before(found: Found) -> set[str]:
    """Return in what the amounts before it on its line are told; "" of what is only a number."""
    units: set[str] = set()
    for token in reversed(found.text.tokens[: found.match.start()]):
        if "line" in token.entry.classes:
            break
        if "unit" in token.entry.values:
            units.add(token.entry.values["unit"])
        elif not token.entry.classes.isdisjoint({"number", "half", "fraction"}) and not units:
            units.add("")
    return units - {""} or units


def _named_days(found: Found, label: str | int) -> set[str]:
    if found.has(label, "weekend"):
        return set(WEEK[5:])
    told = found.value(label, "day letters").split()
    return {*told, *(t.entry.values.get("weekday", "") for t in found.tokens(label))} - {""}


@says("[on/in/the/at/for/every] [the] rest_days [of] [the] [week]")
def rest_of_week(found: Found) -> Piece:
    """Read "and 5 mg on the other days"."""
    return Weekdays((), is_rest=True, words=found.words)


@says(
    "[on/the/every] [the] [day] a:(day_number|nth) [ordinal] [comma/and+ [the] [day] "
    "b:(day_number|nth) [ordinal]] [day] [and] of_month",
    "[on/the] [the] l:last_day of_month",
    "[on/the/from+] day a:day_number @till b:day_number s:of_month",
    "l:month_first",
    "[on/the/every] [the] day a:day_number [and b:day_number] of_month",
    "monthly [comma] [on/the]+ day a:day_number",
    "<monthly [on/the]+ day a:day_number",
    "<monthly [on] the a:day_number >line/dot/comma",
    "monthly on [the/day]+ a:(day_number|nth) [ordinal]",
    "[on/the] [the] l:last [day] of_month",
)
def month_days(found: Found) -> Piece:
    """Read "on the 1st and 15th of the month"."""
    if found.has(0, "last day") or found.has(0, "last"):
        return MonthDays((31,), found.words)
    if len(found.tokens()) == _NUMBER_AND_WORD and found.has(0, "month each"):
        return Doubt("often", found.words)  # "6 monthly": every six months, or six a month
    if found.has(0, "month first"):
        return MonthDays((1,), found.words)
    days = [_day(found, label) for label in "ab" if label in found]
    if "s" in found and len(days) == 2:
        days = list(range(days[0], days[1] + 1))
    days = [day for day in days if 1 <= day <= 31]
    return MonthDays(tuple(sorted(days)), found.words) if days else Doubt("often", found.words)


def _day(found: Found, label: str) -> int:
    nth = found.value(label, "nth")
    return int(nth) if nth else whole(found, label)


PARTS["so_long_on"] = "[comma/dash/for+] a:number x:(day|week)"
PARTS["so_long_off"] = "(b:number [y:(day|week)] | b:one_week)"


@says(
    "@so_long_on on_days [and/then/comma+] [for] @so_long_off off_days",
    "@so_long_on [on_days/in_a_row] [and/then/comma+] off_days [for] @so_long_off",
    "@so_long_on [and/then/comma+] [take/filler+] [a] (b:number y:(day|week)|b:one_week) off_days",
)
def on_off(found: Found) -> Piece:
    """Read "21 days on, 7 days off"."""
    on = whole(found, "a") * _days_in(found, "x")
    unit = "y" if "y" in found else "b" if found.has("b", "one week") else "x"
    off = (whole(found, "b") or 1) * _days_in(found, unit)
    return OnOff(on, off, found.words) if on and off else Doubt("often", found.words)


def _days_in(found: Found, unit: str) -> int:
    return 1 if found.has(unit, "day") else len(WEEK)


@says(
    "[daily|every day] [not/except/but/refuse/skip/only+] [on/the/in/of+] day/the_day "
    "[of/if/the/filler/you_have+] [refuse/not+] [take/is_not_taken] [of/the+] name",
    "[daily|every day] (not|except|but|refuse|skip) [take] [on/the+] name day/the_day",
)
def days_of_another(found: Found) -> Piece:
    """Keep "not on the day of your methotrexate" beside the days of this one; else ask which days
    those are."""
    before = found.text.tokens[: found.match.start()]
    if any("weekday" in token.entry.classes for token in before):
        return Note(" ".join(found.words.strip("(), ").lower().split()))
    return Doubt("but days", " ".join(found.words.split()))


@says("for [the] x:stage_first n:number day of_month", "for n:number day of_month")
def first_days(found: Found) -> Piece:
    """Read "for the first 10 days of each month"; "for 5 days of each month" does not say which."""
    last = whole(found, "n")
    if "x" not in found or not 0 < last <= _LAST_DAY:
        return Doubt("often", found.words)
    return MonthDays(tuple(range(1, last + 1)), found.words)


@says(
    "[on/for/from/the/in+] day [n1] @till number of_cycle",
    "[on/for/from/the/in+] day number [@till number] of_cycle",
)
def of_cycle(found: Found) -> Piece:
    """Ask of "days 15 to 26 of the cycle": nobody says when it began, and it comes again."""
    return Doubt("often", found.words)


@says(
    "[on/for/from/the/in+] day a:n1 @till b:number of/of_half [the/a/every/per] n:number [dash] "
    "day [unknown/of_cycle]"
)
def days_of_so_many(found: Found) -> Piece:
    """Read "days 1 to 14 of a 21-day cycle": fourteen days on, seven off."""
    on, whole_ = whole(found, "b"), whole(found, "n")
    return OnOff(on, whole_ - on, found.words) if 0 < on < whole_ else Doubt("often", found.words)


@says(
    "[for/on/put] a:number hour on_days [comma/and/then/slash+] [for] b:number hour off_days",
    "[for/on] a:number hour [on_days] [comma/and/then+] (off_days|stop) [for] b:number hour",
    "on_days a:number hour [comma/and/then+] off_days b:number hour",
)
def worn(found: Found) -> list[Piece]:
    """Read "12 hours on, 12 hours off": a day of a patch, said again as it stands."""
    told: list[Piece] = [Note(" ".join(found.words.lower().split()))]
    hours = [whole(found, label) for label in "ab" if label in found]
    return [Often(1, is_plain=True, words=found.words), *told] if sum(hours) == 24 else told


@says("[leave/on_days/put] for [at_most] number [@till number] hour @day_span")
def worn_daily(found: Found) -> list[Piece]:
    """Read "for 12 hours a day": each day, and no length of a course."""
    told = Note(" ".join(found.words.lower().split()))
    return [Often(1, is_plain=True, words=found.words), told]
