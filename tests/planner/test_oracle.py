"""The optimiser equals brute force on up to six medicines; hypothesis looks for where not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.ids import MedicationId
from bot.domain.plans import Against, Ground
from bot.domain.routine import Routine
from bot.planner.own_day import OwnDay, own_day
from bot.planner.points import points
from bot.planner.problem import Forbidden, Limit, Problem, Spaced, Wanted
from bot.planner.solving import solve
from tests.domain.examples import medication_id
from tests.planner.oracle import best, worth

_DAYS: Final = (frozenset(range(7)), frozenset(range(7)), frozenset({0, 3}), frozenset({6}))
_DAY: Final = own_day(Routine())
_GROUND: Final = Ground(Against.LABEL_FOOD, ())
_HOURS: Final = st.integers(7, 21).map(lambda hour: 60 * hour)


@st.composite
def _spans(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    first = draw(_HOURS)
    spans = [(first, first + draw(st.sampled_from([0, 30, 60])))]
    if draw(st.booleans()):
        again = draw(_HOURS)
        spans.append((again, again + draw(st.sampled_from([0, 30]))))
    return tuple(spans)


@st.composite
def _intakes(draw: st.DrawFn, of: MedicationId, count: int) -> list[Wanted]:
    limited = tuple(Limit(draw(_spans()), _GROUND) for _ in range(1))
    days = draw(st.sampled_from(_DAYS))
    return [
        Wanted(
            medication=of,
            nth=n + 1,
            days=days,
            home=draw(st.sampled_from([420, 480, 750, 1110, 1320])),
            now=draw(st.none() | _HOURS),
            limits=limited,
        )
        for n in range(count)
    ]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Return a problem of up to six medicines that are taken once or twice a day."""
    wanted: list[Wanted] = []
    spaced: list[Spaced] = []
    for name in "abcdef"[: draw(st.integers(1, 6))]:
        count = draw(st.sampled_from([1, 1, 1, 2]))
        if count == 2:
            first = len(wanted)
            least = draw(st.sampled_from([60, 240, 360]))
            better = draw(st.sampled_from([0, least + 120]))
            wished = draw(st.none() | st.just((660, 780)))
            spaced.append(Spaced(first, first + 1, least, 1440 - least, _GROUND, better, wished))
        wanted += draw(_intakes(medication_id(name), count))
    numbers = st.integers(0, len(wanted) - 1)
    apart = st.tuples(numbers, numbers, st.sampled_from([30, 120, 240]), st.sampled_from([60, 360]))
    forbidden = [
        Forbidden(one, other, -after, before, _GROUND)
        for one, other, before, after in draw(st.lists(apart, max_size=3))
        if wanted[one].medication != wanted[other].medication
    ]
    return Problem(_DAY, tuple(wanted), tuple(forbidden), tuple(spaced))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def test_the_optimiser_finds_what_brute_force_finds(problem: Problem) -> None:
    tried = points(problem)

    found = solve(problem)

    expected = best(problem, tried)
    assert (found is None) == (expected is None)
    if found and expected:
        assert problem.is_met_by(found.minutes)
        assert found.optimal
        assert worth(problem, found.minutes) == expected
        assert found.bound == expected[2]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def test_a_grid_of_quarters_of_an_hour_finds_no_fewer_slots(problem: Problem) -> None:
    found = solve(problem)

    finer = _quarters(problem.day, len(problem.wanted))
    expected = best(problem, finer) if len(problem.wanted) <= 4 else None
    if expected:
        assert found is not None
        assert worth(problem, found.minutes) <= expected


def _quarters(day: OwnDay, count: int) -> Sequence[Sequence[int]]:
    return [range(day.wake, day.bed + 1, 15)] * count
