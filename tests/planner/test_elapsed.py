"""What runs on elapsed time: intervals that no day holds evenly, and doses that follow another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from bot.domain.doses import Dose, DoseState, SkipReason
from bot.domain.medications import Directions, Medication, Pause, Phase
from bot.domain.rounds import Round
from bot.domain.schedules import AfterDose, EveryDay, EveryHours, Intake
from bot.planner.elapsed import next_dose
from tests.domain.examples import (
    ONE,
    a_dose,
    a_medication,
    a_person,
    a_regimen,
    at,
    medication_id,
    minutes,
)

_TEN_HOURS = EveryHours(timedelta(hours=10), ONE)
_AN_HOUR_AFTER = AfterDose(medication_id("first"), timedelta(hours=1), ONE)


def _next(
    medication: Medication, last: Dose | None, now: str, *, others: tuple[Medication, ...] = ()
) -> tuple[Round, Dose] | None:
    regimen = a_regimen(*others, medication)
    return next_dose(medication, last, person=a_person(), regimen=regimen, now=at(now))


def _due(medication: Medication, last: Dose | None, now: str) -> str | None:
    found = _next(medication, last, now)
    return found and f"{found[1].due_at:%d %H:%M}"


def _ended(state: DoseState, taken: str | None = None) -> Dose:
    """Return a dose that was due on the 21st at 08:00."""
    return replace(a_dose("x", state=state), taken_at=at(taken) if taken else None)


@pytest.mark.parametrize(
    ("case", "last", "now", "expected"),
    [
        ("from when it was taken", _ended(DoseState.TAKEN, "08:20"), "08:30", "21 18:20"),
        ("taken early", _ended(DoseState.TAKEN, "07:00"), "08:30", "21 17:00"),
        ("taken late", _ended(DoseState.TAKEN, "09:45"), "09:50", "21 19:45"),
        ("skipped: from when it was due", _ended(DoseState.SKIPPED), "08:30", "21 18:00"),
        ("unanswered: from when it was due", _ended(DoseState.UNANSWERED), "10:00", "21 18:00"),
        ("never asked", _ended(DoseState.NOT_ASKED), "10:00", "21 18:00"),
        ("held", _ended(DoseState.HELD), "08:00", "21 18:00"),
        ("still open", _ended(DoseState.OPEN), "08:30", None),
        ("one was missed in an outage", _ended(DoseState.UNANSWERED), "18:30", "22 04:00"),
        ("three were", _ended(DoseState.TAKEN, "08:20"), "2026-11-22 15:00", "23 00:20"),
        ("exactly at the next one", _ended(DoseState.SKIPPED), "18:00", "22 04:00"),
        ("seconds do not add up", _ended(DoseState.TAKEN, "08:20:59"), "08:30", "21 18:20"),
    ],
)
def test_an_interval_is_counted_from_the_last_dose(
    case: str, last: Dose, now: str, expected: str | None
) -> None:
    assert _due(a_medication("x", _TEN_HOURS), last, now) == expected, case


def test_a_dose_taken_at_an_unknown_time_counts_from_when_we_heard_of_it() -> None:
    last = replace(_ended(DoseState.TAKEN), heard_at=at("11:19"))

    assert _due(a_medication("x", _TEN_HOURS), last, "11:20") == "21 21:19"


@pytest.mark.parametrize(
    ("case", "begins_at", "now", "expected"),
    [
        ("in the early morning: at breakfast", None, "05:00", "21 08:00"),
        ("after breakfast: at lunch", None, "08:30", "21 12:30"),
        ("at bedtime: the next morning", None, "22:00", "22 08:00"),
        ("not before it begins", at("13:00"), "08:30", "21 18:30"),
        ("exactly when it begins", at("18:30"), "08:30", "21 18:30"),
    ],
)
def test_the_first_dose_of_an_interval_lies_in_the_next_part_of_the_day(
    case: str, begins_at: datetime | None, now: str, expected: str
) -> None:
    medication = replace(a_medication("x", _TEN_HOURS), begins_at=begins_at)

    assert _due(medication, None, now) == expected, case


@pytest.mark.parametrize(
    ("case", "medication"),
    [
        ("an interval that divides the day", a_medication("x", EveryHours(minutes(480), ONE))),
        ("every day", a_medication("x")),
        ("stopped", replace(a_medication("x", _TEN_HOURS), stopped_at=at("07:00"))),
        ("follows another that was not taken", a_medication("x", _AN_HOUR_AFTER)),
        (
            "its last phase is over",
            replace(
                a_medication("x"),
                phases=(Phase(Directions(_TEN_HOURS), ends=date(2026, 11, 20)),),
            ),
        ),
    ],
)
def test_nothing_is_to_come(case: str, medication: Medication) -> None:
    assert _due(medication, None, "07:30") is None, case


def test_an_interval_that_divides_the_day_runs_on_elapsed_time_where_it_is_strict() -> None:
    strict = EveryHours(timedelta(hours=8), ONE, strict=True)

    due = _due(a_medication("x", strict), _ended(DoseState.TAKEN, "08:40"), "09:00")

    assert due == "21 16:40"


def test_the_phase_of_its_day_decides_whether_a_dose_comes() -> None:
    medication = replace(
        a_medication("x"), phases=(Phase(Directions(_TEN_HOURS), ends=date(2026, 11, 21)),)
    )

    assert _due(medication, _ended(DoseState.TAKEN, "08:00"), "08:30") == "21 18:00"
    assert _due(medication, _ended(DoseState.TAKEN, "15:00"), "15:30") is None


def test_a_phase_to_come_has_its_first_dose_on_its_first_day() -> None:
    medication = replace(
        a_medication("x"), phases=(Phase(Directions(_TEN_HOURS), starts=date(2026, 11, 25)),)
    )

    assert _due(medication, None, "08:30") == "25 08:00"


def test_a_dose_that_falls_into_a_pause_is_held() -> None:
    paused = replace(a_medication("x", _TEN_HOURS), pauses=(Pause(at("12:00")),))

    found = _next(paused, _ended(DoseState.TAKEN, "08:00"), "08:30")

    assert found is not None
    assert (found[1].state, found[1].reason) == (DoseState.HELD, SkipReason.PAUSED)


def test_asking_again_gives_the_same_dose_and_another_last_one_another() -> None:
    medication = a_medication("x", _TEN_HOURS)
    last = _ended(DoseState.TAKEN, "08:20")

    first = _next(medication, last, "08:30")
    again = _next(medication, last, "12:00")
    other = _next(medication, _ended(DoseState.TAKEN, "08:21"), "08:30")

    assert first is not None
    assert other is not None
    assert first == again
    assert {first[0].id, first[1].id}.isdisjoint({other[0].id, other[1].id})


def test_two_doses_of_one_day_are_two_rounds() -> None:
    medication = a_medication("x", EveryHours(timedelta(hours=5), ONE))

    first = _next(medication, _ended(DoseState.SKIPPED), "08:30")
    assert first is not None
    second = _next(medication, first[1].close(asked=True), "15:30")

    assert second is not None
    assert first[0].local_date == second[0].local_date
    assert first[0].slot != second[0].slot
    assert first[1].nth < second[1].nth


def test_its_round_stands_for_itself() -> None:
    found = _next(a_medication("x", _TEN_HOURS), _ended(DoseState.TAKEN, "08:20"), "08:30")

    assert found is not None
    round_, dose = found
    assert (round_.due_at, round_.wakes_at, round_.closes_at) == (
        at("18:20"),
        at("18:20"),
        at("20:20"),
    )
    assert (round_.wall_time, round_.local_date) == (time(18, 20), date(2026, 11, 21))
    assert (dose.round, dose.on_elapsed_time) == (round_.id, True)
    assert dose.min_gap == timedelta(hours=9)
    assert dose.label.wall_time == time(18, 20)


def test_a_local_date_is_that_of_the_patients_zone() -> None:
    medication = a_medication("x", _TEN_HOURS)
    last = _ended(DoseState.TAKEN, "08:20")
    auckland = a_person(zone="Pacific/Auckland")

    found = next_dose(
        medication, last, person=auckland, regimen=a_regimen(medication), now=at("08:30")
    )

    assert found is not None
    assert (found[0].local_date, found[0].wall_time) == (date(2026, 11, 22), time(7, 20))


def _first_taken(when: str, *, nth: int = 1) -> Dose:
    taken = a_dose("first", state=DoseState.TAKEN, nth=nth)
    return replace(taken, taken_at=at(when))


def test_a_dose_follows_another_that_was_really_taken() -> None:
    twice = a_medication("first", EveryDay((Intake(None, ONE),) * 2))

    found = _next(
        a_medication("x", _AN_HOUR_AFTER), _first_taken("18:40", nth=2), "18:45", others=(twice,)
    )

    assert found is not None
    round_, dose = found
    assert (round_.due_at, dose.nth, dose.on_elapsed_time) == (at("19:40"), 2, True)
    assert dose.min_gap == timedelta(hours=6)


def test_a_dose_that_follows_another_over_midnight_belongs_to_the_same_day() -> None:
    found = _next(a_medication("x", _AN_HOUR_AFTER), _first_taken("23:30"), "23:31")

    assert found is not None
    assert found[0].local_date == date(2026, 11, 21)
    assert found[0].wall_time == time(0, 30)


@pytest.mark.parametrize(
    ("case", "now", "expected"),
    [
        ("told at once", "08:01", "21 09:00"),
        ("told late, while its window is open", "10:30", "21 09:00"),
        ("told when its window is over", "11:00", None),
    ],
)
def test_a_dose_that_follows_another_is_asked_for_only_within_its_window(
    case: str, now: str, expected: str | None
) -> None:
    assert _due(a_medication("x", _AN_HOUR_AFTER), _first_taken("08:00"), now) == expected, case


@pytest.mark.parametrize("state", [s for s in DoseState if s is not DoseState.TAKEN])
def test_nothing_follows_a_dose_that_was_not_taken(state: DoseState) -> None:
    assert _due(a_medication("x", _AN_HOUR_AFTER), a_dose("first", state=state), "08:30") is None


def test_nothing_follows_a_dose_of_a_third_medication() -> None:
    third = replace(a_dose("third", state=DoseState.TAKEN), taken_at=at("08:00"))

    assert _due(a_medication("x", _AN_HOUR_AFTER), third, "08:30") is None
