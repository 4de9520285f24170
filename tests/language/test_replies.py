"""Proves what is read in the answers of patients, by a table of what they write."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ids import MedicationId
from bot.domain.intents import Stop, Took, Unclear
from bot.language.replies import Reading, read
from tests.language.plainly import said

METFORMIN = MedicationId(UUID(int=1))
NAMES = {
    "metformin": METFORMIN,
    "sugar pill": METFORMIN,
    "iron": MedicationId(UUID(int=2)),
    "ibuprofen 400 mg": MedicationId(UUID(int=3)),
}
NOW = datetime(2026, 11, 21, 11, 19, tzinfo=ZoneInfo("Europe/Madrid"))
TABLE = tomllib.loads((Path(__file__).parent / "tables" / "replies.toml").read_text("utf-8"))
CASES = [(case["means"], text) for case in TABLE.values() for text in case["texts"]]

PROSE = (
    "the weather was nice and my neighbour brought tomatoes from his garden which grew well "
    "la casa tiene ventanas grandes donde entra mucha luz cuando amanece sobre campos"
)


def reading(text: str, *, language: str = "en", now: datetime = NOW) -> Reading:
    return read(text, language=language, names=NAMES, now=now)


@pytest.mark.parametrize("language", ["en", "es"])
def test_an_answer_means_what_the_table_says_whatever_language_the_person_has(
    language: str,
) -> None:
    meant = [(text, means, said(reading(text, language=language).intent)) for means, text in CASES]

    assert [(text, means, heard) for text, means, heard in meant if heard != means] == []


@pytest.mark.parametrize(
    ("text", "mine", "heard"),
    [
        ("taken", "es", "en"),
        ("tomada", "en", "es"),
        ("ya no tomo metformin", "en", "es"),
        ("1", "es", "es"),
        ("A1", "es", "es"),
        ("alto", "en", "es"),
        ("STOP", "es", "es"),
    ],
)
def test_the_language_of_an_answer_is_reported(text: str, mine: str, heard: str) -> None:
    assert reading(text, language=mine).language == heard


@pytest.mark.parametrize(
    ("clock", "text", "at", "day"),
    [
        ("21:00", "took it at 8:15", "08:15", None),
        ("21:00", "took it at 8:15 pm", "20:15", None),
        ("00:30", "took it at 23:50", "23:50", 20),
        ("11:19", "took it at 13:00", "13:00", None),
    ],
)
def test_a_time_is_read_by_the_24_hour_clock_and_nearest_to_now(
    clock: str, text: str, at: str, day: int | None
) -> None:
    now = NOW.replace(hour=int(clock[:2]), minute=int(clock[3:]))

    intent = reading(text, now=now).intent

    assert isinstance(intent, Took)
    assert f"{intent.at:%H:%M}" == at
    assert (intent.day.day if intent.day else None) == day


def test_the_only_medicine_on_a_list_is_no_answer_by_itself() -> None:
    names = {"medicine 1": METFORMIN, "metformin": METFORMIN}

    wrong = read("wrong medicine", language="en", names=names, now=NOW).intent
    first = read("took medicine 1", language="en", names=names, now=NOW).intent

    assert said(wrong) == "extra wrong"
    assert said(first) == "took M"


@given(st.text(max_size=400))
def test_reading_never_raises(text: str) -> None:
    reading(text)


@given(st.text(st.characters(categories=["Cc", "Cf", "Mn", "Zs", "So"]), max_size=50))
def test_what_cannot_be_seen_never_raises_and_never_stops(text: str) -> None:
    assert not isinstance(reading(text).intent, Stop)


@given(
    st.lists(
        st.sampled_from(PROSE.split()),
        min_size=4,
        max_size=60,
    )
)
def test_prose_is_unclear(words: list[str]) -> None:
    assert isinstance(reading(" ".join(words)).intent, Unclear)


@pytest.mark.parametrize(
    "text", ["took it " * 12_500, "x" * 100_000, "\u202etaken\u202c", "1" * 99]
)
def test_huge_and_odd_texts_are_read_in_bounded_time(text: str) -> None:
    intent = reading(text).intent

    assert isinstance(intent, Unclear | Took)


def test_marks_of_direction_around_an_answer_do_not_count() -> None:
    assert said(reading("\u202e\u200ftaken\u202c\u0000").intent) == "took"
