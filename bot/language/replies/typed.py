"""Knows what is typed rather than said: a Telegram command, a code behind START, digits alone."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.intents import Start
from bot.language.normal import cleaned, folded

_SLASH: Final = re.compile(r"/(?P<verb>\w+)(?:@\w+)?\s*(?P<rest>.*)", re.DOTALL)
_TICKS: Final = re.compile("[✅✔☑]\ufe0f?")
_AT_SIGN: Final = re.compile(r"(?:^|(?<=\s))@ ?(?=\d)")
_FEW: Final = 3  #: words
_CODE: Final = re.compile(r"[A-Za-z0-9_-]{4,64}")


def is_bare(raw: str) -> bool:
    """Return whether there is no word in it that belongs to a language: "1", "A1"."""
    return all(
        len(word) == 1 or (not word.isalpha() and len(word) < 3) for word in folded(raw).split()
    )


def with_signs_as_words(raw: str) -> str:
    """Return "took @ 8" as "took at 8", and "meds ✔" as "meds yes": a tick beside a few words says
    that it is done."""
    raw = _AT_SIGN.sub(" at ", raw)
    bare = _TICKS.sub(" ", raw)
    is_short = 0 < len(folded(bare).split()) <= _FEW
    return f"{bare.strip()} yes" if is_short and bare != raw else raw


def without_slash(raw: str) -> str:
    """Return a Telegram command ("/today@dosebell_bot") as the words it stands for."""
    found = _SLASH.fullmatch(raw)
    return f"{found['verb'].replace('_', ' ')} {found['rest']}".strip() if found else raw


def start_with_code(text: str, raw: str) -> Start | None:
    """Read "/start CODE" (a link was followed) and "start CODE" (it was typed: it has a digit)."""
    verb, _, code = raw.partition(" ")
    if verb.casefold() != "start" or not _CODE.fullmatch(code):
        return None
    is_link = cleaned(text).startswith("/")
    return Start(code) if is_link or any(c.isdigit() for c in code) else None
