"""The PIN of the second step: no easy ones, and only its hash is kept."""

from __future__ import annotations

import pytest

from bot.actions import pins


@pytest.mark.parametrize(
    ("pin", "is_weak"),
    [
        ("493817", False),
        ("100000", False),
        ("111111", True),
        ("123456", True),
        ("654321", True),
        ("024680", False),
        ("12345", True),
        ("1234567", True),
        ("12a456", True),
        ("", True),
        ("١٢٣٤٥٧", True),
    ],
)
def test_easy_pins_are_refused(pin: str, is_weak: bool) -> None:
    assert pins.is_weak(pin) == is_weak


def test_a_pin_fits_what_was_made_of_it_and_nothing_else() -> None:
    kept = pins.hashed("493817")

    assert pins.fits("493817", kept)
    assert not pins.fits("493818", kept)
    assert not pins.fits("493817", "")
    assert kept != pins.hashed("493817")


def test_fresh_pins_are_six_digits_and_not_easy() -> None:
    made = {pins.fresh() for _ in range(200)}

    assert not any(pins.is_weak(pin) for pin in made)
    assert len(made) > 150
