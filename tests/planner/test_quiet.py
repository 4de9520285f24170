"""Quiet hours end by the clock on the wall, whatever the clocks do."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.domain.errors import BadInput
from bot.domain.quiet import QuietHours
from bot.planner.quiet import quiet_until

NIGHT = QuietHours(time(22), time(7))
SIESTA = QuietHours(time(14), time(16))
MADRID = ZoneInfo("Europe/Madrid")


def test_quiet_hours_end_by_the_clock_on_the_wall() -> None:
    cases = [
        ("by day", NIGHT, "2026-11-21T12:00+01:00", None),
        ("before midnight", NIGHT, "2026-11-21T22:00+01:00", "2026-11-22T07:00+01:00"),
        ("after midnight", NIGHT, "2026-11-22T03:00+01:00", "2026-11-22T07:00+01:00"),
        ("at the end", NIGHT, "2026-11-22T07:00+01:00", None),
        ("in the afternoon", SIESTA, "2026-11-21T15:59+01:00", "2026-11-21T16:00+01:00"),
        ("a short night", NIGHT, "2026-03-28T23:00+01:00", "2026-03-29T07:00+02:00"),
        ("a long night", NIGHT, "2026-10-24T23:00+02:00", "2026-10-25T07:00+01:00"),
        (
            "an end that the clocks skip",
            QuietHours(time(22), time(2, 30)),
            "2026-03-29T00:30+01:00",
            "2026-03-29T03:30+02:00",
        ),
        (
            "an end that comes twice ends them the first time",
            QuietHours(time(22), time(2, 30)),
            "2026-10-25T02:10+01:00",
            None,
        ),
    ]
    for case, hours, now, expected in cases:
        ends = quiet_until(hours, MADRID, now=datetime.fromisoformat(now))
        assert ends == (datetime.fromisoformat(expected) if expected else None), case

    assert quiet_until(None, MADRID, now=datetime.fromisoformat("2026-11-22T03:00+01:00")) is None


def test_nobody_is_quiet_all_day() -> None:
    with pytest.raises(BadInput, match="STOP"):
        QuietHours(time(7), time(7))
