"""When in the day or week: "in the morning", "at bedtime", "at 8 am", "on Mondays"."""

from __future__ import annotations

import re
from datetime import time
from decimal import Decimal
from typing import Final

from bot.domain.errors import BadInput
from bot.language.directions.asides import Note
from bot.language.directions.constructs.numbers import minutes_of
from bot.language.directions.courses import Count
from bot.language.directions.grammar import PARTS, Found, says
from bot.language.directions.pieces import And, At, Doubt, Often, Part, Piece
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
#: Whether FHIR counts an offset to it as before it; to other parts of the day it counts none.
_COUNTED_FROM: Final = {"HS": True, "WAKE": False}
_BETWEEN: Final = re.compile(r"[,;&]|\band\b|\by\b|\bat\b|\ba las?\b", re.IGNORECASE)
_NIGHT_FROM: Final = 18  #: "at night at 2", or at 12, may be another half of the day
_NOON: Final = 12
_AT_NIGHT: Final = re.compile(r"\b([6-9](?::\d\d)?|1[01](?::\d\d)?) at night\b")
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
    "@before_part (morning|noon|afternoon|evening|night|bedtime) or "
    "@before_part (morning|noon|afternoon|evening|night|bedtime)",
)
def either_part(found: Found) -> Piece:
    """Ask about "in the morning or at night": it is once, and nobody says when."""
    return Doubt("often", found.words)


@says(
    "[on/in/at/the+] part:(night|evening|morning) (before|of) [the/a] unknown [unknown] "
    ">line/dot/comma/close/and/then",
)
def before_an_event(found: Found) -> list[Piece]:
    """Read "the night before the procedure": once, and it is said again which night."""
    code = next(code for kind, code in _CODES.items() if found.has("part", kind))
    return [Part(code, found.words), Count(1), Note(" ".join(found.words.lower().split()))]


@says("tonight")
def tonight(found: Found) -> list[Piece]:
    """Read "tonight": at night, once."""
    return [Part("NIGHT", found.words), Count(1)]


@says(
    "@lead before [the/to] part:bedtime",
    "@lead of [the] part:bedtime",
    "@lead before [the] part:(morning|noon|evening|night)",
    "@lead [after/of/at/upon] [the] part:waking",
)
def near_part(found: Found) -> list[Piece]:
    """Read "30 minutes before bed": at bedtime, and how long before is said again as a note."""
    code = next(code for kind, code in _CODES.items() if found.has("part", kind))
    minutes = minutes_of(found) if _COUNTED_FROM.get(code) == found.has(0, "before") else None
    return [Part(code, found.words, minutes), Note(" ".join(found.words.lower().split()))]


@says(
    "<unit/number/form/release omni_nocte >line/dot/needed/for",
    "<unit/number/form/release omni_nocte and !the/weekday",
    "<unit/number/form/release omni_nocte comma >name/increase/decrease/then/and",
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
    "clock clock [clock] [clock] [clock] [clock]",
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
    words = re.sub(r"(?<=\d)([ap])\b(?!\.)", r"\1m", words)
    words = re.sub(r"(?<=m\b)\.? (?=\d)", ", ", words)
    words = re.sub(r"(?<=\d\d) (?=\d\d(?::?\d\d)\b)", ", ", words)
    words = re.sub(r"^a la una\b", "1", words)
    words = _AT_NIGHT.sub(r"\1 pm", re.sub(r"\b24:00\b", "00:00", words))
    told = [each.strip() for each in _BETWEEN.split(words) if re.search(r"\d", each)]
    mixed = {bool(_HALF_DAY.search(each)) for each in told}
    is_small = all(re.match(r"[1-4](?![\d:])", each) for each in told)
    is_heading = "colon" in found.text.tokens[found.match.end()].entry.classes
    if not found.has(0, "at") and is_small and not is_heading and not _is_glued(found):
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


@says(
    "at [the] w:hour_word [oclock] [in/on/of/at] h:@half_day !unit",
    "at [the] w:hour_word [oclock] every h:(morning|evening|night) !unit",
    "at [the] w:hour_word h:(am|pm|noon)",
    "at [the] w:hour_word oclock",
    "at half_past w:hour_word [[in/on/of/at] h:@half_day] !unit",
    "at [the] w:hour_word and half [[in/on/of/at] h:@half_day] !unit",
)
def hour_in_words(found: Found) -> Piece:
    """Read "at ten at night", "a las diez de la noche"; "at ten o'clock" may be either."""
    hour = int(found.tokens("w")[0].entry.number or 0) % _NOON
    minute = 30 if found.has(0, "half") or found.has(0, "half past") else 0
    if "h" not in found:
        return At((time(hour, minute),), is_sure=False, words=found.words)
    is_early = found.has("h", "am") or found.has("h", "morning")
    if found.has("h", "night") and hour < _NIGHT_FROM - _NOON:
        return Doubt("clock", found.words)
    return At((time(hour if is_early else hour + _NOON, minute),), words=found.words)


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


PARTS["next_clock"] = (
    "(comma/at/the/slash+ @clock_time !at | [comma] and [at] [the] @clock_time !at)"
)
