"""When a round falls due, and which days each kind of schedule falls on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.domain.amounts import Amount, AskedWhenTaken, ByWeekday, Quantity, Unit
from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.medications import Directions, Food, Medication, Pause, Phase
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
    Intake,
    OnWeekdays,
    Schedule,
)
from bot.domain.slots import SlotPlan
from bot.planner import calendar
from bot.planner.consolidate import consolidate
from tests.domain.examples import ONE, a_medication, a_regimen, at, medication_id, minutes

_MORNING = (Intake(DayPart.MORNING, ONE),)
_UTC = ZoneInfo("UTC")


def _doses(
    medication: Medication, first: date, days: int, *, zone: ZoneInfo = _UTC
) -> list[tuple[date, Dose]]:
    """Return every dose of one medication on so many days of the calendar's."""
    regimen = a_regimen(medication)
    plans = [consolidate(regimen, Routine(), (), starts=first + timedelta(n)) for n in range(days)]
    since = calendar.instant(first, time.min, zone)
    until = calendar.instant(first + timedelta(days), time.min, zone)
    made = calendar.planned(plans, regimen, zone=zone, since=since, until=until)
    return [(round_.local_date, dose) for round_, doses in made for dose in doses]


def _days(schedule: Schedule, first: date, days: int) -> list[str]:
    found = _doses(a_medication("x", schedule), first, days)
    return [f"{day:%m-%d}" for day, _ in found]


@pytest.mark.parametrize(
    ("case", "day", "wall", "expected"),
    [
        ("in winter", date(2026, 1, 15), time(8), "2026-01-15 07:00"),
        ("in summer", date(2026, 7, 15), time(8), "2026-07-15 06:00"),
        ("the last minute before the gap", date(2026, 3, 29), time(1, 59), "2026-03-29 00:59"),
        ("skipped in spring: half an hour on", date(2026, 3, 29), time(2, 30), "2026-03-29 01:30"),
        ("the first minute after the gap", date(2026, 3, 29), time(3), "2026-03-29 01:00"),
        ("repeated in autumn: the first", date(2026, 10, 25), time(2, 30), "2026-10-25 00:30"),
        ("after what was repeated", date(2026, 10, 25), time(3), "2026-10-25 02:00"),
        ("a second time that was meant", date(2026, 10, 25), time(2, fold=1), "2026-10-25 00:00"),
    ],
)
def test_a_wall_time_becomes_an_instant(case: str, day: date, wall: time, expected: str) -> None:
    assert f"{calendar.instant(day, wall, ZoneInfo('Europe/Berlin')):%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize(
    ("case", "zone", "wall", "expected"),
    [
        ("half an hour is skipped on Lord Howe", "Australia/Lord_Howe", "02:10", "15:40"),
        ("two hours are skipped at Troll", "Antarctica/Troll", "01:30", "01:30"),
    ],
)
def test_a_gap_moves_a_time_by_its_own_length(
    case: str, zone: str, wall: str, expected: str
) -> None:
    day = date(2026, 10, 4) if "Howe" in zone else date(2026, 3, 29)

    assert f"{calendar.instant(day, time.fromisoformat(wall), ZoneInfo(zone)):%H:%M}" == expected


@pytest.mark.parametrize(
    ("case", "schedule", "first", "days", "expected"),
    [
        ("every day", EveryDay(_MORNING), date(2026, 2, 27), 3, ["02-27", "02-28", "03-01"]),
        (
            "through a leap day",
            EveryDay(_MORNING),
            date(2028, 2, 28),
            3,
            ["02-28", "02-29", "03-01"],
        ),
        (
            "Mondays and Thursdays",
            OnWeekdays(_MORNING, frozenset({0, 3})),
            date(2026, 11, 16),
            8,
            ["11-16", "11-19", "11-23"],
        ),
        (
            "every other day over the end of a month",
            EveryDays(_MORNING, 2, date(2026, 1, 29)),
            date(2026, 1, 28),
            6,
            ["01-29", "01-31", "02-02"],
        ),
        (
            "every two weeks",
            EveryDays(_MORNING, 14, date(2026, 11, 2)),
            date(2026, 11, 1),
            30,
            ["11-02", "11-16", "11-30"],
        ),
        (
            "not before the first day it counts from",
            EveryDays(_MORNING, 2, date(2026, 1, 29)),
            date(2026, 1, 20),
            9,
            [],
        ),
        (
            "the 31st is the last day of a short month",
            DaysOfMonth(_MORNING, frozenset({31})),
            date(2026, 1, 30),
            92,
            ["01-31", "02-28", "03-31", "04-30"],
        ),
        (
            "the 30th and the 31st are one day in February",
            DaysOfMonth(_MORNING, frozenset({30, 31})),
            date(2028, 2, 27),
            4,
            ["02-29"],
        ),
        (
            "the 30th and the 31st are two in March",
            DaysOfMonth(_MORNING, frozenset({30, 31})),
            date(2026, 3, 29),
            5,
            ["03-30", "03-31"],
        ),
        (
            "the 1st and the 15th",
            DaysOfMonth(_MORNING, frozenset({1, 15})),
            date(2026, 1, 31),
            17,
            ["02-01", "02-15"],
        ),
        (
            "two days on, one off",
            Cycle(_MORNING, 2, 1, date(2026, 1, 1)),
            date(2025, 12, 31),
            7,
            ["01-01", "01-02", "01-04", "01-05"],
        ),
        (
            "21 on, 7 off: the last on and the first on again",
            Cycle(_MORNING, 21, 7, date(2026, 1, 1)),
            date(2026, 1, 20),
            10,
            ["01-20", "01-21", "01-29"],
        ),
        ("as needed is never planned", AsNeeded(ONE, None, None), date(2026, 1, 1), 2, []),
        (
            "five hours run on elapsed time",
            EveryHours(timedelta(hours=5), ONE),
            date(2026, 1, 1),
            2,
            [],
        ),
        (
            "after another dose, on elapsed time",
            AfterDose(medication_id("y"), timedelta(hours=1), ONE),
            date(2026, 1, 1),
            2,
            [],
        ),
    ],
)
def test_a_schedule_falls_on_its_days(
    case: str, schedule: Schedule, first: date, days: int, expected: list[str]
) -> None:
    assert _days(schedule, first, days) == expected, case


def test_every_eight_hours_reaches_over_midnight_and_belongs_to_the_day_it_began_on() -> None:
    medication = a_medication("x", EveryHours(timedelta(hours=8), ONE))

    found = _doses(medication, date(2026, 1, 1), 2)

    assert [(f"{day:%d}", f"{dose.due_at:%d %H:%M}", dose.nth) for day, dose in found] == [
        ("01", "01 08:00", 1),
        ("01", "01 16:00", 2),
        ("01", "02 00:00", 3),
        ("02", "02 08:00", 1),
        ("02", "02 16:00", 2),
    ]


def test_a_taper_changes_on_its_dates() -> None:
    twice = EveryDay((Intake(DayPart.MORNING, ONE), Intake(DayPart.EVENING, ONE)))
    taper = Medication(
        medication_id("prednisone"),
        "prednisone",
        (
            Phase(Directions(twice), date(2026, 1, 2), date(2026, 1, 3)),
            Phase(Directions(EveryDay(_MORNING)), date(2026, 1, 4), date(2026, 1, 4)),
        ),
    )

    found = _doses(taper, date(2026, 1, 1), 6)

    assert [f"{dose.due_at:%d %H}" for _, dose in found] == [
        "02 08",
        "02 18",
        "03 08",
        "03 18",
        "04 08",
    ]


def test_a_plan_that_is_out_of_date_asks_for_nothing_that_a_phase_no_longer_holds() -> None:
    thrice = EveryDay((Intake(None, ONE),) * 3)
    taper = replace(
        a_medication(),
        phases=(
            Phase(Directions(thrice), ends=date(2026, 1, 1)),
            Phase(Directions(EveryDay((Intake(None, ONE),))), starts=date(2026, 1, 2)),
        ),
    )
    regimen = a_regimen(taper)
    plan = consolidate(regimen, Routine(), (), starts=date(2026, 1, 1))

    made = calendar.planned(
        [plan], regimen, zone=_UTC, since=at("2026-01-01 00:00"), until=at("2026-01-03 00:00")
    )

    assert [f"{round_.due_at:%d %H:%M}" for round_, _ in made] == [
        "01 08:00",
        "01 12:30",
        "01 18:30",
        "02 08:00",
    ]


@pytest.mark.parametrize(
    ("case", "begins_at", "stopped_at", "expected"),
    [
        ("begun long ago", None, None, [8, 12, 18]),
        ("begun at ten", at("10:00"), None, [12, 18]),
        ("begun exactly at a slot", at("12:30"), None, [12, 18]),
        ("stopped at ten", None, at("10:00"), [8]),
        ("stopped exactly at a slot", None, at("12:30"), [8]),
    ],
)
def test_a_medication_is_due_from_its_beginning_until_it_is_stopped(
    case: str, begins_at: datetime | None, stopped_at: datetime | None, expected: list[int]
) -> None:
    whole = a_medication("x", EveryDay((Intake(None, ONE),) * 3))
    plan = consolidate(a_regimen(whole), Routine(), (), starts=date(2026, 11, 21))
    regimen = a_regimen(replace(whole, begins_at=begins_at, stopped_at=stopped_at))

    made = calendar.planned(
        [plan], regimen, zone=_UTC, since=at("00:00"), until=at("2026-11-22 00:00")
    )

    assert [round_.due_at.hour for round_, _ in made] == expected, case


def test_what_is_paused_is_held_and_says_that_it_was_paused() -> None:
    pause = Pause(since=at("2026-01-02 00:00"), until=at("2026-01-03 00:00"))
    medication = replace(a_medication(), pauses=(pause,))

    found = [dose for _, dose in _doses(medication, date(2026, 1, 1), 3)]

    assert [(dose.state, dose.reason) for dose in found] == [
        (DoseState.OPEN, None),
        (DoseState.HELD, SkipReason.PAUSED),
        (DoseState.OPEN, None),
    ]


@pytest.mark.parametrize(
    ("case", "quantity", "expected"),
    [
        ("always one", ONE, [ONE, ONE]),
        ("asked when taken", AskedWhenTaken(Unit.UNIT), [None, None]),
        ("only on Saturday", ByWeekday(((5, ONE),)), [ONE]),
        (
            "another amount on Sunday",
            ByWeekday(((5, ONE), (6, Amount(Decimal(2), Unit.TABLET)))),
            [ONE, Amount(Decimal(2), Unit.TABLET)],
        ),
    ],
)
def test_a_dose_says_how_much_is_taken_that_day(
    case: str, quantity: Quantity, expected: list[Amount | None]
) -> None:
    medication = a_medication("x", EveryDay((Intake(DayPart.MORNING, quantity),)))

    found = _doses(medication, date(2026, 11, 21), 2)

    assert [dose.label.amount for _, dose in found] == expected, case


@pytest.mark.parametrize(
    ("case", "schedule", "critical", "window", "gap"),
    [
        ("once a day", EveryDay((Intake(None, ONE),)), False, 120, 8 * 60),
        ("twice a day", EveryDay((Intake(None, ONE),) * 2), False, 120, 6 * 60),
        ("thrice a day", EveryDay((Intake(None, ONE),) * 3), False, 120, 4 * 60),
        ("four times a day", EveryDay((Intake(None, ONE),) * 4), False, 90, 3 * 60),
        ("every six hours", EveryHours(timedelta(hours=6), ONE), False, 90, 3 * 60),
        ("every four hours", EveryHours(timedelta(hours=4), ONE), False, 60, 2 * 60),
        ("time-critical", EveryDay((Intake(None, ONE),)), True, 30, 8 * 60),
        (
            "pinned an hour apart: neither reaches over the next",
            EveryDay((Intake(time(8), ONE), Intake(time(9), ONE))),
            False,
            30,
            60,
        ),
    ],
)
def test_a_dose_has_its_window_and_its_gap(
    case: str, schedule: Schedule, critical: bool, window: float, gap: float
) -> None:
    medication = replace(a_medication("x", schedule), time_critical=critical)

    found = [dose for _, dose in _doses(medication, date(2026, 1, 1), 1)]

    assert {dose.window_ends_at - dose.due_at for dose in found} == {minutes(window)}, case
    assert {dose.min_gap for dose in found} == {minutes(gap)}, case


def test_a_round_closes_with_the_last_window_of_its_doses() -> None:
    soon = replace(a_medication("soon"), time_critical=True)
    regimen = a_regimen(soon, a_medication("slow"))
    plan = consolidate(regimen, Routine(), (), starts=date(2026, 11, 21))

    [(round_, doses)] = calendar.planned(
        [plan], regimen, zone=_UTC, since=at("00:00"), until=at("12:00")
    )

    assert [dose.window_ends_at for dose in doses] == [at("08:30"), at("10:00")]
    assert round_.closes_at == at("10:00")
    assert round_.wakes_at == round_.due_at == at("08:00")


def test_a_dose_keeps_its_own_copy_of_what_it_is_about() -> None:
    directions = Directions(EveryDay(_MORNING), food=Food.WITH)
    medication = Medication(
        medication_id(), "metformin", (Phase(directions),), strength="500 mg", nickname="sugar pill"
    )

    [(_, dose)] = _doses(medication, date(2026, 11, 21), 1)

    assert dose.label.name == "metformin 500 mg"
    assert (dose.label.nickname, dose.label.amount, dose.label.position) == ("sugar pill", ONE, 1)
    assert (dose.label.food, dose.label.wall_time) == ("with food", time(8))


def test_a_round_keeps_the_local_date_wall_time_and_zone_it_was_planned_with() -> None:
    regimen = a_regimen(a_medication())
    plan = consolidate(regimen, Routine(), (), starts=date(2026, 11, 20))
    auckland = ZoneInfo("Pacific/Auckland")

    [(round_, _)] = calendar.planned(
        [plan], regimen, zone=auckland, since=at("00:00"), until=at("23:00")
    )

    assert (round_.local_date, round_.wall_time) == (date(2026, 11, 22), time(8))
    assert round_.zone == "Pacific/Auckland"
    assert round_.due_at == datetime(2026, 11, 21, 19, tzinfo=UTC)


def test_a_bedtime_after_midnight_belongs_to_the_day_before() -> None:
    night_owl = Routine(wake=time(10), breakfast=time(11), bed=time(1, 30))
    bedtime = a_medication("x", EveryDay((Intake(DayPart.BEDTIME, ONE),)))
    plan = consolidate(a_regimen(bedtime), night_owl, (), starts=date(2026, 11, 21))

    made = calendar.planned(
        [plan],
        a_regimen(bedtime),
        zone=_UTC,
        since=at("00:00"),
        until=at("2026-11-23 00:00"),
    )

    assert [(round_.local_date, round_.due_at) for round_, _ in made] == [
        (date(2026, 11, 21), at("2026-11-22 01:30"))
    ]


def test_a_new_plan_takes_over_on_its_first_day_and_not_before() -> None:
    regimen = a_regimen(a_medication())
    early, late = (
        consolidate(regimen, Routine(breakfast=time(hour)), (), starts=date(2026, 11, day))
        for hour, day in ((8, 20), (9, 22))
    )

    made = calendar.planned(
        [late, early],
        regimen,
        zone=_UTC,
        since=at("2026-11-20 00:00"),
        until=at("2026-11-24 00:00"),
    )

    assert [f"{round_.due_at:%d %H}" for round_, _ in made] == ["20 08", "21 08", "22 09", "23 09"]


def test_an_empty_plan_has_no_rounds() -> None:
    plan = SlotPlan(date(2026, 11, 21), ())

    made = calendar.planned(
        [plan], a_regimen(), zone=_UTC, since=at("00:00"), until=at("2026-12-21 00:00")
    )

    assert list(made) == []
