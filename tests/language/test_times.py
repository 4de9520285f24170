"""Proves that times, days and routines are read strictly."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadInput
from bot.domain.routine import Routine
from bot.language import routine
from bot.language.days import day_to_come, stretch_of_days
from bot.language.moments import Moment, past
from bot.language.numbers import quantity
from bot.language.times import read_time, tell

TABLE = tomllib.loads((Path(__file__).parent / "tables" / "times.toml").read_text("utf-8"))
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 11, 19, tzinfo=ZoneInfo("Europe/Madrid"))


@pytest.mark.parametrize(("text", "at"), TABLE["times"].items())
def test_a_time_is_read_or_refused(text: str, at: str) -> None:
    if at == "none":
        with pytest.raises(BadInput, match="no time of day"):
            read_time(text)
    else:
        assert f"{read_time(text):%H:%M}" == at


def test_a_time_without_morning_or_evening_has_a_second_reading() -> None:
    assert tell("8:15").other == time(20, 15)
    assert tell("08:15").other is None
    assert tell("8:15 am").other is None


@given(st.times())
def test_every_wall_time_is_read_back(at: time) -> None:
    assert read_time(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("at 8:15", Moment(time(8, 15))),
        ("20 min ago", Moment(time(10, 59))),
        ("half an hour ago", Moment(time(10, 49))),
        ("hace media hora", Moment(time(10, 49))),
        ("12 hours ago", Moment(time(23, 19), date(2026, 11, 20))),
        ("yesterday", Moment(None, date(2026, 11, 20))),
        ("anoche a las 10", Moment(time(22), date(2026, 11, 20))),
        ("last night at 10", Moment(time(22), date(2026, 11, 20))),
        ("this morning at 8", Moment(time(8))),
        ("yesterday at 8", None),
        ("this morning", None),
        ("25 hours ago", None),
        ("0 minutes ago", None),
        ("tomorrow at 8", None),
        ("at 8:15 or so", None),
    ],
)
def test_a_moment_is_read_whole_or_not_at_all(text: str, moment: Moment | None) -> None:
    assert past(text, now=NOW) == moment


@pytest.mark.parametrize(("text", "day"), TABLE["days"].items())
def test_a_day_to_come_is_read_or_not_at_all(text: str, day: str) -> None:
    assert str(day_to_come(text, today=TODAY) or "none") == day


def test_a_stretch_of_days_is_counted() -> None:
    assert stretch_of_days("dos semanas") == 14
    assert stretch_of_days("7 days") == 7
    assert stretch_of_days("a while") is None


def test_a_number_that_may_be_thousands_is_refused() -> None:
    with pytest.raises(BadInput, match="two ways"):
        quantity("1,500")
    assert str(quantity("0,125")) == "0.125"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 8 12:30 18:30 22", Routine()),
        ("7, 8, 12:30, 18:30, 22", Routine()),
        ("wake 7, breakfast 8, lunch 12:30, dinner 18:30, bed 22", Routine()),
        ("desayuno 9", Routine(breakfast=time(9))),
        ("me levanto a las 6, cena a las 20:30", Routine(wake=time(6), dinner=time(20, 30))),
        ("7, 8, 1, 7, 11", Routine(lunch=time(13), dinner=time(19), bed=time(23))),
        ("bed 1", Routine(bed=time(1))),
        ("lunch noon, dinner 6pm", Routine(lunch=time(12), dinner=time(18))),
        (
            "wake 17:00, breakfast 18:00, lunch 23:30, dinner 05:00, bed 09:00",
            Routine(time(17), time(18), time(23, 30), time(5), time(9)),
        ),
    ],
)
def test_a_day_is_read(text: str, day: Routine) -> None:
    assert routine.read(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7 8 12",
        "hello",
        "wake 7 wake 8",
        "dinner 3 am",
        "22 18 12 8 7",
        "7 8 12:30 18:30 22 23",
        "lunch 7:90",
    ],
)
def test_a_day_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        routine.read(text)


@given(st.text(max_size=200))
def test_times_and_days_only_ever_refuse(text: str) -> None:
    past(text, now=NOW)
    day_to_come(text, today=TODAY)
    for reader in (read_time, routine.read):
        with suppress(BadInput):
            reader(text)
