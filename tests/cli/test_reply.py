"""Proves that `dosebell reply` says what was understood as programs and people expect it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Dosebell

_REGIMEN = """
[routine]
breakfast = "07:30"
[[medication]]
name = "metformin 500 mg"
directions = "1 tablet twice a day"
[[medication]]
name = "Zestril"
directions = "1 tablet in the morning"
[[medication]]
name = "ibuprofen 400 mg"
directions = "1 tablet every 6 hours as needed for pain"
"""
_FIELDS = ["text", "intent", "medications", "except", "at", "minutes", "reason", "language"]


@pytest.fixture
def regimen(tmp_path: Path) -> str:
    """A list of three medicines."""
    file = tmp_path / "regimen.toml"
    file.write_text(_REGIMEN)
    return str(file)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("took it", {"intent": "taken", "medications": [], "at": None}),
        ("took my metformin", {"intent": "taken", "medications": ["metformin 500 mg"]}),
        ("only the metformin", {"intent": "partly", "medications": ["metformin 500 mg"]}),
        ("all but lisinopril", {"intent": "partly", "medications": [], "except": ["Zestril"]}),
        ("took metformin, not zestril", {"intent": "partly", "except": ["Zestril"]}),
        ("took one of them", {"intent": "partly"}),
        ("took 2 ibuprofen", {"intent": "log", "medications": ["ibuprofen 400 mg"]}),
        ("took a Tylenol", {"intent": "log", "medications": ["tylenol"]}),
        ("took metfornin", {"intent": "taken", "medications": ["metformin 500 mg"]}),
        ("no, undo the metformin", {"intent": "undo", "medications": ["metformin 500 mg"]}),
        ("took the blood pressure one", {"intent": "taken", "medications": ["Zestril"]}),
        ("this heat is killing me. took them", {"intent": "taken"}),
        ("swallowed about 30 of the metformin", {"intent": "crisis"}),
        ("ando bien, no entiendo", {"intent": "unclear", "language": "es"}),
        ("took it with breakfast", {"intent": "taken", "at": "07:30"}),
        ("took it at 8:15", {"intent": "taken", "at": "08:15"}),
        ("took it yesterday at 8 pm", {"intent": "taken", "at": "2026-11-20T20:00"}),
        ("took it at 9", {"intent": "unclear", "at": None}),
        ("in 20 minutes", {"intent": "later", "minutes": 20, "at": None}),
        ("remind me at 10", {"intent": "later", "minutes": None, "at": "10:00"}),
        ("skip, ran out", {"intent": "skipped", "reason": "ran_out"}),
        ("forgot", {"intent": "skipped", "reason": "forgot"}),
        ("can i take aspirin?", {"intent": "ask", "medications": ["aspirin"]}),
        ("¿ya la tomé?", {"intent": "status", "language": "es"}),
        ("add aspirin 81 mg daily", {"intent": "regimen"}),
        ("chest pain", {"intent": "crisis"}),
        ("je ne l'ai pas pris", {"intent": "unclear", "language": "fr"}),
    ],
)
def test_a_reply_is_read_as_programs_expect_it(
    dosebell: Dosebell, regimen: str, text: str, told: dict[str, Any]
) -> None:
    said = dosebell(
        "reply",
        text,
        "--regimen",
        regimen,
        "--now",
        "2026-11-21T08:40",
        "--open",
        "08:00",
        "--json",
    )

    assert said.status == 0, said.err
    read = json.loads(said.out)
    assert list(read) == _FIELDS
    assert {name: read[name] for name in told} == told


def test_each_line_is_one_object_whatever_stands_in_it(dosebell: Dosebell) -> None:
    lines = b"took it\n\n\xff\xfe\x00\nlater\n"

    said = dosebell("reply", "--lines", "--json", given=lines)

    read = [json.loads(line)["intent"] for line in said.out.splitlines()]
    assert read == ["taken", "unclear", "unclear", "later"]


def test_people_are_shown_what_was_read(dosebell: Dosebell) -> None:
    said = dosebell("reply", "skip, ran out")

    assert "intent: skipped" in said.out
    assert "reason: ran_out" in said.out


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["", "--json"], "nothing to read"),
        (["took it", "--now", "noonish"], "2026-11-21T08:10"),
        (["took it", "--open", "25:00"], "08:00"),
        (["took it", "--regimen", "nowhere.toml"], "nowhere.toml"),
    ],
)
def test_bad_input_is_refused_with_what_would_be_right(
    dosebell: Dosebell, words: list[str], complaint: str
) -> None:
    said = dosebell("reply", *words)

    assert said.status == 2
    assert complaint in said.err
