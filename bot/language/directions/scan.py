"""Cuts directions into pieces from left to right. A word that no pattern knows is named."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.errors import BadInput
from bot.language import units
from bot.language.days import DAY
from bot.language.directions.makers import MAKERS, Make
from bot.language.directions.pieces import Piece
from bot.language.directions.unread import Unread
from bot.language.normal import folded
from bot.language.numbers import NUMBER, QUANTITY

_FILE: Final = Path(__file__).parent / "patterns.toml"
_COMMA: Final = re.compile(r"[,;|\n]+(?!\d)|\.(?=\s)")
_DASH: Final = re.compile(r"(?<=[^\W\d])[-\u2013](?=[^\W\d])")
_SPAN: Final = re.compile(r" dash (?=(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mie|jue|vie|sab|dom))")
_LONGEST: Final = 400  #: characters
_HINT: Final = 'write it like "1 tablet twice a day with food"'


@dataclass(frozen=True, slots=True)
class _Pattern:
    shape: re.Pattern[str]
    make: Make
    value: str


def pieces(text: str, *, today: date) -> list[Piece]:
    """Return the pieces of `text`; raise `Unread` with every word that is none."""
    words = _SPAN.sub(" to ", folded(_DASH.sub(" dash ", _COMMA.sub(" comma ", text))))
    if len(words) > _LONGEST:
        raise Unread((words[:40],), f"directions have at most {_LONGEST} characters")
    words = words.replace(" dash ", " ")
    found: list[Piece] = []
    unread: list[str] = []
    place = 0
    while place < len(words):
        if words[place] == " ":
            place += 1
            continue
        made = _at(words, place, today)
        if made is None:
            word = words[place:].split(" ", 1)[0]
            unread.append(word)
            place += len(word)
            continue
        found += made[0]
        place = made[1]
    if unread:
        raise Unread(tuple(unread), f"what {' '.join(unread)!r} means is not known; {_HINT}")
    return found


def _at(words: str, place: int, today: date) -> tuple[list[Piece], int] | None:
    for pattern in _patterns():
        match = pattern.shape.match(words, place)
        if match is None:
            continue
        try:
            return list(pattern.make(match, pattern.value, today)), match.end()
        except Unread:
            raise
        except BadInput as error:
            raise Unread((match[0],), str(error)) from None
    return None


@cache
def _patterns() -> tuple[_Pattern, ...]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    known = {
        "NUMBER": NUMBER,
        "QUANTITY": QUANTITY,
        "UNIT": units.PATTERN,
        "DAY": DAY,
    }
    for name, text in told["fragments"].items():
        known[name] = _filled(text, known)
    return tuple(
        _Pattern(
            re.compile(rf"(?:{_filled(each['text'], known)})(?![^ ])"),
            MAKERS[each["kind"]],
            each.get("value", ""),
        )
        for each in told["pattern"]
    )


def _filled(text: str, known: dict[str, str]) -> str:
    for name, value in known.items():
        text = text.replace(f"{{{name}}}", value)
    return text
