"""What is wrong in a filled pill box once the list has changed, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from bot.domain import box
from bot.domain.amounts import Amount, Unit
from bot.domain.doses import Label
from bot.domain.routine import Routine
from bot.domain.sheets import Compartment

MONDAY = date(2026, 3, 2)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_AT = {"morning": time(8), "noon": time(12, 30), "evening": time(18, 30), "": time(16)}


def tablet(name: str, count: str = "1", unit: Unit = Unit.TABLET) -> Label:
    return Label(name, "", Amount(Decimal(count), unit), 1)


def filled(*contents: str) -> tuple[Compartment, ...]:
    """Return compartments as they are written: "mon tue morning: a 2, b"."""
    return tuple(each for one in contents for each in _written(one))


def _written(text: str) -> Iterable[Compartment]:
    where, _, what = text.partition(": ")
    *days, part = where.split()
    part, at = ("", _AT[""]) if part == "16:00" else (part, _AT[part])
    inside = tuple(_tablets(each) for each in what.split(", ") if each)
    for day in days:
        yield Compartment(MONDAY + timedelta(days=_DAYS.index(day)), at, part, inside)


def _tablets(text: str) -> Label:
    name, _, count = text.partition(" ")
    return tablet(name, count or "1")


def told(corrections: Iterable[box.Correction]) -> list[str]:
    """Return corrections as they are written: "mon tue morning: -a 1 +b 2"."""
    return [
        f"{' '.join(_DAYS[day.weekday()] for day in each.days)} {each.part or f'{each.at:%H:%M}'}: "
        + " ".join([*(f"-{_said(o)}" for o in each.out), *(f"+{_said(p)}" for p in each.put)])
        for each in corrections
    ]


def _said(label: Label) -> str:
    assert label.amount is not None
    return f"{label.name} {label.amount.value}"


@pytest.mark.parametrize(
    ("case", "before", "after", "wrong"),
    [
        ("nothing has changed", ["mon tue morning: a, b"], ["mon tue morning: b, a"], []),
        (
            "one is stopped",
            ["mon tue morning: a, b"],
            ["mon tue morning: a"],
            ["mon tue morning: -b 1"],
        ),
        ("the last one is stopped", ["mon morning: a"], [], ["mon morning: -a 1"]),
        ("one is new", ["mon morning: a"], ["mon morning: a, b 2"], ["mon morning: +b 2"]),
        ("one is new in a slot of its own", [], ["mon 16:00: b"], ["mon 16:00: +b 1"]),
        ("more of it", ["mon morning: a"], ["mon morning: a 2.5"], ["mon morning: +a 1.5"]),
        ("less of it", ["mon morning: a 2"], ["mon morning: a 0.5"], ["mon morning: -a 1.5"]),
        (
            "it moves to the evening",
            ["mon tue morning: a, b", "mon tue evening: b"],
            ["mon tue morning: b", "mon tue evening: a, b"],
            ["mon tue morning: -a 1", "mon tue evening: +a 1"],
        ),
        (
            "one takes the place of another",
            ["mon tue morning: a 2"],
            ["mon tue morning: b"],
            ["mon tue morning: -a 2 +b 1"],
        ),
        (
            "from one day on",
            ["mon tue wed thu morning: a"],
            ["mon tue morning: a", "wed thu morning: a 2"],
            ["wed thu morning: +a 1"],
        ),
        (
            "a taper",
            ["mon tue wed morning: a 3"],
            ["mon morning: a 3", "tue morning: a 2", "wed morning: a 1"],
            ["tue morning: -a 1", "wed morning: -a 2"],
        ),
        (
            "weekly on another day",
            ["mon morning: b", "wed morning: a 6"],
            ["mon morning: b, a 6"],
            ["mon morning: +a 6", "wed morning: -a 6"],
        ),
        ("twice the same tablet is one heap", ["mon noon: a, a"], ["mon noon: a 2"], []),
    ],
)
def test_only_what_differs_is_taken_out_and_put_in(
    case: str, before: list[str], after: list[str], wrong: list[str]
) -> None:
    assert told(box.corrections(filled(*before), filled(*after))) == wrong, case


def test_a_compartment_stays_the_same_where_its_time_moves() -> None:
    before = filled("mon morning: a")
    after = tuple(replace(each, at=time(9, 15)) for each in before)

    assert box.corrections(before, after) == ()


def test_capsules_and_tablets_of_one_name_are_not_the_same() -> None:
    (before,) = filled("mon morning: a")
    after = replace(before, inside=(tablet("a", "1", Unit.CAPSULE),))

    (wrong,) = box.corrections([before], [after])

    assert [label.amount and label.amount.unit for label in (*wrong.out, *wrong.put)] == [
        Unit.TABLET,
        Unit.CAPSULE,
    ]


def test_whatever_was_filled_becomes_right_once_it_is_corrected() -> None:
    weeks = [
        filled("mon tue morning: a, b 2", "mon evening: a 0.5"),
        filled("tue morning: b", "mon tue noon: a 3", "wed 16:00: b"),
        filled(),
    ]
    for before in weeks:
        for after in weeks:
            wrong = box.corrections(before, after)
            out, put = (
                sum(_count(each.out) * len(each.days) for each in wrong),
                sum(_count(each.put) * len(each.days) for each in wrong),
            )

            assert _in(before) - out + put == _in(after)


def _count(labels: Iterable[Label]) -> Decimal:
    return sum((label.amount.value for label in labels if label.amount), Decimal(0))


def _in(compartments: Iterable[Compartment]) -> Decimal:
    return sum((_count(each.inside) for each in compartments), Decimal(0))


@pytest.mark.parametrize(
    ("at", "part"),
    [
        (time(8), "morning"),
        (time(7, 45), "morning"),
        (time(7), "waking"),
        (time(12, 30), "noon"),
        (time(18), "evening"),
        (time(22, 30), "bedtime"),
        (time(16), ""),
        (time(3), ""),
    ],
)
def test_a_slot_goes_by_the_part_of_the_day_it_is_near(at: time, part: str) -> None:
    assert box.part_of(at, Routine()) == part


def test_two_slots_of_one_morning_are_told_apart() -> None:
    first, second = filled("mon morning: a", "mon morning: b")

    named = box.named_once([first, replace(second, at=time(8, 20))])

    assert [each.part for each in named] == ["morning", ""]


@pytest.mark.parametrize(
    ("today", "days"), [(MONDAY, 6), (MONDAY + timedelta(5), 1), (MONDAY + timedelta(6), 7)]
)
def test_a_box_is_filled_up_to_the_day_on_which_it_is_filled_again(today: date, days: int) -> None:
    assert box.filled_until(box.SUNDAY, today=today) == today + timedelta(days=days)


def test_only_tablets_and_capsules_go_into_a_box() -> None:
    inside = {unit for unit in Unit if box.goes_into_it(tablet("a", "1", unit))}

    assert inside == {Unit.TABLET, Unit.CAPSULE}
    assert not box.goes_into_it(replace(tablet("a"), amount=None))
