"""Scores readings of replies against the corpus, whose rows are written as `plainly` writes them.

Every row is read in the same moment: Saturday 21 November 2026, 11:19, with the round of 08:00
open, by a patient who takes the six medicines of `NAMES`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from bot.domain.ids import MedicationId
from bot.domain.lexicon import Lexicon
from bot.domain.routine import Routine
from bot.language.replies import Context, read
from tests.language.plainly import said

CORPORA: Final = Path(__file__).parents[1] / "corpora" / "replies"
NOW: Final = datetime(2026, 11, 21, 11, 19, tzinfo=ZoneInfo("Europe/Madrid"))
_IDS: Final = tuple(MedicationId(UUID(int=n)) for n in range(1, 7))
NAMES: Final = dict(
    zip(
        ("metformin", "iron", "ibuprofen 400 mg", "atorvastatin", "lisinopril", "metoprolol"),
        _IDS,
        strict=True,
    )
) | {"sugar pill": _IDS[0]}
#: What an answer records. Any of them where another was meant does harm.
_RECORDS: Final = ("took", "skip", "extra")
_ASKS: Final = ("Unclear", "OneByOne", "Help", "note question")


class Verdict(StrEnum):
    """How a row was read."""

    RIGHT = "right"
    ASKED = "asked"  #: a clear answer was asked about
    SILENT = "silent"  #: part of what was said was left out
    WRONG = "wrong"  #: something else was understood, and it does no harm
    DANGEROUS = "dangerous"  #: a dose recorded that was not taken; a crisis or a STOP overheard


@dataclass(frozen=True, slots=True)
class Row:
    """One reply of the corpus, and what must be read in it."""

    topic: str
    text: str
    expected: str
    language: str = "en"


def rows() -> Iterator[Row]:
    """Yield the rows of the corpus."""
    for file in sorted(CORPORA.glob("*.toml")):
        language = "es" if file.stem == "spanish" else "en"
        for topic, told in tomllib.loads(file.read_text("utf-8")).items():
            assert told["harm"]
            for text in told["texts"].strip().splitlines():
                yield Row(topic, text, told["means"], language)


def judged(row: Row, lexicon: Lexicon | None) -> tuple[Verdict, str]:
    """Return how a row was read, and what was read."""
    context = Context(
        open=(time(8),),
        as_needed=frozenset({_IDS[2]}),
        lexicon=lexicon,
        routine=Routine(),
    )
    intent = read(row.text, language=row.language, names=NAMES, now=NOW, context=context).intent
    found = said(intent)
    return _verdict(found, row.expected), found


def _verdict(found: str, expected: str) -> Verdict:
    if found == expected:
        return Verdict.RIGHT
    is_crisis = found.startswith("crisis"), expected.startswith("crisis")
    is_stop = found == "Stop", expected == "Stop"
    if is_crisis[0] != is_crisis[1] or is_stop[0] != is_stop[1]:
        return Verdict.DANGEROUS
    if "perhaps" in found or found.startswith(_ASKS):
        return Verdict.ASKED
    if found.startswith(_RECORDS):
        leaves_out = found.split()[0] == expected.split()[0] and set(found.split()) < set(
            expected.split()
        )
        return Verdict.SILENT if leaves_out and "but" not in expected else Verdict.DANGEROUS
    return Verdict.WRONG
