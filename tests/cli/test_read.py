"""Proves that `dosebell read` says what was understood as programs and people expect it."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Dosebell


def test_a_text_is_read_as_programs_expect_it(dosebell: Dosebell) -> None:
    said = dosebell("read", "metformin 500 mg 1 tab bid with meals", "--json")

    assert said.status == 0, said.err
    told = json.loads(said.out)
    assert (told["medication"], told["strength"], told["form"]) == ("metformin", "500 mg", "tablet")
    assert told["dosage"][0]["timing"]["repeat"]["frequency"] == 2
    assert told["unread"] == told["questions"] == []


def test_each_line_is_one_object(dosebell: Dosebell) -> None:
    written = b"1 tab bid\n\nmethotrexate 10 mg daily\n\xff\xfe\n"

    said = dosebell("read", "--lines", "--json", given=written)

    told = [json.loads(line) for line in said.out.splitlines()]
    assert [each["text"] for each in told][:3] == ["1 tab bid", "", "methotrexate 10 mg daily"]
    assert "pharmacist" in told[2]["questions"][0]


def test_people_are_shown_what_was_read(dosebell: Dosebell) -> None:
    said = dosebell("read", "take 120 every day")

    assert "To ask: Of what is" in said.out


def test_people_are_told_what_is_not_taken_and_what_a_dose_is_in_plain_words(
    dosebell: Dosebell,
) -> None:
    held = dosebell("read", "hold warfarin until the test")
    plain = dosebell("read", "take 1-2 tabs po q4-6h prn pain x5 days, max 8/24h")

    assert "On hold: nothing of it is planned." in held.out
    assert [line.strip() for line in plain.out.splitlines()][1:] == [
        "How much: 1 to 2 tablets",
        "How often: every 4 to 6 hours",
        "As needed: pain",
        "At most: 8 tablets in 24 hours",
        "How long: 5 days",
        "How: by mouth",
    ]


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_to_read_is_refused(dosebell: Dosebell, text: str) -> None:
    said = dosebell("read", text, "--json")

    assert said.status == 2
    assert "nothing to read" in said.err
