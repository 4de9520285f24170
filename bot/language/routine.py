"""Reads the patient's own day: "wake 7, breakfast 8 … bed 22", or five times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.routine import DaysOff, Routine
from bot.language.normal import folded
from bot.language.times import PATTERN, tell

PARTS: Final = ("wake", "breakfast", "lunch", "dinner", "bed")
#: What people call the parts of their day, in every language.
NAMES: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (
            "wake",
            "wake up",
            "waking",
            "get up",
            "up",
            "despertar",
            "despierto",
            "levantarme",
            "levanto",
            "me levanto",
            "me despierto",
        ),
        "wake",
    ),
    **dict.fromkeys(("breakfast", "desayuno", "desayunar"), "breakfast"),
    **dict.fromkeys(("lunch", "almuerzo", "comida", "almorzar"), "lunch"),
    **dict.fromkeys(("dinner", "supper", "cena", "cenar"), "dinner"),
    **dict.fromkeys(
        (
            "bed",
            "bedtime",
            "sleep",
            "go to bed",
            "cama",
            "acostarme",
            "me acuesto",
            "acuesto",
            "dormir",
            "a dormir",
        ),
        "bed",
    ),
}
_WORD: Final = "|".join(sorted(NAMES, key=len, reverse=True))
_GLUE: Final = r"(?: (?:at|a las?|al?|y|and|is|es|my|mi|el|la))*"
_NAMED: Final = re.compile(rf"{_GLUE} ?(?P<part>{_WORD}){_GLUE} (?P<time>{PATTERN})")
_BARE: Final = re.compile(rf"{_GLUE} ?(?P<time>{PATTERN})")
_SHORTEST: Final = 6 * 60  #: minutes from waking to bed
_LONGEST: Final = 20 * 60
_LATE: Final = frozenset({"lunch", "dinner", "bed"})


def packed(routine: Routine) -> str:
    """Return a day as it is kept while it is asked about."""
    times = [f"{getattr(routine, part):%H:%M}" for part in PARTS]
    off = routine.off
    days = [",".join(map(str, sorted(off.days))), str(off.later)] if off else []
    return " ".join([*times, *days])


def unpacked(text: str) -> Routine:
    """Return the day that was kept."""
    words = text.split()
    wake, breakfast, lunch, dinner, bed = map(time.fromisoformat, words[: len(PARTS)])
    off = None
    if len(words) > len(PARTS):
        off = DaysOff(frozenset(map(int, words[-2].split(","))), int(words[-1]))
    return Routine(wake, breakfast, lunch, dinner, bed, off)


def read(text: str, *, otherwise: Routine | None = None) -> Routine:
    """Return the routine that `text` tells; what it leaves out stays as in `otherwise`."""
    words = f" {folded(text.replace(',', ' '))}"
    told = _named(words) or _five(words)
    if told is None:
        raise BadInput(
            "the day is told as five times (7 8 12:30 18:30 22), or by name: wake 7, breakfast 8, "
            "lunch 12:30, dinner 18:30, bed 22"
        )
    usual = otherwise or Routine()
    day: dict[str, time] = {part: told.get(part) or getattr(usual, part) for part in PARTS}
    return checked(Routine(**day, off=usual.off))


def _named(words: str) -> dict[str, time] | None:
    found: dict[str, time] = {}
    place = 0
    while place < len(words):
        match = _NAMED.match(words, place)
        if match is None or NAMES[match["part"]] in found:
            return None
        part = NAMES[match["part"]]
        found[part] = by_part(match["time"], part)
        place = match.end()
    return found


def _five(words: str) -> dict[str, time] | None:
    times: list[str] = []
    place = 0
    while place < len(words):
        match = _BARE.match(words, place)
        if match is None:
            return None
        times.append(match["time"])
        place = match.end()
    if len(times) != len(PARTS):
        return None
    return {part: by_part(text, part) for part, text in zip(PARTS, times, strict=True)}


def by_part(text: str, part: str) -> time:
    """Return the time, in the evening where only that makes sense: "dinner 7", "bed 10"."""
    told = tell(text)
    if told.other is None or part not in _LATE:
        return told.at
    if part == "lunch":
        return told.other if told.at < time(9) else told.at
    if part == "bed" and not time(5) <= told.at < time(12):  # "bed 1" is after midnight
        return time(0, told.at.minute) if told.at.hour == 12 else told.at
    return told.other


def checked(routine: Routine) -> Routine:
    """Return the routine, if its parts follow one another; else raise `BadInput`.

    Who works at night has breakfast in the evening: what counts is how long after waking each is.
    """
    since = [_after(routine.wake, getattr(routine, part)) for part in PARTS]
    if since != sorted(since) or not _SHORTEST <= since[-1] <= _LONGEST:
        raise BadInput(
            "the day runs wake, breakfast, lunch, dinner, bed, each after the one before, and has "
            "6 to 20 hours"
        )
    return routine


def _after(wake: time, at: time) -> int:
    """Return how many minutes after waking a time is."""
    return ((at.hour - wake.hour) * 60 + at.minute - wake.minute) % (24 * 60)
