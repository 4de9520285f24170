"""Proves how typed phone numbers are read, and what is said to those that are none."""

from __future__ import annotations

import pytest

from bot.channels.phone_numbers import e164, is_e164
from bot.domain.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "country", "expected"),
    [
        ("+12025550101", "US", "+12025550101"),
        (" (202) 555-0101 ", "US", "+12025550101"),
        ("202.555.0101", "US", "+12025550101"),
        ("1 202 555 0101", "US", "+12025550101"),
        ("001 202 555 0101", "ES", "+12025550101"),
        ("612 34 56 78", "ES", "+34612345678"),
        ("+34 612 34 56 78", "US", "+34612345678"),
        ("020 7946 0018", "GB", "+442079460018"),
        ("٢٠٢٥٥٥٠١٠١", "US", "+12025550101"),
    ],
)
def test_a_number_is_kept_in_one_way_of_writing(typed: str, country: str, expected: str) -> None:
    assert e164(typed, country) == expected
    assert is_e164(expected)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "there is none"),
        ("   ", "there is none"),
        ("ann", "letters"),
        ("1-800-FLOWERS", "letters"),
        ("202 555 01O1", "letters"),
        ("+999 123 456 789", "no country"),
        ("202 555 0101 #5", "extension"),
        ("911", "nobody can have"),
        ("555 0101", "nobody can have"),
        ("202 555 010", "nobody can have"),
        ("+1 202 555 0101 9", "nobody can have"),
        ("5", "that is none"),
        ("???", "that is none"),
        ("2" * 41, "too long"),
    ],
)
def test_what_is_no_number_is_refused_with_what_would_be_right(typed: str, why: str) -> None:
    with pytest.raises(BadInput) as error:
        e164(typed, "US")

    assert why in str(error.value)
    assert '"+1 201-555-0123"' in str(error.value)
    assert len(typed.strip()) < 3 or typed.strip() not in str(error.value)


def test_a_country_that_is_none_still_gives_an_example() -> None:
    with pytest.raises(BadInput, match=r"\+34 612 34 56 78"):
        e164("202 555 0101", "XX")
