"""`dosebell clinic`: from an empty folder to letters and a day, without opening a page."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Final

import pytest

from bot.cli.clinic_opened import counted
from bot.clock import SystemClock
from tests.cli.conftest import Dosebell

pytestmark = pytest.mark.long

_ROSTER = "number;name;language\n1;Ann Lee;en\n2;Inés García;es\n"
#: Nobody is expected in more than five years, and these commands go by the real clock.
_DAY: Final = (SystemClock().now() + timedelta(days=400)).date()
_CALENDAR: Final = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//of the tests//EN
BEGIN:VEVENT
UID:7
SUMMARY:1 Ann Lee
DTSTART:{_DAY:%Y%m%d}T093000
LOCATION:Dr Wu
END:VEVENT
BEGIN:VEVENT
UID:8
SUMMARY:Inés [2]
DTSTART;VALUE=DATE:{_DAY:%Y%m%d}
END:VEVENT
END:VCALENDAR
"""


def test_a_clinic_is_opened_staffed_and_brought_its_patients(
    here: Path, dosebell: Dosebell
) -> None:
    (here / "roster.csv").write_text(_ROSTER)
    (here / "visits.csv").write_text(f"number,date,time,with\n1,{_DAY:%m/%d/%Y},9:30 AM,Dr Wu\n")
    (here / "visits.ics").write_text(_CALENDAR)

    opened = dosebell("clinic", "add", "Hill Street", "--zone", "America/New_York")
    hired = dosebell("clinic", "staff", "add", "Hill Street", "Nora", "--name", "Nora Ray")
    dry = dosebell("clinic", "import", "Hill Street", "--patients", "roster.csv", "--dry-run")
    brought = dosebell("clinic", "import", "Hill Street", "--patients", "roster.csv")
    again = dosebell("clinic", "import", "Hill Street", "--patients", "roster.csv")
    wrong = dosebell("clinic", "import", "Hill Street", "--appointments", "visits.ics")
    visits = dosebell("clinic", "import", "Hill Street", "--appointments", "visits.csv")
    listed = dosebell("clinic", "patients", "Hill Street")
    letters = dosebell("clinic", "letters", "Hill Street", "-o", "letters.pdf")
    day = dosebell("clinic", "day", "Hill Street", "--on", str(_DAY), "-o", "day.pdf")

    assert re.fullmatch(r"[0-9a-f-]{36}\n", opened.out)
    assert re.search(r"password: \w{4}(-\w{4}){3}\n", hired.out)
    assert "otpauth://totp/Dosebell%20Hill%20Street%3Anora?secret=" in hired.out
    assert "█" in hired.out
    assert (dry.out, brought.out) == ("patients: 2 new, 0 changed, 0 as before\n",) * 2
    assert again.out == "patients: 0 new, 0 changed, 2 as before\n"
    assert wrong.status == 2
    assert "Row 2: this has a day but no time: Inés [2]" in wrong.err
    assert visits.out == "appointments: 1 new, 0 changed, 0 as before\n"
    assert listed.out == "1  Ann Lee  not invited\n2  Inés García  not invited\n"
    assert letters.status == 0
    assert (here / "letters.pdf").read_bytes().startswith(b"%PDF-")
    visit, line = day.out.split("  ", 1)
    assert line == "09:30  Ann Lee  No report: has not joined\n"
    assert (here / "day.pdf").read_bytes().startswith(b"%PDF-")

    added = dosebell("clinic", "add-patient", "Hill Street", "3", "Bo Ek")
    typed = dosebell("clinic", "add-visit", "Hill Street", "3", f"{_DAY}T10:00", "--with", "Dr Wu")
    moved = dosebell("clinic", "move-visit", "Hill Street", visit, f"{_DAY}T11:00")
    early = dosebell("clinic", "visit", "Hill Street", visit, "missed")
    off = dosebell("clinic", "visit", "Hill Street", typed.out.strip(), "called off")
    none = dosebell("clinic", "report", "Hill Street", visit, "-o", "x.pdf")
    later = dosebell("clinic", "day", "Hill Street", "--on", str(_DAY))

    assert [each.status for each in (added, moved, off)] == [0, 0, 0]
    assert "still to come" in early.err
    assert "No report: has not joined" in none.err
    assert [line.split("  ")[1:3] for line in later.out.splitlines()] == [
        ["10:00", "Bo Ek"],
        ["11:00", "Ann Lee"],
    ]


def test_what_waits_is_listed_handed_on_and_closed(here: Path, dosebell: Dosebell) -> None:
    yesterday = (SystemClock().now() - timedelta(days=1)).date()
    for words in (
        ("add", "Hill Street", "--zone", "America/New_York"),
        ("staff", "add", "Hill Street", "nora"),
        ("add-patient", "Hill Street", "1", "Ann Lee"),
    ):
        assert dosebell("clinic", *words).status == 0
    visit = dosebell("clinic", "add-visit", "Hill Street", "1", f"{yesterday}T10:00").out.strip()

    label = b"metformin 500 mg 1 tab bid with meals\n"
    proposed = dosebell("clinic", "propose", "Hill Street", "1", given=label)
    missed = dosebell("clinic", "visit", "Hill Street", visit, "missed")
    item, *about = dosebell("clinic", "work", "Hill Street").out.strip().split("  ")
    taken = dosebell("clinic", "assign", "Hill Street", item, "--as", "nora", "--to", "nora")
    asked = dosebell("clinic", "ask-to-call", "Hill Street", item, "--as", "nora")
    closed = dosebell(
        *("clinic", "close", "Hill Street", item, "--note", "she comes in May", "--as", "nora")
    )

    assert about[1:] == ["Ann Lee", "Missed visit"]
    done = (proposed, missed, taken, asked, closed)
    assert [each.status for each in done] == [0, 0, 0, 2, 0]
    assert "Set the clinic's phone number first" in asked.err
    assert dosebell("clinic", "work", "Hill Street").out == ""


class _Terminal(StringIO):
    """What an operator looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("many", "shows"), [(400, True), (3, False)])
def test_a_bar_shows_how_far_it_has_come_where_there_are_many(
    monkeypatch: pytest.MonkeyPatch, many: int, shows: bool
) -> None:
    looked_at = _Terminal()
    monkeypatch.setattr("sys.stderr", looked_at)

    assert list(counted(range(many))) == list(range(many))

    assert ("100%" in looked_at.getvalue()) is shows


_REFUSED: Final = (
    (("clinic", "add", "Hill Street"), "there is a clinic 'Hill Street' already"),
    (
        ("clinic", "work", "Lake View"),
        "there is no clinic 'Lake View'; there is: 'Hill Street'",
    ),
    (("clinic", "add", "Lake", "--zone", "Moon"), "'Moon' is no time zone"),
    (("clinic", "staff", "add", "Hill Street", "N N"), "A login has 2 to 64 small letters"),
    (("clinic", "staff", "leave", "Hill Street", "x"), "nobody signs in as 'x'"),
    (("clinic", "import", "Hill Street"), "say what is brought"),
    (("clinic", "import", "Hill Street", "--patients", "no.csv"), "cannot be read"),
    (("clinic", "day", "Hill Street", "--on", "soon"), "'soon' is no day"),
    (("clinic", "letters", "Hill Street", "-o", "x.pdf"), "everybody has joined"),
    (("clinic", "visit", "Hill Street", "x", "kept"), "'x' is no identity"),
    (("clinic", "add-patient", "Hill Street", "x" * 41, "Bo"), "1 to 40 signs"),
    (("clinic", "add-visit", "Hill Street", "7", "soon"), "nobody on the roster"),
    (("clinic", "assign", "Hill Street", "x", "--as", "x"), "nobody signs in as 'x'"),
)


def test_what_cannot_be_done_is_said_in_one_line(here: Path, dosebell: Dosebell) -> None:
    dosebell("clinic", "add", "Hill Street")

    for words, said in _REFUSED:
        refused = dosebell(*words)

        assert refused.status == 2, words
        assert said in refused.err
        assert refused.err.count("\n") == 1
