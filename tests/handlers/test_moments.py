"""What instant somebody meant by a time of day, beside the round they spoke of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bot.handlers.rounds.moments import Either, Far, NotYet, said
from tests.domain.examples import a_round, at


@pytest.mark.parametrize(
    ("case", "due", "wall", "heard", "expected"),
    [
        ("shortly after", "08:00", time(8, 15), "11:19", "08:15"),
        ("before it was due", "08:00", time(7, 40), "08:01", "07:40"),
        ("hours later", "08:00", time(11, 0), "11:19", "11:00"),
        ("after midnight", "22:00", time(0, 15), "2026-11-22 00:20", "2026-11-22 00:15"),
        ("yesterday's evening", "2026-11-22 00:30", time(23, 50), "2026-11-22 00:40", "23:50"),
        ("the morning after", "22:00", time(7, 0), "2026-11-22 07:30", "2026-11-22 07:00"),
    ],
)
def test_a_time_is_the_first_one_since_the_round_or_shortly_before(
    case: str, due: str, wall: time, heard: str, expected: str
) -> None:
    round_ = a_round(due=at(due))

    assert said(wall, None, round_, heard_at=at(heard), sure=True) == at(expected), case


@pytest.mark.parametrize(
    ("case", "due", "wall", "heard"),
    [
        ("later this morning", "08:00", time(11, 45), "09:30"),
        ("the last minute before", "08:00", time(8, 2), "08:01"),
    ],
)
def test_a_time_that_has_not_come_is_never_taken_for_another(
    case: str, due: str, wall: time, heard: str
) -> None:
    round_ = a_round(due=at(due))

    assert said(wall, None, round_, heard_at=at(heard)) == NotYet(wall), case


@pytest.mark.parametrize(
    ("due", "wall"), [("20:00", time(8, 15)), ("08:00", time(20, 15)), ("18:30", time(6, 45))]
)
def test_where_the_other_half_of_the_day_is_nearer_it_is_asked(due: str, wall: time) -> None:
    heard = at("2026-11-22 00:30")

    found = said(wall, None, a_round(due=at(due)), heard_at=heard)

    assert isinstance(found, Either)
    assert wall in (found.morning, found.evening)
    assert found.evening.hour == found.morning.hour + 12


def test_a_day_that_was_named_is_that_day() -> None:
    round_ = a_round(due=at("2026-11-20 20:00"))
    day = date(2026, 11, 20)

    assert said(time(21, 0), day, round_, heard_at=at("09:00")) == at("2026-11-20 21:00")


@pytest.mark.parametrize(
    ("case", "due", "wall", "day", "heard"),
    [
        ("this morning, of an evening", "18:30", time(8, 15), None, "18:40"),
        ("in the night", "08:00", time(1, 30), None, "12:00"),
        ("the day before", "08:00", time(21, 0), date(2026, 11, 20), "09:00"),
    ],
)
def test_a_time_long_before_the_round_is_neither_believed_nor_called_to_come(
    case: str, due: str, wall: time, day: date | None, heard: str
) -> None:
    assert said(wall, day, a_round(due=at(due)), heard_at=at(heard)) == Far(wall), case


def test_the_wall_clock_is_that_of_the_round() -> None:
    round_ = replace(a_round(due=at("13:00")), zone="America/New_York")

    found = said(time(8, 15), None, round_, heard_at=at("15:00"))

    assert isinstance(found, datetime)
    assert found == at("13:15")
