"""Proves how a text is brought into the letters of SMS, and how its length is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.segments import folded_for_sms, segments, septets


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("¿Qué tomé? Mañana, así, está, útil. ¡Ñu!", "¿Qué tomé? Mañana, asi, esta, util. ¡Ñu!"),
        ("e\u0301 n\u0303 a\u0301 u\u0308", "é ñ a ü"),
        ("“O’Brien” – «yes»… • no", '"O\'Brien" - "yes"... - no'),
        ("1½ tablets, ½ a patch", "1 1/2 tablets, 1/2 a patch"),
        ("50 µg, 5 µL, 10 \u03bcg", "50 mcg, 5 uL, 10 mcg"),
        ("💊 take 👍🏽 1️⃣ 🇪🇸!", " take  1 !"),
        ("Łódź, Çağla, Đorđe, Straße, œuvre", "Lodz, Çagla, Dorde, Straße, oeuvre"),
        ("Анна Иванова", "Anna Ivanova"),
        ("Γιώργος Ωνάσης", "Giorgos Onasis"),
        ("王小明", "WangXiaoMing"),
        ("محمد", "mhmd"),
        ("٣ + \uff13 + ③", "3 + 3 + 3"),
        ("a\u00a0b\tc\u200bd\u202ee\x00f", "a b cdef"),
        ("5 °C ® ™ → ×", "5 degC (R) TM -> x"),
        ("`a\u00b4 [b] {c} €5 | ~", "'a' [b] {c} €5 | ~"),
        ("", ""),
    ],
)
def test_a_text_is_folded_into_the_letters_that_sms_has(text: str, folded: str) -> None:
    assert folded_for_sms(text) == folded
    assert septets(folded_for_sms(text)) >= 0


@given(st.text(max_size=200))
def test_any_text_becomes_one_that_sms_has_the_letters_for(text: str) -> None:
    folded = folded_for_sms(text)

    assert septets(folded) >= len(folded)
    assert folded_for_sms(folded) == folded


def test_every_letter_there_is_can_be_folded() -> None:
    for code in range(0x20000):
        septets(folded_for_sms(chr(code)))


@pytest.mark.parametrize(
    ("case", "text", "count"),
    [
        ("nothing", "", 1),
        ("a full segment", "a" * 160, 1),
        ("one letter more", "a" * 161, 2),
        ("two full ones", "a" * 306, 2),
        ("a third", "a" * 307, 3),
        ("letters that count twice", "€" * 80, 1),
        ("one more of them", "€" * 81, 2),
        ("no escape is torn from its letter", "a" * 152 + "€" * 77, 3),
        ("the same length without", "a" * 306, 2),
        ("an accent that SMS has", "é" * 160, 1),
        ("one that it has not", "á" * 70, 1),
        ("and one letter more", "á" * 71, 2),
        ("a picture counts two of seventy", "💊" * 35, 1),
        ("and one more", "💊" * 36, 2),
    ],
)
def test_segments_are_counted_as_a_carrier_counts_them(case: str, text: str, count: int) -> None:
    assert segments(text) == count, case


def test_a_text_outside_the_alphabet_has_no_septets() -> None:
    with pytest.raises(ValueError, match="outside"):
        septets("á")
