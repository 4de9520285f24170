"""Looks at a message line by line: a STOP that has a line for itself, between others or above
a name that somebody has signed with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.language.normal import folded
from bot.language.replies.stop_words import Words

IsMedicine = Callable[[str], bool]
_ENDS: Final = re.compile(r"[.!?;:][\s\"')]*$")
_DASH: Final = re.compile(r"\s*[-*•–—]+\s*")
_A_NAME: Final = 3  #: words that a name may have
_A_THING: Final = 4  #: words that what is to be stopped may have
#: "STOP - Ann", "Stop, Ann Smith": names are written with a capital.
_SIGNED: Final = re.compile(
    r"(?P<said>[^\n,–—-]{2,20}?)\s*(?:,|\s[-–—]+)\s*(?P<name>(?:[A-ZÁÉÍÓÚÑÜ][\w.'’-]{0,15}\s?){1,3})"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and what stands directly before and behind it."""

    text: str
    before: str = ""
    behind: str = ""
    is_alone: bool = False  #: nothing but names and politeness stands beside it

    @property
    def follows_on(self) -> str:
        """The words of this line behind those of the line before, where that has no end."""
        goes_on = self.before and not _ENDS.search(self.before)
        return folded(f"{self.before} {self.text}" if goes_on else self.text)

    @property
    def is_a_keyword(self) -> bool:
        """Whether it is one word in capitals, as carriers write their words."""
        return self.text.isupper() and " " not in self.text and not self.before.isupper()


def unwrapped(text: str, known: Words) -> str:
    """Return `text` with those lines joined that are one sentence: "end⏎of the week"."""
    joined: list[str] = []
    for row in filter(None, (row.strip() for row in text.splitlines())):
        if joined and _is_one_sentence(joined[-1], row, known):
            joined[-1] = f"{joined[-1]} {row}"
        else:
            joined.append(row)
    return "\n".join(joined)


def _is_one_sentence(above: str, below: str, known: Words) -> bool:
    goes_on = folded(below).partition(" ")[0] in known.rows.goes_on
    return not _ENDS.search(above) and bool(goes_on or known.rows.unended.fullmatch(folded(above)))


def lines(text: str, known: Words) -> Iterator[Line]:
    """Yield the lines of a message that has several, or a name behind a comma or a dash."""
    rows = text.split("\n")
    if len(rows) == 1 and (signed := _SIGNED.fullmatch(text)):
        rows = [signed["said"], signed["name"]]
    if len(rows) < 2 or _is_list(rows):
        return
    for n, row in enumerate(rows):
        others = [*rows[:n], *rows[n + 1 : -1]]
        last = rows[-1] if n + 1 < len(rows) else ""
        yield Line(
            row,
            before=rows[n - 1] if n else "",
            behind=rows[n + 1] if n + 1 < len(rows) else "",
            is_alone=all(_is_beside_the_point(other, known) for other in others)
            and (len(last.split()) < _A_NAME or _is_beside_the_point(last, known)),
        )


def is_of_something(line: Line, known: Words, is_medicine: IsMedicine) -> bool:
    """Return whether a line beside it names what is to be stopped: a medicine, a time of day."""
    before = "" if _ENDS.search(line.before) else line.before
    behind = "" if re.search(r"[.!?;]\W*$", line.text) else line.behind
    return any(_is_thing(beside, known, is_medicine) for beside in (before, behind) if beside)


def _is_thing(row: str, known: Words, is_medicine: IsMedicine) -> bool:
    bare = _DASH.sub("", row, count=1) if _DASH.match(row) else row
    said = folded(bare).split()
    if not 0 < len(said) <= _A_THING:
        return False
    return is_medicine(" ".join(said)) or not known.rows.things.isdisjoint(said)


def _is_beside_the_point(row: str, known: Words) -> bool:
    """Return whether a line is a name, a number or politeness."""
    said = " ".join(known.polite.sub(" ", f" {folded(row)} ").split())
    words = _DASH.sub("", row, count=1).split() if _DASH.match(row) else row.split()
    is_name = len(words) <= _A_NAME and all(word[:1].isupper() for word in words)
    return not said or is_name or not any(c.isalpha() for c in said)


def _is_list(rows: list[str]) -> bool:
    return bool(_DASH.match(rows[0]))
