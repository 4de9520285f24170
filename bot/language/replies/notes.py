"""What is told or asked that the bot keeps in the person's own words: symptoms, measures, refills.

Nothing here is acted on, so words that are not known do no harm.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.domain.intents import NoteKind

NAME: Final = "medname"  #: stands for every medicine in the words that are looked at
_FOLDER: Final = Path(__file__).parent / "notes"
_MOST: Final = 600  #: characters that are looked at
_NOT_FOR_SURE: Final = frozenset({NoteKind.SIDE_EFFECT})


@dataclass(frozen=True, slots=True)
class _Kind:
    fits: re.Pattern[str]
    never: re.Pattern[str] | None


def kind_of(words: str, *, language: str) -> NoteKind | None:
    """Return what kind of note folded words are, in any language; `language` goes first."""
    words = words[:_MOST]
    by_language = _kinds()
    for each in sorted(by_language, key=lambda known: known != language):
        for kind, patterns in by_language[each].items():
            if patterns.fits.search(words) and not (
                patterns.never and patterns.never.search(words)
            ):
                return kind
    return None


@cache
def _kinds() -> Mapping[str, Mapping[NoteKind, _Kind]]:
    return {path.stem: _of_language(path) for path in sorted(_FOLDER.glob("*.toml"))}


def _of_language(path: Path) -> Mapping[NoteKind, _Kind]:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {**told.pop("words"), "NAME": NAME}
    return {NoteKind(name): _kind(patterns, words) for name, patterns in told.items()}


def _kind(told: Mapping[str, Any], words: Mapping[str, str]) -> _Kind:
    never = told.get("not")
    return _Kind(_any_of(told["fits"], words), _any_of(never, words) if never else None)


def _any_of(patterns: list[str], words: Mapping[str, str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    for short, long in words.items():
        joined = re.sub(rf"(?<![A-Za-z\\]){short}(?![A-Za-z])", long.replace("\\", r"\\"), joined)
    return re.compile(joined)
