"""Proves that the figures can be had: each at a size that takes seconds."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from tests.postgres import PostgresServer
from tests.sources import ROOT

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("channel", "ways"),
    [
        ("telegram", ["Dosebell, PostgreSQL, 4 workers", "PTB JobQueue + aiohttp"]),
        ("sms", ["Dosebell, SQLite"]),
    ],
)
def test_everybody_is_reached_once_in_a_small_spike(
    channel: str, ways: list[str], postgres_server: PostgresServer, tmp_path: Path
) -> None:
    runs = tmp_path / "runs.json"

    _run(
        *("spike", "--people", "10", "--channel", channel, "--only", *ways, "--save", str(runs)),
    )

    measured = json.loads(runs.read_text())
    assert {run["way"] for run in measured} == {"bare aiohttp loop", *ways}
    assert not [run for run in measured if run["lost"] or run["twice"]]
    shown = _run("spike", "--table", str(runs))
    assert f"10 due at one instant by {channel}" in shown
    assert all(f"| {way} |" in shown for way in ways)


def test_an_idle_beat_is_measured() -> None:
    shown = _run("idle", "--rounds", "200")

    assert "sqlite" in shown
    assert "200" in shown


def test_what_each_person_costs_is_measured() -> None:
    shown = _run("people", "10")

    assert "10 people, SQLite" in shown
    for what in ("looked at, whose week is over", "planned a day further"):
        assert re.search(rf"{what} +│ [\d.]+ ms +│ once a day", shown)
    for what in ("in the database", "and for each further day"):
        assert re.search(rf"{what} +│ [\d.]+ kB", shown)


def test_what_an_answer_costs_is_measured() -> None:
    shown = _run("answers", "3")

    for kind, how in product(("sqlite", "postgres"), ("pressed", "taken")):
        assert re.search(rf"{kind} +│ {how} +│ +[\d.]+ ms", shown)


def test_who_asks_for_no_benchmark_is_told_which_there_are() -> None:
    asked = [sys.executable, "-m", "benchmarks", "everything"]

    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)

    assert said.returncode
    assert "idle" in said.stderr
    assert "spike" in said.stderr


def _run(*arguments: str) -> str:
    """Return what a benchmark prints."""
    asked = [sys.executable, "-m", "benchmarks", *arguments]
    return subprocess.run(asked, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
