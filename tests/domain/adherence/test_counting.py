"""What a report counts, and what each count is a share of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.adherence.counting import count
from bot.domain.adherence.figures import Figures, MedicationFigures
from bot.domain.adherence.periods import Period
from bot.domain.adherence.shares import Share
from bot.domain.doses import Dose, DoseState, Extra, ExtraKind, SkipReason
from bot.domain.ids import ExtraId, new_id
from bot.domain.medications import Medication
from tests.domain.examples import (
    ANN,
    DAY,
    REPORT,
    a_dose,
    a_medication,
    a_regimen,
    at,
    medication_id,
    moved,
)

_FIRST = DAY - timedelta(days=6)
_TAKEN = a_dose(state=DoseState.TAKEN)


def _report(
    doses: Sequence[Dose],
    *medications: Medication,
    extras: Sequence[Extra] = (),
) -> Figures:
    regimen = a_regimen(*(medications or (a_medication(),)))
    return count(doses, extras, regimen, days=Period(_FIRST, DAY), zone=UTC)


def _only(*doses: Dose) -> MedicationFigures:
    """Return the report of doses of one medication, each on its own day."""
    spread = [moved(dose, days=-back) for back, dose in enumerate(doses)]
    [found] = _report(spread).medications
    return found


def _an_extra(kind: ExtraKind = ExtraKind.TWICE) -> Extra:
    return Extra(ExtraId(new_id()), ANN, medication_id(), kind, None, REPORT, None)


@pytest.mark.parametrize(
    ("case", "dose", "figure"),
    [
        ("taken in time", _TAKEN, "on_time"),
        ("taken early", replace(_TAKEN, taken_at=at("07:00")), "on_time"),
        ("taken at the end of its window", replace(_TAKEN, taken_at=at("10:00")), "on_time"),
        ("taken a minute later", replace(_TAKEN, taken_at=at("10:01")), "late"),
        ("taken, nobody said when", replace(_TAKEN, taken_at=None), "time_unknown"),
        ("skipped", a_dose(state=DoseState.SKIPPED), "skipped"),
        ("unanswered", a_dose(state=DoseState.UNANSWERED), "unanswered"),
        ("held", a_dose(state=DoseState.HELD), "held"),
        ("not asked", a_dose(state=DoseState.NOT_ASKED), "not_asked"),
    ],
)
def test_a_dose_counts_in_exactly_one_figure(case: str, dose: Dose, figure: str) -> None:
    found = _only(dose)

    figures = {
        "on_time": Share(found.taken_on_time, found.taken.count),
        "late": found.late,
        "time_unknown": found.time_unknown,
        "skipped": found.skipped,
        "unanswered": found.unanswered,
        "held": found.held,
        "not_asked": found.not_asked,
    }
    assert [name for name, share in figures.items() if share.count] == [figure], case
    assert figures[figure] == Share(1, 1)


def test_every_figure_has_its_own_denominator() -> None:
    found = _only(
        _TAKEN,
        replace(_TAKEN, taken_at=at("12:00")),
        a_dose(state=DoseState.SKIPPED),
        a_dose(state=DoseState.UNANSWERED),
        a_dose(state=DoseState.HELD),
        a_dose(state=DoseState.NOT_ASKED),
    )

    assert found.taken == Share(2, 4)
    assert found.late == Share(1, 2)
    assert found.skipped == Share(1, 4)
    assert found.unanswered == Share(1, 4)
    assert found.held == Share(1, 6)
    assert found.not_asked == Share(1, 6)


@pytest.mark.parametrize("state", [DoseState.NOT_ASKED, DoseState.HELD])
def test_what_was_not_asked_or_held_never_counts_against_the_patient(state: DoseState) -> None:
    assert _only(_TAKEN, a_dose(state=state)).taken == _only(_TAKEN).taken == Share(1, 1)


def test_a_dose_that_still_waits_is_left_out() -> None:
    assert _report([a_dose(state=DoseState.OPEN)]).medications == ()


def test_skips_are_told_apart_by_their_reasons() -> None:
    skipped = a_dose(state=DoseState.SKIPPED)

    found = _only(
        replace(skipped, reason=SkipReason.FORGOT),
        replace(skipped, reason=SkipReason.FORGOT),
        replace(skipped, reason=SkipReason.COST),
        skipped,
    )

    assert found.skipped_for == {SkipReason.FORGOT: 2, SkipReason.COST: 1, None: 1}
    assert found.skipped == Share(4, 4)


@pytest.mark.parametrize(
    ("case", "day", "expected"),
    [
        ("the day before", _FIRST - timedelta(days=1), 0),
        ("the first day", _FIRST, 1),
        ("the last day", DAY, 1),
        ("the day after", DAY + timedelta(days=1), 0),
    ],
)
def test_only_the_days_of_the_report_count(case: str, day: date, expected: int) -> None:
    found = _report([moved(_TAKEN, days=(day - DAY).days)])

    assert len(found.medications) == expected, case


def test_as_needed_intakes_stand_apart() -> None:
    needed = replace(_TAKEN, round=None)

    found = _only(_TAKEN, needed, needed)

    assert found.taken == Share(1, 1)
    assert (found.as_needed_times, found.as_needed_days) == (2, Share(2, 7))


def test_two_as_needed_intakes_on_one_day_are_one_day() -> None:
    needed = [replace(a_dose(state=DoseState.TAKEN, nth=nth), round=None) for nth in (1, 2)]

    [found] = _report(needed).medications

    assert (found.as_needed_times, found.as_needed_days) == (2, Share(1, 7))


def test_extras_are_recorded_and_change_no_share() -> None:
    extras = [_an_extra(), _an_extra(ExtraKind.WRONG), replace(_an_extra(), undone=True)]

    found = _report([_TAKEN], extras=extras)

    assert found.extras == {ExtraKind.TWICE: 1, ExtraKind.WRONG: 1}
    assert found.medications[0].taken == Share(1, 1)


def test_medications_stand_in_the_order_of_the_list_and_what_left_it_comes_last() -> None:
    doses = [a_dose(name, state=DoseState.TAKEN) for name in ("gone", "b", "a")]

    found = _report(doses, a_medication("a"), a_medication("b"))

    assert [m.name for m in found.medications] == ["a", "b", "gone"]
    assert [m.position for m in found.medications] == [1, 2, 0]


def test_a_stopped_medication_is_still_reported() -> None:
    stopped = replace(a_medication("a"), stopped_at=at("2026-11-20 08:00"))

    [found] = _report([a_dose("a", state=DoseState.TAKEN)], stopped).medications

    assert (found.name, found.position, found.taken) == ("a", 0, Share(1, 1))


def test_a_medication_without_doses_is_left_out() -> None:
    found = _report([_TAKEN], a_medication(), a_medication("other"))

    assert [m.name for m in found.medications] == ["metformin"]


@given(
    st.lists(st.tuples(st.sampled_from(DoseState), st.integers(0, 300), st.booleans()), min_size=1)
)
def test_the_figures_always_add_up(kinds: list[tuple[DoseState, int, bool]]) -> None:
    doses = [
        replace(
            a_dose(state=state, nth=nth),
            taken_at=at("08:00") + timedelta(minutes=late) if said else None,
        )
        for nth, (state, late, said) in enumerate(kinds, start=1)
    ]

    for found in _report(doses).medications:
        answered = found.taken.count + found.skipped.count + found.unanswered.count
        taken = found.taken_on_time + found.late.count + found.time_unknown.count
        assert answered == found.due
        assert taken == found.taken.count
        assert found.due + found.held.count + found.not_asked.count == found.planned
        assert found.planned == sum(dose.state is not DoseState.OPEN for dose in doses)
