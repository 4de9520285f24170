"""Proves that a plan is shown as programs and people expect it, and nothing is kept."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Dosebell

REGIMEN = """
[routine]
breakfast = "07:30"
bed = "00:30"

[[medication]]
name = "metformin 500 mg"
directions = "1 tablet twice a day with food"

[[medication]]
name = "levothyroxine 75 mcg"
directions = "1 tablet every morning on an empty stomach"
pinned = ["06:45"]

[[medication]]
name = "alendronate 70 mg"
directions = "1 tablet on mondays in the morning"

[[medication]]
name = "atorvastatin 20 mg"
directions = "half a tablet at bedtime"

[[medication]]
name = "paracetamol 500 mg"
directions = "1 tablet as needed"
"""


def test_a_plan_is_shown_as_programs_read_it(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN)

    said = dosebell("plan", "ann.toml", "--date", "2026-11-23", "--json")

    assert said.status == 0, said.err
    metformin = {"medication": "metformin 500 mg", "amount": "1 tablet"}
    monday = {"medication": "alendronate 70 mg", "amount": "1 tablet", "days": ["mon"]}
    bedtime = {"medication": "atorvastatin 20 mg", "amount": "half a tablet"}
    assert json.loads(said.out) == {
        "slots": [
            {
                "time": "06:45",
                "anchor": "06:45",
                "items": [{"medication": "levothyroxine 75 mcg", "amount": "1 tablet"}],
            },
            {"time": "07:30", "anchor": "breakfast", "items": [metformin, monday]},
            {"time": "18:30", "anchor": "dinner", "items": [metformin]},
            {"time": "00:30", "anchor": "bed", "items": [bedtime]},
        ],
        "times_before": 4,
        "optimal": False,
        "reasons": [],
        "conflicts": [],
    }
    assert not (here / "data").exists()


def test_a_plan_is_shown_as_people_read_it(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN)

    said = dosebell("plan", "ann.toml", "--date", "2026-11-23")

    assert "07:30  breakfast\n       metformin 500 mg: 1 tablet\n" in said.out
    assert "alendronate 70 mg: 1 tablet (mon)" in said.out


def test_directions_that_nobody_can_read_are_named(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN.replace("at bedtime", "when the moon is up"))

    said = dosebell("plan", "ann.toml", "--json")

    assert said.status == 2
    assert said.err.startswith("dosebell: ann.toml: medication 4: ")
    assert "moon" in said.err


def test_a_date_that_is_none_is_named(dosebell: Dosebell, here: Path) -> None:
    (here / "ann.toml").write_text(REGIMEN)

    said = dosebell("plan", "ann.toml", "--date", "tomorrow")

    assert said.status == 2
    assert "tomorrow" in said.err
