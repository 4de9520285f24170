"""A day that began late, as tables: what moves, what stays, and what is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.doses import Dose, DoseState
from bot.domain.ids import DoseId, MedicationId, RoundId, new_id
from bot.domain.rounds import Round, RoundState
from bot.domain.rules import Apart, Rule, Status, TimingRule
from bot.planner.late_day import Day, LateDay, began_late, late_day
from tests.domain.examples import a_dose, a_round, at

IRON, THYROID = MedicationId(new_id()), MedicationId(new_id())
FOUR_HOURS = timedelta(hours=4)
TWO_HOURS = timedelta(hours=2)


def _round(due: str, *doses: tuple[MedicationId, timedelta | None]) -> tuple[Round, list[Dose]]:
    when = at(due)
    round_ = replace(
        a_round(), id=RoundId(new_id()), due_at=when, closes_at=when + TWO_HOURS, wakes_at=when
    )
    inside = [
        replace(
            a_dose(),
            id=DoseId(new_id()),
            round=round_.id,
            medication=medication,
            due_at=when,
            window_ends_at=when + TWO_HOURS,
            min_gap=gap,
        )
        for medication, gap in doses
    ]
    return round_, inside


def _told(found: LateDay) -> tuple[list[str], list[str], list[str]]:
    moved = [f"{r.due_at:%H:%M}-{to:%H:%M}" for r, to in found.moved]
    stay, over = ([f"{r.due_at:%H:%M}" for r in each] for each in (found.stay, found.over))
    return moved, stay, over


def _day(*rounds: tuple[Round, list[Dose]]) -> Day:
    return Day(rounds=rounds, wakes_at=at("07:00"), bed_at=at("22:00"))


def _late(day: Day, now: str) -> tuple[list[str], list[str], list[str]]:
    return _told(late_day(day, up_at=at(now), now=at(now)))


@pytest.mark.parametrize(
    ("case", "now", "expected"),
    [
        ("the morning keeps its distance from waking", "07:20", (["08:00-08:20"], [], [])),
        ("the next one waits for the gap", "09:50", (["08:00-10:50", "12:30-14:50"], [], [])),
        ("what is over is not moved", "10:30", ([], [], ["08:00"])),
    ],
)
def test_a_late_day_moves_the_morning_and_what_a_gap_wants(
    case: str, now: str, expected: tuple[list[str], ...]
) -> None:
    day = _day(_round("08:00", (IRON, FOUR_HOURS)), _round("12:30", (IRON, FOUR_HOURS)))

    assert _late(day, now) == expected, case


def test_what_keeps_to_the_clock_and_what_was_put_off_stays() -> None:
    pinned, (later, doses) = _round("08:00", (IRON, None)), _round("08:30", (THYROID, None))
    put_off = (replace(later, later_until=at("09:30")), doses)
    day = replace(_day(pinned, put_off), keep=frozenset({pinned[0].id}))

    assert _late(day, "09:00") == ([], ["08:00", "08:30"], [])


def test_what_would_come_after_bedtime_stays() -> None:
    evening = _round("21:30", (IRON, timedelta(hours=12)))
    day = _day(_round("08:00", (IRON, timedelta(hours=12))), evening)

    assert _late(day, "09:45") == (["08:00-10:45"], ["21:30"], [])


def test_two_medicines_stay_as_far_apart_as_their_rule_wants() -> None:
    apart = Apart(THYROID, before=timedelta(hours=1), after=FOUR_HOURS)
    rule = TimingRule("apart", IRON, Rule(apart, "a table", Status.VERIFIED))
    day = _day(_round("07:00", (THYROID, None)), _round("11:00", (IRON, None)))

    assert _late(replace(day, rules=[rule]), "08:30") == (["07:00-08:30", "11:00-12:30"], [], [])


def test_nothing_moves_to_where_another_round_is() -> None:
    day = _day(
        _round("08:00", (IRON, None)),
        _round("08:05", (THYROID, None)),
        _round("10:30", (IRON, None)),
    )

    assert _late(day, "09:30")[0] == ["08:00-10:35", "08:05-10:40"]


@pytest.mark.parametrize(
    ("up_at", "is_late"),
    [
        ("06:00", False),
        ("07:29", False),
        ("07:30", True),
        ("21:59", True),
        ("22:00", False),
        ("23:30", False),
    ],
)
def test_a_day_began_late_half_an_hour_after_waking_and_before_bedtime(
    up_at: str, is_late: bool
) -> None:
    assert began_late(_day(), up_at=at(up_at)) is is_late


def test_what_was_taken_counts_from_when_it_was_taken() -> None:
    round_, (dose,) = _round("08:00", (IRON, FOUR_HOURS))
    taken = replace(dose, state=DoseState.TAKEN, taken_at=at("09:30"))
    settled = replace(round_, state=RoundState.SETTLED)
    day = _day((settled, [taken]), _round("12:30", (IRON, FOUR_HOURS)))

    assert _late(day, "09:40") == (["12:30-13:30"], [], [])
