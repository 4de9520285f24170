"""Proves that a forecast says how many texts there will be, and how long the last one waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.planner.ahead import Due
from bot.reports.forecast import ANSWERED, Forecast, Texting, forecast

EIGHT = datetime(2026, 3, 2, 8, tzinfo=UTC)
DAY = timedelta(days=1)
TWO_HOURS = timedelta(hours=2)
ONE, OTHER = "+15550100001", "+15550100002"
_ASKS = (0, 15, 45)


def _somebody(
    *hours: int,
    number: str = ONE,
    days: int = 28,
    window: timedelta = TWO_HOURS,
    asks: tuple[int, ...] = _ASKS,
) -> Texting:
    """Return a patient who takes something at these hours of every day."""
    due = (
        Due(EIGHT + DAY * day + timedelta(hours=hour - 8), window)
        for day in range(days)
        for hour in hours
    )
    return Texting(number, tuple(due), asks)


def _forecast(
    patients: Sequence[Texting], *, numbers: Sequence[str] = (ONE,), rate: float = 1.0
) -> Forecast:
    return forecast(patients, numbers=numbers, rate=rate, days=28)


def test_one_patient_with_three_rounds_a_day_is_some_hundred_texts_a_month() -> None:
    month = _forecast([_somebody(8, 13, 22)]).month

    assert (month.asks, month.repeats, month.answers, month.summaries) == (90, 35, 88, 4)
    assert month.out == 90 + 35 + 88 + 4
    assert month.total == month.out + 88


def test_whoever_is_asked_once_is_asked_for_each_round_once() -> None:
    month = _forecast([_somebody(8, asks=(0,))]).month

    assert (month.asks, month.repeats, month.answers) == (30, 0, 21)


def test_nobody_is_asked_again_when_the_window_is_over() -> None:
    long, short = (
        _forecast([_somebody(8, window=timedelta(minutes=window))]).month for window in (120, 30)
    )

    assert long.repeats == 12
    assert short.repeats == 9


def test_a_thousand_at_eight_wait_a_quarter_of_an_hour_and_more_on_one_long_number() -> None:
    [queue] = _forecast([_somebody(8, days=2) for _ in range(1000)]).queues

    assert queue.texts == queue.people == 1000
    assert queue.wait == timedelta(minutes=16, seconds=40)
    assert queue.begins_at == EIGHT
    assert not queue.is_long


@pytest.mark.parametrize(
    ("case", "people", "rate", "window", "found"),
    [
        ("a family", 4, 1.0, 120, (False, False)),
        ("a clinic with a time-critical medicine", 1000, 1.0, 30, (True, False)),
        ("one that is too large for that", 2000, 1.0, 30, (True, True)),
        ("the same with a short code", 2000, 100.0, 30, (False, False)),
        ("a number that is slow", 200, 0.1, 30, (True, True)),
    ],
)
def test_a_queue_that_outlasts_a_window_is_too_long(
    case: str, people: int, rate: float, window: int, found: tuple[bool, bool]
) -> None:
    open_for = timedelta(minutes=window)
    patients = [_somebody(8, 22, window=open_for, days=2) for _ in range(people)]

    [queue] = _forecast(patients, rate=rate).queues

    assert (queue.is_long, queue.is_too_long) == found, case


def test_slots_that_lie_near_each_other_share_a_queue() -> None:
    early = [_somebody(8, days=2) for _ in range(600)]
    later = [Texting(ONE, (Due(EIGHT + timedelta(minutes=5), TWO_HOURS),), (0,))] * 600

    [queue] = _forecast([*early, *later]).queues

    assert queue.texts == 600 - 300 + 600
    assert queue.begins_at == EIGHT


def test_each_number_has_a_queue_of_its_own_and_one_that_is_gone_has_none() -> None:
    patients = [_somebody(8), _somebody(8, number=OTHER), _somebody(8, number="+15550100009")]

    found = _forecast(patients, numbers=(ONE, OTHER))

    assert [(queue.number, queue.people) for queue in found.queues] == [(ONE, 1), (OTHER, 1)]
    assert found.month.asks == 60


def test_without_anybody_there_is_nothing_to_forecast() -> None:
    found = _forecast([])

    assert found.month.total == 0
    [queue] = found.queues
    assert (queue.wait, queue.begins_at, queue.is_too_long) == (timedelta(0), None, False)


def test_the_forecast_is_that_of_a_month_that_was_lived_through() -> None:
    chance = Random(7)  # noqa: S311 - nothing secret hangs on it
    hours = [chance.sample(range(6, 23), k=chance.randint(1, 4)) for _ in range(150)]
    patients = [_somebody(*each) for each in hours]

    sent, answered = _lived_through(patients, chance)
    [queue] = (found := _forecast(patients)).queues

    assert found.month.asks + found.month.repeats == pytest.approx(len(sent) * 30 / 28, rel=0.1)
    assert found.month.answers == pytest.approx(answered * 30 / 28, rel=0.1)
    assert queue.wait.total_seconds() == pytest.approx(_longest_wait(sent), rel=0.1, abs=5)


def _lived_through(patients: Sequence[Texting], chance: Random) -> tuple[list[datetime], int]:
    """Let everybody answer by chance; return when each text fell due, and how many answered."""
    sent, answered = [], 0
    for patient in patients:
        for due in patient.ahead:
            for minutes in patient.ask_after:
                sent.append(due.at + timedelta(minutes=minutes))
                if chance.random() < ANSWERED:
                    answered += 1
                    break
    return sorted(sent), answered


def _longest_wait(due: Sequence[datetime]) -> float:
    """Send one text a second; return how long the last of the longest queue has waited."""
    free_at, longest = due[0], 0.0
    for at in due:
        free_at = max(free_at, at) + timedelta(seconds=1)
        longest = max(longest, (free_at - at).total_seconds())
    return longest
