"""Proves that directions are read whole, or that what stands in the way is named."""

from __future__ import annotations

import tomllib
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amounts import Amount, Unit
from bot.domain.errors import BadInput
from bot.language import directions
from bot.language.directions import Unread, name_and_strength, read_phase
from tests.language.labels import label

TODAY = date(2026, 11, 21)
TABLES = Path(__file__).parent / "tables"
READ = tomllib.loads((TABLES / "directions.toml").read_text("utf-8"))
UNREAD = tomllib.loads((TABLES / "unread_directions.toml").read_text("utf-8"))
WORDS = "take 1 2 tablet twice a day every 8 hours with food at night morning mon and or , | not"


@pytest.mark.parametrize("language", ["en", "es"])
def test_directions_are_read_as_the_table_says(language: str) -> None:
    for text, means in READ.items():
        assert label(read_phase(text, language=language, today=TODAY)) == means, text


@pytest.mark.parametrize(("text", "words"), UNREAD.items())
def test_what_cannot_be_read_is_named(text: str, words: list[str]) -> None:
    with pytest.raises(Unread) as refused:
        read_phase(text, language="en", today=TODAY)

    assert list(refused.value.words) == words
    assert str(refused.value)


def test_directions_keep_what_was_written() -> None:
    told = directions.read("Take ONE tablet  daily", language="en", today=TODAY)

    assert told.text == "Take ONE tablet daily"


def test_an_amount_that_stands_elsewhere_counts_where_the_directions_name_none() -> None:
    two = Amount(Decimal(2), Unit.PUFF)

    told = read_phase("every 12 hours", language="en", today=TODAY, amount=two)
    named = read_phase("1 tablet every 12 hours", language="en", today=TODAY, amount=two)

    assert label(told) == "every 12 h: 2 {puff}"
    assert label(named) == "every 12 h: 1 {tbl}"


def test_directions_that_carry_no_dates_refuse_them() -> None:
    with pytest.raises(Unread):
        directions.read("twice a day for 7 days", language="en", today=TODAY)


@pytest.mark.parametrize(
    ("text", "name", "strength"),
    [
        ("metformin 500 mg", "metformin", "500 mg"),
        ("Metformin 500mg", "Metformin", "500 mg"),
        ("Vitamin D3 1000 IU", "Vitamin D3", "1000 units"),
        ("Vitamin B12", "Vitamin B12", ""),
        ("levothyroxine 50 µg", "levothyroxine", "50 mcg"),
        ("lorazepam .5 mg", "lorazepam", "0.5 mg"),
        ("aspirin 81.0 mg", "aspirin", "81 mg"),
        ("metformin 1,000 mg", "metformin", "1000 mg"),
        ("Symbicort 160/4.5 mcg", "Symbicort", "160/4.5 mcg"),
        ("amoxicillin 250 mg/5 ml", "amoxicillin", "250 mg/5 mL"),
        ("insulin glargine 100 U/mL", "insulin glargine", "100 units/mL"),
        ("metformin XR (500 mg)", "metformin XR", "500 mg"),
        ("hydrocortisone 1 %", "hydrocortisone", "1 %"),
        ("warfarin", "warfarin", ""),
        ("ibuprofen 400 mg tablets", "ibuprofen", "400 mg"),
    ],
)
def test_a_package_says_name_and_strength(text: str, name: str, strength: str) -> None:
    assert name_and_strength(text) == (name, strength)


@pytest.mark.parametrize("text", ["", "   ", "500 mg", "123", "|", "\u0000"])
def test_a_medicine_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(Unread):
        name_and_strength(text)


@given(st.text(max_size=300))
def test_reading_directions_only_ever_refuses(text: str) -> None:
    with suppress(BadInput):
        read_phase(text, language="en", today=TODAY)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12))
def test_words_of_labels_in_any_order_are_read_or_refused(words: list[str]) -> None:
    with suppress(BadInput):
        read_phase(" ".join(words), language="en", today=TODAY)
