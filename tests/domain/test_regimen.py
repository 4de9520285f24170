"""Phases, pauses and lists; and what no schedule may look like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.errors import BadInput
from bot.domain.medications import Directions, Pause, Phase
from bot.domain.routine import Routine
from bot.domain.schedules import (
    AfterDose,
    AsNeeded,
    Cycle,
    DayPart,
    DaysOfMonth,
    EveryDay,
    EveryDays,
    EveryHours,
    OnWeekdays,
)
from tests.domain.examples import DAY, ONE, a_medication, a_regimen, at, medication_id

_DIRECTIONS = Directions(EveryDay(()))
_HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("case", "build"),
    [
        ("no weekday", lambda: OnWeekdays((), frozenset())),
        ("an eighth weekday", lambda: OnWeekdays((), frozenset({7}))),
        ("every 0 days", lambda: EveryDays((), 0, DAY)),
        ("every 367 days", lambda: EveryDays((), 367, DAY)),
        ("no day of the month", lambda: DaysOfMonth((), frozenset())),
        ("the 32nd", lambda: DaysOfMonth((), frozenset({32}))),
        ("the 0th", lambda: DaysOfMonth((), frozenset({0, 1}))),
        ("no day on", lambda: Cycle((), 0, 7, DAY)),
        ("no day off", lambda: Cycle((), 21, 0, DAY)),
        ("every half hour", lambda: EveryHours(_HOUR / 2, ONE)),
        ("every 32 days", lambda: EveryHours(timedelta(days=32), ONE)),
        ("at the same time as another", lambda: AfterDose(medication_id(), 0 * _HOUR, ONE)),
        ("two days after another", lambda: AfterDose(medication_id(), 48 * _HOUR, ONE)),
        ("ends before it starts", lambda: Phase(_DIRECTIONS, DAY, DAY - timedelta(days=1))),
    ],
)
def test_directions_that_make_no_sense_cannot_be_built(
    case: str, build: Callable[[], object]
) -> None:
    with pytest.raises(BadInput):
        build()


@pytest.mark.parametrize(
    ("hours", "strict", "elapsed", "intakes"),
    [
        (24, False, False, 1),
        (12, False, False, 2),
        (8, False, False, 3),
        (1, False, False, 24),
        (8, True, True, 0),
        (5, False, True, 0),
        (36, False, True, 0),
        (48, False, True, 0),
        (1.5, False, False, 16),
    ],
)
def test_an_interval_lies_in_slots_where_it_divides_the_day_and_is_not_strict(
    hours: float, strict: bool, elapsed: bool, intakes: int
) -> None:
    schedule = EveryHours(timedelta(hours=hours), ONE, strict=strict)

    assert (schedule.runs_on_elapsed_time, len(schedule.intakes)) == (elapsed, intakes)


@pytest.mark.parametrize(
    ("case", "starts", "ends", "covered"),
    [
        ("for ever", None, None, True),
        ("only this day", DAY, DAY, True),
        ("from this day", DAY, None, True),
        ("until this day", None, DAY, True),
        ("from tomorrow", DAY + timedelta(days=1), None, False),
        ("until yesterday", None, DAY - timedelta(days=1), False),
    ],
)
def test_a_phase_holds_from_its_first_to_its_last_day(
    case: str, starts: date | None, ends: date | None, covered: bool
) -> None:
    assert Phase(_DIRECTIONS, starts, ends).covers(DAY) is covered, case


def test_the_phase_named_first_wins_where_two_overlap() -> None:
    first, second = Phase(_DIRECTIONS, ends=DAY), Phase(_DIRECTIONS, starts=DAY)
    medication = replace(a_medication(), phases=(first, second))

    assert medication.phase_on(DAY) is first
    assert medication.phase_on(DAY + timedelta(days=1)) is second


@pytest.mark.parametrize(
    ("case", "now", "paused"),
    [
        ("before", "07:59", False),
        ("from its first instant", "08:00", True),
        ("inside", "09:00", True),
        ("no longer at its end", "10:00", False),
    ],
)
def test_a_pause_holds_from_its_beginning_until_its_end(case: str, now: str, paused: bool) -> None:
    medication = replace(a_medication(), pauses=(Pause(at("08:00"), at("10:00")),))

    assert medication.is_paused(at(now)) is paused, case


def test_an_open_pause_never_ends_by_itself() -> None:
    assert Pause(at("08:00")).covers(at("2036-01-01 00:00"))


def test_only_an_as_needed_medication_is_as_needed() -> None:
    schedule = AsNeeded(ONE, None, None)

    assert a_medication("x", schedule).as_needed is schedule
    assert a_medication("x").as_needed is None
    daily = _DIRECTIONS.schedule
    assert a_medication("x", daily, schedule).as_needed is schedule
    assert a_medication("x", schedule, daily).as_needed is None
    assert replace(a_medication("x"), phases=()).as_needed is None


def test_a_stopped_medication_gives_its_place_in_the_list_to_the_next() -> None:
    stopped = replace(a_medication("a"), stopped_at=at("08:00"))
    regimen = a_regimen(stopped, a_medication("b"))

    assert [m.name for m in regimen.current] == ["b"]
    assert regimen.position(medication_id("a")) == 0
    assert regimen.position(medication_id("b")) == 1
    assert regimen.get(medication_id("a")) is stopped
    assert regimen.get(medication_id("c")) is None


def test_every_part_of_the_day_has_its_time_in_the_routine() -> None:
    routine = Routine(time(6), time(7), time(12), time(18), time(23))

    assert [routine.at(part).hour for part in DayPart] == [6, 7, 12, 18, 23]
