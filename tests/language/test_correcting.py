"""Proves that a correction changes what it says, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import formulary
from bot.language.directions import Unread
from bot.language.directions.correcting import called, corrected
from bot.language.directions.doses import Dosing, Reading
from bot.language.directions.known import in_step, step_of
from bot.language.directions.merging import Field, said_by
from bot.language.directions.planned import Context, phases
from bot.language.directions.reader import partly, readings
from bot.language.formats import digits
from tests.language.scoring_directions import rows

TODAY = date(2026, 3, 2)
LEXICON = formulary.load()
METFORMIN = "metformin 500 mg 1 tablet twice a day with food"


def read(text: str) -> Reading:
    (found,) = readings(text, today=TODAY, lexicon=LEXICON)
    return found


def said(reading: Reading | None) -> str:
    """Write a reading as the tables below do."""
    if reading is None:
        return "not understood"
    if reading.doubts:
        return f"asks: {reading.doubts[0].code}"
    steps = " > ".join(" + ".join(map(_dose, step)) for step in reading.steps)
    name = " ".join(filter(None, (reading.medication, reading.strength)))
    return f"{name}: {steps}" + (f", for {reading.reason}" if reading.reason else "")


def _dose(dosing: Dosing) -> str:
    amount, often, shared = dosing.amount, dosing.often, dosing.shared
    days = dosing.weekdays.days if dosing.weekdays else ()
    fed = [{"C": "with", "A": "before", "P": "after"}[m.relation] for m in dosing.meals]
    told = [
        f"{digits(amount.low)} {amount.unit}".strip() if amount and hasattr(amount, "low") else "",
        f"{often.low}/{often.period if often.period > 1 else ''}{often.unit}" if often else "",
        *(f"@{part}" for part in dosing.parts),
        *(f"@{time:%H:%M}" for time in dosing.times),
        *days,
        *fed,
        "empty" if shared.food else "",
        f"for {shared.lasts.low}{shared.lasts.unit}" if shared.lasts else "",
        f"until {shared.ends.ends}" if shared.ends else "",
        "as needed" if shared.needed else "",
    ]
    return " ".join(filter(None, told))


@pytest.mark.parametrize(
    ("correction", "becomes"),
    [
        ("no, three times a day", "metformin 500 mg: 1 tablet 3/d with"),
        ("no, tres veces al día", "metformin 500 mg: 1 tablet 3/d with"),
        ("not twice, three times a day", "metformin 500 mg: 1 tablet 3/d with"),
        ("every other day", "metformin 500 mg: 1 tablet 1/2d with"),
        ("every 8 hours", "metformin 500 mg: 1 tablet 1/8h with"),
        ("no, 2 tablets", "metformin 500 mg: 2 tablet 2/d with"),
        ("no, son 2 tabletas", "metformin 500 mg: 2 tablet 2/d with"),
        ("no, 2", "metformin 500 mg: 2 tablet 2/d with"),
        ("50 not 500", "metformin 50 mg: 1 tablet 2/d with"),
        ("no 500 sino 850", "metformin 850 mg: 1 tablet 2/d with"),
        ("500 not 50", "not understood"),
        ("no, 850 mg tablets", "metformin 850 mg: 1 tablet 2/d with"),
        ("metformin 1000 mg", "metformin 1000 mg: 1 tablet 2/d with"),
        # What the box holds, nobody has said: the dose alone is asserted.
        ("now 1000 mg", "metformin: 1000 milligram 2/d with"),
        ("1000 mg three times a day", "metformin: 1000 milligram 3/d with"),
        ("it's extended release", "metformin extended release 500 mg: 1 tablet 2/d with"),
        ("name is naproxen", "naproxen 500 mg: 1 tablet 2/d with"),
        ("se llama naproxeno", "naproxeno 500 mg: 1 tablet 2/d with"),
        ("before food", "metformin 500 mg: 1 tablet 2/d before"),
        ("on an empty stomach", "metformin 500 mg: 1 tablet 2/d empty"),
        ("for my sugar", "metformin 500 mg: 1 tablet 2/d with, for sugar"),
        ("para el azúcar", "metformin 500 mg: 1 tablet 2/d with, for azúcar"),
        ("at 8 pm", "metformin 500 mg: 1 tablet @20:00 with"),
        ("a las 8 de la noche", "metformin 500 mg: 1 tablet @20:00 with"),
        ("in the morning and at bedtime", "metformin 500 mg: 1 tablet 2/d @MORN @HS with"),
        ("only on Mondays", "metformin 500 mg: 1 tablet 2/d mon with"),
        ("solo los lunes", "metformin 500 mg: 1 tablet 2/d mon with"),
        ("for 7 days", "metformin 500 mg: 1 tablet 2/d with for 7d"),
        ("until 3 May", "metformin 500 mg: 1 tablet 2/d with until 2026-05-03"),
        ("as needed for pain", "metformin 500 mg: 1 tablet 2/d with as needed"),
        ("at 8", "asks: clock"),
        ("no, 500", "asks: unit"),
        ("hello there", "not understood"),
        ("what?", "not understood"),
        ("wrong", "not understood"),
        ("", "not understood"),
    ],
)
def test_a_correction_changes_what_it_says(correction: str, becomes: str) -> None:
    after = corrected(read(METFORMIN), correction, today=TODAY, lexicon=LEXICON)

    assert said(after) == becomes


@pytest.mark.parametrize(
    ("label", "answers", "becomes"),
    [
        (METFORMIN, ["at 8", "in the evening"], "metformin 500 mg: 1 tablet @20:00 with"),
        ("take 120 every day", ["mg"], ": 120 milligram 1/d"),
        ("zorblax 5 mg 2 tablets", ["twice a day"], "zorblax 5 mg: 2 tablet 2/d"),
        (
            "metformin 500 mg 1 tablet at 8 with food",
            ["in the evening"],
            "metformin 500 mg: 1 tablet @20:00 with",
        ),
        ("methotrexate 2.5 mg 4 tablets daily", ["with food"], "asks: weekly"),
        ("methotrexate 2.5 mg 4 tablets daily", ["twice a day"], "asks: weekly"),
        ("methotrexate 2.5 mg 4 tablets daily", ["on Monday"], "methotrexate 2.5 mg: 4 tablet mon"),
        ("lisinopril 800 mg daily", ["once a day"], "asks: too much"),
        ("lisinopril 800 mg daily", ["8 mg"], "lisinopril: 8 milligram 1/d"),
        ("metoprolol 25 mg 2 tablets in the morning", ["50 mg"], "asks: strength"),
        (
            "metoprolol 25 mg 2 tablets in the morning",
            ["50 mg", "each tablet"],
            "metoprolol 50 mg: 2 tablet @MORN",
        ),
        (
            "metoprolol 25 mg 2 tablets in the morning",
            ["50 mg", "at one time"],
            "metoprolol: 50 milligram @MORN",
        ),
        ("prednisone 40 mg x5 days then 20 mg x5 days then stop", ["30 mg"], "asks: all steps"),
        (
            "prednisone 40 mg x5 days then 20 mg x5 days then stop",
            ["with food"],
            "prednisone: 40 milligram with for 5d > 20 milligram with for 5d",
        ),
        (
            "metformin 500 mg 2 in the morning and 1 at night",
            ["3 at night"],
            "metformin 500 mg: 2 @MORN + 3 @NIGHT",
        ),
        ("metformin 500 mg 2 in the morning and 1 at night", ["3 tablets"], "asks: amounts"),
        ("metfromin 850 mg 1 tab daily", ["twice a day"], "asks: name"),
        ("metfromin 850 mg 1 tab daily", ["name is metformin"], "metformin 850 mg: 1 tablet 1/d"),
    ],
)
def test_an_answer_settles_what_was_asked_and_nothing_more(
    label: str, answers: list[str], becomes: str
) -> None:
    reading: Reading | None = read(label)
    for answer in answers:
        assert reading is not None
        reading = corrected(reading, answer, today=TODAY, lexicon=LEXICON)

    assert said(reading) == becomes


def test_a_limit_outlives_a_doubt_about_the_amount() -> None:
    reading = read("ibuprofen 400 mg 40 tablets every 6 hours as needed, max 3 tablets a day")
    assert reading.doubts

    after = corrected(reading, "1 tablet", today=TODAY, lexicon=LEXICON)

    assert after is not None
    assert not after.doubts
    assert after.steps[0][0].shared.ceiling is not None


LABELS = (
    METFORMIN,
    "lisinopril 10 mg 1 tablet in the morning for blood pressure",
    "amoxicillin 500 mg 1 capsule every 8 hours for 7 days",
    "alendronate 70 mg 1 tablet on Sundays in the morning before food",
    "ibuprofen 400 mg 1 tablet every 6 hours as needed for pain, max 3 tablets a day",
    "insulin glargine 20 units at bedtime",
)
CORRECTIONS = {
    Field.AMOUNT: ("no, 3 tablets", "2 capsules", "son 2 tabletas"),
    Field.WHEN: ("in the evening", "at 7 am", "no, al acostarse"),
    Field.DAYS: ("only on Fridays", "los martes y jueves"),
    Field.FOOD: ("with food", "antes de comer", "on an empty stomach"),
    Field.LENGTH: ("for 10 days", "until 3 May"),
    Field.REASON: ("it's for my heart",),
    Field.NAME: ("the name is naproxen",),
}


def fields(reading: Reading) -> dict[Field, object]:
    """Return what stands in each field of a reading."""
    (step,) = reading.steps
    shared = [dosing.shared for dosing in step]
    return {
        Field.AMOUNT: [(d.amount, reading.strength) for d in step],
        Field.WHEN: [(d.parts, d.times, {m.meal for m in d.meals if m.meal}) for d in step],
        Field.DAYS: [(d.weekdays, d.month_days, d.cycle) for d in step],
        Field.FOOD: [({m.relation for m in d.meals if not m.is_time}, d.shared.food) for d in step],
        Field.LENGTH: [(each.lasts, each.starts, each.ends) for each in shared],
        Field.NEEDED: [(each.needed, each.ceiling) for each in shared],
        Field.REASON: reading.reason,
        Field.NAME: (reading.medication, reading.match),
    }


@pytest.mark.parametrize("label", LABELS)
def test_a_correction_of_one_field_leaves_all_others(label: str) -> None:
    before = read(label)
    for field, texts in CORRECTIONS.items():
        for text in texts:
            after = corrected(before, text, today=TODAY, lexicon=LEXICON)
            assert after is not None, (label, text)
            if field is Field.AMOUNT and after.doubts:
                continue  # tablets of insulin are asked about, and so is more than anybody takes

            told = {name for name, value in fields(after).items() if value != fields(before)[name]}

            assert told <= {field}, (label, text)


def test_what_is_on_the_list_comes_back_as_it_was_read() -> None:
    for row in rows():
        for reading in readings(row.text, today=TODAY):
            try:
                planned = phases(replace(reading, unread=()), Context(TODAY), text="x")
            except Unread:
                continue
            for phase in planned:
                step = step_of(phase)
                assert step is not None
                (again,) = phases(Reading("x", steps=(step,)), Context(TODAY), text="x")
                (again,) = in_step([again], phase)
                assert replace(again, starts=phase.starts) == phase, row.text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "no",
                "not",
                "2",
                "mg",
                "at",
                "8",
                "name is",
                "for",
                "days",
                ",",
                "tablets",
                "twice",
                "y",
                "x",
                "\n",
                "500",
                "metformin",
                "|",
            ]
        ),
        max_size=8,
    )
)
def test_no_correction_breaks_the_reader(words: list[str]) -> None:
    for label in (METFORMIN, "take 120 every day", "hello"):
        after = corrected(readings(label, today=TODAY)[0], " ".join(words), today=TODAY)

        assert after is None or isinstance(after, Reading)


def test_a_name_brings_its_strength_and_what_is_known() -> None:
    named = called(read("1 tablet twice a day"), "glipizide 5 mg tablets", LEXICON)

    assert said(named) == "glipizide 5 mg: 1 tablet 2/d"
    assert named.match is not None
    assert said_by(partly("with food", today=TODAY)) == {Field.FOOD}
