"""Reads what somebody of the family says that was taken, on the person's own phone while a round
waits there: they say who they are, and what is told in the third person is that person's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.language.normal import folded

_FILE: Final = Path(__file__).with_suffix(".toml")
_MOST: Final = 300  #: characters that are looked at
_SENTENCE: Final = re.compile(r"[.!?;,\n()]+(?!\d)|\band\b(?= (?:he|she)s?\b)")


@dataclass(frozen=True, slots=True)
class _Grammar:
    as_kin: re.Pattern[str]
    by_name: re.Pattern[str]
    of_round: re.Pattern[str]
    parent: re.Pattern[str]
    witnessed: re.Pattern[str]
    told: Mapping[re.Pattern[str], str]


def as_their_own(text: str) -> str | None:
    """Return what the person themselves would have said, or None where nobody speaks for them."""
    if len(text) > _MOST or "?" in text:
        return None
    known = _grammar()
    sentences = [words for part in _SENTENCE.split(text) if (words := folded(part))]
    said = " ".join(sentences)
    parents = set(known.parent.findall(said))
    is_kin = bool(known.as_kin.search(said) or known.of_round.search(said))
    is_named = bool(parents) and any(map(known.by_name.search, sentences))
    if len(parents) > 1 or not (is_kin or is_named):
        return None
    kept = [known.by_name.sub("", known.as_kin.sub("", each)) for each in sentences]
    own = [_in_first_person(each) for each in kept]
    return ". ".join(filter(None, own)) if own != kept else None


def _in_first_person(sentence: str) -> str:
    known = _grammar()
    sentence = known.witnessed.sub("", sentence)
    for pattern, own in known.told.items():
        sentence = pattern.sub(own, sentence)
    return " ".join(sentence.split())


@cache
def _grammar() -> _Grammar:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))

    def written(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace("KIN", told["kin"]).replace("PARENT", told["parent"]))

    def any_of(patterns: list[str]) -> re.Pattern[str]:
        return written("|".join(patterns))

    third: Mapping[str, Any] = told["told"]
    return _Grammar(
        any_of(told["as_kin"]),
        any_of(told["by_name"]),
        written(told["of_round"]),
        written(r"\b(?:PARENT)\b"),
        written(told["witnessed"]),
        {written(pattern): own for pattern, own in third.items()},
    )
