"""Proves that what is to come is known as far as it can be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given

from bot.domain.medications import Medication, Pause, Regimen
from bot.domain.routine import Routine
from bot.domain.schedules import AfterDose, DayPart, EveryDay, EveryHours, Intake, OnWeekdays
from bot.planner.ahead import Due, Stretch, ahead
from bot.planner.calendar import planned
from bot.planner.consolidate import consolidate
from tests.domain.examples import ONE, a_medication, a_regimen, medication_id
from tests.planner.regimens import regimens

MONDAY = date(2026, 3, 2)
SINCE = datetime(2026, 3, 2, tzinfo=UTC)
WEEK = Stretch(ZoneInfo("UTC"), SINCE, SINCE + timedelta(days=7))
MORNING, BEDTIME = (Intake(part, ONE) for part in (DayPart.MORNING, DayPart.BEDTIME))


def _ahead(*medications: Medication) -> list[Due]:
    return _of(a_regimen(*medications))


def _of(regimen: Regimen) -> list[Due]:
    plan = consolidate(regimen, Routine(), (), starts=MONDAY)
    return ahead([plan], regimen, WEEK)


def test_what_lies_in_one_slot_is_asked_about_once() -> None:
    found = _ahead(a_medication("a"), a_medication("b"), a_medication("c", EveryDay((BEDTIME,))))

    assert Counter(due.at.time() for due in found) == {time(8): 7, time(22): 7}


def test_a_weekly_medicine_counts_once_a_week() -> None:
    found = _ahead(a_medication("a", OnWeekdays((MORNING,), frozenset({2}))))

    assert [due.at.date() for due in found] == [date(2026, 3, 4)]


def test_the_most_urgent_dose_decides_how_long_a_round_may_wait() -> None:
    urgent = replace(a_medication("b"), time_critical=True)

    [first, *_] = _ahead(a_medication("a"), urgent)

    assert first.window == timedelta(minutes=30)


def test_what_is_on_hold_or_stopped_is_not_asked_about() -> None:
    held = replace(a_medication("a"), pauses=(Pause(SINCE),))
    stopped = replace(a_medication("b"), stopped_at=SINCE)

    assert not _ahead(held, stopped)


def test_an_interval_that_no_day_holds_is_laid_out_evenly() -> None:
    found = _ahead(a_medication("a", EveryHours(timedelta(hours=36), ONE)))

    assert len(found) == 7 * 24 // 36
    assert {b.at - a.at for a, b in pairwise(found)} == {timedelta(hours=36)}


def test_what_follows_another_dose_comes_as_often_as_that() -> None:
    after = AfterDose(medication_id("a"), timedelta(hours=4), ONE)

    found = _ahead(a_medication("a"), a_medication("b", after))

    assert Counter(due.at.time() for due in found) == {time(8): 7, time(12): 7}


@given(regimens())
def test_everything_that_will_be_asked_about_in_slots_is_known(regimen: Regimen) -> None:
    plan = consolidate(regimen, Routine(), (), starts=MONDAY)
    rounds = planned([plan], regimen, zone=WEEK.zone, since=WEEK.since, until=WEEK.until)
    asked = {round_.due_at for round_, doses in rounds if any(d.state == "open" for d in doses)}

    found = ahead([plan], regimen, WEEK)

    assert asked <= {due.at for due in found}
    assert all(timedelta(0) < due.window <= timedelta(hours=2) for due in found)
    assert found == sorted(found)
