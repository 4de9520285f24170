"""Reads what is said of a life that is not regular: "in Tokyo until the 14th", "ayuno hasta el
domingo", "just woke up", "remind me less". A sentence is read whole or not at all.

The patterns stand in `life.toml`; `UNTIL`, `SINCE`, `PLACE` and `T` in them are filled in here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.intents import (
    Away,
    BackAgain,
    Elsewhere,
    GotUpLate,
    Intent,
    RemindAsBefore,
    RemindLess,
    StillHeld,
    Undisturbed,
)
from bot.domain.life import HowOften, Why
from bot.language import cities
from bot.language.days import stretch_of_days
from bot.language.days_ahead import AHEAD, day_ahead
from bot.language.normal import folded
from bot.language.numbers import NUMBER
from bot.language.times import PATTERN, Told, tell

_FILE: Final = Path(__file__).parent / "life.toml"
_LONGEST: Final = 160  #: letters; what is longer is a story
_DAYS: Final = rf"{NUMBER} (?:days?|dias?|weeks?|semanas?)"
_UNTIL: Final = (
    rf"(?:(?:until|till|til|thru|through|up to|to|hasta|al) (?P<until>{AHEAD})"
    rf"|(?:for|por|durante|unos|the next|los proximos)(?: the next)? (?P<days>{_DAYS}))"
)
_SINCE: Final = (
    rf"(?:(?:from|starting|starting on|since|on|desde|a partir de|del) )?(?P<since>{AHEAD})"
)
_FILLED: Final = {
    "UNTIL": _UNTIL,
    "SINCE": _SINCE,
    "PLACE": rf"(?P<place>\w+(?: \w+){{0,{cities.LONGEST - 1}}}?)",
    "T1": rf"(?P<t1>{PATTERN})",
    "T2": rf"(?P<t2>{PATTERN})",
}
_NOON: Final = time(12)
_FARTHEST: Final = timedelta(days=366)
_PLAIN: Final[Mapping[str, Intent]] = {
    "still_held": StillHeld(),
    "once": RemindLess(HowOften.ONCE),
    "if_silent": RemindLess(HowOften.IF_SILENT),
    "less": RemindLess(),
    "as_before": RemindAsBefore(),
    "not_quiet": Undisturbed(),
    "only_here": Elsewhere(wanted=False),
    "elsewhere": Elsewhere(wanted=True),
}


def read(raw: str, *, today: date) -> tuple[Intent, str] | None:
    """Return what a message says of such a life, and in which language; None: nothing."""
    words = folded(raw)
    if not words or len(words) > _LONGEST:
        return None
    for language, kind, found in _matches(words):
        if intent := _intent(kind, found, today):
            return intent, language
    return None


def _matches(words: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    for language, kind, pattern in _patterns() if _any_of_them().fullmatch(words) else ():
        if found := pattern.fullmatch(words):
            yield language, kind, found


@cache
def _any_of_them() -> re.Pattern[str]:
    """Return all of them in one: most messages are none."""
    patterns = (_GROUP.sub("(?:", pattern.pattern) for _, _, pattern in _patterns())
    return re.compile("|".join(f"(?:{each})" for each in patterns))


_GROUP: Final = re.compile(r"\(\?P<\w+>")


def _intent(kind: str, found: re.Match[str], today: date) -> Intent | None:
    if kind in _PLAIN:
        return _PLAIN[kind]
    match kind:
        case "back":
            return BackAgain() if " " in found[0] else None  # "back" closes a question
        case "late":
            return GotUpLate(_time(_part(found, "t1")))
        case "quiet" | "quiet_before" | "quiet_after" | "awake":
            return _quiet(kind, found)
        case _:
            return _away(kind, found, today)


def _away(kind: str, found: re.Match[str], today: date) -> Away | None:
    """Return where they are and how long; a day that cannot be is a sentence that is not read."""
    since, until = (_day(_part(found, which), today) for which in ("since", "until"))
    if any(_part(found, n) and d is None for n, d in (("since", since), ("until", until))):
        return None
    if days := _part(found, "days"):
        stretch = stretch_of_days(days) or 0
        if not 0 < stretch <= _FARTHEST.days:
            return None
        until = (since or today) + timedelta(days=stretch)
    if until and since and until < since:
        until = _day(_part(found, "until"), since)
    if until and (until <= today or until - today > _FARTHEST):
        return None
    why = Why(kind) if kind in list(Why) else Why.AWAY
    away = Away(why, since if since != today else None, until, hold=bool(_part(found, "hold")))
    return _to_a_place(away, kind, _part(found, "place"))


def _to_a_place(away: Away, kind: str, place: str) -> Away | None:
    """Return it with its place. A place that is not known is one only where somebody flies to
    it: "in pain until Friday" is no trip."""
    if not place:
        return away
    return replace(away, place=place) if kind == "flight" or cities.zones(place) else None


def _quiet(kind: str, found: re.Match[str]) -> Undisturbed | None:
    """Return the hours in which somebody is not to be disturbed; of an end that was not said the
    other one is known."""
    if kind in ("quiet", "awake"):
        return _between(found, is_awake=kind == "awake")
    at = _clock(found["t1"])
    if at is None:
        return None
    if kind == "quiet_before":
        return Undisturbed(until=at.at)
    return Undisturbed(since=at.other if at.other and at.at < _NOON else at.at)


def _between(found: re.Match[str], *, is_awake: bool) -> Undisturbed | None:
    """Return the hours of a night: "10 to 7" is from the evening to the morning."""
    since, until = _clock(found["t1"]), _clock(found["t2"])
    if since is None or until is None:
        return None
    if is_awake:
        ends = until.other if until.other and until.at <= since.at else until.at
        return Undisturbed(ends, since.at) if ends != since.at else None
    begins = since.other if since.other and since.at >= until.at else since.at
    ends = until.at
    return Undisturbed(begins, ends) if begins != ends else None


def _clock(words: str) -> Told | None:
    try:
        return tell(words)
    except BadInput:
        return None


def _part(found: re.Match[str], name: str) -> str:
    return found.groupdict().get(name) or ""


def _day(words: str, today: date) -> date | None:
    return day_ahead(words, today=today) if words else None


def _time(words: str) -> time | None:
    try:
        return tell(words).at if words else None
    except BadInput:
        return None


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found = []
    for language, kinds in told.items():
        words = kinds["words"]
        for kind, patterns in kinds.items():
            if kind == "words":
                continue
            found += [(language, kind, re.compile(_filled(each, words))) for each in patterns]
    return tuple(found)


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """Return a pattern with what its words in capitals stand for."""
    known = {**words, **_FILLED}
    names = re.compile(rf"\b(?:{'|'.join(known)})\b")
    while names.search(pattern):
        pattern = names.sub(lambda name: known[name[0]], pattern)
    return rf"(?:{words['LEAD']} )*{pattern}(?: {words['TAIL']})*"
