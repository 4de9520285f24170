"""Finds sentences that only warn or advise: "Do not take anything containing aspirin."."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

_FILE: Final = Path(__file__).parent / "cautions.toml"
_LONGEST: Final = 240  #: characters of one sentence
#: Where a dose begins that nobody has parted from the warning before it.
_DOSE: Final = (
    r"(?:\b(?:take|use|inhale|inject|instill?|give|put|tomar|tome)"
    r"\s+(?:\d|one\b|two\b|half\b|una?\b|dos\b|media\b)"
    r"|(?<!not )\bapply\b|\baplicar\b|(?<!not )\btake with (?:food|meal))"
)


@cache
def _expression() -> re.Pattern[str]:
    told = tomllib.loads(_FILE.read_text("utf-8"))
    later = _either(told.pop("later"))
    words = _either("\n".join(told.values()))
    rest = rf"(?:(?!{_DOSE})(?:[^.\n;!]|(?<=\d)\.(?=\d))){{0,{_LONGEST}}}"
    after = r"(?<=[.\n;!*,])"
    first = rf"(?:{after}|\A)[ *(-]{{0,6}}(?=(?:also,? )?{words})"
    begins = rf"(?:{first}|{after} {{0,4}}(?={later}))"
    return re.compile(rf"{begins}(?P<told>{rest})")


def _either(lines: str) -> str:
    starts = sorted(set(lines.strip().split("\n")), key=lambda each: (-len(each), each))
    return (
        "(?:" + "|".join(re.escape(each).replace(r"\ ", " +") for each in starts if each) + r")\b"
    )


def cautions(low: str) -> Iterator[tuple[int, int]]:
    """Yield where each warning of folded text begins and ends."""
    for found in _expression().finditer(low):
        yield found.span("told")
