"""Reads sentences that change the list: a pasted label, "the doctor put me on …"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.intents import AddMedication, ChangeMedication, Intent, StopMedication
from bot.domain.lexicon import Lexicon
from bot.language import directions
from bot.language.normal import folded
from bot.language.replies.context import Context
from bot.language.replies.kinds import Kind
from bot.language.replies.patterns import any_of
from bot.language.replies.scanning import Piece

_FILE: Final = Path(__file__).parent / "regimens.toml"
_BEGINS: Final = re.compile(
    r"^(?:\d{1,2} )?"
    r"(?:(?:take|use|inject|apply|inhale|tomar|tome|usar|aplicar|my|mi|the|la|el|rx) )*"
)
READS_LABELS: Final = frozenset({"add", "change"})  #: questions that a label answers
_MOST_UNREAD: Final = 2  #: words of a label
_PRESENT: Final = frozenset({Kind.MED, Kind.OTHER_MED})


def changed(raw: str, words: str, pieces: Sequence[Piece]) -> Intent | None:
    """Return what changes of one of their medicines. In `words` stands no name."""
    ids = tuple(dict.fromkeys(piece.ids[0] for piece in pieces if piece.kind is Kind.MED))
    if len(ids) != 1:
        return None
    if _patterns()["stopped"].search(words):
        return StopMedication(ids[0])
    return ChangeMedication(ids[0], raw) if _patterns()["changed"].search(words) else None


def told(
    raw: str, words: str, pieces: Sequence[Piece], *, today: date, context: Context
) -> Intent | None:
    """Return what is to change in the list by what is told of it. In `words` stands no name."""
    lexicon, asked = context.lexicon, context.asked
    is_named = any(piece.kind in _PRESENT for piece in pieces)
    if _patterns()["new"].search(words) and (
        is_named or _is_label(raw, today=today, lexicon=lexicon)
    ):
        return AddMedication(raw)
    if any(
        piece.kind in (Kind.TOOK, Kind.HAD, Kind.SKIP, Kind.REMIND, Kind.UNDO) for piece in pieces
    ):
        return None
    if asked in READS_LABELS:
        return None  # it is the answer that is waited for
    if not any(p.kind in _NAMED for p in pieces) and not any(c.isdigit() for c in raw):
        return None  # neither a medicine nor a strength: quicker than to read it as a label
    return AddMedication(raw) if _is_label(raw, today=today, lexicon=lexicon) else None


_NAMED: Final = frozenset({Kind.MED, Kind.OTHER_MED})


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: any_of(fits, told["words"]) for name, fits in told["patterns"].items()}


def _is_label(raw: str, *, today: date, lexicon: Lexicon | None) -> bool:
    """Return whether directions for a named medicine stand there."""
    try:
        read = directions.readings(raw, today=today, lexicon=lexicon)
    except BadInput:
        return False
    return any(_says_how(each) for each in read)


def _says_how(reading: directions.Reading) -> bool:
    name = folded(reading.medication).partition(" ")[0]
    if not name or not _BEGINS.sub("", folded(reading.text)).startswith(name):
        return False
    is_medicine = bool(reading.match or reading.strength)
    is_dosed = any(dose.has_time or dose.shared.needed for step in reading.steps for dose in step)
    unread = sum(len(words.split()) for words in reading.unread)
    return is_medicine and is_dosed and unread <= _MOST_UNREAD
