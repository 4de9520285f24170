"""Reads what is said of sharing: "let my daughter see this", "who sees my record?", a code.

What names a relative ("my daughter") or a caregiver is read before anything else of a message;
what names somebody by name alone ("drop Rosa") is looked at last, because medicines have names too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.care.invitations import looks_like_a_code, read_code
from bot.domain.intents import (
    CareIntent,
    Invite,
    Join,
    Leave,
    ShareOther,
    Unshare,
    WhatTold,
    WhoSees,
)
from bot.language.normal import folded
from bot.language.replies.lexicon import in_order
from bot.language.replies.patterns import any_of

_FILE: Final = Path(__file__).with_suffix(".toml")
_MOST: Final = 200  #: characters
_WHO: Final = re.compile(r"\bWHO\b|\bANY\b")
_FROM: Final = re.compile(r" (?:from|since|desde)(?: el| la)? (?P<number>[1-9]\d{0,3})$")
_CALLED: Final = r"[a-z]+(?: (?:[a-z]|\d{1,2}))?"  #: "rosa", or "rosa l" where there are two
_NAME: Final = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+[.,]?")  #: a word with a capital: "Pete"
_MAKE: Final[Mapping[str, Callable[[str], CareIntent]]] = {
    "told": WhatTold,
    "sees": lambda _: WhoSees(),
    "leave": Leave,
    "unshare_all": lambda _: Unshare(of_all=True),
    "unshare": Unshare,
    "renew": lambda whom: ShareOther(whom, renews=True),
    "other": ShareOther,
    "join": lambda _: Join(),
    "invite": Invite,
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was meant, and the language it was said in."""

    intent: CareIntent
    language: str


def read(raw: str, *, language: str) -> Found | None:
    """Return what a whole message says of sharing, if it surely does."""
    return _code(raw, language) or _find(raw, language, "sure")


def named(raw: str, *, language: str) -> Found | None:
    """Return what it says of somebody who is called by name, where it is nothing else."""
    return _find(raw, language, "named")


def for_whom(text: str) -> tuple[str, str] | None:
    """Return for whom something is to be done, as it was said, and what: "for mum: add iron"."""
    for spoken in _spoken().values():
        if found := spoken.for_whom.fullmatch(" ".join(text.split())):
            return folded(found["who"]), spoken.put.sub(spoken.add, found["rest"])
    return None


def is_relative(whom: str) -> bool:
    """Return whether words name somebody by what they are: "my daughter", "mum"."""
    return any(spoken.relative.fullmatch(folded(whom)) for spoken in _spoken().values())


def _code(raw: str, language: str) -> Found | None:
    """Read "code 7K3M 9QXT"; only with that word before it, because words can look like one."""
    words = " ".join(raw.split())
    for code_in, spoken in _spoken().items():
        found = spoken.code.match(words)
        if found and (code := read_code(words[found.end() :])):
            return Found(Join(code), language if looks_like_a_code(words) else code_in)
    return None


def _find(raw: str, language: str, tier: str) -> Found | None:
    for words in dict.fromkeys((folded(raw), folded(_without_a_name(raw)))):
        if found := _meant(words, language, tier):
            return found
    from_one = _FROM.search(folded(raw))  # "what does Rosa know from 12"
    found = _meant(folded(raw)[: from_one.start()], language, tier) if from_one else None
    if from_one is None or found is None or not isinstance(found.intent, WhatTold):
        return None
    return replace(found, intent=replace(found.intent, since=int(from_one["number"])))


def _without_a_name(raw: str) -> str:
    """Return a message without the name behind what somebody is: "my son Pete"."""
    words = raw[:_MOST].split()
    kept = [
        word
        for before, word in zip(["", *words], words, strict=False)
        if not (_NAME.fullmatch(word) and _is_kin(before))
    ]
    return " ".join(kept)


def _is_kin(word: str) -> bool:
    return any(spoken.kin.fullmatch(folded(word)) for spoken in _spoken().values())


def _meant(words: str, language: str, tier: str) -> Found | None:
    if not words or len(words) > _MOST:
        return None
    for lexicon in in_order(language):
        spoken = _spoken()[lexicon.language]
        bare = spoken.polite.sub("", words, count=1) or words
        forms = [form for form in dict.fromkeys((bare, words)) if spoken.any[tier].fullmatch(form)]
        for name, pattern in spoken.kinds[tier] if forms else ():
            if found := next(filter(None, map(pattern.fullmatch, forms)), None):
                return Found(_MAKE[name](_whom(found)), lexicon.language)
    return None


def _whom(found: re.Match[str]) -> str:
    return next((who for name, who in found.groupdict().items() if who), "")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The patterns of one language."""

    polite: re.Pattern[str]
    code: re.Pattern[str]
    for_whom: re.Pattern[str]
    put: re.Pattern[str]  #: another word for to add, where it is said for whom
    add: str
    relative: re.Pattern[str]
    kin: re.Pattern[str]  #: one word of it, without "my"
    kinds: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]
    any: Mapping[str, re.Pattern[str]]  #: all of a tier in one: most messages are none


@cache
def _spoken() -> Mapping[str, _Spoken]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {code: _compiled(each) for code, each in told.items()}


def _compiled(told: Mapping[str, Mapping[str, str | list[str]]]) -> _Spoken:
    words = {name: str(words) for name, words in told["words"].items()}
    forms = told["forms"]
    kinds = {tier: tuple(_kinds(told[tier], words)) for tier in ("sure", "named")}
    return _Spoken(
        polite=any_of([str(forms["polite"])], words),
        code=re.compile(str(forms["code"]), re.IGNORECASE),
        for_whom=re.compile(
            any_of([str(forms["for_whom"])], words).pattern, re.IGNORECASE | re.DOTALL
        ),
        put=re.compile(str(forms["put"]), re.IGNORECASE),
        add=str(forms["add"]),
        relative=any_of([str(forms["relative"])], words),
        kin=any_of(["(?:W)"], words),
        kinds=kinds,
        any={tier: _any_of_them(patterns) for tier, patterns in kinds.items()},
    )


def _any_of_them(kinds: Sequence[tuple[str, re.Pattern[str]]]) -> re.Pattern[str]:
    bare = (_GROUP.sub("(?:", pattern.pattern) for _, pattern in kinds)
    return re.compile("|".join(f"(?:{each})" for each in bare))


_GROUP: Final = re.compile(r"\(\?P<\w+>")


def _kinds(
    told: Mapping[str, str | list[str]], words: Mapping[str, str]
) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, patterns in told.items():
        each = (patterns,) if isinstance(patterns, str) else patterns
        apart = (pattern.replace("TOO", "(?:TOO)") for pattern in each)
        yield name, any_of([_with_groups(p, n) for n, p in enumerate(apart)], words)


def _with_groups(pattern: str, number: int) -> str:
    """Return a pattern in which whoever is named is caught; group names differ in each."""
    count = iter(range(9))

    def group(found: re.Match[str]) -> str:
        inside = "(?:MY)(?:W)" if found[0] == "WHO" else _CALLED
        return f"(?P<w{number}x{next(count)}>{inside})"

    return _WHO.sub(group, pattern)
