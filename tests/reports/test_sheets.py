"""Proves what stands on pictures and pages, and that nobody's words become part of a layout."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from bot.domain.amounts import Amount, Unit
from bot.domain.channels import MediaType
from bot.domain.doses import DoseState, Label
from bot.domain.medications import Medication, Pause, Phase
from bot.domain.people import Level, Person
from bot.domain.routine import Routine
from bot.domain.sheets import Card, DayStrip, Drawn, Filling, StripSlot
from bot.language.bundles import languages
from bot.language.sentences import Sentences
from bot.planner.consolidate import consolidate
from bot.reports.sheets import card as cards
from bot.reports.sheets import card_code, filling
from bot.reports.sheets import day as days
from bot.reports.sheets.drawing import draw
from bot.reports.sheets.filling import Stretch
from bot.reports.sheets.pages import page
from bot.reports.sheets.paper import ALPHABETS, SIGNS, Paper
from tests.domain.examples import a_dose, a_person, a_regimen, a_round, medication_id
from tests.planner.real_life import MEDICINES, medicine

SENTENCES = Sentences.load(strict=True)
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOSTILE = (
    "#panic()",
    "#sys.inputs",
    "*b* _i_ $x$ `r` <label> @ref",
    '"}],"title":"x',
    "\\ \\u{41} // /* -- ---",
    "= not a heading",
    "x" * 300,
    "אבג 你好 💊 \u202ex",
    "\0\x07\ttab",
)


def a_medicine(name: str, words: str, purpose: str = "") -> Medication:
    return replace(medicine(name, words), purpose=purpose)


@cache
def medicines() -> tuple[Medication, ...]:
    """Return a list with everything that a card must tell apart."""
    return (
        a_medicine("levothyroxine 75 mcg", "1 tablet every morning on an empty stomach", "thyroid"),
        a_medicine("metformin 500 mg", "1 tablet twice a day with food", "diabetes"),
        a_medicine("lisinopril 10 mg", "half a tablet in the morning", "blood pressure"),
        a_medicine("insulin glargine 100 units/mL", "20 units at bedtime"),
        a_medicine("methotrexate 2.5 mg", "6 tablets on wednesdays", "joints"),
        a_medicine("prednisone 5 mg", "1 tablet every other day"),
        a_medicine(
            "acetaminophen 500 mg",
            "2 tablets every 6 hours as needed for pain, max 8 tablets in 24 hours",
        ),
        a_medicine("gentamicin", "1 drop every 5 hours", "eye"),
    )


def a_card(*those: Medication, person: Person | None = None) -> Card:
    patient = person or replace(a_person(), name="Ann", country="US")
    regimen = a_regimen(*those)
    plan = consolidate(regimen, patient.routine, (), starts=TODAY)
    return cards.card(patient, regimen, plan, now=NOW)


def a_filling(*those: Medication) -> Filling:
    patient = replace(a_person(), name="Ann", country="US", box=6)
    regimen = a_regimen(*those)
    plan = consolidate(regimen, patient.routine, (), starts=TODAY)
    inside = filling.compartments(patient, regimen, [plan], Stretch(NOW, date(2026, 11, 29)))
    return Filling(patient.name, patient.country, inside)


def written(sheet: Drawn, language: str = "en", level: int = 2) -> PdfReader:
    """Return a document as whoever opens it has it."""
    drawn = draw(page(sheet, SENTENCES, language=language, level=level))
    assert drawn.media_type is MediaType.DOCUMENT
    return PdfReader(BytesIO(drawn.data))


def text(of: PdfReader) -> str:
    """Return the words of a document, as a screen reader finds them."""
    whole = " ".join(each.extract_text() for each in of.pages)
    return " ".join(whole.replace("\u200b", "").replace("\u2060", "").split())


def content(sheet: Drawn, language: str = "en", level: int = 2) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        page(sheet, SENTENCES, language=language, level=level).content
    )
    return told


CARD = {
    "en": [
        "Ann: my medicines",
        "As of Mon 23 Nov 2026",
        "Morning",
        "Evening",
        "Bedtime",
        "levothyroxine 75 mcg 1 tablet on an empty stomach for thyroid",
        "metformin 500 mg 1 tablet with food for diabetes",
        "lisinopril 10 mg half a tablet for blood pressure",
        "insulin glargine 100 units/mL 20 units",
        "methotrexate 2.5 mg 6 tablets only on Wed for joints",
        "prednisone 5 mg 1 tablet every other day",
        "Only when needed acetaminophen 500 mg 2 tablets at least 6 hours between two at most 8"
        " tablets in 24 hours for pain",
        "At other times gentamicin 1 drop every 5 hours for eye",
        "your pharmacist",
        "Emergency: 911. Poison centre: 1-800-222-1222.",
    ],
    "es": [
        "Ann: mis medicinas",
        "Al lun 23 nov 2026",
        "Mañana",
        "Tarde",
        "Al acostarse",
        "levothyroxine 75 mcg 1 tableta con el estómago vacío para thyroid",
        "lisinopril 10 mg media tableta para blood pressure",
        "insulin glargine 100 unidades/mL 20 unidades",
        "methotrexate 2.5 mg 6 tabletas solo mié para joints",
        "prednisone 5 mg 1 tableta un día sí y otro no",
        "Solo si hace falta acetaminophen 500 mg 2 tabletas",
        "A otras horas gentamicin 1 gota cada 5 horas",
        "su farmacéutico",
        "Emergencias: 911.",
    ],
}


@pytest.mark.parametrize("language", languages())
def test_the_card_says_everything_in_words_that_can_be_read_aloud(language: str) -> None:
    document = written(a_card(*medicines()), language)

    words = text(document)
    assert [line for line in CARD[language] if line not in words] == []
    root: Any = document.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("language", languages())
def test_the_code_on_a_card_holds_the_list_as_far_as_it_goes_in(language: str) -> None:
    paper = Paper(SENTENCES, language=language, level=Level.NAMES)
    short = json.loads(page(a_card(*medicines()), SENTENCES, language=language, level=0).content)
    many = [a_medicine(f"medicine {n} 10 mg", "1 tablet daily", "x" * 50) for n in range(30)]
    long = json.loads(page(a_card(*many), SENTENCES, language=language, level=0).content)

    told, cut = card_code.inside(short, paper), card_code.inside(long, paper)

    assert "\n- metformin 500 mg: 1 tablet" in told
    assert "08:00\n" in told
    assert len(cut.encode()) <= 780
    count = sum(line.startswith("- ") for line in cut.splitlines())
    assert str(30 - count) in cut.splitlines()[-1]
    assert short["code"]["svg"].startswith("<svg ")


def test_a_card_has_at_most_four_columns_and_then_times_beside_the_names() -> None:
    four = a_card(medicine("penicillin V 500 mg", "1 tablet four times a day"))
    six = a_card(
        medicine("penicillin V 500 mg", "1 tablet every 4 hours"),
        medicine("aspirin 81 mg", "1 tablet daily"),
    )

    assert [column.at is not None for column in four.columns] == [True] * 4
    assert len(six.columns) <= 4
    times = {line.at or column.at for column in six.columns for line in column.lines}
    assert len(times) == 6


def test_a_long_list_goes_on_over_the_page_with_its_heads_and_loses_nobody() -> None:
    everything = [medicine(name, words) for name, (words, *_) in MEDICINES.items()]

    document = written(a_card(*everything))

    assert len(document.pages) > 2
    words = text(document)
    missing = [m.name for m in everything if m.name not in words]
    assert not missing
    assert all("Morning" in each.extract_text() for each in document.pages[:3])


def test_what_is_on_hold_begins_later_or_ends_says_so() -> None:
    (aspirin, iron, zinc) = (
        medicine(name, "1 tablet daily") for name in ("aspirin 81 mg", "iron 65 mg", "zinc 10 mg")
    )
    directions = iron.phases[0].directions
    paused = replace(aspirin, pauses=(Pause(NOW),))
    later = replace(iron, phases=(Phase(directions, starts=date(2026, 12, 1)),))
    ending = replace(zinc, phases=(Phase(directions, ends=date(2026, 11, 25)),))

    words = text(written(a_card(paused, later, ending)))

    assert "aspirin 81 mg 1 tablet On hold: ask before you take it" in words
    assert "At other times iron 65 mg 1 tablet from Tue 1 Dec" in words
    assert "zinc 10 mg 1 tablet up to and including Wed 25 Nov" in words


def test_nothing_is_printed_in_a_style_that_is_misread() -> None:
    odd = [
        ("warfarin 1.0 mg", "warfarin 1 mg"),
        ("digoxin .125 mg", "digoxin 0.125 mg"),
        ("levothyroxine 75 µg", "levothyroxine 75 mcg"),
        ("heparin 5000 IU", "heparin 5000 units"),
        ("insulin 10U", "insulin 10 units"),
        ("vitamin D 10.00 mcg", "vitamin D 10 mcg"),
    ]
    plain = medicine("aspirin", "1 tablet daily")
    those = [replace(plain, id=medication_id(name), name=name) for name, _ in odd]
    label = [Label(name, "", Amount(Decimal("0.50"), Unit.GRAM), 1) for name, _ in odd]
    strip = DayStrip(Routine(), (StripSlot(time(8), tuple(label)),))

    words = text(written(a_card(*those)))

    assert [right for _, right in odd if right not in words] == []
    rows = [row for row in content(strip)["rows"] if row["medicines"]]
    assert [m["name"].replace("\u00a0", " ") for m in rows[0]["medicines"]] == [r for _, r in odd]
    assert {m["detail"] for m in rows[0]["medicines"]} == {"0.5 g"}


@pytest.mark.parametrize("language", languages())
def test_whatever_people_write_stands_there_as_they_wrote_it(language: str) -> None:
    plain = medicine("aspirin", "1 tablet twice a day")
    those = [replace(plain, id=medication_id(each), name=each, purpose=each) for each in HOSTILE]
    person = replace(a_person(), name=HOSTILE[0], country="US")
    strip = days.of_plan(
        consolidate(a_regimen(*those), Routine(), (), starts=TODAY),
        a_regimen(*those),
        Routine(),
        on=TODAY,
    )

    words = text(written(a_card(*those, person=person), language))
    picture = draw(page(strip, SENTENCES, language=language, level=2))

    shown = (*HOSTILE[:6], "x" * 300, "NiHao", "tab")
    for each in shown:
        assert " ".join(each.split()).replace(" ", "") in words.replace(" ", ""), each
    assert picture.data.startswith(b"\x89PNG")
    assert text(written(a_filling(*those), language))


def test_our_fonts_have_every_sign_that_is_printed() -> None:
    every = [*ALPHABETS, SIGNS, frozenset(map(chr, range(0x20, 0x7F)))]
    plain = medicine("aspirin", "1 tablet daily")
    those = [
        replace(plain, id=medication_id(str(n)), name=" ".join(sorted(signs)), strength="")
        for n, signs in enumerate(every)
    ]

    root: Any = written(a_card(*those)).trailer["/Root"]

    assert b"pdfuaid" in root["/Metadata"].get_data()  # only then is every sign there


STRIP = DayStrip(
    Routine(bed=time(1)),
    (
        StripSlot(time(6), (Label("early one", "nick", None, 4),)),
        StripSlot(
            time(8),
            (
                Label(
                    "metformin 500 mg",
                    "sugar pill",
                    Amount(Decimal(1), Unit.TABLET),
                    1,
                    "with food",
                ),
                Label("lisinopril 10 mg", "", Amount(Decimal("0.5"), Unit.TABLET), 2),
            ),
            is_taken=True,
        ),
        StripSlot(time(1), (Label("simvastatin", "", Amount(Decimal(1), Unit.TABLET), 3),)),
    ),
    TODAY,
)


def _seen(level: int) -> list[list[str]]:
    return [
        [f"{m['name']}: {m['detail']}".replace("\u00a0", " ") for m in row["medicines"]]
        for row in content(STRIP, level=level)["rows"]
        if row["medicines"]
    ]


def test_the_picture_runs_from_waking_to_bedtime_and_past_midnight() -> None:
    rows = content(STRIP)["rows"]

    assert [(row["time"], *row["marks"]) for row in rows] == [
        ("06:00",),
        ("07:00", "Get up"),
        ("08:00", "Breakfast"),
        ("12:30", "Lunch"),
        ("18:30", "Dinner"),
        ("01:00", "Bedtime"),
    ]
    assert [row["taken"] for row in rows if row["medicines"]] == ["", "taken", ""]


def test_the_picture_obeys_the_wording_level() -> None:
    assert _seen(2) == [
        ["early one: as much as is measured"],
        ["metformin 500 mg: 1 tablet, with food", "lisinopril 10 mg: half a tablet"],
        ["simvastatin: 1 tablet"],
    ]
    assert _seen(1) == [["nick: "], ["sugar pill: ", "medicine 2: "], ["medicine 3: "]]
    assert _seen(0) == [
        ["1 medicine: "],
        ["2 medicines, 1 and a half tablets: "],
        ["1 medicine, 1 tablet: "],
    ]
    for level in (0, 1):
        for language in languages():
            said = json.dumps(content(STRIP, language, level))
            assert not any(name in said for name in ("metformin", "lisinopril", "simvastatin"))


def test_a_proposed_day_says_what_is_not_taken_every_day() -> None:
    regimen = a_regimen(
        medicine("metformin 500 mg", "1 tablet daily"),
        medicine("methotrexate 2.5 mg", "6 tablets on wednesdays"),
        medicine("prednisone 5 mg", "1 tablet every other day"),
    )
    plan = consolidate(regimen, Routine(), (), starts=TODAY)

    (slot,) = days.of_plan(plan, regimen, Routine(), on=TODAY).slots

    varying = replace(slot, notes=("varies", *slot.notes[1:]))
    strip = DayStrip(Routine(), (varying,))
    (row,) = (row for row in content(strip)["rows"] if row["medicines"])
    assert slot.notes == ("", "on 2", "some-days")
    assert [each["note"] for each in row["medicines"]] == [
        "not the same every day",
        "only on Wed",
        "only on some days",
    ]
    assert content(strip)["title"] == "Proposed day"


@pytest.mark.parametrize("language", languages())
def test_a_picture_is_as_wide_as_a_phone_and_says_how_large_it_is(language: str) -> None:
    empty = DayStrip(Routine(), ())
    full = replace(STRIP, slots=STRIP.slots * 10)
    heights = []
    for strip in (empty, STRIP, full):
        drawn = draw(page(strip, SENTENCES, language=language, level=2))
        assert drawn.size is not None
        width, height = drawn.size
        heights.append(height)
        assert (width, drawn.name.endswith(".png")) == (1080, True)
        assert width + height < 10_000
    assert heights == sorted(heights)


def test_the_day_is_drawn_from_its_rounds_without_what_is_on_hold() -> None:
    morning = a_round()
    taken = a_dose(state=DoseState.TAKEN)
    doses = {morning.id: [taken, a_dose(state=DoseState.HELD)]}

    strip = days.of_rounds([morning], doses, Routine(), on=morning.local_date)

    assert [(slot.at, len(slot.medicines), slot.is_taken) for slot in strip.slots] == [
        (morning.wall_time, 1, True)
    ]


def test_the_filling_list_counts_each_tablet_of_each_day() -> None:
    told = content(a_filling(*medicines()))

    morning, evening = told["slots"]
    assert (morning["head"], evening["head"]) == ("Morning", "Evening")
    rows = {row["name"].replace("\u00a0", " "): row["cells"] for row in morning["rows"]}
    assert [day["weekday"] for day in told["days"]] == _week("Mon")
    assert rows["methotrexate 2.5 mg"] == ["–", "–", "6", "–", "–", "–", "–"]
    assert rows["lisinopril 10 mg"][1:] == ["½"] * 6
    assert morning["totals"][1:3] == ["2½", "9½"] or morning["totals"][1:3] == ["3½", "8½"]
    assert [name.replace("\u00a0", " ") for name in told["others"]] == [
        "insulin glargine 100 units/\u2060mL"
    ]
    assert "acetaminophen" not in json.dumps(told)
    words = text(written(a_filling(*medicines())))
    assert "In this compartment" in words
    assert "must stay in their own package" in words


def _week(first: str) -> Sequence[str]:
    week = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return week[week.index(first) :]
