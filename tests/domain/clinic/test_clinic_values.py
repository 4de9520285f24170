"""Codes, desks, visits, items and what opens them: tables of cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bot.domain.clinic import roster
from bot.domain.clinic.appointments import (
    Appointment,
    ReportState,
    Step,
    Visit,
    is_worth_saying,
    next_step,
    steps,
)
from bot.domain.clinic.clinics import Clinic, ClinicSettings
from bot.domain.clinic.concerns import Concern, Counted, Figures, Seen, concerns
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import Desk, Staff, StaffRole, plain_login
from bot.domain.clinic.work import Item, ItemState, Need
from bot.domain.doses import DoseState
from bot.domain.errors import BadInput, IllegalStep
from bot.domain.ids import AppointmentId, ClinicId, PersonId, RosterId, WorkItemId

NOW: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
CLINIC: Final = ClinicId(UUID(int=1))
ANN: Final = PersonId(UUID(int=2))
NURSE: Final = PersonId(UUID(int=3))
ENTRY: Final = Entry(RosterId(UUID(int=4)), CLINIC, "Ann Lee", "4711")
VISIT: Final = Appointment(AppointmentId(UUID(int=5)), CLINIC, ENTRY.id, NOW + 7 * DAY)
ITEM: Final = Item(WorkItemId(UUID(int=6)), CLINIC, ENTRY.id, ANN, Need.SILENT, "x", NOW)
STAFF: Final = Staff(NURSE, CLINIC, "nora", "Nora", StaffRole.STAFF, "", "")


def test_a_code_is_read_as_people_copy_it_from_a_letter_and_nothing_else_is_one() -> None:
    for _ in range(50):
        code = roster.fresh_code()
        for typed in (code, roster.read_out(code), code.lower(), "-".join(code), f" {code}. "):
            assert roster.read_code(typed) == code
    for other in ("", "1", "metformin500", "I took them", "4K7M 2QXP", "4K7M 2QXP 9TRU"):
        assert roster.read_code(other) is None
    assert roster.deep_link("a_bot", "4K7M2QXP9TRW") == "https://t.me/a_bot?start=e-4K7M2QXP9TRW"
    assert roster.deep_link("", "4K7M2QXP9TRW") == ""


def test_an_invitation_is_good_once_and_for_two_months_and_a_new_one_ends_the_old() -> None:
    invited = ENTRY.invite(at=NOW)

    joined = invited.join(ANN, at=NOW + 59 * DAY, standing=True)

    assert not ENTRY.is_good(now=NOW)
    assert invited.is_good(now=NOW + 59 * DAY)
    assert not invited.is_good(now=NOW + 60 * DAY)
    assert not joined.is_good(now=NOW + DAY)
    with pytest.raises(IllegalStep):
        joined.join(ANN, at=NOW, standing=False)
    with pytest.raises(IllegalStep):
        joined.invite(at=NOW)
    assert joined.part() == ENTRY


def test_a_desk_closes_when_nobody_was_there_and_after_a_long_day() -> None:
    desk = Desk(NURSE, NOW, NOW)

    assert desk.is_open(now=NOW + timedelta(minutes=44))
    assert not desk.is_open(now=NOW + timedelta(minutes=45))
    assert not replace(desk, seen_at=NOW + 12 * HOUR).is_open(now=NOW + 12 * HOUR)


def test_a_code_is_taken_once() -> None:
    assert STAFF.signed_in(counter=7).counter == 7
    with pytest.raises(IllegalStep):
        STAFF.signed_in(counter=7).signed_in(counter=7)


@pytest.mark.parametrize(
    "make",
    [
        lambda: replace(STAFF, login="Nora"),
        lambda: replace(STAFF, login="n"),
        lambda: replace(STAFF, login="nora lee"),
        lambda: replace(ENTRY, name=""),
        lambda: replace(ENTRY, reference="x" * 41),
        lambda: replace(ENTRY, regimen="x" * 4001),
        lambda: replace(VISIT, bring="x" * 121),
        lambda: ClinicSettings(threshold=0),
        lambda: ClinicSettings(report_days=15),
        lambda: ClinicSettings(email="a@b"),
        lambda: ClinicSettings(email="a@b.example\nBcc: c@d.example"),
        lambda: ClinicSettings(phone="1" * 25),
        lambda: Clinic(CLINIC, "", "en", "US", "UTC"),
        lambda: ITEM.close(by=NURSE, at=NOW, note="  "),
    ],
)
def test_nonsense_is_refused_by_the_value_itself(make: Callable[[], Any]) -> None:
    with pytest.raises(BadInput):
        make()
    assert plain_login("  Nora@Hill.ST ") == "nora@hill.st"


def test_a_visit_has_its_steps_in_order_by_the_patients_clock() -> None:
    zone = ZoneInfo("America/New_York")  # 04:00 there

    planned = steps(VISIT, zone, report_days=3)

    assert {step: at.strftime("%d %H:%M") for step, at in planned.items()} == {
        Step.SHOW: "25 09:00",
        Step.SEND_UNSEEN: "27 09:00",
        Step.DAY_BEFORE: "29 22:00",
        Step.SAME_DAY: "30 11:00",  # nobody is woken at two; at six it is over
    }
    assert next_step(VISIT, zone, report_days=3) == (Step.SHOW, planned[Step.SHOW])
    assert next_step(VISIT.become(Visit.CALLED_OFF), zone, report_days=3) is None
    done = replace(VISIT, done=frozenset(Step))
    assert next_step(done, zone, report_days=3) is None
    early = replace(VISIT, at=VISIT.at.replace(hour=12))  # 07:00 there
    assert steps(early, zone, report_days=3)[Step.SAME_DAY].hour == 11
    assert not is_worth_saying(Step.SHOW, VISIT, now=VISIT.at)
    assert not is_worth_saying(Step.DAY_BEFORE, VISIT, now=VISIT.at - 3 * HOUR)
    assert is_worth_saying(Step.SAME_DAY, VISIT, now=VISIT.at - 3 * HOUR)


def test_a_report_goes_out_only_by_the_steps_that_lead_there() -> None:
    ways = {
        ReportState.NOT_YET: {"shown", "sent", "unseen", "held"},
        ReportState.SHOWN: {"sent", "unseen", "held"},
        ReportState.SENT: {"held"},
        ReportState.UNSEEN: {"sent", "held"},
        ReportState.HELD: {"sent"},
    }
    for state in ReportState:
        for other in set(ReportState) - {state}:
            visit = replace(VISIT, report=state)
            if other in ways[state]:
                assert visit.with_report(other, at=NOW, sentence="hi").sentence == "hi"
            else:
                with pytest.raises(IllegalStep):
                    visit.with_report(other, at=NOW)
    assert [s for s in ReportState if replace(VISIT, report=s).has_report] == ["sent", "unseen"]


REMINDERS: Final = {Step.DAY_BEFORE, Step.SAME_DAY}


@pytest.mark.parametrize(
    ("report", "to", "becomes", "left"),
    [
        (ReportState.SENT, 90 * DAY, ReportState.NOT_YET, set(Step)),  # nobody saw those days
        (ReportState.UNSEEN, 90 * DAY, ReportState.NOT_YET, set(Step)),
        (ReportState.SHOWN, 90 * DAY, ReportState.NOT_YET, set(Step)),
        (ReportState.HELD, 90 * DAY, ReportState.HELD, REMINDERS),  # a no is a no
        (ReportState.SENT, 4 * DAY, ReportState.SENT, REMINDERS),  # no time to ask again
    ],
)
def test_a_visit_that_is_moved_is_said_anew_and_its_report_is_asked_for_anew_where_there_is_time(
    report: ReportState, to: timedelta, becomes: ReportState, left: set[Step]
) -> None:
    told = replace(VISIT, report=report, went_at=NOW, done=frozenset(Step))

    moved = told.move(NOW + to, report_days=3, now=NOW)

    assert moved.report is becomes
    assert (moved.went_at is None) is (becomes is ReportState.NOT_YET)
    assert set(steps(moved, ZoneInfo("UTC"), report_days=3)) == left
    assert told.move(told.at, report_days=3, now=NOW) == told


def test_what_is_shown_late_does_not_go_out_before_there_was_time_to_say_no() -> None:
    zone = ZoneInfo("UTC")
    soon = replace(VISIT, at=NOW + 2 * DAY)

    shown = soon.with_report(ReportState.SHOWN, at=NOW)
    went = shown.with_report(ReportState.SENT, at=NOW + HOUR)

    assert steps(soon, zone, report_days=3)[Step.SEND_UNSEEN] == NOW - DAY
    assert steps(shown, zone, report_days=3)[Step.SEND_UNSEEN] == NOW + DAY
    assert went.went_at == NOW + HOUR
    assert went.with_report(ReportState.SENT, at=NOW + DAY).went_at == NOW + HOUR
    assert went.with_report(ReportState.HELD, at=NOW + DAY).went_at == NOW + HOUR


def test_an_item_is_assigned_answered_and_closed_with_a_note_and_then_is_done() -> None:
    answered = ITEM.answer(by=NURSE, at=NOW)
    closed = answered.assign(None).close(by=NURSE, at=NOW, note=" called ")

    assert (answered.assigned, answered.was_taken_up) == (NURSE, True)
    assert (closed.state, closed.note, closed.closed_by) == (ItemState.CLOSED, "called", NURSE)
    assert ITEM.lapse(at=NOW).closed_by is None
    with pytest.raises(IllegalStep):
        closed.lapse(at=NOW)
    with pytest.raises(IllegalStep):
        closed.answer(by=NURSE, at=NOW)


def _counted(taken: int, skipped: int, unanswered: int, *, days: int = 28) -> Counted:
    states = {DoseState.TAKEN: taken, DoseState.SKIPPED: skipped}
    return Counted(states | {DoseState.UNANSWERED: unanswered, DoseState.NOT_ASKED: 9}, days)


def test_figures_are_a_range_and_nothing_is_said_of_less_than_a_week() -> None:
    figures = Figures(_counted(60, 20, 20))

    assert (figures.lowest, figures.highest) == (60, 75)
    assert Figures(_counted(5, 0, 1, days=6)).lowest is None
    assert Figures().lowest is None
    for week, before, falls in (
        (_counted(4, 0, 10, days=7), _counted(14, 0, 0, days=7), True),
        (_counted(12, 0, 2, days=7), _counted(14, 0, 0, days=7), False),  # chance does that
        (_counted(72, 12, 0, days=7), _counted(84, 0, 0, days=7), False),  # one day of twelve
        (_counted(4, 0, 10, days=6), _counted(14, 0, 0, days=7), False),
        (_counted(14, 0, 0, days=7), _counted(4, 0, 10, days=7), False),
    ):
        assert Figures(week=week, week_before=before).falls is falls


SEEN: Final = Seen(NOW, date(2026, 11, 23), threshold=80)


@pytest.mark.parametrize(
    ("case", "seen", "found"),
    [
        ("all is well", replace(SEEN, lowest=80, highest=90), []),
        ("below", replace(SEEN, lowest=79, highest=90), [Need.BELOW]),
        ("nothing was answered", replace(SEEN, lowest=0, highest=None), [Need.BELOW]),
        ("no threshold", replace(SEEN, lowest=1, threshold=None), []),
        ("falling", replace(SEEN, falls=True), [Need.FALLING]),
        ("silent", replace(SEEN, asked_since_answer=NOW - 48 * HOUR), [Need.SILENT]),
        ("not yet silent", replace(SEEN, asked_since_answer=NOW - 47 * HOUR), []),
        (
            "who said STOP is not silent",
            replace(SEEN, opted_out_at=NOW, asked_since_answer=NOW - 48 * HOUR),
            [Need.OPTED_OUT],
        ),
        (
            "whom nothing reaches is not silent",
            replace(SEEN, unreached_at=NOW, asked_since_answer=NOW - 48 * HOUR),
            [Need.UNDELIVERABLE],
        ),
        ("unclaimed", replace(SEEN, alert=("a", NOW)), [Need.UNCLAIMED]),
        (
            "each side effect by itself",
            replace(SEEN, side_effects={"1": "dizzy", "2": "sick"}),
            [Need.SIDE_EFFECT, Need.SIDE_EFFECT],
        ),
    ],
)
def test_what_needs_a_person_opens_and_nothing_else(
    case: str, seen: Seen, found: list[Need]
) -> None:
    assert [concern.need for concern in concerns(seen)] == found, case


def test_a_figure_opens_once_a_week_and_says_the_range() -> None:
    (concern,) = concerns(replace(SEEN, lowest=60, highest=75))

    assert concern == Concern(Need.BELOW, "2026-48", "60 75")
