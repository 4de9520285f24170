"""Files of clinics are read as whoever saved them meant them, and what is wrong is said by its
row."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import pytest

from bot.actions.clinic import calendars, importing
from bot.actions.clinic.importing import Fault
from bot.domain.clinic.clinics import Clinic
from bot.domain.errors import Refusal
from bot.domain.ids import ClinicId

NOW: Final = datetime(2026, 3, 1, 9, tzinfo=UTC)


def _clinic(country: str, zone: str) -> Clinic:
    return Clinic(ClinicId(UUID(int=1)), "Hill Street", "en", country, zone)


HILL: Final = _clinic("US", "America/New_York")
SOL: Final = _clinic("MX", "America/Mexico_City")


@pytest.mark.parametrize(
    ("clinic", "day", "wall", "when"),
    [
        (HILL, "03/04/2026", "9:30 AM", "2026-03-04 14:30"),
        (SOL, "03/04/2026", "09:30", "2026-04-03 15:30"),  # the same signs, another day
        (SOL, "25/12/2026", "9:30 a. m.", "2026-12-25 15:30"),
        (HILL, "25/12/2026", "09:30", ""),  # there is no such month
        (HILL, "2026-03-08", "02:30", "2026-03-08 07:30"),  # the clock skips that half hour
        (HILL, "4.3.2026", "09:30", "2026-03-04 14:30"),
        (HILL, "2026-03-04T09:30", "", "2026-03-04 14:30"),
        (HILL, "2026-03-04", "", ""),
        (HILL, "0001-01-01", "00:00", "0001-01-01 04:56"),  # over long ago
        (SOL, "9999-12-31", "23:59", ""),
        (HILL, "2062-03-04", "09:30", ""),  # a slip of the hand
    ],
)
def test_a_day_is_read_as_it_is_written_where_the_clinic_is(
    clinic: Clinic, day: str, wall: str, when: str
) -> None:
    read = importing.read_visits(f"number,date,time\n7,{day},{wall}\n", clinic, now=NOW)

    assert [f"{each.at:%Y-%m-%d %H:%M}".zfill(16) for each in read.visits] == (
        [when] if when else []
    )
    assert bool(read.faults) is not bool(when)


def test_a_visit_that_stands_twice_is_a_fault_and_two_on_one_day_are_none() -> None:
    table = "number,date,time\n7,2026-03-04,09:30\n7,2026-03-04,10:30\n7,2026-03-04,09:30\n"

    read = importing.read_visits(table, HILL, now=NOW)

    assert len(read.visits) == 2
    assert read.faults == (Fault(4, "clinic-fault-visit-twice", "7"),)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_no_letter_is_lost_however_a_spreadsheet_has_saved_it(coding: str) -> None:
    table = "número;nombre;idioma\n7;Inés Muñoz;español\n"

    (row,) = importing.read_patients(importing.decoded(table.encode(coding))).patients

    assert (row.name, row.language) == ("Inés Muñoz", "es")


_EVENT: Final = "BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{title}\nDTSTART:{at}\n{more}END:VEVENT\n"


def _calendar(*events: str, more: str = "") -> str:
    return "\n".join(("BEGIN:VCALENDAR", f"VERSION:2.0\nPRODID:x{more}", *events, "END:VCALENDAR"))


def test_a_calendar_says_what_is_called_off_and_what_cannot_be_told() -> None:
    events = [
        _EVENT.format(uid=1, title="7 Ann", at="20260304T093000", more=""),
        _EVENT.format(uid=2, title="Ann [7]", at="20260305T143000Z", more="STATUS:CANCELLED\n"),
        _EVENT.format(uid=3, title="7 Ann", at="20260306T093000", more="RRULE:FREQ=WEEKLY\n"),
        _EVENT.format(uid=4, title="7 Ann", at="20260307T093000", more="RECURRENCE-ID:20260307\n"),
        _EVENT.format(uid=5, title="", at="20260308T093000", more=""),
    ]

    read = calendars.read_visits(_calendar(*events), HILL, now=NOW)
    off = calendars.read_visits(_calendar(events[0], more="\nMETHOD:CANCEL"), HILL, now=NOW)

    assert [(each.row, each.at.hour, each.uid, each.is_off) for each in read.visits] == [
        (1, 14, "1", False),
        (2, 14, "2", True),
        (4, 14, "4 2026-03-07", False),
    ]
    assert [(each.row, each.what) for each in read.faults] == [
        (3, "clinic-fault-repeats"),
        (5, "clinic-fault-number"),
    ]
    assert [each.is_off for each in off.visits] == [True]


@pytest.mark.parametrize(
    "at",
    [
        "DTSTART:soon",
        "DTSTART:20261345T093000",
        "DTSTART;TZID=Nowhere:20260304T093000",
        "DTSTART:99991231T235959",
        "DTSTART:20620304T093000",
        "DTSTART:20260304T093000\nDTSTART:20260305T093000",
        "DTEND:20260304T093000",
    ],
)
def test_a_day_that_no_calendar_shows_is_a_fault_of_its_row(at: str) -> None:
    read = calendars.read_visits(
        _calendar(f"BEGIN:VEVENT\nSUMMARY:7 Ann\n{at}\nEND:VEVENT"), HILL, now=NOW
    )

    assert read.faults == (Fault(1, "clinic-fault-time", "7 Ann"),)


def test_a_calendar_that_is_damaged_is_refused_whole() -> None:
    zone = "BEGIN:XTIMEZONE\nTZID:X\nEND:VTIMEZONE"  # the reader takes it for a zone

    with pytest.raises(Refusal, match="clinic-refused-calendar"):
        calendars.read_visits(_calendar(zone), HILL, now=NOW)


@pytest.mark.parametrize(
    ("table", "refusal"),
    [
        ("", "clinic-refused-rows"),
        ("number,when\n7,x\n", "clinic-refused-column"),
        ("number,date\n7," + "x" * 140_000, "clinic-refused-table"),
    ],
)
def test_what_is_no_table_is_refused_whole(table: str, refusal: str) -> None:
    with pytest.raises(Refusal, match=refusal):
        importing.read_visits(table, HILL, now=NOW)
