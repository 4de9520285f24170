"""How soon after what was really taken the next may come, and what as-needed limits allow."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amounts import Amount, Unit
from bot.domain.gaps import Intaken, check_as_needed, least_gap, too_soon
from bot.domain.schedules import AsNeeded
from tests.domain.examples import ONE, a_dose, at, medication_id

_TWO = Amount(Decimal(2), Unit.TABLET)
_MG = Amount(Decimal(500), Unit.MILLIGRAM)
_EIGHT_A_DAY = AsNeeded(_TWO, timedelta(hours=4), Amount(Decimal(8), Unit.TABLET))


def _took(when: str, amount: Amount | None = ONE, *, name: str = "metformin") -> Intaken:
    return Intaken(medication_id(name), at(when), amount)


def _many(when: str, tablets: int) -> Intaken:
    return _took(when, Amount(Decimal(tablets), Unit.TABLET))


@pytest.mark.parametrize(
    ("times_a_day", "hours"), [(1, 8), (2, 6), (3, 4), (4, 3), (5, 2.4), (6, 2), (12, 1)]
)
def test_flexible_doses_keep_a_least_gap(times_a_day: int, hours: float) -> None:
    assert least_gap(times_a_day) == timedelta(hours=hours)


@given(st.integers(1, 48))
def test_more_doses_a_day_never_have_a_longer_gap_and_always_fit_into_the_day(times: int) -> None:
    assert timedelta(0) < least_gap(times + 1) <= least_gap(times)
    assert least_gap(times) * times <= timedelta(hours=24)


@pytest.mark.parametrize(
    ("case", "gap", "taken", "expected"),
    [
        ("nothing was taken", 6, [], None),
        ("long ago", 6, [_took("01:00")], None),
        ("exactly its gap ago", 6, [_took("02:00")], None),
        ("a minute less", 6, [_took("02:01")], "08:01"),
        ("the latest counts, in whatever order", 6, [_took("03:00"), _took("01:00")], "09:00"),
        ("another medication", 6, [_took("07:00", name="other")], None),
        ("without a gap of its own", None, [_took("07:59")], None),
    ],
)
def test_a_dose_inside_its_gap_is_too_soon(
    case: str, gap: float | None, taken: list[Intaken], expected: str | None
) -> None:
    dose = a_dose(min_gap=None if gap is None else timedelta(hours=gap))

    found = too_soon([dose], taken, now=at("08:00"))

    assert found == ({dose.id: at(expected)} if expected else {}), case


@pytest.mark.parametrize(
    ("case", "taken", "amount", "within", "earliest", "last_allowed"),
    [
        ("the first", [], _TWO, True, None, False),
        ("its gap is over", [_took("04:00", _TWO)], _TWO, True, None, False),
        ("inside its gap", [_took("04:01", _TWO)], _TWO, False, "08:01", False),
        ("one before the ceiling", [_many("02:00", 6)], _TWO, True, None, True),
        ("a smaller one before it", [_many("02:00", 6)], ONE, True, None, False),
        ("less than one is left", [_many("02:00", 7)], _TWO, False, None, False),
        ("at the ceiling", [_many("02:00", 8)], _TWO, False, None, False),
        ("at the ceiling, amount unknown", [_many("02:00", 8)], None, False, None, False),
        ("a day ago to the minute", [_many("2026-11-20 08:00", 8)], _TWO, True, None, False),
        ("a minute less", [_many("2026-11-20 08:01", 8)], _TWO, False, None, False),
        ("counted in another unit", [_took("02:00", _MG)], _TWO, True, None, False),
    ],
)
def test_as_needed_is_compared_with_its_gap_and_ceiling(  # noqa: PLR0913 - a table has its columns
    case: str,
    taken: list[Intaken],
    amount: Amount | None,
    within: bool,
    earliest: str | None,
    last_allowed: bool,
) -> None:
    found = check_as_needed(_EIGHT_A_DAY, taken, amount=amount, now=at("08:00"))

    assert found.is_within is within, case
    assert found.earliest_at == (at(earliest) if earliest else None), case
    assert found.is_last_allowed is last_allowed, case


def test_as_needed_says_when_it_was_last_taken_and_how_much_in_a_day() -> None:
    taken = [_took("07:00"), _took("02:00"), _took("2026-11-20 02:00")]

    found = check_as_needed(_EIGHT_A_DAY, taken, amount=ONE, now=at("08:00"))

    assert (found.last_at, found.in_24_hours) == (at("07:00"), Decimal(2))


def test_without_limits_everything_is_within_them() -> None:
    free = AsNeeded(ONE, min_gap=None, ceiling=None)

    found = check_as_needed(free, [_took("07:59")] * 20, amount=ONE, now=at("08:00"))

    assert found.is_within
    assert not found.is_last_allowed
