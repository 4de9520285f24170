"""When in the day or week: "in the morning", "at bedtime", "at 8 am", "on Mondays"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from bot.domain.errors import BadInput
from bot.language.directions.asides import Note
from bot.language.directions.constructs.numbers import quantity, whole
from bot.language.directions.courses import MonthDays, OnOff
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import WEEK, And, At, Doubt, Much, Often, Part, Piece, Weekdays
from bot.language.times import tell

PARTS["before_part"] = "!una [in/at/on/every/by/of/to/per/before/a] [the/every/a/all] [the]"
PARTS["half_day"] = "am | pm | [in/at/on/of] [the] (morning|afternoon|evening|night)"
PARTS["bare_clock"] = "(clock | numeral [colon numeral]) [hour] [oclock] [am|pm]"
PARTS["clock_time"] = "(clock | numeral [colon numeral]) [hour] [oclock] [@half_day]"
_CODES: Final = {
    "bedtime": "HS",
    "waking": "WAKE",
    "morning": "MORN",
    "noon": "NOON",
    "afternoon": "AFT",
    "evening": "EVE",
    "night": "NIGHT",
}
_BETWEEN: Final = re.compile(r"[,;&]|\band\b|\by\b|\bat\b|\ba las?\b", re.IGNORECASE)
_NIGHT_FROM: Final = 18  #: "at night at 2", or at 12, may be another half of the day
_NOON: Final = 12
_HALF_DAY: Final = re.compile(
    r"[ap]\.? ?m\b|morning|night|evening|afternoon|manana|mañana|tarde|noche", re.I
)


@says(
    "@before_part part:(morning|noon|afternoon|evening|night|bedtime)",
    "(on|after|at|if|in|filler) [the] part:waking",
    "part:waking [in/on/of] [the/a] morning",
    "[every] part:morning [on/upon/when/after/at] [the] waking",
    "[in/at/every/on] [the/every] part:night [at/before/when/in] [the] b:bedtime",
    "[in/at/every/on] [the/every] part:evening [at/before/when] [the] b:bedtime",
    "part:waking",
    "[once/every] part:(night|morning|evening|bedtime)",
    "before [to] part:bedtime",
)
def part_of_day(found: Found) -> Piece:
    """Read "in the morning", "every night at bedtime", "on waking"."""
    if "b" in found:
        return Part("HS", found.words)
    if found.has(0, "waking"):
        return Part("WAKE", found.words)
    code = next(code for kind, code in _CODES.items() if found.has("part", kind))
    return Part(code, found.words)


@says(
    "@lead before [the/to] part:bedtime",
    "@lead of [the] part:bedtime",
    "@lead before [the] part:(morning|noon|evening|night)",
    "@lead [after/of/at/upon] [the] part:waking",
)
def near_part(found: Found) -> list[Piece]:
    """Read "30 minutes before bed": at bedtime, and how long before is said again as a note."""
    code = next(code for kind, code in _CODES.items() if found.has("part", kind))
    return [Part(code, found.words), Note(" ".join(found.words.lower().split()))]


@says(
    "<unit/number/form/release omni_nocte >line/dot/needed/for",
    "<unit/number/form/release omni_nocte and !the/weekday",
    "<unit/number/form/release omni_nocte comma >name",
)
def every_night(found: Found) -> list[Piece]:
    """Read "20 mg on": omni nocte, as it is written in the UK."""
    if any(not t.entry.classes.isdisjoint({"put", "apply"}) for t in found.text.tokens):
        return []  # "put 1 patch on"
    parted: list[Piece] = [And()] if found.has(0, "and") or found.has(0, "comma") else []
    return [Part("NIGHT", found.words), *parted]


@says("every other part:(morning|night|evening|bedtime)", "alternate part:(morning|night|evening)")
def every_other_part(found: Found) -> list[Piece]:
    """Read "every other night"."""
    code = next(code for kind, code in _CODES.items() if found.has("part", kind))
    return [Often(1, None, Decimal(2), None, "d", words=found.words), Part(code, found.words)]


@says(
    "at [the] @clock_time !unit",
    "at una [oclock] @half_day",
    "clock [hour] [@half_day]",
    "numeral [colon numeral] (am|pm)",
    "at [the] @clock_time @next_clock !unit",
    "at [the] @clock_time @next_clock @next_clock [@next_clock] !unit",
    "(clock [@half_day] | numeral (am|pm)) comma/and/at/slash+ (clock [@half_day] | "
    "numeral (am|pm))",
    "numeral (am|pm) numeral (am|pm) [numeral (am|pm)] [numeral (am|pm)] [numeral (am|pm)]",
    "at [the] numeral (am|pm) numeral (am|pm) [numeral (am|pm)] [numeral (am|pm)]",
    "(clock [@half_day] | numeral (am|pm)) comma/and/at/slash+ (clock [@half_day] | "
    "numeral (am|pm)) comma/and/at/slash+ (clock [@half_day] | numeral (am|pm)) "
    "[comma/and/at/slash+ (clock [@half_day] | numeral (am|pm))]",
)
def clock(found: Found) -> Piece:
    """Read "at 8 am and 8 pm"."""
    words = re.sub(r"\s+", " ", found.words.lower().replace("ñ", "n").replace("/", ","))
    words = re.sub(r"(?<=m\b)\.? (?=\d)", ", ", words)
    words = re.sub(r"^a la una\b", "1", words)
    told = [each.strip() for each in _BETWEEN.split(words) if re.search(r"\d", each)]
    mixed = {bool(_HALF_DAY.search(each)) for each in told}
    is_small = all(re.match(r"[1-4](?![\d:])", each) for each in told)
    if not found.has(0, "at") and is_small and not _is_glued(found):
        return Doubt("clock", found.words)  # "1 am, 1 pm" may be one in the morning
    try:
        times = [tell(re.sub(r"^(?:the|las?|@) ", "", each.replace(" : ", ":"))) for each in told]
    except BadInput:
        return Doubt("clock", found.words)
    over_noon = any(each.at.hour > 12 and each.other is None for each in times) and len(mixed) == 1
    sure = all(each.other is None or ":" in words for each in times) or over_noon
    is_sure = (sure or (":" in words)) and len(mixed) == 1
    is_24 = over_noon and mixed == {False}
    return At(tuple(sorted({each.at for each in times})), is_sure, found.words, is_24)


def _is_glued(found: Found) -> bool:
    """Return whether "2pm" stands alone after an amount of something, and so is no amount."""
    before = found.text.tokens[: found.match.start()]
    has_amount = any("unit" in token.entry.classes for token in before)
    return has_amount and bool(re.fullmatch(r"\d[ap]\.?m\.?", found.words.lower()))


@says(
    "@before_part part:(morning|afternoon|evening|night) [comma] at [the] h:@bare_clock !unit",
    "[once/every/in/at] [the/every] part:(morning|afternoon|evening|night) [comma] at [the] "
    "h:@bare_clock !unit",
)
def clock_of_part(found: Found) -> Piece:
    """Read "in the evening at 8"."""
    words = re.sub(r"\s*:\s*", ":", found.written("h").lower())
    words = re.sub(r"\s*(?:o'?clock|en punto|hours?|hrs?|horas?|h)\.?$", "", words)
    half = "am" if found.has("part", "morning") else "pm"
    try:
        told = tell(words if _HALF_DAY.search(words) else f"{words} {half}")
    except BadInput:
        try:
            told = tell(words)
        except BadInput:
            return Doubt("clock", found.words)
    is_odd = found.has("part", "night") and (told.at.hour < _NIGHT_FROM or told.at.hour == _NOON)
    return Doubt("clock", found.words) if is_odd else At((told.at,), words=found.words)


PARTS["next_clock"] = "(comma/at/the/slash+ @clock_time !at | [comma] and [at] [the] @clock_time !at)"
PARTS["but_for"] = "(except/but/refuse/skip) [take/filler] [the/on/in/at/for+]"
PARTS["left_out"] = (
    "(weekday [@next_day] [@next_day] [@next_day] [@next_day] | weekend | day_letters)"
)
PARTS["dayname"] = "[on/every/in/the/each/and/on_days] [the/every] weekday"
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
    "[every day|daily|plainly|comma] [comma] [open] @but_for [take/filler+] n:@quantity [unit:unit] "
    "[in/on/the/every+] d:@left_out [close]",
)
def all_but_these(found: Found) -> list[Piece]:
    """Read "daily except Sunday 1/2 tablet": the amount after it is that of the day named."""
    left = _named_days(found, "d")
    others = tuple(day for day in WEEK if day not in left)
    days = tuple(day for day in WEEK if day in left)
    unit = found.value("unit", "unit") if "unit" in found else ""
    second = Much(quantity(found, "n"), None, unit, found.words)
    return [Weekdays(others, words=found.words), And(), second, Weekdays(days, words=found.words)]


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
    "monthly on [the/day]+ a:(day_number|nth) [ordinal]",
    "[on/the] [the] l:last [day] of_month",
)
def month_days(found: Found) -> Piece:
    """Read "on the 1st and 15th of the month"."""
    if found.has(0, "last day") or found.has(0, "last"):
        return MonthDays((31,), found.words)
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


@says(
    "[for] a:number day on_days [and/then/comma] [for] b:number day off_days",
    "[for] a:number day [on_days] [and/then/comma] [for] b:number day off_days",
    "[for] a:number week on_days [and/then/comma] b:number week off_days",
    "[for] a:number day and off_days b:number [day]",
    "[for] a:number week [on_days] [and/then/comma] [for] b:(number week|one_week) off_days",
    "[for] a:number (day) [on_days] [and/then/comma+] off_days [for] b:(number day)",
    "[for] a:number week [on_days] [and/then/comma+] off_days [for] b:(number week|one_week)",
)
def on_off(found: Found) -> Piece:
    """Read "21 days on, 7 days off"."""
    times = 7 if found.has(0, "week") else 1
    on, off = whole(found, "a") * times, (whole(found, "b") or 1) * times
    return OnOff(on, off, found.words) if on and off else Doubt("often", found.words)


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
