"""Two hundred seeds in CI; `make simulate` plays ten thousand. What is small is tried by itself."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.simulation import oracle
from tests.simulation.evidence import Evidence
from tests.simulation.script import Course, write
from tests.simulation.targets import instant, open_for
from tests.simulation.world import play


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.timeout(2400)
def test_two_hundred_seeds_of_faults_break_no_promise() -> None:
    command = [sys.executable, "-m", "tests.simulation", "--seeds", "200", "--workers", "2"]

    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout + told.stderr
    figures = re.search(
        r"^200 seeds, .*asked about +(\d+)\n.*deaths of a process +(\d+)\n", told.stdout, re.DOTALL
    )
    assert figures, told.stdout
    asked, deaths = map(int, figures.groups())
    assert asked > 8000
    assert deaths > 100


@pytest.mark.long
def test_a_seed_always_means_the_same() -> None:
    first, second = (_story(play(write(12))) for _ in range(2))

    assert first
    assert first == second


@pytest.mark.parametrize(
    ("case", "zone", "day", "wall", "expected"),
    [
        ("in winter", "Europe/Berlin", date(2026, 1, 15), time(8), "2026-01-15 07:00"),
        ("in summer", "Europe/Berlin", date(2026, 7, 15), time(8), "2026-07-15 06:00"),
        ("skipped", "Europe/Berlin", date(2026, 3, 29), time(2, 30), "2026-03-29 01:30"),
        ("after the skip", "Europe/Berlin", date(2026, 3, 29), time(8), "2026-03-29 06:00"),
        ("repeated", "Europe/Berlin", date(2026, 10, 25), time(2, 30), "2026-10-25 00:30"),
        ("half an hour", "Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03 15:45"),
    ],
)
def test_the_oracle_knows_when_a_wall_clock_shows_a_time(
    case: str, zone: str, day: date, wall: time, expected: str
) -> None:
    assert f"{instant(day, wall, ZoneInfo(zone)):%Y-%m-%d %H:%M}" == expected, case


@pytest.mark.parametrize(
    ("case", "course", "minutes"),
    [
        ("once a day", Course("x", (time(8),)), 120),
        ("four times a day", Course("x", (time(8), time(13), time(18, 30), time(22))), 90),
        ("an hour apart", Course("x", (time(8), time(9))), 30),
        ("time-critical", Course("x", (time(8),), critical=True), 30),
    ],
)
def test_the_oracle_knows_how_long_a_dose_may_be_asked_for(
    case: str, course: Course, minutes: int
) -> None:
    assert open_for(course).total_seconds() == 60 * minutes, case


def test_the_oracle_knows_none_of_our_code() -> None:
    folder = Path(oracle.__file__).parent
    judges = ("oracle", "case", "reminding", "doubles", "obedience", "caring", "targets", "trouble")
    evidence = ("evidence", "journal", "script")

    for name in (*judges, *evidence):
        assert "from bot" not in (folder / f"{name}.py").read_text(), name


def _story(evidence: Evidence) -> list[tuple[object, ...]]:
    calls = [(c.at, c.place, c.text, c.taken, c.heard) for c in evidence.calls]
    return [*calls, *((w.at, w.patient, w.text.split(":")[0]) for w in evidence.words)]
