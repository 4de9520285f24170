"""Writes spoken times and stretches in digits, so that they are read like written ones.

"Half past eight", "a las ocho y media", "an hour and a half", "8 30 a.m."
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_HOURS: Final = {
    **{word: n for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1)},
    **{word: n for n, word in enumerate(
        ["una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"], start=1)},
}  # fmt: skip
_MINUTES: Final = {
    "thirty": "30", "fifteen": "15", "forty five": "45", "twenty": "20", "ten": "10", "oh five": "05",
    "forty": "40", "fifty": "50", "twenty five": "25", "thirty five": "35", "fifty five": "55",
    "treinta": "30", "quince": "15", "diez": "10", "veinte": "20", "cinco": "05", "cuarenta": "40",
    "media": "30", "cuarto": "15", "veinticinco": "25", "cuarenta y cinco": "45", "cincuenta": "50",
}  # fmt: skip
_HOUR: Final = rf"(?P<hour>\d{{1,2}}|{'|'.join(_HOURS)})"
_SPOKEN_HOUR: Final = rf"(?P<hour>{'|'.join(_HOURS)})"
_MINUTE: Final = "|".join(sorted(_MINUTES, key=len, reverse=True))
_HALF_OF_DAY: Final = (
    r"[ap] ?m|in the (?:morning|afternoon|evening)|at night|o ?clock"
    r"|de la (?:manana|tarde|noche|madrugada)"
)
_AT: Final = r"(?P<at>at|a las?|las?)"
_ABOUT: Final = re.compile(
    r"\b(?:at (?:about|around|like|roughly|approximately|exactly)|around|about|roughly|circa|by"
    r"|a eso de|como a|tipo|sobre|alrededor de|cerca de)(?: at)? (?=las? (?:\d|{0})|\d{{1,2}}\b(?![./ ]?\d* ?(?:min|hour|hr|h\b|m\b|pill|tab|mg))|(?:{0})\b(?= ?(?:[ap] ?m|thirty|fifteen|o ?clock)))".format(
        "|".join(_HOURS)
    )
)
_A_DOT_M: Final = re.compile(r"(?<![^\W\d_])([ap])\. ?m\b\.?", re.IGNORECASE)
Change = tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _HOURS[word]


def _past(found: re.Match[str]) -> str:
    minute = {"half": "30", "quarter": "15"}.get(found["part"], found["part"])
    return f"at {_number(found['hour'])}:{minute:0>2}"


def _until(found: re.Match[str]) -> str:
    before = {"quarter": 15}.get(found["part"]) or int(found["part"])
    hour = (_number(found["hour"]) - 2) % 12 + 1
    return f"at {hour}:{60 - before:02}" if before < 60 else found[0]


def _y(found: re.Match[str]) -> str:
    return f"{found['at']} {_number(found['hour'])}:{_MINUTES[found['minute']]}"


def _menos(found: re.Match[str]) -> str:
    before = int(_MINUTES[found["minute"]])
    return f"{found['at']} {(_number(found['hour']) - 2) % 12 + 1}:{60 - before:02}"


def _spelt(found: re.Match[str]) -> str:
    minute = found["minute"]
    digits = f":{_MINUTES.get(minute, minute)}" if minute else ""
    return f"{found['at'] + ' ' if found['at'] else ''}{_number(found['hour'])}{digits}"


_CHANGES: Final[tuple[Change, ...]] = (
    (re.compile(rf"\b(?:at )?(?P<part>half|quarter|\d{{1,2}}) past {_HOUR}\b"), _past),
    (re.compile(rf"\b(?:at )?(?P<part>quarter|\d{{1,2}}) (?:to|till|til) {_HOUR}\b"), _until),
    (re.compile(rf"\b{_AT} {_HOUR} y (?P<minute>{_MINUTE})\b(?! (?:minutos|tabletas))"), _y),
    (re.compile(rf"\b{_AT} {_HOUR} menos (?P<minute>{_MINUTE})\b"), _menos),
    (re.compile(rf"\b(?P<at>at|a las?) {_SPOKEN_HOUR}(?: (?P<minute>{_MINUTE}))?\b"), _spelt),
    (re.compile(rf"\b(?P<at>at|a las?) {_HOUR} (?P<minute>[0-5]\d)\b"), _spelt),
    (re.compile(rf"\b(?P<at>){_SPOKEN_HOUR}(?: (?P<minute>{_MINUTE}))?(?= (?:{_HALF_OF_DAY})\b)"), _spelt),
    (re.compile(r"\b(?:an|one|1) hour and a half\b|\bhora y media\b|\b(?:an? )?hour and a half\b"), "90 minutes"),
    (re.compile(r"\b(?:una )?(?:90) minutes\b"), "90 minutes"),
    (re.compile(r"\b(?:2|two) and a half hours\b|\bdos horas y media\b|\b2 horas y media\b"), "150 minutes"),
    (re.compile(r"\b(?:a )?couple (?:of )?(?:more )?(?:hours|hrs)\b|\bun par de horas\b"), "2 hours"),
    (re.compile(r"\bquarter of an hour\b|\bun cuarto de hora\b"), "15 minutes"),
    (re.compile(r"\btres cuartos de hora\b|\bthree quarters of an hour\b"), "45 minutes"),
    (re.compile(r"\b(?:half (?:a|an) hour|half hour|half hr|half an hr|media horita)\b"), "half an hour"),
    (re.compile(r"\b(?P<n>\d{1,3}|[a-z]+) more (?P<unit>min|minutes?|mins|hours?|hrs?)\b"), r"\g<n> \g<unit>"),
    (re.compile(r"\bminut(?:it)?os? mas\b|\bminutitos\b"), "minutos"),
    (re.compile(r"\bhoras? mas\b|\bhoritas?\b"), "horas"),
    (re.compile(r"\b(?:like|about|around|maybe|unos|unas|como|como unos|mas o menos) (?=\d{1,3} ?(?:min|hour|hr|hora))"), ""),
    (_ABOUT, "at "),
    (re.compile(r"\bat (?=las? \d)"), "a "),
    (re.compile(r"\b(?:sobre|tipo|como) a? ?(?=las? \d)"), "a "),
)  # fmt: skip


def without_dots(raw: str) -> str:
    """Return a text with "a.m." written "am", so that its dots end no sentence."""
    return _A_DOT_M.sub(r"\1m", raw)


def in_digits(words: str) -> str:
    """Return folded words with spoken times and stretches in digits."""
    for pattern, instead in _CHANGES:
        words = pattern.sub(instead, words)
    return words
