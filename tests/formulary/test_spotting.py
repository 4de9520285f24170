"""Proves that names are spotted in running text, and ordinary words are not taken for names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formulary import Formulary, load


@pytest.mark.parametrize(
    ("text", "spotted"),
    [
        ("Metformin 500 mg: take 1 tablet twice daily with meals", ["Metformin"]),
        ("METFORMIN HCL 500 MG TABLET TAKE ONE TABLET BY MOUTH", ["METFORMIN HCL"]),
        ("Take Tylenol PM at bedtime.", ["Tylenol PM"]),
        ("hydrocodone/acetaminophen 5-325 as needed", ["hydrocodone/acetaminophen"]),
        ("losartan - HCTZ 50-12.5 mg daily", ["losartan - HCTZ"]),
        ("aspirin and metformin every morning", ["aspirin", "metformin"]),
        ("lisinoprl 10 mg once a day", ["lisinoprl"]),
        (
            "St. John's wort, fish oil; Vitamin B-12",
            ["St. John's wort", "fish oil", "Vitamin B-12"],
        ),
        ("Tome 1 tableta de losartán 50 mg cada día", ["losartán"]),
        ("Tome a\u0301cido fo\u0301lico 5 mg", ["a\u0301cido fo\u0301lico"]),
        ("Actos 30 mg daily", ["Actos"]),
        ("ASA 81 daily", ["ASA"]),
        ("Co-codamol 30/500, 2 qds prn", ["Co-codamol"]),
        ("Humalog KwikPen 10 units before meals", ["Humalog KwikPen"]),
    ],
)
def test_a_name_is_spotted_where_it_stands(
    formulary: Formulary, text: str, spotted: list[str]
) -> None:
    assert [text[s.start : s.end] for s in formulary.spot(text)] == spotted


@pytest.mark.parametrize(
    "text",
    [
        "take one tablet by mouth at the same time every day with water",
        "avoid alcohol; do not stop without your doctor",
        "for pain and fever, cold and flu relief at night time",
        "los actos de ayer cambia la dosis allí, compro leche",
        "la asa de la taza",
        "2 in the morning and 1 at night for 5 days then stop",
        "sleep well, my head is clear",
        "tome una tableta por la mañana y dos por la noche con comida",
        "no medicine",
        "",
        "\x00" * 50,
    ],
)
def test_ordinary_words_are_no_medicines(formulary: Formulary, text: str) -> None:
    assert not formulary.spot(text)


@given(st.text(max_size=400))
def test_what_is_spotted_lies_in_order_inside_the_text(text: str) -> None:
    spotted = load().spot(text)

    places = [place for s in spotted for place in (s.start, s.end)]
    assert places == sorted(places)
    assert all(0 <= s.start < s.end <= len(text) for s in spotted)


def test_a_gigantic_text_is_read_only_so_far(formulary: Formulary) -> None:
    spotted = formulary.spot("metformin " * 100_000)

    assert len(spotted) == 2_000
