"""Proves the calendar over every offset change of every zone from 2010 to 2035.

For each change, 96 slots on the quarters of an hour (and 96 that lie after midnight) are planned
for the days around it. What comes out must be, in order, exactly one round for each slot and local
date that exists, at the instant that the oracle of `offsets.py` computes from bare numbers.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.domain.ids import SlotId, slot_id
from bot.domain.slots import Slot, SlotPlan
from bot.planner import calendar
from tests.domain.examples import ANN
from tests.planner import offsets
from tests.planner.offsets import EPOCH, Change

_QUARTERS: Final = [time(n // 4, n % 4 * 15) for n in range(96)]
_SLOTS: Final = tuple(
    Slot(slot_id(ANN, f"{wall} {after}"), f"{wall:%H:%M}", wall, (), after_midnight=after)
    for after in (False, True)
    for wall in _QUARTERS
)
_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)
_NEAR: Final = timedelta(hours=36)  # the whole local date of a change, and a half on either side


@cache
def _changes() -> dict[Change, ZoneInfo]:
    """Return every change of every zone; one that several zones make stands here once."""
    zones = map(ZoneInfo, sorted(available_timezones()))
    return {change: zone for zone in zones for change in offsets.changes(zone)}


@pytest.mark.long
@pytest.mark.parametrize("year", range(offsets.FIRST.year, offsets.LAST.year))
def test_every_slot_has_exactly_one_round_on_each_date_that_exists(year: int) -> None:
    in_that_year = [change for change in _changes() if _instant(change.at).year == year]

    wrong = [what for change in in_that_year for what in _compare(change, _changes()[change])]

    assert in_that_year
    assert not wrong, wrong[:20]


def _compare(change: Change, zone: ZoneInfo) -> list[str]:
    """Return the first differences between the calendar and the oracle around one change."""
    at = _instant(change.at)
    expected = _expected(change, at)
    plan = SlotPlan(starts=at.date() - 3 * _DAY, slots=_SLOTS)
    found = [
        (round_.due_at, round_.local_date, round_.slot)
        for round_ in calendar.rounds(
            plan, person_id=ANN, zone=zone, since=at - _NEAR, until=at + _NEAR
        )
    ]
    if found == expected:
        return []
    odd = [f"{due} for {day}" for due, day, _ in sorted({*found} ^ {*expected})[:3]]
    return [f"{zone.key} {at}: {each}" for each in odd or ["in another order"]]


def _expected(change: Change, at: datetime) -> list[tuple[datetime, date, SlotId]]:
    """Return when each round within reach of a change is due, which is its date, and its slot."""
    near = _NEAR // _MINUTE
    due = sorted(
        (minute, place, day)
        for day in (at.date() + n * _DAY for n in range(-3, 4))
        if change.has_date(day)
        for place, slot in enumerate(_SLOTS)
        if -near <= (minute := change.due(_local(day, slot))) - change.at < near
    )
    return [(_instant(minute), day, _SLOTS[place].id) for minute, place, day in due]


def _local(day: date, slot: Slot) -> int:
    days = offsets.days(day) + slot.after_midnight
    return days * offsets.DAY_MINUTES + slot.time.hour * 60 + slot.time.minute


def _instant(minute: int) -> datetime:
    return EPOCH + minute * _MINUTE


def test_samoa_has_no_rounds_on_the_day_that_it_left_out() -> None:
    apia = ZoneInfo("Pacific/Apia")
    plan = SlotPlan(date(2011, 12, 28), (_SLOTS[32],))
    since, until = (datetime(2011, 12, d, tzinfo=EPOCH.tzinfo) for d in (27, 31))

    days = [
        round_.local_date.day
        for round_ in calendar.rounds(plan, person_id=ANN, zone=apia, since=since, until=until)
    ]

    assert days == [28, 29, 31]
    assert not calendar.exists(date(2011, 12, 30), apia)
