"""Reads what somebody says of a person they care for: "I'll call her", "how is mum?", "mum took her
pills". It is asked only where the speaker cares for somebody, and knows what those are called.

Whoever is named is folded into one sign, so a pattern need not know any names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.care.endings import EndKind
from bot.domain.care.links import Shared
from bot.domain.doses import Basis
from bot.domain.intents import AlertAnswer, AnswerAlert, CareEnded, HowIs, ReportOf
from bot.language.normal import cleaned, folded
from bot.language.replies import care_patterns

CareSaid = AnswerAlert | HowIs | ReportOf | CareEnded

_FILE: Final = Path(__file__).with_suffix(".toml")
_OTHERS: Final = re.compile(r"(?:\ba )?@s? ?")  #: who was named, behind what they took
_HERS: Final = re.compile(r"\b(?:hers|theirs)\b")
_LONGEST: Final = 220  #: letters of what is looked at
_ANSWERS: Final = {
    AlertAnswer.NOT_REACHED: "not_reached",
    AlertAnswer.CANNOT: "cannot",
    AlertAnswer.SORTED: "sorted",
    AlertAnswer.CALL: "call",
}
#: What is asked for beside today: it is read first.
_MORE: Final = (("week", Shared.WEEK), ("record", Shared.RECORD))
#: What is said of one by name as well: "Ann sorted". "Mum can't" is no answer of the speaker.
_OUTCOMES: Final = frozenset({AlertAnswer.SORTED, AlertAnswer.NOT_REACHED})


def how_known(text: str) -> Basis | None:
    """Return how somebody says that they know of it, in whatever words; None: it is not plain."""
    words = frozenset(folded(text).split())
    if len(text) > _LONGEST or "?" in text:
        return None
    known = _all().values()
    seen = any(words & frozenset(spoken.told["seen"].split("|")) for spoken in known)
    told = any(words & frozenset(spoken.told["told"].split("|")) for spoken in known)
    if seen is told:
        return None
    return Basis.SEEN if seen else Basis.TOLD


def names_a_round(text: str) -> bool:
    """Return whether a time stands there as the name of what was due then: "her 8:00"."""
    return any(spoken.parts["a_round"].search(folded(text)) for spoken in _all().values())


def speaks_of_many(text: str) -> bool:
    """Return whether somebody speaks of more than one medicine: "her pills", "both"."""
    return any(spoken.parts["many"].search(folded(text)) for spoken in _all().values())


@dataclass(frozen=True, slots=True)
class Said:
    """A message with whoever it names folded into one sign."""

    words: str
    whom: str  #: who was named, as it was said: "mum", "ann"; empty: nobody
    is_question: bool


def read(text: str, *, names: Collection[str], language: str, alerted: bool) -> CareSaid | None:
    """Return what is said of somebody one cares for; None: it is nothing of that kind.

    `names` is what those people are called. Whether they see to an alert is only read where one was
    told to them (`alerted`), but for the plain word: "on it" may be said of anything.
    """
    if len(text) > _LONGEST:
        return None
    for spoken in _in_order(language):
        said = spoken.heard(text, names)
        if found := spoken.read(said, alerted=alerted):
            return found
    return None


def heard(text: str, names: Collection[str], *, language: str) -> Said:
    """Return a message with whoever it names folded into one sign."""
    return _all()[language].heard(text, names)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What is said in one language."""

    language: str
    somebody: re.Pattern[str]
    kinds: Mapping[str, Sequence[re.Pattern[str]]]
    parts: Mapping[str, re.Pattern[str]]
    told: Mapping[str, str]

    def heard(self, text: str, names: Collection[str]) -> Said:
        words = folded(text)
        known = sorted({folded(name) for name in names if folded(name)}, key=len, reverse=True)
        whom = ""
        if known:
            called = re.compile(rf"\b({'|'.join(map(re.escape, known))})(s)?\b")
            if found := called.search(words):
                whom = found[1]
            words = called.sub(lambda m: f"@{m[2] or ''}", words)
        if found := self.somebody.search(words):
            whom = whom or _singular(found["kin"], self.told["kin"].split("|"))
        words = self.somebody.sub("@", words)
        return Said(words, whom, "?" in cleaned(text))

    def read(self, said: Said, *, alerted: bool) -> CareSaid | None:
        if ended := self._ended(said):
            return ended
        if said.is_question or _asks(said.words):
            return self._how(said)
        return self._how(said) or self._report(said) or self._answer(said, alerted=alerted)

    def _ended(self, said: Said) -> CareEnded | None:
        if "@" not in said.words or said.is_question:
            return None
        for name, kind in (("died", EndKind.DECEASED), ("withdrew", EndKind.WITHDRAWN)):
            if self._is(name, said.words):
                return CareEnded(kind, said.whom, self.language)
        return None

    def _how(self, said: Said) -> HowIs | None:
        is_of_today = self.parts["of_today"].search(said.words)
        for name, what in () if is_of_today else _MORE:
            if self._is(name, said.words):
                return HowIs(said.whom, self.language, what)
        is_named = said.words in ("@", "y @", "and @")
        asked = self.parts.get("asked")
        is_asked = said.is_question and asked and asked.fullmatch(said.words)
        if is_named or is_asked or self._is("how", said.words):
            return HowIs(said.whom, self.language)
        return None

    def _answer(self, said: Said, *, alerted: bool) -> AnswerAlert | None:
        plain = self.told["plain"].split("|")
        of_all = self.parts["of_all"].fullmatch(said.words)
        words = of_all["rest"] if of_all else said.words
        bare = words.removesuffix(" @").removeprefix("@ ")
        if not alerted and bare not in plain:
            return None
        for answer, name in _ANSWERS.items():
            named = (bare,) if answer in _OUTCOMES or bare in plain else ()
            fine = (f"@ {bare}",) if of_all else ()
            if any(self._is(name, each) for each in (words, *named, *fine)):
                return AnswerAlert(answer, None, said.whom, self.language, of_all is not None)
        return None

    def _report(self, said: Said) -> ReportOf | None:
        words, basis = self._bare(said.words), None
        for pattern in self.kinds["gave"]:
            if found := pattern.fullmatch(words):
                more = found.groupdict().get("more") or ""
                return self._first_person("said_took", f"{found['rest']}{more}", said, Basis.SEEN)
        if found := self.parts["spoke"].fullmatch(words):
            words, basis = self._bare(found["then"]), Basis.TOLD
        if found := self.parts["says"].match(words):
            rest = words[found.end() :].strip()
            words, basis = f"@ {rest}", Basis.TOLD
        if out := self.parts["ran_out"].fullmatch(words):
            return self._first_person("said_out", out["rest"] or "", said, basis)
        subject = self.parts["subject"].match(words)
        if subject is None and not self._needs_no_subject(words):
            return None
        rest = words[subject.end() :] if subject else words
        return self._deed(rest, said, basis)

    def _deed(self, rest: str, said: Said, basis: Basis | None) -> ReportOf | None:
        for name, start in (
            ("ran_out", "said_out"),
            ("not_took", "said_not"),
            ("forgot", "said_not"),
            ("took", "said_took"),
        ):
            pattern = self.parts.get(name)
            if pattern and (found := pattern.fullmatch(rest)):
                return self._first_person(start, found["rest"] or "", said, basis)
        return None

    def _first_person(
        self, start: str, rest: str, said: Said, basis: Basis | None
    ) -> ReportOf | None:
        rest = _HERS.sub("it", _OTHERS.sub("", rest))
        mine = self.parts["theirs"].sub(self.told["mine"], rest.strip())
        return ReportOf(f"{self.told[start]}{mine}".strip(), said.whom, basis, self.language)

    def _needs_no_subject(self, words: str) -> bool:
        """Return whether the verb itself says that it is about somebody else: "se la tomó"."""
        return self.language == "es" and words.startswith(("se ", "ya se ", "no se ", "aun no se "))

    def _bare(self, words: str) -> str:
        return self.parts["before"].sub("", words, count=1)

    def _is(self, name: str, words: str) -> bool:
        return any(pattern.fullmatch(words) for pattern in self.kinds[name])


def _singular(kin: str, known: Collection[str]) -> str:
    """Return "mum" of "mum's"."""
    return kin[:-1] if kin.endswith("s") and kin[:-1] in known else kin


def _asks(words: str) -> bool:
    return words.split(" ")[0] in ("how", "hows", "did", "has", "is", "are", "does")


def _in_order(language: str) -> list[_Spoken]:
    known = _all()
    first = [known[language]] if language in known else []
    return [*first, *(each for code, each in known.items() if code != language)]


@cache
def _all() -> Mapping[str, _Spoken]:
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {code: _spoken(code, table) for code, table in tables.items()}


def _spoken(code: str, table: care_patterns.Table) -> _Spoken:
    found = care_patterns.compiled(table)
    told = {**found.words, "plain": _PLAIN[code]}
    return _Spoken(code, found.somebody, found.kinds, found.parts, told)


#: What is read as an answer to an alert even where none was told: it is said that there is none.
_PLAIN: Final = {
    "en": "call|calling|cannot|sorted|not reached",
    "es": "llamo|no puedo|resuelto|no contesta|yo llamo|llamo yo",
}
