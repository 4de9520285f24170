"""Notices two machines that answer each other: the same words again and again, faster than people
write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

EQUAL_TEXTS: Final = 5
WITHIN: Final = timedelta(minutes=30)


def is_a_loop(heard: Iterable[tuple[datetime, str]], *, now: datetime) -> bool:
    """Return whether the newest of what one address has said is the fifth such text in half an
    hour. Whoever breaks the loop says so once, and then listens without answering."""
    recent = [(at, " ".join(text.casefold().split())) for at, text in heard if now - at < WITHIN]
    if not recent:
        return False
    _, newest = max(recent, key=lambda said: said[0])
    return sum(text == newest for _, text in recent) >= EQUAL_TEXTS
