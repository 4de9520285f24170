"""Proves that the strict form is read, and that methotrexate is weekly or refused."""

from __future__ import annotations

from datetime import date

import pytest

from bot.language import form
from bot.language.directions import Unread
from tests.language.labels import label

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("line", "name", "strength", "means"),
    [
        (
            "metformin 500 mg | 1 tablet | twice a day | with food",
            "metformin",
            "500 mg",
            "daily: 1 {tbl}, 1 {tbl}; with food",
        ),
        ("aspirin 81 mg|1 tablet|daily", "aspirin", "81 mg", "daily: 1 {tbl}"),
        ("warfarin | half a tablet | at 18:00", "warfarin", "", "daily: 18:00 0.5 {tbl}"),
        ("metformin 500 mg | twice a day", "metformin", "500 mg", "daily: 1 {dose}, 1 {dose}"),
        ("ibuprofen 400 mg tablets | 1 | q12h", "ibuprofen", "400 mg", "every 12 h: 1 {tbl}"),
        (
            "amoxicillin 250 mg/5 mL | 5 mL | three times a day | for 7 days",
            "amoxicillin",
            "250 mg/5 mL",
            "daily: 5 mL, 5 mL, 5 mL; 2026-11-21..2026-11-27",
        ),
        (
            "paracetamol 500 mg | 2 tabletas | cada 6 horas si es necesario | máximo 8 al día",
            "paracetamol",
            "500 mg",
            "as needed: 2 {tbl}, 6 h apart, at most 8 {tbl}",
        ),
        ("methotrexate 2.5 mg | 4 tablets | on Monday", "methotrexate", "2.5 mg", "on 0: 4 {tbl}"),
    ],
)
def test_a_line_is_read(line: str, name: str, strength: str, means: str) -> None:
    draft = form.read(line, language="en", today=TODAY)

    assert (draft.name, draft.strength) == (name, strength)
    assert label(draft.phase) == means


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("metformin", ("metformin",)),
        ("| 1 tablet | daily", ("",)),
        ("losartan | 1 tablet | blah daily", ("blah",)),
        ("a | b | c | d | e | f | g | h", ("a | b | c | d | e | f | g | h",)),
        ("x" * 600, ("x" * 40,)),
        ("", ("",)),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, words: tuple[str, ...]) -> None:
    with pytest.raises(Unread) as refused:
        form.read(line, language="en", today=TODAY)

    assert refused.value.words == words


@pytest.mark.parametrize("name", ["methotrexate 2.5 mg", "Methotrexat", "metotrexato", "MTX"])
@pytest.mark.parametrize(
    "often",
    [
        "once daily",
        "once a week",
        "twice a day",
        "on monday and thursday",
        "as needed",
        "every 24 hours",
        "every 7 days",
        "on monday, twice a day",
    ],
)
def test_methotrexate_is_on_one_named_day_of_the_week_or_refused(name: str, often: str) -> None:
    with pytest.raises(Unread, match="once a week"):
        form.read(f"{name} | 4 tablets | {often}", language="en", today=TODAY)
