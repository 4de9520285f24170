"""A trip is shown before it is agreed to; nothing on it is taken too soon."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadInput
from bot.domain.routine import Routine
from bot.domain.schedules import DayPart, EveryDay, Intake
from bot.domain.trips import Clock, Trip
from bot.planner.consolidate import consolidate
from bot.planner.travel import AwayRound, Span, gaps_of, preview
from tests.domain.examples import ONE, a_medication, a_regimen, medication_id

HOME = ZoneInfo("America/New_York")
SINCE = datetime(2026, 3, 16, 4, tzinfo=UTC)
SPAN = Span(HOME, SINCE, SINCE + timedelta(days=7))
LEAVES = SINCE + timedelta(days=2, hours=13)
TWICE = EveryDay((Intake(DayPart.MORNING, ONE), Intake(DayPart.EVENING, ONE)))
REGIMEN = a_regimen(a_medication("metformin", TWICE), a_medication("aspirin"))


def _preview(trip: Trip) -> tuple[AwayRound, ...]:
    plan = consolidate(REGIMEN, Routine(), (), starts=date(2026, 3, 1))
    return preview([plan], REGIMEN, trip, SPAN)


def _walls(rounds: tuple[AwayRound, ...]) -> set[str]:
    return {f"{away.there:%H:%M}" for away in rounds}


def test_by_the_home_clock_everything_stays_as_far_apart_and_falls_elsewhere_into_the_day() -> None:
    stays = Trip("America/New_York", LEAVES, clock=Clock.HOME)
    away = Trip("Asia/Tokyo", LEAVES, clock=Clock.HOME)

    assert [r.round for r in _preview(away)] == [r.round for r in _preview(stays)]
    assert _walls(_preview(stays)) == {"08:00", "18:30"}
    assert _walls(_preview(away)) == {"08:00", "18:30", "21:00", "07:30"}
    assert max(gaps_of(_preview(away), medication_id("aspirin"))) == timedelta(hours=24)


def test_by_the_local_clock_breakfast_stays_breakfast_and_what_comes_too_soon_is_left_out() -> None:
    rounds = _preview(Trip("Asia/Tokyo", LEAVES, LEAVES + timedelta(days=3), Clock.LOCAL))

    assert _walls(rounds) == {"08:00", "18:30"}
    left_out = [
        (f"{away.there:%d %H:%M}", f"{away.home:%d %H:%M}", [dose.label.name for dose in dropped])
        for away in rounds
        if (dropped := away.left_out)
    ]
    assert left_out == [("21 18:30", "21 18:30", ["metformin"])]  # that evening was in Tokyo
    assert max(gaps_of(rounds, medication_id("aspirin"))) == timedelta(hours=37)
    assert gaps_of(rounds, medication_id("nothing")) == []


@given(
    zone=st.sampled_from(["Asia/Tokyo", "Pacific/Apia", "Europe/Madrid", "America/Los_Angeles"]),
    leaves=st.integers(1, 72),
    stays=st.integers(1, 90),
    clock=st.sampled_from(Clock),
)
def test_wherever_and_whenever_nothing_is_taken_too_soon_or_twice(
    zone: str, leaves: int, stays: int, clock: Clock
) -> None:
    since = SINCE + timedelta(hours=leaves)

    rounds = _preview(Trip(zone, since, since + timedelta(hours=stays), clock))

    doses = [dose for away in rounds for dose in away.doses]
    assert len({dose.id for dose in doses}) == len(doses)
    for medication in REGIMEN.medications:
        mine = [dose for dose in doses if dose.medication == medication.id]
        for before, after in pairwise(mine):
            assert after.min_gap is not None
            assert after.due_at - before.due_at >= after.min_gap


def test_nobody_comes_back_before_they_leave() -> None:
    with pytest.raises(BadInput):
        Trip("Asia/Tokyo", LEAVES, LEAVES)
