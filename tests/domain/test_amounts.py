"""Amounts are exact, above nothing, and never added across units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.amounts import Amount, Unit
from bot.domain.errors import BadInput


@pytest.mark.parametrize(
    ("case", "value"),
    [
        ("nothing", "0"),
        ("less than nothing", "-1"),
        ("more than anybody takes", "10000000.5"),
        ("five decimals", "0.00001"),
        ("not a number", "NaN"),
        ("not finite", "Infinity"),
    ],
)
def test_an_amount_that_makes_no_sense_is_refused(case: str, value: str) -> None:
    with pytest.raises(BadInput):
        Amount(Decimal(value), Unit.TABLET)


@pytest.mark.parametrize("value", ["0.0001", "0.5", "1", "2.50", "500000", "10000000"])
def test_an_amount_keeps_its_exact_value(value: str) -> None:
    assert Amount(Decimal(value), Unit.MILLILITRE).value == Decimal(value)


def test_amounts_of_one_unit_add_up_exactly() -> None:
    tenth = Amount(Decimal("0.1"), Unit.MILLILITRE)

    assert tenth + tenth + tenth == Amount(Decimal("0.3"), Unit.MILLILITRE)


def test_amounts_of_two_units_are_not_added() -> None:
    with pytest.raises(BadInput, match="tablet and milligram"):
        Amount(Decimal(1), Unit.TABLET) + Amount(Decimal(1), Unit.MILLIGRAM)


def test_every_unit_has_its_own_code() -> None:
    assert len({unit.value for unit in Unit}) == len(Unit)
