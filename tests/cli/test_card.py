"""Proves that an operator can print a patient's card, and is told why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Dosebell

REGIMEN = """
[[medication]]
name = "metformin 500 mg"
directions = "1 tablet twice a day with food"
"""


@pytest.fixture
def patient(dosebell: Dosebell, here: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DOSEBELL_TELEGRAM__TOKEN", "123456:not-a-token")
    (here / "ann.toml").write_text(REGIMEN)
    said = dosebell("enrol", "ann.toml", "--channel", "telegram", "--address", "555010999")
    return said.out.strip()


def test_a_card_is_printed_in_the_language_that_is_asked_for(
    dosebell: Dosebell, patient: str, here: Path
) -> None:
    for language, words in (("en", "metformin 500 mg"), ("es", "con comida")):
        said = dosebell("card", patient, "-o", "card.pdf", "--language", language)

        assert (said.status, said.out) == (0, ""), said.err
        page = PdfReader(here / "card.pdf").pages[0].extract_text().replace("\u00a0", " ")
        assert words in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ann", "-o", "x.pdf"), "'ann' is no patient's id"),
        (("00000000-0000-4000-8000-000000000000", "-o", "x.pdf"), "there is no patient"),
        (("{id}", "-o", "x.pdf", "--language", "xx"), "does not speak 'xx'; it speaks en, es"),
        (("{id}", "-o", "no/such/folder.pdf"), "cannot be written: No such file"),
    ],
)
def test_what_cannot_be_printed_is_said_in_a_line(
    words: tuple[str, ...], said: str, dosebell: Dosebell, patient: str, here: Path
) -> None:
    answer = dosebell("card", *(word.format(id=patient) for word in words))

    assert answer.status == 2
    assert said in answer.err
    assert not (here / "x.pdf").exists()
