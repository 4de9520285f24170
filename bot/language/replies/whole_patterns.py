"""Reads whole messages by pattern: what is asked of the day, the list or the week, and what is to
be otherwise in how the bot writes. None of it records anything."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.intents import Help, Intent, ListMedications, Settings, Summary, Today
from bot.language.replies.patterns import any_of

_FILE: Final = Path(__file__).with_suffix(".toml")
_MOST: Final = 200  #: characters
_MEANS: Final[Mapping[str, Callable[[], Intent]]] = {
    "today": Today,
    "list": ListMedications,
    "summary": Summary,
    "help": Help,
    "settings": Settings,
}
_LANGUAGES: Final = {"english": "en", "ingles": "en"}
_LANGUAGE: Final = re.compile(
    r"(?<!not )(?<!no )(?<!than )\b(english|ingles|spanish|espanol|castellano)\b"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    fits: re.Pattern[str]
    never: re.Pattern[str] | None


def read(words: str) -> Intent | None:
    """Return what folded words of a whole message ask for, or None."""
    if len(words) > _MOST:
        return None
    for name, kind in _kinds().items():
        if kind.fits.search(words) and not (kind.never and kind.never.search(words)):
            return _language(words) if name == "language" else _MEANS[name]()
    return None


def _language(words: str) -> Intent | None:
    found = _LANGUAGE.findall(words)
    return Settings("language", _LANGUAGES.get(found[0], "es")) if found else None


@cache
def _kinds() -> Mapping[str, _Kind]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    words = told.pop("words")
    return {
        name: _Kind(
            any_of(kind["fits"], words), any_of(kind["not"], words) if "not" in kind else None
        )
        for name, kind in told.items()
    }
