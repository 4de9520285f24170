"""Knows which of somebody's medicines is meant by what it is for: "my thyroid pill", "la de la
presión"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.lexicon import Lexicon
from bot.language.normal import folded

_FILE: Final = Path(__file__).parent / "purposes.toml"
_MEDICINE: Final = r"(?:pills?|tablets?|tabs?|meds?|medicines?|medications?|ones?)"
_SPANISH: Final = (
    r"(?:"
    r"(?:(?:pastillas?|medicinas?|medicamento|remedio|la|las|el|lo) )+"
    r"|(?<=dos )|(?<=una )|(?<=otra )|(?<=tres ))"
    r"(?:de|del|para) (?:la |el |mi )?"
)
_STATIN: Final = r"(?<=the )statin|(?<=my )statin|(?<=that )statin"
#: "BP one forty" is a measure, and no pill.
_FIGURES: Final = r"(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|over)\b"
#: "For high blood pressure" is called "my blood pressure pill".
_BEFORE_A_PURPOSE: Final = re.compile(
    r"^(?:(?:for|to|help|treat|my|the|high|low|bad|para|la|el|los|las|mi|alta|bajar|control|de) )+"
)
Purposes = Mapping[str, tuple[MedicationId, ...]]


def named_in(said: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the folded words that name a medicine by its purpose, and the classes it may be of."""
    for pattern, classes in _purposes():
        if found := pattern.search(said):
            yield found[0], classes


def own(said: str, purposes: Purposes) -> Iterator[tuple[str, tuple[MedicationId, ...]]]:
    """Yield the folded words that name a medicine by what their own list says that it is for."""
    for pattern, ids in _own(tuple(purposes.items())):
        if found := pattern.search(said):
            yield found[0], ids


@lru_cache(maxsize=256)
def _own(
    purposes: tuple[tuple[str, tuple[MedicationId, ...]], ...],
) -> tuple[tuple[re.Pattern[str], tuple[MedicationId, ...]], ...]:
    found: dict[str, dict[MedicationId, None]] = {}
    for purpose, ids in purposes:
        if words := _BEFORE_A_PURPOSE.sub("", folded(purpose)):
            found.setdefault(words, {}).update(dict.fromkeys(ids))
    return tuple(
        (
            re.compile(
                rf"\b(?:{re.escape(words)} {_MEDICINE}|{_SPANISH}{re.escape(words)}"
                rf"|{_MEDICINE} for (?:my |the )?{re.escape(words)})(?![^ ])"
            ),
            tuple(ids),
        )
        for words, ids in found.items()
    )


def fitting(
    classes: frozenset[str], called: Sequence[tuple[str, MedicationId]], lexicon: Lexicon
) -> tuple[MedicationId, ...]:
    """Return which of the medicines that somebody calls so are of one of the classes."""
    return tuple(
        dict.fromkeys(id_ for name, id_ in called if not classes.isdisjoint(_of(name, lexicon)))
    )


def _of(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    match = lexicon.find(name)
    if match is None or match.needs_confirmation:
        return ()
    known = [lexicon.facts(ingredient) for ingredient in match.ingredients]
    return tuple(one for facts in known if facts and facts.classes for one in facts.classes.value)


@cache
def _purposes() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        (
            re.compile(
                rf"\b(?:(?:{each['words']}) {_MEDICINE}|{_STATIN}"
                rf"|{_SPANISH}(?:{each['words']}))(?![^ ])"
            ),
            frozenset(each["classes"]),
        )
        for each in told["purpose"]
    )
