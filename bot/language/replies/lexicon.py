"""Whole messages and first words of one language, read from `words/<language>.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.language.normal import folded

_FOLDER: Final = Path(__file__).parent / "words"
_PLAIN: Final = (
    "back",
    "plan",
    "today",
    "list",
    "summary",
    "settings",
    "help",
    "start",
    "greeting",
    "card with names",
    "filling",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one language's words mean: `whole` messages, and their `core` without fillers."""

    language: str
    fillers: re.Pattern[str]
    whole: Mapping[str, str]  #: "what's due today" -> "today"
    core: Mapping[str, str]
    lists: Mapping[str, Collection[str]]  #: folded phrases, the longest first

    def bare(self, words: str) -> str:
        """Return folded words without fillers."""
        return " ".join(self.fillers.sub(" ", f" {words} ").split())

    def meaning(self, words: str) -> str:
        """Return what folded words mean, or ""."""
        return self.whole.get(words) or self.core.get(self.bare(words), "")

    def starts(self, name: str, words: str) -> str | None:
        """Return what follows the phrase of list `name` that `words` begin with, or None."""
        for phrase in self.lists[name]:
            if words == phrase or words.startswith(f"{phrase} "):
                return words[len(phrase) :].strip()
        return None


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Return the lexicons of all languages."""
    return tuple(_lexicon(path) for path in sorted(_FOLDER.glob("*.toml")))


def in_order(language: str) -> tuple[Lexicon, ...]:
    """Return all lexicons, that of `language` first."""
    return tuple(sorted(lexicons(), key=lambda lexicon: lexicon.language != language))


def _lexicon(path: Path) -> Lexicon:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    fillers = _longest_first(told["fillers"])
    pattern = re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, fillers))})(?= )")
    whole, core = _meanings(told, lambda words: " ".join(pattern.sub(" ", f" {words} ").split()))
    return Lexicon(
        language=path.stem,
        fillers=pattern,
        whole=whole,
        core=core,
        lists=_lists(told),
    )


def _meanings(
    told: Mapping[str, Any], bare: Callable[[str], str]
) -> tuple[dict[str, str], dict[str, str]]:
    whole: dict[str, str] = {}
    core: dict[str, str] = {}
    for meaning, entries in ((name, told[name]) for name in _PLAIN):
        for entry in entries:
            words = folded(entry)
            whole.setdefault(words, meaning)
            if not entry.startswith("=") and bare(words):
                core.setdefault(bare(words), meaning)
    return whole, core


def _lists(told: Mapping[str, Any]) -> dict[str, Collection[str]]:
    groups = {
        **{f"verb {verb}": phrases for verb, phrases in told["verbs"].items()},
        **{f"setting {name}": phrases for name, phrases in told["settings_words"].items()},
        **{f"sheet {kind}": phrases for kind, phrases in told["sheets"].items()},
    }
    return {name: dict.fromkeys(_longest_first(told)).keys() for name, told in groups.items()}


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({folded(phrase) for phrase in phrases}, key=len, reverse=True))
