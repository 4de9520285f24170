"""Reads when a caregiver is to be told, as a patient says it: "tell Ana after one missed dose of
warfarin", "only between 9 and 21", "without names". Every part of it is read by itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.care.policies import AtNight
from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId
from bot.domain.intents import TellingRules, TellRule
from bot.domain.people import Level
from bot.domain.quiet import QuietHours
from bot.language.normal import folded
from bot.language.replies import care_alerts

RuleSaid = TellRule | TellingRules

_FILE: Final = Path(__file__).with_suffix(".toml")
_LONGEST: Final = 200
_TIME: Final = r"(?:\d{1,2}(?::\d\d)?)(?: ?(?:am|pm|a ?m|p ?m|h))?"
_CLOCK: Final = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?: ?(?P<half>[ap]) ?m)?h?")
_PARTS: Final = (
    *("after", "at_once", "not_between", "between", "any_hour", "anyway", "morning"),
    *("later", "no_names", "names", "own_words"),
)


def read(
    text: str,
    *,
    names: Collection[str],
    medicines: Mapping[str, MedicationId],
    language: str,
    known: bool = False,
) -> RuleSaid | None:
    """Return what is said of telling a caregiver; None: it is nothing of that kind. `known`: the
    patient has just been shown the rules, so that a part of one is enough."""
    if len(text) > _LONGEST:
        return None
    for spoken in _in_order(language):
        said = care_alerts.heard(text, names, language=spoken.language)
        if spoken.show.fullmatch(said.words):
            return TellingRules(said.whom, spoken.language)
        if said.is_question:
            continue
        is_about = spoken.begins.search(said.words) and "@" in said.words
        if not (is_about or known):
            continue
        rule = spoken.rule(said)
        if rule is not None:
            medication = _medicine(said.words, medicines)
            return replace(rule, whom=said.whom, medication=medication, language=spoken.language)
        if spoken.wish.fullmatch(said.words):
            return TellingRules(said.whom, spoken.language)
    return None


@dataclass(frozen=True, slots=True)
class _Spoken:
    language: str
    begins: re.Pattern[str]
    show: re.Pattern[str]
    wish: re.Pattern[str]  #: that somebody is told, without when
    parts: Mapping[str, re.Pattern[str]]
    words: Mapping[str, str]

    def rule(self, said: care_alerts.Said) -> TellRule | None:
        """Return the rule that the words make; None: there is no part of one in them."""
        made = TellRule()
        for name, set_ in _SET.items():
            if found := self.parts[name].search(said.words):
                try:
                    made = set_(made, found, self)
                except BadInput:
                    return None
        return made if made != TellRule() else None

    def count(self, word: str) -> int:
        """Return how many a word says."""
        for number, name in enumerate(("one", "two", "three"), start=1):
            if word in self.words[name].split("|"):
                return number
        return int(word) if word.isdigit() else 1

    def span(self, found: re.Match[str]) -> timedelta:
        """Return how long the words say."""
        count = found["n"] or found["n2"]
        unit = found["unit"] or found["unit2"]
        is_hours = unit in self.words["hour"].split("|")
        if count == self.words["half"]:
            return timedelta(minutes=30)
        number = self.count(count)
        return timedelta(hours=number) if is_hours else timedelta(minutes=number)


_Set = Callable[[TellRule, re.Match[str], _Spoken], TellRule]
_SET: Final[Mapping[str, _Set]] = {
    "after": lambda rule, found, by: replace(rule, after=by.count(found["count"])),
    "at_once": lambda rule, found, by: replace(rule, after=1, delay=timedelta(0)),
    "between": lambda rule, found, by: replace(
        rule, quiet=QuietHours(_clock(found["until"]), _clock(found["since"]))
    ),
    "not_between": lambda rule, found, by: replace(
        rule, quiet=QuietHours(_clock(found["since"]), _clock(found["until"]))
    ),
    "any_hour": lambda rule, found, by: replace(rule, always=True),
    "anyway": lambda rule, found, by: replace(rule, at_night=AtNight.ANYWAY),
    "morning": lambda rule, found, by: replace(rule, at_night=AtNight.MORNING),
    "later": lambda rule, found, by: replace(rule, delay=by.span(found)),
    "names": lambda rule, found, by: replace(rule, wording=Level.NAMES),
    "own_words": lambda rule, found, by: replace(rule, wording=Level.NICKNAMES),
    "no_names": lambda rule, found, by: replace(rule, wording=Level.COUNTS),
}


def _clock(said: str) -> time:
    found = _CLOCK.fullmatch(said.strip())
    if found is None:
        raise BadInput(f"{said!r} is no time of day")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    if hour == 24:
        hour = 0
    if hour > 23 or minute > 59:
        raise BadInput(f"{said!r} is no time of day")
    return time(hour, minute)


def _medicine(words: str, medicines: Mapping[str, MedicationId]) -> MedicationId | None:
    """Return the one medicine of the patient's that is named."""
    padded = f" {words} "
    found = {id_ for name, id_ in medicines.items() if f" {folded(name)} " in padded}
    return found.pop() if len(found) == 1 else None


def _in_order(language: str) -> list[_Spoken]:
    known = _all()
    first = [known[language]] if language in known else []
    return [*first, *(each for code, each in known.items() if code != language)]


@cache
def _all() -> Mapping[str, _Spoken]:
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {code: _compiled(code, table) for code, table in tables.items()}


def _compiled(code: str, words: Mapping[str, str]) -> _Spoken:
    counts = "|".join(words[name] for name in ("one", "two", "three"))

    def made(name: str) -> re.Pattern[str]:
        filled = words[name].replace("COUNT", f"(?:{counts}|\\d)").replace("TIME", _TIME)
        return re.compile(rf"(?<!\w)(?:{filled})(?!\w)")

    show, wish = re.compile(words["show"]), re.compile(words["wish"])
    return _Spoken(code, made("begins"), show, wish, {p: made(p) for p in _PARTS}, words)
