"""Reads of which medicine somebody is to know nothing: "hide clozapine from Cleo". A caregiver and
a medicine of the patient's must be named, and nothing else said."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.intents import Hide
from bot.language.normal import folded
from bot.language.replies import care_alerts

_FILE: Final = Path(__file__).with_suffix(".toml")
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class _Spoken:
    medicine: re.Pattern[str]  #: with the words that stand before it
    hide: re.Pattern[str]
    show: re.Pattern[str]


def read(
    text: str, *, names: Collection[str], medicines: Mapping[str, MedicationId]
) -> Hide | None:
    """Return what is to be hidden from whom, or shown to them again; None: nothing of that kind."""
    if len(text) > _LONGEST or "?" in text:
        return None
    for language, spoken in _all().items():
        said = care_alerts.heard(text, names, language=language)
        if "@" not in said.words:
            continue
        words, found = _without_names(said.words, medicines)
        if len(found) != 1:
            continue
        words = spoken.medicine.sub("#", words)
        for pattern, shows in ((spoken.hide, False), (spoken.show, True)):
            if pattern.fullmatch(words):
                return Hide(said.whom, found.pop(), shows)
    return None


def _without_names(
    words: str, medicines: Mapping[str, MedicationId]
) -> tuple[str, set[MedicationId]]:
    """Return words with a sign for every medicine, and which those are."""
    found = set()
    for name in sorted(medicines, key=len, reverse=True):
        pattern = re.compile(rf"(?<!\w){re.escape(folded(name))}(?!\w)")
        if pattern.search(words):
            words = pattern.sub("#", words)
            found.add(medicines[name])
    return words, found


@cache
def _all() -> Mapping[str, _Spoken]:
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {language: _compiled(table) for language, table in tables.items()}


def _compiled(table: Mapping[str, str | list[str]]) -> _Spoken:
    def whole(name: str) -> re.Pattern[str]:
        forms = "|".join(f"(?:{form})" for form in table[name])
        behind = table["behind"]
        return re.compile(rf"(?:{behind} )*(?:{forms})(?: {behind})*")

    before = table["before"]
    return _Spoken(re.compile(rf"(?:\b{before} )*#"), whole("hide"), whole("show"))
