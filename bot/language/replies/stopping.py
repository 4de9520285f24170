"""Knows when somebody tells us to stop, in any words a reasonable person would use for it, and when
it is because they are not the person we think."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.normal import folded

ANY: Final = "any"  #: the word belongs to no language
_FILE: Final = Path(__file__).parent / "stop" / "words.toml"
_NO_LANGUAGE: Final = ("polite", "start", "guards", "in_spite_of_guards", "wrong_number", ANY)
_LONGEST: Final = 600  #: characters in which a clause is looked for


@dataclass(frozen=True, slots=True)
class _Words:
    whole: Mapping[str, str]
    clauses: Mapping[str, re.Pattern[str]]
    guards: Mapping[str, re.Pattern[str]]
    surely: Mapping[str, re.Pattern[str]]  #: in spite of guards
    polite: re.Pattern[str]
    wrong_number: Mapping[str, str]
    wrong_number_clauses: Mapping[str, re.Pattern[str]]
    denials: tuple[str, ...]  #: what stands before the name that is not theirs
    unmistakable: frozenset[str]
    start: frozenset[str]
    stopping: re.Pattern[str]  #: a word of STOP beside a denial


def language_of_stop(text: str) -> str | None:
    """Return the language in which `text` tells us to stop (`ANY`: any), or None if it does not."""
    words = _words()
    said, bare = _plainly(text)
    guarded = {language for language, guard in words.guards.items() if guard.search(said)}
    # "No" is only polite in "no, pare": "no quiero parar" is guarded.
    if whole := words.whole.get(said) or (not guarded and words.whole.get(bare)):
        return whole
    for language, clauses in words.clauses.items():
        is_meant = clauses.search(said) and language not in guarded
        if is_meant or words.surely[language].search(said):
            return language
    return language_of_wrong_number(text)


def says_start(text: str) -> bool:
    """Return whether somebody who told us to stop asks us to begin again, however politely."""
    return not _words().start.isdisjoint(_plainly(text))


def language_of_wrong_number(text: str) -> str | None:
    """Return the language in which somebody says that they are not who we think, or None."""
    words = _words()
    said, bare = _plainly(text)
    if whole := words.wrong_number.get(said) or words.wrong_number.get(bare):
        return whole
    for language, clauses in words.wrong_number_clauses.items():
        if clauses.search(said) and not words.guards[language].search(said):
            return language
    return None


def is_unmistakable(text: str) -> bool:
    """Return whether a denial is WRONG NUMBER itself, and not words that a slip may bring about."""
    return not _words().unmistakable.isdisjoint(_plainly(text))


def also_stops(text: str) -> bool:
    """Return whether a denial tells us to stop as well: "not me, stop texting me"."""
    return bool(_words().stopping.search(_plainly(text)[0]))


def denies_being(text: str, names: Iterable[str]) -> bool:
    """Return whether somebody says that they are none of those `names`: "I am not Ann"."""
    said, bare = _plainly(text)
    them = "|".join(re.escape(folded(name)) for name in names if folded(name))
    if not them:
        return False
    denied = re.compile(rf"(?:{'|'.join(_words().denials)}) (?:{them})")
    return bool(denied.fullmatch(said) or denied.fullmatch(bare))


def _plainly(text: str) -> tuple[str, str]:
    """Return the words, and the words without what is only polite."""
    said = folded(text[:_LONGEST])
    return said, " ".join(_words().polite.sub(" ", f" {said} ").split())


@cache
def _words() -> _Words:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    languages = [name for name in told if name not in _NO_LANGUAGE]
    wrong = told["wrong_number"]
    polite = sorted({folded(phrase) for phrase in told["polite"]}, key=len, reverse=True)
    return _Words(
        whole={
            folded(phrase): language
            for language in (ANY, *languages)
            for phrase in told[language]["whole"]
        },
        clauses={language: _any_of(told[language]["clauses"]) for language in languages},
        guards={language: _any_of(told["guards"][language]) for language in languages},
        surely={language: _any_of(told["in_spite_of_guards"][language]) for language in languages},
        polite=re.compile(rf"(?<= )(?:{'|'.join(polite)})(?= )"),
        wrong_number={
            folded(phrase): language
            for language in languages
            for phrase in wrong[language]["whole"]
        },
        wrong_number_clauses={
            language: _any_of(wrong[language]["clauses"]) for language in languages
        },
        denials=tuple(wrong["denials"]),
        start=frozenset(map(folded, told["start"])),
        unmistakable=frozenset(map(folded, wrong["unmistakable"])),
        stopping=re.compile(rf"\b(?:{'|'.join(map(folded, wrong['stopping']))})\b"),
    )


def _any_of(clauses: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{clause})" for clause in clauses))
