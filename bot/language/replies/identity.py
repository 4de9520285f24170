"""Reads what is said to "Reply Y if you are A.": a yes in any words, and what takes back an answer
that was given before."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.language.normal import folded, is_thumb_up

_FILE: Final = Path(__file__).parent / "identity.toml"
_LONGEST: Final = 600  #: characters that are looked at


@dataclass(frozen=True, slots=True)
class _Words:
    vague: re.Pattern[str]
    yes: re.Pattern[str]
    me: frozenset[str]
    claims: str
    behind: str
    not_them: frozenset[str]
    taking_back: re.Pattern[str]


def affirms(text: str, names: Collection[str]) -> bool:
    """Return whether somebody says that they are one of those `names`, or a bare yes.

    An initial counts behind other words alone: "A" by itself may be the letter of a round.
    """
    known = _words()
    said = _without(known.vague, folded(text[:_LONGEST]))
    rest = _without(known.yes, said)
    if said and (not rest or rest in known.me):
        return bool(rest in known.me or said != rest)
    return _is_name(rest, names, bare=said != rest)


def denies(text: str) -> bool:
    """Return whether it is a no to the question itself, that names nobody."""
    said = folded(text[:_LONGEST])
    return said in _words().not_them or _without(_words().vague, said) in _words().not_them


def is_bare_agreement(text: str) -> bool:
    """Return whether it says yes to whatever was asked last, and nothing else."""
    known = _words()
    said = folded(text[:_LONGEST])
    return is_thumb_up(text) or bool(said and not _without(known.yes, _without(known.vague, said)))


def takes_back(text: str) -> bool:
    """Return whether it takes back, or says the opposite of, "I took it"."""
    return bool(_words().taking_back.search(folded(text[:_LONGEST])))


def _is_name(said: str, names: Collection[str], *, bare: bool) -> bool:
    known = _words()
    called = sorted({each for name in names if (each := folded(name))}, key=len)
    if not called:
        return False
    any_ = "|".join(map(re.escape, called))
    alone = "|".join(re.escape(name) for name in called if bare or len(name) > 1) or "(?!)"
    claimed = rf"(?:{known.claims}) (?:{any_})|(?:{alone})"
    other = (
        rf"(?:(?:no )?(?:i am |im )?not (?:{any_})|(?:yo )?no soy (?:{any_})) (?:but |sino |y )?"
    )
    return bool(re.fullmatch(rf"(?:{other})?(?:{claimed})(?: (?:{known.behind}))?", said))


def _without(pattern: re.Pattern[str], said: str) -> str:
    return " ".join(pattern.sub(" ", f" {said} ").split())


@cache
def _words() -> _Words:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return _Words(
        vague=_any_of(told["vague"]),
        yes=_any_of(told["agreeing"]),
        me=frozenset(map(folded, told["me"])),
        claims="|".join(sorted(map(folded, told["claims"]), key=len, reverse=True)),
        behind="|".join(map(folded, told["behind"])),
        not_them=frozenset(map(folded, told["not_them"])),
        taking_back=re.compile(told["taking_back"]),
    )


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    longest = sorted({folded(each) for each in phrases}, key=len, reverse=True)
    return re.compile(rf"(?<= )(?:{'|'.join(longest)})(?= )")
