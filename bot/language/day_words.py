"""Brings the times of a day that somebody tells into figures: "half past six", "7ish", "seis y
media"; and takes out what says nothing of when: "no breakfast"."""

from __future__ import annotations

import re
from typing import Final

_HOURS: Final = {
    **{
        word: hour
        for hour, word in enumerate(
            (
                *("one", "two", "three", "four", "five", "six"),
                *("seven", "eight", "nine", "ten", "eleven", "twelve"),
            ),
            start=1,
        )
    },
    **{
        word: hour
        for hour, word in enumerate(
            (
                *("una", "dos", "tres", "cuatro", "cinco", "seis"),
                *("siete", "ocho", "nueve", "diez", "once", "doce"),
            ),
            start=1,
        )
    },
}
_MINUTES: Final = {
    "thirty": 30,
    "fifteen": 15,
    "forty five": 45,
    "forty": 40,
    "twenty": 20,
    "ten": 10,
    "media": 30,
    "cuarto": 15,
}
_HOUR: Final = rf"(?P<hour>{'|'.join(_HOURS)}|\d{{1,2}})"
_PAST: Final = re.compile(rf"\b(?P<minutes>half|quarter) (?:past|after) {_HOUR}\b")
_TO: Final = re.compile(rf"\bquarter (?:to|of|till) {_HOUR}\b")
_LESS: Final = re.compile(rf"\b{_HOUR} menos cuarto\b")
_AND: Final = re.compile(
    rf"\b{_HOUR} (?:y )?(?P<minutes>thirty|fifteen|forty five|forty|twenty|media|cuarto)\b"
)
_WORD: Final = re.compile(rf"\b(?P<word>{'|'.join(_HOURS)})\b")
_ABOUT: Final = re.compile(r"\b(\d{1,2}(?:[:.]\d{2})?) ?ish\b")
_WITHOUT: Final = re.compile(
    r"\b(?:i )?(?:no|skip|without|(?:do not|dont|never) (?:eat|have)|sin|no (?:como|tomo)) "
    r"(?:any )?(?:breakfast|lunch|dinner|supper|desayuno|almuerzo|cena)\b"
)


def in_figures(words: str) -> str:
    """Return folded words with every time in them in figures."""
    words = _WITHOUT.sub("", words)
    words = _PAST.sub(lambda m: _at(m["hour"], 30 if m["minutes"] == "half" else 15), words)
    words = _TO.sub(lambda m: _before(m["hour"]), words)
    words = _LESS.sub(lambda m: _before(m["hour"]), words)
    words = _AND.sub(lambda m: _at(m["hour"], _MINUTES[m["minutes"]]), words)
    words = _WORD.sub(lambda m: str(_HOURS[m["word"]]), words)
    return " ".join(_ABOUT.sub(r"\1", words).split())


def _hour(text: str) -> int:
    return _HOURS.get(text) or int(text)


def _at(hour: str, minutes: int) -> str:
    return f"{_hour(hour)}:{minutes:02}"


def _before(hour: str) -> str:
    return f"{(_hour(hour) - 2) % 12 + 1}:45"
