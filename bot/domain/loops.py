"""Notices two machines that answer each other: the same words again and again, faster than people
write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

EQUAL_TEXTS: Final = 5
WITHIN: Final = timedelta(minutes=30)
_A_SENTENCE: Final = 4  #: words, from which on a number in them is one that a machine counts
_NUMBER: Final = re.compile(r"\d+")


def likeness(text: str) -> str:
    """Return what equal texts have in common: "Ticket no. 17 was opened" is no other than 18's."""
    words = text.casefold().split()
    said = " ".join(words)
    return _NUMBER.sub("0", said) if len(words) >= _A_SENTENCE else said


def is_a_loop(heard: Iterable[tuple[datetime, str]], *, now: datetime) -> bool:
    """Return whether the newest of what one address has said, by its likeness, is the fifth such
    text in half an hour. Whoever breaks the loop says so once, and then listens without
    answering."""
    recent = [(at, text) for at, text in heard if now - at < WITHIN]
    if not recent:
        return False
    _, newest = max(recent, key=lambda said: said[0])
    return sum(text == newest for _, text in recent) >= EQUAL_TEXTS
