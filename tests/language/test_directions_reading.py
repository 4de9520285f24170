"""Proves what the corpus cannot show: questions, several steps, strange input, and speed that
holds."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.deliveries import Utterance
from bot.domain.errors import BadInput
from bot.domain.schedules import EveryDay
from bot.language.bundles import languages
from bot.language.directions import (
    Reading,
    Unread,
    as_json,
    dosages,
    questions,
    read_phases,
    readings,
)
from bot.language.directions.grammar import constructs
from bot.language.directions.planned import Context, phases
from bot.language.directions.spelling import known
from bot.language.sentences import Sentences
from tests.language.labels import label
from tests.language.scoring_directions import TODAY, rows
from tests.language.small_lexicon import SmallLexicon

LEXICON = SmallLexicon()
SENTENCES = Sentences.load(strict=True)
WORDS = sorted({word for row in rows() for word in row.text.split()})


def read(text: str) -> Reading:
    (found,) = readings(text, today=TODAY, lexicon=LEXICON)
    return found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("take 1-2 times every day", "times or amount"),
        ("1 3 times a day", "one or other"),
        ("take 120 every day", "unit"),
        ("methotrexate 10 mg daily", "weekly"),
        ("Trexall 10 mg daily", "weekly"),
        ("metotrexato 10 mg al día", "weekly"),
        ("digoxin 2.5 mg daily", "too much"),
        ("digoxin 2500 mcg daily", "too much"),
        ("lisinopril 400 mg daily", "too much"),
        ("lisinopril 40 mg 3 tablets daily", "too much"),
        ("risedronate 5 mg 1 tablet three times a day", "too much a day"),
        ("insulin glargine 10 mL at bedtime", "form"),
        ("2 tablets 4 times a day, no more than 4 tablets in 24 hours", "amounts"),
        ("1 tablet daily. Take 2 tablets twice daily.", "amounts"),
        ("take 1 tablet daily, increasing to 2 tablets daily", "length"),
        ("una zzzz dos wwww al día", "one or other"),
        ("metformin 500 mg in the morning and 2 at bedtime", "unit"),
        ("amoxicillin 250 mg/5 mL take 2 tablets daily", "form"),
        ("inhale 1 tablet daily", "form"),
        ("1 tablet twice a day every 8 hours", "often"),
        ("lisinoprl 10 mg daily", "name"),
        ("take 1 (2) tablets daily", "amount"),
        ("1.500 mg daily", "number"),
        ("", "nothing"),
        ("buenos días", "nothing"),
        ("increase by 10 mg every week to 50 mg", "step start"),
        ("prednisone 40 mg daily, reduce by 5 mg", "step interval"),
        ("prednisone 40 mg daily, reduce by 5 mg weekly", "step end"),
        ("gabapentin 300 mg tid, increase by 300 mg weekly to 900 mg", "step each"),
        ("metformin 500 mg daily, increase by 1 tablet every week to 4", "step unit"),
        ("1 tablet daily then stop", "stop"),
        ("1 tableta cada tercer día", "third day"),
        ("warfarin 5 mg daily, 7.5 mg on Sundays", "but days"),
        ("1 tablet tid with meals and at bedtime", "often"),
        ("Nehmen Sie eine Tablette morgens", "language"),
        ("一日三次", "language"),
        ("\x00\x01\x02 1 \ufffd\ufffd", "no text"),
    ],
)
def test_what_is_not_clear_is_asked(text: str, code: str) -> None:
    assert code in {doubt.code for doubt in read(text).doubts}


@pytest.mark.parametrize(
    "text",
    [
        "methotrexate 10 mg once a week on Monday",
        "digoxin 0.25 mg daily",
        "lisinopril 40 mg daily",
        "take 1 three times a day",
        "risedronate 35 mg 1 tablet once a week",
        "2 tablets every 6 hours as needed, no more than 4 tablets in 24 hours",
        "stop metformin",
    ],
)
def test_what_is_clear_is_not_asked_about(text: str) -> None:
    assert not read(text).doubts


def test_what_is_asked_about_is_not_asserted() -> None:
    (dosage,) = dosages(read("methotrexate 10 mg daily"))

    assert "timing" not in dosage


@pytest.mark.parametrize("language", languages())
def test_every_question_has_its_sentence_in_every_language(language: str) -> None:
    asked = {
        each.sentence: each
        for row in rows()
        for reading in readings(row.text, today=TODAY)
        for each in questions(reading)
    }

    for each in asked.values():
        assert SENTENCES.render(each, language=language, level=0).text


@pytest.mark.parametrize(
    ("written", "meant"),
    [("kada", "cada"), ("beses", "veces"), ("pastiya", "pastilla"), ("gotaz", "gotas")],
)
def test_a_spanish_word_is_known_as_it_is_heard(written: str, meant: str) -> None:
    assert known(written) == (meant,)


@pytest.mark.parametrize("word", ["senna", "dies", "sinko", "zinco", "trash"])
def test_neither_a_name_nor_an_everyday_word_nor_a_number_is_heard_as_another(word: str) -> None:
    assert known(word) in (None, (word,))


def test_a_taper_is_several_phases() -> None:
    found = read_phases("4 tablets daily for 3 days, then 2 tablets daily for 3 days", today=TODAY)

    assert [label(phase) for phase in found] == [
        "daily: 4 {tbl}; 2026-11-21..2026-11-23",
        "daily: 2 {tbl}; 2026-11-24..2026-11-26",
    ]


def test_a_taper_whose_steps_have_no_end_is_refused() -> None:
    with pytest.raises(Unread):
        read_phases("as directed", today=TODAY)


@pytest.mark.parametrize(
    ("text", "halt"),
    [
        ("do not take lisinopril", "not taken"),
        ("lisinopril 10 mg daily - discontinued", "stopped"),
        ("hold lisinopril until Monday", "held"),
        ("suspender lisinopril 10 mg al día", "stopped"),
    ],
)
def test_what_is_not_taken_is_no_dosage_and_is_never_planned(text: str, halt: str) -> None:
    reading = read(text)

    assert (reading.halt, dosages(reading), questions(reading)) == (halt, [], ())
    assert as_json(reading, lambda each: each.sentence)["status"] == halt
    with pytest.raises(Unread) as refused:
        phases(reading, Context(TODAY), text=text)
    assert refused.value.code == "halted"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 tablet daily, not in the evening", "not then"),
        ("1 tablet with meals", "meals"),
        ("1 tablet before meals and at bedtime", "meals"),
        ("1 patch once a week for 3 weeks, leave off 1 week", "days"),
    ],
)
def test_what_leaves_the_time_open_is_not_planned(text: str, code: str) -> None:
    with pytest.raises(Unread) as refused:
        read_phases(text, today=TODAY)

    assert refused.value.code == code


def test_json_has_every_field() -> None:
    said = as_json(read("metformin 500 mg 1 tab bid zzz"), lambda each: each.sentence)

    assert list(said) == ["text", "medication", "strength", "form", "dosage", "unread", "questions"]
    assert (said["medication"], said["strength"], said["unread"]) == (
        "metformin",
        "500 mg",
        ["zzz"],
    )


@given(st.text(max_size=400))
def test_any_text_is_read_or_asked_about(text: str) -> None:
    for reading in readings(text, today=TODAY, lexicon=LEXICON):
        assert isinstance(dosages(reading), list)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(["en", "es"]))
def test_words_of_labels_in_any_order_are_read_or_asked_about(
    words: list[str], language: str
) -> None:
    text = " ".join(words)
    for reading in readings(text, today=TODAY, lexicon=LEXICON):
        for each in (*questions(reading), Utterance("read-ask-nothing", {"words": ""})):
            assert SENTENCES.render(each, language=language, level=0).text
        dosages(reading)
    with suppress(BadInput):
        read_phases(text, today=date(2026, 2, 28))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "part",
    [
        "1-",
        "1 ",
        "(1) ",
        "1/2",
        "a-",
        "every ",
        "and ",
        "for pain and ",
        "b.i.d. ",
        "monday, ",
        "at 8 am, ",
        "\n",
        "if ",
        "take 1 tablet daily then ",
        "increase by 1 tablet every week to ",
        "zqwxvab",
        "((((",
        "\u0130",
        "\ufb01",
        "x",
        "8:0",
        "metformin 500 mg 1 tab bid, ",
        "day 1: ",
        "\U0001f44d",
        "\u202e",
        "1,000,",
        "½",
        "then stop ",
        "* ",
        ". * (",
        "do not drive ",
        "1x3 ",
        "m t w ",
    ],
)
def test_no_text_breaks_the_reader_or_takes_it_long(part: str) -> None:
    text = (part * 20_000)[:20_000]

    for reading in readings(text, today=TODAY, lexicon=LEXICON):
        dosages(reading)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(BadInput, match="20000 characters"):
        readings("x" * 20_001, today=TODAY)


def test_every_construct_can_be_looked_for() -> None:
    every = {id(each): each for many in constructs().values() for each in many}.values()

    assert all(each.expression.match("") is None for each in every)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1 tablet 30 minutes before breakfast", [-30]),
        ("una tableta una hora antes del desayuno", [-60]),
        ("1 tablet 2 hours after dinner", [120]),
        ("1 tablet 15 minutes before meals three times a day", [-15, -15, -15]),
        ("1 tablet half an hour before breakfast and 1 at bedtime", [-30, 0]),
        ("1 tablet with breakfast", [0]),
    ],
)
def test_how_long_before_a_meal_reaches_the_plan(text: str, minutes: list[int]) -> None:
    (phase,) = read_phases(text, today=TODAY)
    schedule = phase.directions.schedule

    assert isinstance(schedule, EveryDay)
    assert [intake.from_meal // timedelta(minutes=1) for intake in schedule.intakes] == minutes
