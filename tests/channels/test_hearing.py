"""Proves that it is known when what people write does not come in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.hearing import Hearing
from bot.clock import SteppedClock


@pytest.mark.parametrize(
    ("steps", "deaf"),
    [
        ("", []),  # whoever never begins has nothing to hear: it is brought to them
        ("b...w...", []),
        ("b......", [5, 6]),  # five half minutes without a look that worked
        ("b.....w.", [5]),
        ("bs.w.w.w.w", []),  # once: that was ourselves, before a restart
        ("bs.sw.w.w.w.w.w.sw", []),
        ("bs.sw.s.sw.sw.sw", [5]),  # each has it in turn
        ("bs.sw.s.sw.sw.sw.w.w.w.w.w.w.", [5, 6, 7, 8, 9, 10]),  # until it is long over
    ],
)
def test_who_cannot_look_or_is_not_alone_is_deaf_after_two_minutes(
    steps: str, deaf: list[int]
) -> None:
    clock = SteppedClock(datetime(2026, 3, 2, 8, tzinfo=UTC))
    hearing, found, halves = Hearing(clock), set[int](), 0
    for step in steps:
        match step:
            case "b":
                hearing.begin()
            case "w":
                hearing.worked()
            case "s":
                hearing.shared()
            case _:
                clock.move_by(timedelta(seconds=30))
                halves += 1
        if hearing.is_deaf:
            found.add(halves)

    assert found == set(deaf)
