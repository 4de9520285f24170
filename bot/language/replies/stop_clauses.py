"""Cuts a message into clauses at its own stops and commas, which folded words no longer show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.language.normal import folded

_END: Final = ".!?;\n"
#: Not inside numbers; a hyphen only where it stands alone.
_CUT: Final = re.compile(
    r"(?:[;!?¡¿()\n\u2013\u2014]|(?<!\d)[.,:]|[.,:](?!\d)|(?<!\S)-+(?!\S)|--+)+"
)
#: Words before which another clause begins without any sign.
_JOINS: Final = re.compile(
    r"\s+(?=(?:and|so(?! (?:early|late|much|many|often))|please|pls|plz|y|por favor|porfavor)\b)",
    re.IGNORECASE,
)
#: "The doctor said: stop" is one clause; what they themselves said is theirs.
_REPORTED: Final = re.compile(
    r"(?<!\bi )(?<!\byo )\b(said|says|told me|told us|tells me|advised|advice|dijo|dice)"
    r"[\s\"']*[,:]+\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a clause, and what signs stand around it."""

    words: str
    before: str = ""  #: the signs before it; empty: it begins the message, or after a joining word
    after: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether it ends in a question mark."""
        return "?" in self.after

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with it."""
        return any(sign in self.after for sign in _END)


def pieces(text: str) -> list[str]:
    """Return the clauses of `text` as they were written, without the signs between them."""
    parts = (joined for part in _CUT.split(text) for joined in _JOINS.split(part))
    return [part.strip() for part in parts if folded(part)]


def clauses(text: str) -> list[Clause]:
    """Return the clauses of `text`; the signs of one that is empty go to its neighbours."""
    found: list[Clause] = []
    before, at = "", 0
    text = _REPORTED.sub(r"\1 ", text)
    for cut in [*_CUT.finditer(text), None]:
        part = text[at : cut.start() if cut else len(text)]
        after = cut[0] if cut else ""
        at = cut.end() if cut else at
        joined = [words for each in _JOINS.split(part) if (words := folded(each))]
        for n, words in enumerate(joined):
            is_last = n == len(joined) - 1
            found.append(Clause(words, "" if n else before, after if is_last else ""))
        before = after if joined else before + after
    return found
