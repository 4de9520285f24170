"""Proves each measure by weeks that were counted by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, time, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.adherence.breaks import LastTaken, last_taken, longest_break
from bot.domain.adherence.counting import count
from bot.domain.adherence.days import correct_days
from bot.domain.adherence.measures import compared, of_everything, of_medication, taking
from bot.domain.adherence.periods import Period, periods
from bot.domain.adherence.shares import Change, Range, Share, trend
from bot.domain.adherence.slots import OfSlot, of_slots
from bot.domain.adherence.timing import timing, window
from bot.domain.doses import Dose, DoseState, Extra, ExtraKind
from bot.domain.ids import ExtraId, new_id
from bot.domain.medications import Directions, Medication, Phase
from bot.domain.schedules import AsNeeded, EveryDay, Intake
from tests.domain.examples import (
    ANN,
    DAY,
    DUE,
    ONE,
    REPORT,
    a_dose,
    a_medication,
    a_regimen,
    medication_id,
    moved,
)

_STATES: Final = {
    "t": DoseState.TAKEN,
    "s": DoseState.SKIPPED,
    "u": DoseState.UNANSWERED,
    "n": DoseState.NOT_ASKED,
    "h": DoseState.HELD,
}
_HOURS: Final = (8, 20)
_WEEK: Final = Period(DAY, DAY + timedelta(days=6))


def _week(told: str, *, name: str = "metformin") -> list[Dose]:
    """Return doses of some days: "tt ts u" is two on the first, two on the second, one on the
    third; each taken when it was due."""
    return list(_doses(told.split(), name))


def _doses(days: Iterable[str], name: str) -> Iterator[Dose]:
    for n, states in enumerate(days):
        for nth, (state, hour) in enumerate(zip(states, _HOURS, strict=False), start=1):
            due = DUE.replace(hour=hour)
            dose = replace(
                a_dose(name, state=_STATES[state], nth=nth),
                due_at=due,
                window_ends_at=due + timedelta(hours=2),
                taken_at=due if state == "t" else None,
            )
            at = replace(dose.label, wall_time=time(hour))
            yield moved(replace(dose, label=at), days=n)


def _later(dose: Dose, hours: float) -> Dose:
    assert dose.taken_at
    return replace(dose, taken_at=dose.taken_at + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("told", "lowest", "answered"),
    [
        ("t t t t t t t", (7, 7), (7, 7)),
        ("t t t u t u t", (5, 7), (5, 5)),
        ("t t s u t u t", (4, 7), (4, 5)),
        ("t n h u", (1, 2), (1, 1)),
        ("n n h", (0, 0), (0, 0)),
        ("u u", (0, 2), (0, 0)),
        ("", (0, 0), (0, 0)),
    ],
)
def test_silence_is_counted_as_missed_and_left_out(
    told: str, lowest: tuple[int, int], answered: tuple[int, int]
) -> None:
    assert taking(_week(told)) == Range(Share(*lowest), Share(*answered))


@pytest.mark.parametrize(
    ("told", "lowest", "answered"),
    [
        ("tt tt", (2, 2), (2, 2)),
        ("tt ts", (1, 2), (1, 2)),
        ("tt tu", (1, 2), (1, 1)),
        ("tt su", (1, 2), (1, 2)),  # a skip is wrong, whatever the other was
        ("tt tn", (1, 1), (1, 1)),  # nobody can say how the second was
        ("tt th", (2, 2), (2, 2)),  # what was held was not due
        ("hh tt", (1, 1), (1, 1)),
    ],
)
def test_a_day_is_correct_when_all_that_was_due_was_taken(
    told: str, lowest: tuple[int, int], answered: tuple[int, int]
) -> None:
    assert correct_days(_week(told)) == Range(Share(*lowest), Share(*answered))


def test_a_day_on_which_more_was_taken_is_not_correct() -> None:
    assert correct_days(_week("tt tt"), {DAY}) == Range(Share(1, 2), Share(1, 2))


@pytest.mark.parametrize(
    ("told", "critical", "hours"),
    [("t t", False, 6), ("tt tt", False, 3), ("t tt", False, 3), ("t", True, 0.5), ("", False, 6)],
)
def test_the_window_is_a_quarter_of_the_interval(told: str, critical: bool, hours: float) -> None:
    assert window(_week(told), time_critical=critical) == timedelta(hours=hours)


def test_early_is_as_far_off_as_late_and_an_unknown_time_is_in_neither_reading() -> None:
    one, two, three, four, five = _week("t t t t u")
    doses = [
        _later(one, 3),
        _later(two, -3),
        _later(three, 3.1),
        replace(four, taken_at=None),
        five,
    ]

    assert timing(doses, timedelta(hours=3)) == Range(Share(2, 5), Share(2, 3))


@pytest.mark.parametrize(
    ("told", "longest", "shortest"),
    [
        ("t t t", 24, 24),
        ("t s t", 48, 48),
        ("t u t", 48, 24),
        ("t n n t", 72, 24),
        ("s t t", 24, 24),  # from the first that was due
        ("t s s", 48, 48),  # to the last that was due
        ("s s s", 48, 48),
        ("t h h t", 0, 0),  # nobody was to take anything
        ("t s h t s", 24, 24),
        ("tt tt", 12, 12),
    ],
)
def test_the_longest_break_is_told_for_both_readings(
    told: str, longest: float, shortest: float
) -> None:
    found = longest_break(_week(told))

    assert found
    assert found.longest == timedelta(hours=longest)
    assert found.shortest == timedelta(hours=shortest)


@pytest.mark.parametrize(
    ("told", "every", "days"),
    [
        ("t t t t", 1, 0),
        ("t t t t", 7, 0),  # a week without a weekly medicine is none
        ("t s t t", 7, 14),
        ("t u t t", 7, 0),  # it may have been taken
        ("t s t t", 1, 0),  # one dose
        ("t s s t", 1, 3),
        ("t s t", 3, 6),
        ("s s s", 1, 2),
        ("tt ss st", 1, 0),
    ],
)
def test_an_interruption_is_what_was_left_out_for_days(told: str, every: int, days: int) -> None:
    doses = [
        moved(each, days=n * every) for n, day in enumerate(told.split()) for each in _week(day)
    ]

    found = longest_break(doses)

    assert found
    assert found.interruption == timedelta(days=days)


def test_a_break_ends_when_the_dose_was_really_taken() -> None:
    one, two, three = _week("t t t")

    found = longest_break([one, _later(two, 5), _later(three, 11)])

    assert found
    assert found.longest == timedelta(hours=30)


def test_one_dose_has_no_break_and_the_last_one_taken_is_the_latest_by_the_clock() -> None:
    one, two = _week("t t")

    assert longest_break([one]) is None
    assert last_taken([_later(one, 30), two]) == LastTaken(DAY, DUE + timedelta(hours=30))
    assert last_taken([one, replace(two, taken_at=None)]) == LastTaken(two.local_date, None)
    assert last_taken(_week("s u n")) is None


def _changing(*phases: tuple[int | None, int | None]) -> Medication:
    """Return a medication with phases that start and end so many days after the first."""
    directions = Directions(EveryDay((Intake(None, ONE),)))
    dated = tuple(Phase(directions, _day(starts), _day(ends)) for starts, ends in phases)
    return replace(a_medication(), phases=dated)


def _day(n: int | None) -> date | None:
    return None if n is None else DAY + timedelta(days=n)


def _then_as_needed() -> Medication:
    """Return a medication that was taken daily for two days, and as needed from then on."""
    (daily,) = _changing((None, 1)).phases
    needed = Phase(Directions(AsNeeded(ONE, None, None)), starts=_day(2))
    return replace(a_medication(), phases=(daily, needed))


_ALWAYS: Final = _changing((None, None))
_FOURTH: Final = DUE + timedelta(days=3)


@pytest.mark.parametrize(
    ("case", "medication", "begins"),
    [
        ("always the same", _ALWAYS, [0]),
        ("another amount from the third day", _changing((None, 1), (2, None)), [0, 2]),
        ("begun on the fourth", replace(_ALWAYS, begins_at=_FOURTH), [0, 3]),
        ("stopped on the fourth", replace(_ALWAYS, stopped_at=_FOURTH), [0, 3]),
        ("begun long before", _changing((-9, None)), [0]),
        ("as needed", a_medication("ibuprofen", AsNeeded(ONE, None, None)), [0]),
        ("as needed from the third day", _then_as_needed(), [0, 2]),
    ],
)
def test_a_change_of_regimen_begins_a_new_period(
    case: str, medication: Medication, begins: list[int]
) -> None:
    found = periods([medication], first=_WEEK.first, last=_WEEK.last, zone=UTC)

    assert [(each.first - _WEEK.first).days for each in found] == begins, case
    assert found[-1].last == _WEEK.last


@given(st.lists(st.integers(-10, 20)))
def test_periods_cover_every_day_once(starts: list[int]) -> None:
    medication = _changing(*((n, None) for n in starts))

    found = periods([medication], first=_WEEK.first, last=_WEEK.last, zone=UTC)

    assert [day for each in found for day in _days(each)] == list(_days(_WEEK))


def _days(period: Period) -> Iterator[date]:
    return (period.first + timedelta(days=n) for n in range(period.days))


def test_slots_are_told_apart_by_their_time() -> None:
    morning, evening = of_slots(_week("tt ts tu"))

    assert (morning.time, morning.taking.lowest) == (time(8), Share(3, 3))
    assert (evening.time, evening.taking) == (time(20), Range(Share(1, 3), Share(1, 2)))


def test_times_that_are_no_habit_are_told_together_and_nothing_due_is_not_told() -> None:
    usual = _week("t t u t t t t")
    late_day = [replace(usual[0], label=replace(usual[0].label, wall_time=time(10, 20)))]
    elapsed = [
        replace(each, on_elapsed_time=True, label=replace(each.label, wall_time=time(n)))
        for n, each in enumerate(_week("t t s t", name="naproxen"))
    ]
    others = Range(Share(4, 5), Share(4, 5))

    assert of_slots([*usual[1:], *late_day, *elapsed]) == (
        OfSlot(time(8), Range(Share(5, 6), Share(5, 5))),
        OfSlot(None, others),
    )
    assert [each.time for each in of_slots(_week("t"))] == [time(8)]  # once a week is its habit
    assert of_slots(_week("nn hh nh")) == ()


def test_what_is_measured_together_keeps_each_its_own_window() -> None:
    often, rare = _week("tt tt tt"), _week("t t t", name="insulin")
    doses = [*(_later(each, 2) for each in often), *(_later(each, 2) for each in rare)]

    measured = of_everything(doses, _WEEK, time_critical={medication_id("insulin")})

    assert measured.timing.lowest == Share(6, 9)
    assert measured.taking.lowest == Share(9, 9)


def test_under_seven_days_there_is_not_enough_for_a_percentage() -> None:
    week = _week("t t t t t t t")
    short = of_medication(week[:6], Period(DAY, DAY + timedelta(5)), time_critical=False)

    assert of_medication(week, _WEEK, time_critical=False).measures.is_enough
    assert not short.measures.is_enough
    assert not of_medication([], _WEEK, time_critical=False).measures.is_enough


@pytest.mark.parametrize(
    ("told", "enough"),
    [
        ("t t t t t t t", True),
        ("n n n n n t t t", False),  # we were down: three days are no week
        ("t t h h h h h h t", True),
        ("t - - - - - - t", True),  # once a week, two weeks
        ("t - - - - - -", False),
        ("nn hh hh nn nn nn nn nn", False),
    ],
)
def test_days_on_which_nothing_could_be_known_are_no_data(told: str, enough: bool) -> None:
    days = told.split()
    doses = [
        moved(each, days=n) for n, day in enumerate(days) for each in _week(day.replace("-", ""))
    ]
    period = Period(DAY, DAY + timedelta(days=27))

    assert of_medication(doses, period, time_critical=False).measures.is_enough is enough


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("s s s s s s s", "t t t t t t t", Change.BETTER),
        ("t t t t t t t", "s s s s s s s", Change.WORSE),
        ("t t t t t t s", "t t t t t t t", Change.NOT_CLEAR),  # one dose is chance
        ("u u u u u u u", "t t t t t t t", Change.NOT_CLEAR),  # they may have taken all of it
    ],
)
def test_a_change_is_told_only_where_chance_and_silence_cannot_have_made_it(
    before: str, now: str, said: Change
) -> None:
    was, is_ = (of_everything(_week(told), _WEEK, time_critical=()) for told in (before, now))

    found = compared(was, is_)
    assert found
    assert found.change is said
    assert found.least <= 0 or said is Change.BETTER
    assert found.most >= 0 or said is Change.WORSE


def test_one_bad_day_of_many_medicines_is_one_bad_day() -> None:
    """Twelve doses left out together happened once, and are no twelve pieces of evidence."""
    good = [each for n in range(12) for each in _week("t t t t t t t", name=f"medicine {n}")]
    bad_day = [each for n in range(12) for each in _week("t t t s t t t", name=f"medicine {n}")]
    before, now = (of_everything(some, _WEEK, time_critical=()) for some in (good, bad_day))

    found = compared(before, now)

    assert found
    assert found.change is Change.NOT_CLEAR
    by_dose = trend(Share(84, 84), Share(72, 84))
    assert by_dose
    assert by_dose.change is Change.WORSE  # if each of them had been left out by itself


def test_a_trend_holds_newcombes_own_example() -> None:
    """56 of 70 against 48 of 80: Newcombe 1998, table II, method 10."""
    found = trend(Share(48, 80), Share(56, 70))

    assert found
    assert (round(found.difference, 4), round(found.least, 4), round(found.most, 4)) == (
        0.2,
        0.0524,
        0.3339,
    )


@given(st.tuples(*[st.integers(0, 40)] * 4))
def test_a_trend_lies_between_its_bounds_and_turns_round_with_its_sides(n: tuple[int, ...]) -> None:
    before, now = Share(n[0], n[0] + n[1]), Share(n[2], n[2] + n[3])
    found, back = trend(before, now), trend(now, before)

    if found is None or back is None:
        assert not (before.of and now.of)
        return
    assert -1 - 1e-9 <= found.least <= found.difference + 1e-9
    assert found.difference <= found.most + 1e-9 <= 1 + 2e-9
    assert (found.least, found.most) == pytest.approx((-back.most, -back.least))


@given(st.text("tsunh ", max_size=60))
def test_the_truth_lies_between_the_two_readings(told: str) -> None:
    doses = _week(told)
    missed = [replace(d, state=DoseState.SKIPPED) if d.state is _STATES["u"] else d for d in doses]
    read = taking(doses)

    assert taking(missed).lowest == read.lowest == taking(missed).answered
    assert (read.lowest.part or 0) <= (read.answered.part or 0) or not read.answered.of
    assert read.is_one is not any(dose.state is DoseState.UNANSWERED for dose in doses)


def test_a_report_measures_each_medication_by_its_own_periods() -> None:
    metformin = _changing((None, 2), (3, None))
    twice = Extra(ExtraId(new_id()), ANN, metformin.id, ExtraKind.TWICE, DUE, REPORT, None)

    found = count(_week("t s t t t u t"), [twice], a_regimen(metformin), days=_WEEK, zone=UTC)

    [medication] = found.medications
    first, second = (each.measures for each in medication.periods)
    assert (first.taking.lowest, second.taking.lowest) == (Share(2, 3), Share(3, 4))
    assert first.days.lowest == Share(1, 3)  # twice on the first day, none on the second
    assert [each.period for each in found.overall] == [first.period, second.period]
    assert not second.is_enough
