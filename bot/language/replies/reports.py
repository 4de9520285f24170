"""Reads what is said of reports that go out: "send my report", "to dr@example.org", "no links".

A message is one of these only as a whole: every word of it is known, in any order that the patterns
of `reports.toml` allow.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.intents import EndLinks, Reports, SendReport, Settings, ShareReport
from bot.language import days
from bot.language.formats import clock
from bot.language.normal import folded
from bot.language.replies.lexicon import in_order
from bot.language.times import read_time

_FILE: Final = Path(__file__).with_suffix(".toml")
_MOST: Final = 200  #: characters
_ADDRESS: Final = re.compile(
    r"(?<![\w.+@-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z]{2,24}(?![\w@-]|\.\w)",
    re.ASCII,
)
_STANDS_FOR: Final = " emailaddress "
_MAKE: Final[Mapping[str, Callable[[str], Reports]]] = {
    "end": lambda _: EndLinks(),
    "link": lambda _: ShareReport(),
    "mail": lambda to: SendReport(to),
    "named": lambda _: SendReport(named=True),
    "send": lambda _: SendReport(),
    "doctor": lambda _: SendReport(by_mail=True),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was meant, and the language it was said in."""

    intent: Reports | Settings
    language: str


def read(raw: str, *, language: str) -> Found | None:
    """Return what a whole message says of reports that go out, if it surely does."""
    if not 0 < len(raw) <= _MOST:
        return None
    to = address(raw)
    words = folded(_ADDRESS.sub(_STANDS_FOR, raw)) if to else folded(raw)
    for lexicon in in_order(language):
        if at := _week_at(words, lexicon.language):
            return Found(Settings("week", at), lexicon.language)
        for name, pattern in _patterns(lexicon.language).items():
            if name in _MAKE and bool(to) == (name == "mail") and pattern.fullmatch(words):
                return Found(_MAKE[name](to), lexicon.language)
    return None


def address(text: str) -> str:
    """Return the one e-mail address of a text; "": there is none, or there are several."""
    found = _ADDRESS.findall(text)
    return found[0] if len(found) == 1 else ""


def _week_at(words: str, language: str) -> str:
    """Return on which weekday and when the week is to be told ("6 18:00"); "": nothing says so."""
    found = _patterns(language)["week"].fullmatch(words)
    weekday = days.weekday(found["day"]) if found else None
    if found is None or weekday is None:
        return ""
    try:
        at = clock(read_time(found["at"])) if found["at"] else ""
    except BadInput:
        return ""
    return f"{weekday} {at}".strip()


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8")).get(language, {})
    words: Mapping[str, str] = table.get("words", {})
    forms: Mapping[str, list[str]] = table.get("forms", {})
    return {name: _compiled(forms[name], words) for name in ("week", *_MAKE) if name in forms}


def _compiled(forms: list[str], words: Mapping[str, str]) -> re.Pattern[str]:
    """Return one pattern for all forms, with their words in capitals written out; a word may hold
    others that stand before it."""
    joined = "|".join(f"(?:{form})" for form in forms)
    for short, long in reversed(list(words.items())):
        joined = joined.replace(short, long)
    for short, long in words.items():
        joined = joined.replace(short, long)
    return re.compile(joined.replace("ADDRESS", _STANDS_FOR.strip()))
