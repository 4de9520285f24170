"""The words of STOP and of WRONG NUMBER, as they stand in `stop/words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.language.normal import folded

ANY: Final = "any"  #: the word belongs to no language
NO_LIMITS: Final = re.compile(r"(?!)")
_FILE: Final = Path(__file__).parent / "stop" / "words.toml"
_LANGUAGES: Final = ("en", "es")

Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Rows:
    """By what it is known what stands beside a STOP, in its line or in another."""

    answers: re.Pattern[str]  #: to a round, at either end
    things: frozenset[str]  #: what a line beside a bare STOP may be about
    goes_on: frozenset[str]  #: what a line begins with that goes on with the one above
    unended: re.Pattern[str]  #: what a line ends with that goes on below


@dataclass(frozen=True, slots=True)
class Words:
    """By what STOP is known, and by what its look-alikes are told from it."""

    whole: Mapping[str, str]  #: the whole message
    beside: Mapping[str, str]  #: one clause of several
    may_be_a_medicine: frozenset[str]
    clauses: Patterns
    limits: Patterns
    guards: Patterns
    surely: Patterns  #: in spite of guards
    polite: re.Pattern[str]
    no: tuple[str, ...]
    endless: frozenset[str]
    openers: re.Pattern[str]
    weak_openers: re.Pattern[str]
    no_object: frozenset[str]
    measures: re.Pattern[str]
    measured: frozenset[str]
    rows: Rows
    signs: frozenset[str]
    start: frozenset[str]
    wrong_number: Mapping[str, str]
    wrong_number_beside: frozenset[str]
    wrong_number_clauses: Patterns
    corrections: re.Pattern[str]
    denials: tuple[str, ...]  #: what stands before the name that is not theirs
    unmistakable: frozenset[str]
    nearly: Mapping[str, str]  #: meant also where it is misspelled
    stopping: re.Pattern[str]  #: a word of STOP beside a denial


@cache
def words() -> Words:
    """Return the words; they are read once."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    wrong = told["wrong_number"]
    whole = _by_language(told, (ANY, *_LANGUAGES))
    alone = _folded(told["not_beside"])
    others = _by_language(wrong, _LANGUAGES)
    return Words(
        whole=whole,
        beside={phrase: language for phrase, language in whole.items() if phrase not in alone},
        may_be_a_medicine=_folded(told["may_be_a_medicine"]),
        clauses={each: _any_of(told[each]["clauses"]) for each in _LANGUAGES},
        limits={each: re.compile(told[each]["limits"]) for each in _LANGUAGES},
        guards={each: _any_of(told["guards"][each]) for each in _LANGUAGES},
        surely={each: _any_of(told["in_spite_of_guards"][each]) for each in _LANGUAGES},
        polite=re.compile(rf"(?<= )(?:{'|'.join(_longest_first(told['polite']))})(?= )"),
        no=tuple(_longest_first(told["no"])),
        endless=_folded(told["endless"]),
        openers=_in_front(told["openers"]),
        weak_openers=_in_front(told["weak_openers"]),
        no_object=_folded(told["no_object"]),
        measures=re.compile(rf"\b{told['measures']}\b"),
        rows=_rows(told),
        measured=_folded(told["measured"]),
        signs=frozenset(told["signs"]),
        start=_folded(told["start"]),
        wrong_number=others,
        wrong_number_beside=frozenset(others) - _folded(wrong["not_beside"]),
        wrong_number_clauses={each: _any_of(wrong[each]["clauses"]) for each in _LANGUAGES},
        corrections=re.compile(wrong["corrections"]),
        denials=tuple(wrong["denials"]),
        unmistakable=_folded(wrong["unmistakable"]),
        nearly={phrase: others[phrase] for phrase in map(folded, wrong["nearly"])},
        stopping=re.compile(rf"\b(?:{'|'.join(map(folded, wrong['stopping']))})\b"),
    )


def _by_language(told: Mapping[str, Any], among: Iterable[str]) -> dict[str, str]:
    return {folded(phrase): each for each in among for phrase in told[each]["whole"]}


def _rows(told: Mapping[str, Any]) -> Rows:
    return Rows(
        answers=_at_an_end(told["answers"]),
        things=_folded(told["things"]),
        goes_on=_folded(told["goes_on"]),
        unended=re.compile(rf"(?:.* )?(?:{'|'.join(map(folded, told['unended']))})|no"),
    )


def _folded(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, phrases))


def _at_an_end(phrases: list[str]) -> re.Pattern[str]:
    any_ = "|".join(_longest_first(phrases))
    return re.compile(rf"^(?:{any_}) (?!.* )(?=\w)|(?<=\w) (?:{any_})$")


def _longest_first(phrases: list[Any]) -> list[str]:
    return sorted(_folded(phrases), key=len, reverse=True)


def _any_of(clauses: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{clause})" for clause in clauses))


def _in_front(openers: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(openers)}) ")


def plain_words(said: str, known: Words) -> str:
    """Return the words without what is only polite."""
    return " ".join(known.polite.sub(" ", f" {said} ").split())
