"""Whoever writes the longest text there is holds nobody else up: it is read in a time that grows
as it does, and not as its square. What is counted is calls, for clocks differ."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from types import FrameType
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from bot.formulary import load
from bot.language import directions, moving, replies

_NOW: Final = datetime(2026, 3, 3, 8, tzinfo=ZoneInfo("America/Chicago"))
_WORDS: Final = (
    *("1", "8:00", "x", "and", "y", "metformin", "A1 B2", "0.", "1/2", "10-5-3", "mg", "every"),
    *("every 8 hours", "aspirin 100 mg daily", "then 1 for 2 days", "took", "no", "💊1", "after"),
)
_FEW, _MANY = 1_000, 4_000  #: letters


@pytest.mark.parametrize("words", _WORDS)
def test_a_long_text_is_read_in_a_time_that_grows_as_it_does(words: str) -> None:
    lexicon = load()

    def read(text: str) -> None:
        replies.read(text, language="en", names={}, now=_NOW)
        directions.readings(text, today=date(2026, 3, 3), lexicon=lexicon)

    read(_filled(words, _FEW // 2))  # word lists are read once
    few, many = (_calls(read, _filled(words, letters)) for letters in (_FEW, _MANY))

    assert many < 1.5 * few * _MANY / _FEW


def test_a_wish_is_looked_for_at_the_end_of_a_text_alone() -> None:
    few, many = (_calls(_wish, _filled("1", letters)) for letters in (_FEW, _MANY))

    assert many < 1.5 * few


def _wish(text: str) -> None:
    moving.read_all(text, {})


def _filled(words: str, letters: int) -> str:
    return f"{words} " * (letters // (len(words) + 1))


def _calls(read: Callable[[str], None], text: str) -> int:
    """Return how many functions are called while a text is read."""
    count = 0

    def called(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count
