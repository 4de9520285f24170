"""Reads weekdays: "on Monday and Friday", "mon-fri", "fines de semana"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.language.directions.pieces import Piece, Weekdays

#: Enough letters of each name to know it by; Monday first.
_STEMS: Final = (
    ("mon", "lun"),
    ("tue", "mar"),
    ("wed", "mie"),
    ("thu", "jue"),
    ("fri", "vie"),
    ("sat", "sab"),
    ("sun", "dom"),
)
_WORKING: Final = frozenset(range(5))
_WEEKEND: Final = frozenset({5, 6})


def weekdays(found: re.Match[str], value: str, today: date) -> Sequence[Piece]:
    """Return the weekdays that were named."""
    words = found[0]
    if re.search(r"weekdays|laborables", words):
        return (Weekdays(_WORKING, words),)
    if re.search(r"weekend|fin(?:es)? de", words):
        return (Weekdays(_WEEKEND, words),)
    days = [n for word in words.split() for n, stems in enumerate(_STEMS) if word.startswith(stems)]
    if len(days) == 2 and re.search(r" (?:to|through|thru|a|al) ", words):
        span = (days[1] - days[0]) % 7
        days = [(days[0] + step) % 7 for step in range(span + 1)]
    return (Weekdays(frozenset(days), words),)
