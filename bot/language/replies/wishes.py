"""Reads what changes how the bot writes: "level 1", "breakfast at 8", "text me at …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.intents import Settings
from bot.domain.people import LONGEST_NAME
from bot.language import day
from bot.language.formats import clock
from bot.language.normal import folded
from bot.language.replies.lexicon import Lexicon
from bot.language.routine import NAMES as ROUTINE
from bot.language.routine import by_part
from bot.language.times import PATTERN

_LANGUAGES: Final = {
    **dict.fromkeys(("en", "english", "ingles"), "en"),
    **dict.fromkeys(("es", "spanish", "espanol", "castellano"), "es"),
}
_GLUE: Final = re.compile(r"^(?:(?:at|a las?|al|to|is|es|in|en|of|de|the|el|la|my|mi) )+")
_ROUTINE: Final = re.compile(
    rf"(?:my |mi |el |la )?(?P<part>{'|'.join(sorted(ROUTINE, key=len, reverse=True))})"
    rf"(?: (?:at|to|a las?|al|is|es))* (?P<time>{PATTERN})"
)


def read(raw: str, lexicon: Lexicon) -> Settings | None:
    words = folded(raw)
    if found := _ROUTINE.fullmatch(words):
        part = ROUTINE[found["part"]]
        try:
            return Settings(part, clock(by_part(found["time"], part)))
        except BadInput:
            return None
    if day.is_told(raw):
        return Settings("day", raw)
    if words in lexicon.lists["setting here"]:
        return Settings("here")
    for setting, value in _SETTINGS.items():
        rest = after(raw, lexicon.lists[f"setting {setting}"])
        if rest and (told := value(rest)):
            return Settings(setting, told)
    return None


def _level(rest: str) -> str:
    words = _GLUE.sub("", folded(rest))
    return words if words in ("0", "1", "2") else ""


def _language(rest: str) -> str:
    return _LANGUAGES.get(_GLUE.sub("", folded(rest)), "")


def _name(rest: str) -> str:
    if any(c.isdigit() for c in rest):
        return ""
    is_name = len(rest) <= LONGEST_NAME and len(rest.split()) <= 3 and folded(rest)
    is_later = folded(rest).split()[:1] in (["later"], ["back"], ["luego"], ["despues"], ["when"])
    return rest.strip(" .!,") if is_name and not is_later else ""


def _zone(rest: str) -> str:
    zone = rest.strip(" .:")
    return zone if re.fullmatch(r"[A-Za-z_]+(?:/[A-Za-z_+\-0-9]+){1,2}|UTC", zone) else ""


def _phone(rest: str) -> str:
    return rest if any(c.isdigit() for c in rest) else ""


def _pin(rest: str) -> str:
    digits = "".join(rest.replace("-", " ").split())
    return digits if digits.isascii() and digits.isdigit() else ""


def after(raw: str, phrases: Collection[str]) -> str | None:
    """Return what stands behind a phrase in `raw`, as it was written."""
    for head, rest in _heads(raw):
        if head in phrases:
            return rest
    return None


@lru_cache(maxsize=8)
def _heads(raw: str) -> tuple[tuple[str, str], ...]:
    """Return the folded first words of `raw`, six at most, and what stands behind them."""
    tokens = raw.split(" ")
    return tuple(
        (folded(" ".join(tokens[:count])), " ".join(tokens[count:]).lstrip(":,- ").strip())
        for count in range(min(len(tokens), 6), 0, -1)
    )


_SETTINGS: Final[dict[str, Callable[[str], str]]] = {
    "level": _level,
    "language": _language,
    "name": _name,
    "zone": _zone,
    "phone": _phone,
    "pin": _pin,
}
