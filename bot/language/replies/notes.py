"""What is told or asked that the bot keeps in the person's own words: symptoms, measures, refills.

Nothing here is acted on, so words that are not known do no harm.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from bot.domain.intents import NoteKind
from bot.language.replies.patterns import any_of

_FOLDER: Final = Path(__file__).parent / "notes"
_MOST: Final = 600  #: characters that are looked at


@dataclass(frozen=True, slots=True)
class _Kind:
    fits: re.Pattern[str]
    never: re.Pattern[str] | None


@lru_cache(maxsize=64)  # asked of the same words again and again
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
    words = told.pop("words")
    return {NoteKind(name): _kind(patterns, words) for name, patterns in told.items()}


def _kind(told: Mapping[str, Any], words: Mapping[str, str]) -> _Kind:
    never = told.get("not")
    return _Kind(any_of(told["fits"], words), any_of(never, words) if never else None)
