"""Regimens, routines and zones of every kind, for laws that hold over all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.domain.medications import Directions, Medication, Pause, Phase, Regimen
from bot.domain.routine import Routine
from bot.domain.schedules import (
    AsNeeded,
    Cycle,
    DayPart,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryHours,
    Intake,
    OnWeekdays,
    Schedule,
)
from tests.domain.examples import ONE, a_medication, a_regimen

FIRST = date(2026, 3, 20)
LAST = date(
    2026, 4, 10
)  #: the clocks change in between in Europe, Australia and Egypt's neighbours
_START = datetime(2026, 3, 20, tzinfo=UTC)

dates = st.dates(FIRST, LAST)
instants = st.integers(0, 21 * 24 * 60).map(lambda m: _START + timedelta(minutes=m))
zones = st.sampled_from(
    [
        "UTC",
        "Africa/Casablanca",
        "America/New_York",
        "Antarctica/Troll",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Europe/Berlin",
        "Pacific/Apia",
    ]
).map(ZoneInfo)
_minutes = st.integers(0, 24 * 60 - 1).map(lambda m: time(m // 60, m % 60))
routines = st.builds(Routine, _minutes, _minutes, _minutes, _minutes, _minutes)

_intakes = st.lists(
    st.builds(Intake, st.none() | st.sampled_from(DayPart) | _minutes, st.just(ONE)),
    min_size=1,
    max_size=7,
).map(tuple)
_hours = st.integers(1, 72).map(lambda hours: timedelta(hours=hours))
schedules: st.SearchStrategy[Schedule] = st.one_of(
    st.builds(EveryDay, _intakes),
    st.builds(OnWeekdays, _intakes, st.frozensets(st.integers(0, 6), min_size=1)),
    st.builds(EveryDays, _intakes, st.integers(1, 40), dates),
    st.builds(DaysOfMonth, _intakes, st.frozensets(st.integers(1, 31), min_size=1)),
    st.builds(Cycle, _intakes, st.integers(1, 21), st.integers(1, 7), dates),
    st.builds(EveryHours, _hours, st.just(ONE), strict=st.booleans()),
    st.builds(AsNeeded, st.just(ONE), st.none(), st.none()),
)


@st.composite
def _phases(draw: st.DrawFn) -> tuple[Phase, ...]:
    """Return one to three phases, dated so that each follows the one before."""
    edges = sorted(draw(st.sets(dates, max_size=2)))
    starts = [None, *edges]
    ends = [*(edge - timedelta(days=1) for edge in edges), None]
    return tuple(
        Phase(Directions(draw(schedules)), start, end)
        for start, end in zip(starts, ends, strict=True)
    )


@st.composite
def medications(draw: st.DrawFn, name: str = "x") -> Medication:
    """Return a medication with phases, and perhaps a pause and an end."""
    pauses = (Pause(draw(instants)),) if draw(st.booleans()) else ()
    return replace(
        a_medication(name),
        phases=draw(_phases()),
        pauses=pauses,
        time_critical=draw(st.booleans()),
        begins_at=draw(st.none() | instants),
        stopped_at=draw(st.none() | instants),
    )


@st.composite
def regimens(draw: st.DrawFn) -> Regimen:
    """Return a regimen of up to four medications."""
    return a_regimen(*(draw(medications(name)) for name in "abcd"[: draw(st.integers(1, 4))]))
