"""Reads a whole day in a sentence: "I get up at 7, eat at 8, 1 and 7, bed at 11; weekends later".

It is read whole or not at all. Three meals come in their order; morning or evening is decided by
what came before in the day. Days off may be so much later as a whole; of what is said otherwise of
them it is told that it has no effect. Of a day that begins elsewhere, as a night worker's does,
`shifted` makes the most likely one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time
from functools import lru_cache
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.routine import Routine
from bot.language import days_off, shifted
from bot.language.day_words import in_figures
from bot.language.normal import folded
from bot.language.routine import NAMES, PARTS, by_part, checked
from bot.language.times import PATTERN, tell

_LONGEST: Final = 300  #: characters that are looked at
_MOST_WORDS: Final = 14  #: of a sentence about days off alone
_EATS: Final = "meals"
_COME: Final = "lunch or meals"  #: "como a las 2" is lunch, "como a las 8, 2 y 9" all three
_MEALS: Final = ("breakfast", "lunch", "dinner")
_SLEEPS: Final = ("bed", "wake")  #: "I sleep from 7 am to 3 pm"
_CALLED: Final[Mapping[str, str]] = {
    **NAMES,
    **dict.fromkeys(
        ("rise", "am up", "get out of bed", "arriba", "despertarme", "waken", "me paro"), "wake"
    ),
    **dict.fromkeys(("ceno", "tea", "evening meal", "dine"), "dinner"),
    **dict.fromkeys(("almuerzo",), "lunch"),
    **dict.fromkeys(
        (
            *("in bed", "asleep", "lie down", "turn in", "get to bed", "lights out", "fall asleep"),
            *("duermo", "me duermo", "a la cama"),
        ),
        "bed",
    ),
    **dict.fromkeys(("eat", "meals", "eat meals", "mealtimes", "comidas"), _EATS),
    "como": _COME,
}
_LABEL: Final = "|".join(sorted(_CALLED, key=len, reverse=True))
_GLUE: Final = (
    r"(?:i|im|at|about|around|by|usually|normally|mostly|always|and|then|the|my|is|are|have|go|to"
    r"|on|day|weekdays|every|during|week|oclock|o clock|its|a las?|al?|sobre|hacia|las?|el|los"
    r"|from|until|till|de|desde|hasta|we|our|roughly|ill|so|it|take|work nights"
    r"|work the night shift|y|e|mi|mis|son|es|tomo|luego"
    r"|despues|me|voy|yo|normalmente|entre semana|cada|dia|mas o menos|trabajo de noche|nuestr[oa])"
)
_PIECE: Final = re.compile(
    rf" ?(?:(?P<time>{PATTERN})|(?P<part>{_LABEL})|(?P<glue>{_GLUE}))(?= |$)"
)
_DAYS_OFF: Final = (
    r"weekends?|saturdays?|sundays?|days off|my days off|fin de semana|fines de semana|findes?"
    r"|sabados?|domingos?|dias libres|festivos"
)
#: How one part alone is told, so that "como a las 8" stays "about eight".
_ONE_PART: Final = re.compile(
    r"(?:i|we|usually|normally|my|yo|normalmente|me|mi|ceno|desayuno|almuerzo)\b(?! (?:eat|como))"
)
_OF_A_DAY: Final = re.compile(
    r"\b(?:get up|wake|up|sleep|eat|breakfast|lunch|dinner|bed|later|earlier|different|other"
    r"|levanto|despierto|duermo|como|desayuno|almuerzo|ceno|acuesto|tarde|temprano|antes|distint[oa]s?"
    r"|otr[oa]s?)\b"
)
_OFF: Final = re.compile(
    r"(?:^| )(?:(?:and|but|on|at|the|y|pero|los|en|el) )*"
    rf"(?:{_DAYS_OFF})(?: .*)?$"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was told, and whether days off were said to be otherwise."""

    routine: Routine
    off_is_other: bool = False


def read(text: str, *, otherwise: Routine) -> Day:
    """Return the day that a sentence tells; what it leaves out stays as it is in `otherwise`."""
    words = _words(text)
    every_day = _OFF.sub("", words)
    told = _told(every_day)
    off = days_off.read(words[len(every_day) :], wake=_in_order(told, otherwise).wake)
    if not told and not (off and _is_bare(every_day)):
        raise BadInput("the day is told by its parts: I get up at 7, eat at 8, 1 and 7, bed at 11")
    holds = off if off and off.later else None if off else otherwise.off
    routine = _followed(told, otherwise)
    return Day(replace(routine, off=holds), off_is_other=every_day != words and off is None)


@lru_cache(maxsize=8)  # asked of one message in each language
def is_told(text: str) -> bool:
    """Return whether `text` is a sentence about parts of a day, and about nothing else."""
    words = _words(text)
    every_day = _OFF.sub("", words)
    if _is_bare(every_day) and days_off.read(words, wake=Routine().wake):
        return "?" not in text
    try:
        parts = len(_told(every_day))
    except BadInput:
        return False
    return "?" not in text and (parts > 1 or (parts == 1 and bool(_ONE_PART.match(words))))


def is_of_days_off(text: str) -> bool:
    """Return whether `text` says how days off are otherwise, and nothing of other days."""
    words = _words(text)
    found = re.search(rf"\b(?:{_DAYS_OFF})\b", words)
    is_short = len(words.split()) <= _MOST_WORDS
    return found is not None and "?" not in text and is_short and bool(_OF_A_DAY.search(words))


def _words(text: str) -> str:
    return in_figures(folded(text[:_LONGEST].replace(",", " ").replace(";", " ").replace("-", " ")))


def _is_bare(words: str) -> bool:
    """Return whether nothing was said of the other days."""
    return not words.strip()


def _told(words: str) -> dict[str, str]:
    """Return the words of the time of each part that is told; none where a word is unknown."""
    told: dict[str, str] = {}
    for label, times in _groups(words):
        parts = _parts(label, len(times))
        if len(parts) != len(times) or told.keys() & set(parts):
            return {}
        told |= dict(zip(parts, times, strict=True))
    return told


def _groups(words: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each part with the times behind it; a part "" holds what cannot be read."""
    label, times, place = "", list[str](), 0
    while place < len(words):
        found = _PIECE.match(words, place)
        if found is None:
            yield "", [words[place:]]
            return
        place = found.end()
        if found["part"]:
            if label:
                yield label, times
            label, times = _CALLED[found["part"]], []
        elif found["time"]:
            times.append(found["time"])
    yield label, times


def _parts(label: str, count: int) -> tuple[str, ...]:
    if label in (_EATS, _COME) and count == len(_MEALS):
        return _MEALS
    if label == _COME:
        return ("lunch",)
    if label == "bed" and count == len(_SLEEPS):
        return _SLEEPS
    return (label,) if label in PARTS else ()


def _followed(told: Mapping[str, str], otherwise: Routine) -> Routine:
    """Return the day as it is read at first, or else as a day that begins elsewhere."""
    day = _in_order(told, otherwise)
    try:
        return checked(day)
    except BadInput:
        return shifted.read(told, day, otherwise)


def _in_order(told: Mapping[str, str], otherwise: Routine) -> Routine:
    """Return the day with each time in the half of the day that comes after the part before."""
    day: dict[str, time] = {part: getattr(otherwise, part) for part in PARTS}
    before = time.min
    for part in PARTS:
        if part in told:
            day[part] = _after(before, told[part], part)
        before = day[part]
    return Routine(**day, off=otherwise.off)


def _after(before: time, text: str, part: str) -> time:
    at = by_part(text, part)
    other = tell(text).other
    if at >= before or other is None or other < before:
        return at
    return other
