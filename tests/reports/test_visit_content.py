"""What a clinician looks for stands in every form, also that something was not asked; and a dot
chart is read in grey."""

from __future__ import annotations

import re
from typing import Final

import pytest

from bot.domain.reports.marks import MarkKind
from bot.language.sentences import Sentences
from bot.reports.visit.charts import sign
from bot.reports.visit.forms import Form, made
from tests.reports.read_words import shown
from tests.reports.visits import Month, ann

_SENTENCES: Final = Sentences.load(strict=True)
_IN_WORDS: Final = (Form.TEXT, Form.HTML, Form.PDF)
#: What stands in words, and what stands for it in the CSV and in the bundle.
_LOOKED_FOR: Final = {
    "the period": ("24 Oct 2026 to 20 Nov 2026 (28 days)", "2026-11-20", "2026-11-20"),
    "the name": ("metformin 500 mg", "metformin 500 mg", "metformin 500 mg"),
    "how it is taken": ("1 tablet at 08:00 every day", "1 tablet at 08:00 every day", "08:00"),
    "what for": ("for diabetes", "purpose,,,,,,,,,,,,,diabetes", '"text":"diabetes"'),
    "prescriber": ("prescribed by Dr. Gómez", "Dr. Gómez", "Dr. Gómez"),
    "since when": ("since 1 Sep 2026", "since,,,,,,,,,,,,,2026-09-01", "2026-09-01"),
    "allergies": ("Allergies: penicillin", "allergies,,,,,,,,,,,,,,,penicillin", "penicillin"),
    "what nobody asked": (
        "Not asked: what for, who prescribed it",
        "prescriber,,,,,,,,,,,,,not asked",
        '"MedicationStatement"',
    ),
    "why it was skipped": ("side effects: 2", "side_effect", '"code":"side-effect"'),
    "as needed": ("taken 4 times on 3 of 28 days", "as needed,ibuprofen 400 mg", "as-needed"),
    "what was not due": ("taken twice: metformin 500 mg", "extra,metformin 500 mg", "twice"),
    "their own words": (
        *("“my stomach hurts after the sugar pill”", "my stomach hurts after the sugar pill"),
        "my stomach hurts after the sugar pill",
    ),
    "their question": (
        *("Question: “can I drink wine with it?”", "can I drink wine with it?"),
        "can I drink wine with it?",
    ),
}
_ALLERGIES: Final = {None: "Allergies: not asked", (): "Allergies: none"}


@pytest.mark.parametrize("form", Form)
def test_what_a_clinician_looks_for_stands_in_every_form(form: Form) -> None:
    written = made(Month().report(), form, _SENTENCES, language="en")
    place = 0 if form in _IN_WORDS else 1 if form is Form.CSV else 2
    words = shown(form, written) if form in _IN_WORDS else written.decode().replace('": ', '":')

    missing = [what for what, told in _LOOKED_FOR.items() if told[place] not in words]

    assert missing == []


@pytest.mark.parametrize("form", _IN_WORDS)
def test_allergies_that_were_not_asked_are_not_called_none(form: Form) -> None:
    for allergies, said in _ALLERGIES.items():
        report = Month(patient=ann(allergies=allergies)).report()

        assert said in shown(form, made(report, form, _SENTENCES, language="en"))


def test_every_mark_of_a_chart_is_told_from_every_other_without_its_colour() -> None:
    in_grey = {
        re.sub(r"#(?!ffffff)[0-9a-f]{6}", "dark", sign(kind).replace("#ffffff", "none"))
        for kind in MarkKind
    }

    assert len(in_grey) == len(MarkKind)
