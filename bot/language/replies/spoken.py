"""Writes spoken times and stretches in digits, so that they are read like written ones.

"Half past eight", "a las ocho y media", "an hour and a half", "8 30 a.m.": see `spoken.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "spoken.toml"
_HALF_OF_DAY: Final = (
    r"[ap] ?m|in the (?:morning|afternoon|evening)|at night|o ?clock"
    r"|de la (?:manana|tarde|noche|madrugada)"
)
_A_DOT_M: Final = re.compile(r"(?<![^\W\d_])([ap])\. ?m\b\.?", re.IGNORECASE)
Change = tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str]


def without_dots(raw: str) -> str:
    """Return a text with "a.m." written "am", so that its dots end no sentence."""
    return _A_DOT_M.sub(r"\1m", raw)


def in_digits(words: str) -> str:
    """Return folded words with spoken times and stretches in digits."""
    for pattern, instead in _changes() if _any_change().search(words) else ():
        words = pattern.sub(instead, words)
    return words


@cache
def _any_change() -> re.Pattern[str]:
    """Return what some change begins with: most messages tell no time."""
    patterns = (_GROUP.sub("(?:", pattern.pattern) for pattern, _ in _changes())
    return re.compile("|".join(f"(?:{each})" for each in patterns))


_GROUP: Final = re.compile(r"\(\?P<\w+>")


@cache
def _changes() -> tuple[Change, ...]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    clock = _Clock(told["hours"], told["minutes"])
    return (*clock.written(told["first"]), *clock.changes(), *clock.written(told["plainly"]))


class _Clock:
    """The words of the clock face."""

    def __init__(self, hours: list[str], minutes: dict[str, list[str]]) -> None:
        self._hours = {w: n for n, words in enumerate(hours, start=1) for w in words.split()}
        self._minutes = {word: digits for digits, words in minutes.items() for word in words}

    def written(self, told: Mapping[str, str]) -> tuple[Change, ...]:
        """Return the changes of a table, with the words of hours and minutes in their places."""
        hours, minutes = "|".join(self._hours), "|".join(self._minutes)
        return tuple(
            (re.compile(pattern.replace("HOUR", hours).replace("MINUTE", minutes)), instead)
            for pattern, instead in told.items()
        )

    def changes(self) -> tuple[Change, ...]:
        """Return what is written instead of each way to say a time."""
        spelt = "|".join(self._hours)
        minute = "|".join(sorted(self._minutes, key=len, reverse=True))
        hour = rf"(?P<hour>\d{{1,2}}|{spelt})"
        at = r"(?P<at>at|a las?|las?)"
        return (
            (re.compile(rf"\b(?:at )?(?P<minute>half|{minute}|\d\d?) past {hour}\b"), self._past),
            (re.compile(rf"\b(?:at )?(?P<minute>{minute}|\d\d?) (?:to|till?) {hour}\b"), self._to),
            (re.compile(rf"\b{at} {hour} y (?P<minute>{minute}|\d\d)\b(?! minutos)"), self._spelt),
            (re.compile(rf"\b{at} {hour} menos (?P<minute>{minute}|\d\d)\b"), self._to),
            (
                re.compile(rf"\b(?P<at>at|a las?) (?P<hour>{spelt})(?: (?P<minute>{minute}))?\b"),
                self._spelt,
            ),
            (re.compile(rf"\b(?P<at>at|a las?) {hour} (?P<minute>[0-5]\d)\b"), self._spelt),
            (
                re.compile(
                    rf"\b(?P<at>)(?P<hour>{spelt})(?: (?P<minute>{minute}))?"
                    rf"(?= (?:{_HALF_OF_DAY})\b)"
                ),
                self._spelt,
            ),
        )

    def _past(self, found: re.Match[str]) -> str:
        minute = self._minutes.get(found["minute"], found["minute"])
        return f"at {self._hour(found)}:{minute:0>2}"

    def _to(self, found: re.Match[str]) -> str:
        before = int(self._minutes.get(found["minute"], found["minute"]))
        at = found.groupdict().get("at") or "at"
        hour = (self._hour(found) - 2) % 12 + 1
        return f"{at} {hour}:{60 - before:02}" if 0 < before < 60 else found[0]

    def _spelt(self, found: re.Match[str]) -> str:
        minute = found["minute"]
        digits = f":{self._minutes.get(minute, minute)}" if minute else ""
        at = f"{found['at']} " if found["at"] else ""
        return f"{at}{self._hour(found)}{digits}"

    def _hour(self, found: re.Match[str]) -> int:
        said = found["hour"]
        return int(said) if said.isdigit() else self._hours[said]
