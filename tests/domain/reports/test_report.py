"""What a report holds: every medicine once, every dose in exactly one share, every mark."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.adherence.periods import Period
from bot.domain.doses import Report, SkipReason
from bot.domain.medications import Pause
from bot.domain.people import ChannelName
from bot.domain.reports.marks import Mark, MarkKind
from bot.domain.reports.report import Standing
from tests.reports.visits import ANN, DAYS, NOW, ZONE, Month, a_report, dose, regimen


def test_every_medicine_of_these_days_is_listed_and_what_ended_comes_last() -> None:
    found = [(each.name, str(each.standing)) for each in a_report().medicines]

    assert found == [
        ("metformin 500 mg", "current"),
        ("lisinopril 10 mg", "current"),
        ("atorvastatin 20 mg", "current"),
        ("ibuprofen 400 mg", "current"),
        ("amoxicillin", "ended"),
    ]


def test_a_medicine_stands_as_it_does_on_the_day_the_report_is_made() -> None:
    month = Month()
    metformin, lisinopril, *_ = month.regimen.medications
    later = replace(lisinopril, begins_at=NOW + timedelta(days=3))
    paused = replace(metformin, pauses=(Pause(NOW - timedelta(days=1)),))
    over = replace(
        month.regimen.medications[2],
        phases=(replace(lisinopril.phases[0], ends=DAYS.last - timedelta(days=9)),),
    )
    month.regimen = replace(month.regimen, medications=(paused, later, over))
    month.doses = []

    found = [each.standing for each in month.report().medicines]

    assert found == [Standing.ON_HOLD, Standing.TO_COME]  # what is over and was not due is left out


def test_the_list_is_todays_though_the_figures_end_yesterday() -> None:
    month = Month()
    metformin, lisinopril, atorvastatin, *_ = month.regimen.medications
    (phase,) = lisinopril.phases
    today = DAYS.last + timedelta(days=1)
    changed = replace(phase, starts=today)
    month.regimen = replace(
        month.regimen,
        medications=(
            replace(metformin, begins_at=NOW),
            replace(lisinopril, phases=(replace(phase, ends=DAYS.last), changed)),
            replace(atorvastatin, phases=(replace(phase, ends=DAYS.last),)),
        ),
    )

    begun, other, over = month.report().medicines[:3]

    assert (begun.standing, other.phases) == (Standing.CURRENT, (changed,))
    assert over.standing is Standing.ENDED


def test_every_planned_dose_is_in_exactly_one_share() -> None:
    report = a_report()
    known = report.completeness
    shares = (known.answered, known.unanswered, known.not_asked, known.held)

    assert {share.of for share in shares} == {120}
    assert sum(share.count for share in shares) == 120
    assert (known.unanswered.count, known.not_asked.count, known.held.count) == (8, 1, 1)
    assert (known.days.count, known.days.of) == (28, 28)
    assert report.skipped_for == {SkipReason.SIDE_EFFECT: 2}


def test_a_regimen_that_changes_begins_a_new_period() -> None:
    report = a_report()

    assert [each.period.first for each in report.figures.overall] == [
        DAYS.first,
        date(2026, 11, 1),  # on which amoxicillin was stopped
    ]
    assert report.current.period.last == DAYS.last


def test_marks_stand_where_it_was_taken_or_else_where_it_was_due() -> None:
    metformin, *_ = a_report().medicines
    kinds = Counter(mark.kind for mark in metformin.marks)

    assert metformin.marks[0] == Mark(DAYS.first, time(8, 24), MarkKind.TAKEN)
    assert metformin.marks[3] == Mark(DAYS.first + timedelta(1), time(21, 15), MarkKind.LATE)
    assert metformin.marks[7] == Mark(DAYS.first + timedelta(3), time(18), MarkKind.SKIPPED)
    assert kinds == {
        MarkKind.TAKEN: 47,
        MarkKind.LATE: 3,
        MarkKind.SKIPPED: 1,
        MarkKind.UNANSWERED: 4,
        MarkKind.NOT_ASKED: 1,
    }


@pytest.mark.parametrize(
    ("case", "there", "wall"),
    [
        ("at home", "America/New_York", time(8)),
        ("in Tokyo", "Asia/Tokyo", time(8)),
        ("in London", "Europe/London", time(22)),
        ("in Honolulu, after midnight", "Pacific/Honolulu", time(0, 30)),
        ("in Kiritimati", "Pacific/Kiritimati", time(8)),
    ],
)
def test_on_a_trip_a_mark_goes_by_the_clock_that_the_reminder_went_by(
    case: str, there: str, wall: time
) -> None:
    month = Month()
    lisinopril = regimen().medications[1]
    on = DAYS.first + timedelta(days=9)
    falls_on = on + timedelta(days=wall.hour == 0)
    due = datetime.combine(falls_on, wall, ZoneInfo(there)).astimezone(UTC)
    open_ = replace(
        dose(lisinopril, on, wall, ""), due_at=due, window_ends_at=due + timedelta(hours=2)
    )
    heard = Report(ANN, ChannelName.TELEGRAM, due)
    month.doses = [open_.take(heard, at=due + timedelta(minutes=5))]

    (listed,) = [each for each in month.report().medicines if each.marks]

    assert listed.marks == (
        Mark(falls_on, wall.replace(minute=wall.minute + 5), MarkKind.TAKEN),
    ), case


def test_what_was_taken_after_the_last_day_stands_on_it() -> None:
    month = Month()
    lisinopril = regimen().medications[1]
    late = dose(lisinopril, DAYS.last, time(23, 30), "l")
    month.doses = [late]

    (listed,) = [each for each in month.report().medicines if each.marks]

    assert late.taken_at is not None
    assert late.taken_at.astimezone(ZONE).date() > DAYS.last
    assert listed.marks == (Mark(DAYS.last, time(23, 30), MarkKind.LATE),)


def test_a_dose_of_a_medicine_that_nobody_knows_any_more_is_listed_by_its_own_name() -> None:
    month = Month()
    month.regimen = replace(month.regimen, medications=())

    names = {each.name: each.standing for each in month.report().medicines}

    assert names["metformin 500 mg"] is Standing.ENDED
    assert len(names) == 5


def test_the_days_before_are_as_many() -> None:
    week = Period(date(2026, 3, 1), date(2026, 3, 7))

    assert week.before == Period(date(2026, 2, 22), date(2026, 2, 28))
