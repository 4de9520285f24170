"""Knows which of somebody's medicines is meant by what it is for: "my thyroid pill", "la de la
presión"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from bot.domain.ids import MedicationId
from bot.domain.lexicon import Lexicon
from bot.language.normal import folded

_FILE: Final = Path(__file__).parent / "purposes.toml"
_MEDICINE: Final = r"(?:pills?|tablets?|tabs?|meds?|medicines?|medications?|ones?)"
_OF: Final = r"(?:de|del|para) (?:la |el |mi )?"
_SPANISH: Final = (
    r"(?:"
    r"(?:(?:pastillas?|medicinas?|medicamento|remedio|la|las|el|lo) )+"
    r"|(?<=dos )|(?<=una )|(?<=otra )|(?<=tres ))"
    rf"{_OF}"
)
#: Before one that is named by its class: "the statin".
_ONE: Final = r"(?:the|my|that|this|me|her|his|a|la|el|mi|su|esa|ese|una?) "
#: Behind it: "vitamin C" is another one, and "my statin level" none.
_NOT_BEHIND: Final = r"(?! (?:[b-k]|a$|b ?\d+|levels?|results?|test)\b)"
_TAKEN: Final = (
    r"\b(?:took|taken|take|had|have|skip|skipped|missed|forgot|except|only|just|but|not|tome|tomado)"
    r" (?:my|the|el|la|mi) "
)
_ENDS: Final = r"(?= (?:and|at|but|not|with|in|this|today|already|too|n|y|pero|a|con|hoy)\b|$)"
#: "BP one forty" is a measure, and no pill.
_FIGURES: Final = (
    r"(?! (?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|over)\b)"
)
#: "For high blood pressure" is called "my blood pressure pill".
_BEFORE_A_PURPOSE: Final = re.compile(
    r"^(?:(?:for|to|help|treat|my|the|high|low|bad|para|la|el|los|las|mi|alta|bajar|control|de) )+"
)
Purposes = Mapping[str, tuple[MedicationId, ...]]


@dataclass(frozen=True, slots=True)
class Called:
    """Words that name a medicine by its class or its purpose."""

    words: str  #: folded
    classes: frozenset[str]  #: of which it may be
    is_class: bool  #: it is one of a class, and never another name that is written nearly so


def named_in(said: str) -> Iterator[Called]:
    """Yield what names a medicine by its class or its purpose."""
    for purpose in _purposes() if _any_purpose().search(said) else ():
        if found := purpose.named.search(said):
            words = next(filter(None, found.groups()))
            yield Called(words, purpose.classes, is_class=bool(purpose.is_class(words)))


def is_class(words: str) -> bool:
    """Return whether folded words say what kind of medicine one is: no name is nearly that."""
    if not _any_purpose().match(words):
        return False
    singular = words.removesuffix("s")
    return any(each.is_class(words) or each.is_class(singular) for each in _purposes())


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
                rf"\b(?:{re.escape(words)} {_MEDICINE}{_FIGURES}|{_SPANISH}{re.escape(words)}"
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


@dataclass(frozen=True, slots=True)
class _Purpose:
    named: re.Pattern[str]
    is_class: Callable[[str], object]
    classes: frozenset[str]


@cache
def _any_purpose() -> re.Pattern[str]:
    """Return what stands in whatever names a purpose or a class."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))["purpose"]
    words = (each[kind] for each in told for kind in ("words", "alone", "verbal") if kind in each)
    return re.compile(rf"\b(?:{'|'.join(words)})s?\b")


@cache
def _purposes() -> tuple[_Purpose, ...]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(map(_purpose, told["purpose"]))


def _purpose(told: Mapping[str, Any]) -> _Purpose:
    words, alone, verbal = (told.get(each, _NEVER) for each in ("words", "alone", "verbal"))
    return _Purpose(
        re.compile(
            rf"\b((?:{words}) {_MEDICINE}{_FIGURES}|{_SPANISH}(?:{words}))(?![^ ])"
            rf"|\breceta ({_OF}(?:{words}))(?![^ ])"
            rf"|\b{_ONE}({alone})(?![^ ]){_NOT_BEHIND}"
            rf"|{_TAKEN}({verbal}){_ENDS}"
        ),
        re.compile(rf"{alone}").fullmatch,
        frozenset(told["classes"]),
    )


_NEVER: Final = r"(?!)"
