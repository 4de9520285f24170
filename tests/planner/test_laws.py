"""What holds for every regimen, routine and zone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.doses import Dose, DoseState
from bot.domain.medications import Medication, Regimen
from bot.domain.rounds import Round
from bot.domain.routine import Routine
from bot.domain.schedules import EveryHours
from bot.domain.slots import SlotPlan
from bot.planner import calendar
from bot.planner.consolidate import consolidate, stretches
from bot.planner.elapsed import next_dose
from bot.planner.intakes import in_slots
from tests.domain.examples import ONE, a_medication, a_person, a_regimen
from tests.planner.regimens import FIRST, LAST, instants, regimens, routines, zones

_SINCE = datetime(2026, 3, 21, tzinfo=UTC)
_UNTIL = datetime(2026, 4, 8, tzinfo=UTC)


def _plans(regimen: Regimen, routine: Routine) -> list[SlotPlan]:
    days = stretches(regimen, FIRST, LAST)
    return [consolidate(regimen, routine, (), starts=day) for day in days]


def _planned(
    regimen: Regimen,
    routine: Routine,
    zone: ZoneInfo,
    *,
    since: datetime = _SINCE,
    until: datetime = _UNTIL,
) -> list[tuple[Round, tuple[Dose, ...]]]:
    plans = _plans(regimen, routine)
    return list(calendar.planned(plans, regimen, zone=zone, since=since, until=until))


@given(regimens(), routines, zones, instants)
def test_planning_in_two_windows_is_planning_in_one(
    regimen: Regimen, routine: Routine, zone: ZoneInfo, cut: datetime
) -> None:
    cut = min(max(cut, _SINCE), _UNTIL)

    whole = _planned(regimen, routine, zone)
    halves = _planned(regimen, routine, zone, until=cut) + _planned(
        regimen, routine, zone, since=cut
    )

    assert halves == whole


@given(regimens(), routines, zones)
def test_planning_again_adds_nothing(regimen: Regimen, routine: Routine, zone: ZoneInfo) -> None:
    assert _planned(regimen, routine, zone) == _planned(regimen, routine, zone)


@given(regimens(), routines, zones)
def test_rounds_come_in_order_inside_their_window_and_are_never_empty(
    regimen: Regimen, routine: Routine, zone: ZoneInfo
) -> None:
    made = _planned(regimen, routine, zone)

    dues = [round_.due_at for round_, _ in made]
    assert dues == sorted(dues)
    assert all(_SINCE <= due < _UNTIL for due in dues)
    for round_, doses in made:
        assert doses
        assert {dose.due_at for dose in doses} == {round_.due_at}
        assert round_.closes_at == max(dose.window_ends_at for dose in doses) > round_.due_at


@given(regimens(), routines, zones)
def test_no_slot_has_two_rounds_on_a_date_and_no_intake_two_doses(
    regimen: Regimen, routine: Routine, zone: ZoneInfo
) -> None:
    made = _planned(regimen, routine, zone)

    rounds = Counter((round_.slot, round_.local_date) for round_, _ in made)
    doses = Counter((d.medication, d.local_date, d.nth) for _, doses in made for d in doses)
    assert not [key for key, count in (rounds | doses).items() if count > 1]
    assert len({round_.id for round_, _ in made}) == len(rounds)
    assert len({dose.id for _, inside in made for dose in inside}) == len(doses)


@given(regimens(), routines, routines, zones)
def test_moving_the_routine_moves_doses_and_makes_no_others(
    regimen: Regimen, before: Routine, after: Routine, zone: ZoneInfo
) -> None:
    endless = a_regimen(*(replace(m, begins_at=None, stopped_at=None) for m in regimen.medications))
    here, there = (
        {
            dose.id
            for round_, doses in _planned(endless, routine, zone)
            if _SINCE.date() + timedelta(2) < round_.local_date < _UNTIL.date() - timedelta(3)
            for dose in doses
        }
        for routine in (before, after)
    )

    assert here == there


@given(regimens(), routines)
def test_every_intake_that_lies_in_slots_has_exactly_one_place(
    regimen: Regimen, routine: Routine
) -> None:
    plan = consolidate(regimen, routine, (), starts=FIRST)

    placed = sorted(str((i.medication, i.nth)) for slot in plan.slots for i in slot.items)
    wanted = sorted(
        str((medication.id, nth + 1))
        for medication in regimen.current
        if (phase := medication.phase_on(FIRST))
        for nth in range(len(in_slots(phase.directions.schedule)))
    )
    assert placed == wanted


@given(regimens(), routines)
def test_slots_stand_in_the_order_of_the_day_each_with_its_own_id(
    regimen: Regimen, routine: Routine
) -> None:
    slots = consolidate(regimen, routine, (), starts=FIRST).slots

    times = [(slot.after_midnight, slot.time) for slot in slots]
    assert times == sorted(set(times))
    assert len({slot.id for slot in slots}) == len(slots)


def _elapsed(hours: int) -> Medication:
    return a_medication("x", EveryHours(timedelta(hours=hours), ONE, strict=True))


@settings(max_examples=60)
@given(st.integers(1, 100), zones, instants, st.integers(0, 3000), st.integers(0, 4000))
def test_the_next_dose_of_an_interval_lies_ahead_by_whole_intervals(
    hours: int, zone: ZoneInfo, start: datetime, late: int, later: int
) -> None:
    medication = _elapsed(hours)
    regimen, person = a_regimen(medication), a_person(zone=zone.key)
    first = next_dose(medication, None, person=person, regimen=regimen, now=start)
    assert first is not None
    taken_at = first[1].due_at + timedelta(minutes=late)
    last = replace(first[1], state=DoseState.TAKEN, taken_at=taken_at)
    now = taken_at + timedelta(minutes=later)

    found = next_dose(medication, last, person=person, regimen=regimen, now=now)

    assert found is not None
    ahead = found[0].due_at - taken_at
    assert found[0].due_at > now
    assert found[0].due_at - now <= timedelta(hours=hours)
    assert ahead % timedelta(hours=hours) == timedelta(0)


@settings(max_examples=60)
@given(st.integers(1, 30), zones, instants)
def test_a_chain_of_intervals_never_names_two_rounds_alike(
    hours: int, zone: ZoneInfo, start: datetime
) -> None:
    medication = _elapsed(hours)
    regimen, person = a_regimen(medication), a_person(zone=zone.key)
    last: Dose | None = None
    keys: set[object] = set()

    for _ in range(60):
        found = next_dose(medication, last, person=person, regimen=regimen, now=start)
        assert found is not None
        round_, dose = found
        keys |= {(round_.slot, round_.local_date), (dose.nth, dose.local_date)}
        last, start = dose.close(asked=True), dose.due_at

    assert len(keys) == 120
