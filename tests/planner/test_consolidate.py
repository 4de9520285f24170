"""Which slot each intake lands in, and what keeps a slot the same slot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.medications import Directions, Medication, Phase
from bot.domain.routine import Routine
from bot.domain.schedules import AsNeeded, DayPart, EveryDay, EveryHours, Intake, Schedule
from bot.domain.slots import SlotPlan
from bot.planner.consolidate import consolidate, stretches
from tests.domain.examples import ONE, a_medication, a_regimen, at, medication_id

_DAY = date(2026, 11, 21)
_EIGHT_TO_EIGHT = Routine(dinner=time(19, 30))


def _times(count: int) -> EveryDay:
    return EveryDay((Intake(None, ONE),) * count)


def _at(*when: DayPart | time | None) -> EveryDay:
    return EveryDay(tuple(Intake(w, ONE) for w in when))


def _hours(hours: float) -> EveryHours:
    return EveryHours(timedelta(hours=hours), ONE)


def _plan(*medications: Medication, routine: Routine | None = None) -> SlotPlan:
    return consolidate(a_regimen(*medications), routine or Routine(), (), starts=_DAY)


def _shown(plan: SlotPlan) -> list[str]:
    return [
        f"{slot.anchor} {slot.time:%H:%M}{' +1' if slot.after_midnight else ''}"
        for slot in plan.slots
    ]


@pytest.mark.parametrize(
    ("case", "schedule", "expected"),
    [
        ("once a day", _times(1), ["morning 08:00"]),
        ("twice a day", _times(2), ["morning 08:00", "evening 18:30"]),
        ("three times", _times(3), ["morning 08:00", "noon 12:30", "evening 18:30"]),
        (
            "four times",
            _times(4),
            ["morning 08:00", "noon 12:30", "evening 18:30", "bedtime 22:00"],
        ),
        (
            "five times, through the waking day",
            _times(5),
            ["morning 08:00", "11:30 11:30", "15:00 15:00", "18:30 18:30", "bedtime 22:00"],
        ),
        (
            "six times, on quarters of an hour",
            _times(6),
            [
                "morning 08:00",
                "10:45 10:45",
                "13:30 13:30",
                "16:30 16:30",
                "19:15 19:15",
                "bedtime 22:00",
            ],
        ),
        ("on waking", _at(DayPart.WAKING), ["waking 07:00"]),
        ("at bedtime", _at(DayPart.BEDTIME), ["bedtime 22:00"]),
        ("pinned", _at(time(8, 15)), ["08:15 08:15"]),
        ("pinned to the early morning", _at(time(5)), ["05:00 05:00"]),
        (
            "one named, one left open",
            _at(DayPart.EVENING, None),
            ["morning 08:00", "evening 18:30"],
        ),
        ("one pinned, one left open", _at(time(8, 15), None), ["08:15 08:15", "evening 18:30"]),
        ("every 24 hours", _hours(24), ["morning 08:00"]),
        ("every 12 hours", _hours(12), ["morning 08:00", "20:00 20:00"]),
        (
            "every 8 hours",
            _hours(8),
            ["morning 08:00", "16:00 16:00", "00:00 00:00 +1"],
        ),
        (
            "every 6 hours",
            _hours(6),
            ["morning 08:00", "14:00 14:00", "20:00 20:00", "02:00 02:00 +1"],
        ),
        ("every 5 hours runs on elapsed time", _hours(5), []),
        ("as needed", AsNeeded(ONE, None, None), []),
    ],
)
def test_directions_land_in_their_slots(case: str, schedule: Schedule, expected: list[str]) -> None:
    assert _shown(_plan(a_medication("x", schedule))) == expected, case


def test_every_hour_fills_the_clock_without_a_slot_twice() -> None:
    plan = _plan(a_medication("x", _hours(1)))

    assert len({slot.id for slot in plan.slots}) == len(plan.slots) == 24
    assert [item.nth for slot in plan.slots for item in slot.items] == list(range(1, 25))


@pytest.mark.parametrize(
    ("case", "dinner", "expected"),
    [
        ("eleven and a half hours: shared", time(19, 30), ["morning", "evening"]),
        ("eleven hours: still shared", time(19), ["morning", "evening"]),
        ("thirteen hours: still shared", time(21), ["morning", "evening"]),
        ("ten hours: its own", time(18), ["morning", "evening", "20:00"]),
    ],
)
def test_every_12_hours_shares_the_evening_of_twice_a_day_within_an_hour(
    case: str, dinner: time, expected: list[str]
) -> None:
    plan = _plan(
        a_medication("x", _times(2)), a_medication("y", _hours(12)), routine=Routine(dinner=dinner)
    )

    assert [slot.anchor for slot in plan.slots] == expected, case


def test_all_medications_of_one_time_share_a_slot_in_the_order_they_were_entered() -> None:
    plan = _plan(a_medication("x"), a_medication("y"), a_medication("z"))

    [slot] = plan.slots
    assert [item.medication for item in slot.items] == [medication_id(n) for n in "xyz"]


def test_a_pinned_time_joins_the_part_of_the_day_that_stands_there() -> None:
    plan = _plan(a_medication("x", _at(time(8))), a_medication("y", _at(DayPart.MORNING)))

    assert _shown(plan) == ["morning 08:00"]


def test_a_pinned_time_alone_is_named_by_its_time() -> None:
    assert _shown(_plan(a_medication("x", _at(time(8))))) == ["08:00 08:00"]


def test_waking_and_breakfast_at_one_time_are_one_slot() -> None:
    plan = _plan(
        a_medication("x", _at(DayPart.WAKING)),
        a_medication("y", _at(DayPart.MORNING)),
        routine=Routine(wake=time(8)),
    )

    assert _shown(plan) == ["waking 08:00"]


@pytest.mark.parametrize("part", list(DayPart))
def test_a_slot_keeps_its_id_when_its_time_moves(part: DayPart) -> None:
    medication = a_medication("x", _at(part))
    later = Routine(time(7, 10), time(8, 10), time(12, 40), time(18, 40), time(22, 10))

    [before] = _plan(medication).slots
    [after] = _plan(medication, routine=later).slots

    assert before.id == after.id
    assert before.time != after.time


def test_a_pinned_time_and_an_interval_after_midnight_are_two_slots() -> None:
    plan = _plan(a_medication("x", _at(time(2))), a_medication("y", _hours(6)))

    assert len({slot.id for slot in plan.slots}) == len(plan.slots)
    assert _shown(plan)[0] == "02:00 02:00"
    assert _shown(plan)[-1] == "02:00 02:00 +1"


@pytest.mark.parametrize(
    ("case", "routine", "expected"),
    [
        ("to bed after midnight", Routine(bed=time(0, 30)), "bedtime 00:30 +1"),
        (
            "a night shift sleeps in the morning",
            Routine(time(16), time(17), time(22), time(2), time(8)),
            "bedtime 08:00 +1",
        ),
        ("breakfast entered before waking", Routine(wake=time(9)), "morning 08:00"),
    ],
)
def test_a_part_of_the_day_lies_after_midnight_where_it_follows_waking(
    case: str, routine: Routine, expected: str
) -> None:
    parts = a_medication("x", _at(DayPart.MORNING, DayPart.BEDTIME))

    assert expected in _shown(_plan(parts, routine=routine)), case


def test_what_was_stopped_or_has_not_begun_has_no_slot() -> None:
    stopped = replace(a_medication("x"), stopped_at=at("07:00"))
    later = replace(
        a_medication("y"), phases=(Phase(Directions(_times(1)), starts=date(2026, 12, 1)),)
    )

    assert _shown(_plan(stopped, later)) == []


def test_another_plan_begins_where_a_phase_begins_or_has_ended() -> None:
    taper = replace(
        a_medication("x"),
        phases=(
            Phase(Directions(_times(2)), ends=date(2026, 11, 24)),
            Phase(Directions(_times(1)), date(2026, 11, 25), date(2026, 11, 30)),
        ),
    )
    stopped = replace(
        a_medication("y"),
        phases=(Phase(Directions(_times(2)), ends=date(2026, 11, 22)),),
        stopped_at=at("07:00"),
    )

    found = stretches(a_regimen(taper, stopped), _DAY, date(2026, 12, 5))

    assert found == [_DAY, date(2026, 11, 25), date(2026, 12, 1)]


def test_a_regimen_without_dates_has_one_stretch() -> None:
    assert stretches(a_regimen(a_medication()), _DAY, date(2027, 1, 1)) == [_DAY]


def test_phases_that_follow_each_other_unchanged_are_one_stretch() -> None:
    same = Directions(_times(1))
    medication = replace(
        a_medication(),
        phases=(Phase(same, ends=date(2026, 11, 24)), Phase(same, starts=date(2026, 11, 25))),
    )

    assert len(stretches(a_regimen(medication), _DAY, date(2026, 12, 5))) == 1
