"""Proves the calendar over every offset change of every zone from 2010 to 2035.

For each change, 96 slots on the quarters of an hour (and 96 that lie after midnight) are planned
for the days around it. Each must give exactly one round for each local date that exists, at the
instant that the oracle of `offsets.py` computes from bare numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.domain.ids import slot_id
from bot.domain.slots import Slot, SlotPlan
from bot.planner import calendar
from tests.domain.examples import ANN
from tests.planner import offsets
from tests.planner.offsets import EPOCH, Stretch

_QUARTERS: Final = [time(n // 4, n % 4 * 15) for n in range(96)]
_SLOTS: Final = tuple(
    Slot(slot_id(ANN, f"{wall} {after}"), f"{wall:%H:%M}", wall, (), after_midnight=after)
    for after in (False, True)
    for wall in _QUARTERS
)
_DAY: Final = timedelta(days=1)
#: Parts of the world, so that several hands can work; what has no region comes under "".
_PARTS: Final = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Europe", "Pacific", "")


def _zones(part: str) -> dict[tuple[Stretch, ...], ZoneInfo]:
    """Return the zones of a part of the world; names that stand for one clock are taken once."""
    named = [name for name in sorted(available_timezones()) if _part(name) == part]
    clocks = {name: ZoneInfo(name) for name in named}
    return {offsets.stretches(zone): zone for zone in clocks.values()}


def _part(name: str) -> str:
    region = name.partition("/")[0]
    return region if region in _PARTS else ""


@pytest.mark.slow
@pytest.mark.parametrize("part", _PARTS)
def test_every_slot_has_exactly_one_round_on_each_date_that_exists(part: str) -> None:
    wrong = [
        f"{zone.key} {change.date()}: {what}"
        for parts, zone in _zones(part).items()
        for change in _changes(parts)
        for what in _compare(zone, parts, change)
    ]

    assert not wrong, wrong[:20]


def _changes(parts: tuple[Stretch, ...]) -> Iterator[datetime]:
    for part in parts[1:]:
        yield EPOCH + timedelta(minutes=part.start)


def _compare(zone: ZoneInfo, parts: tuple[Stretch, ...], change: datetime) -> Iterator[str]:
    """Yield every difference between the calendar and the oracle around one offset change."""
    days = [change.date() + _DAY * n for n in (-1, 0, 1)]
    plan = SlotPlan(starts=days[0], slots=_SLOTS)
    found: dict[tuple[object, date], list[int]] = defaultdict(list)
    since, until = change - 3 * _DAY, change + 4 * _DAY
    for round_ in calendar.rounds(plan, person_id=ANN, zone=zone, since=since, until=until):
        found[round_.slot, round_.local_date].append(offsets.minute(round_.due_at))
    for day in days:
        for slot in _SLOTS:
            expected = _expected(parts, slot, day)
            if found[slot.id, day] != expected:
                yield f"{day} {slot.time} {slot.after_midnight}: {found[slot.id, day]}"


def _expected(parts: tuple[Stretch, ...], slot: Slot, day: date) -> list[int]:
    if not offsets.has_date(parts, day):
        return []
    days = (day - EPOCH.date()).days + slot.after_midnight
    local = days * offsets.DAY_MINUTES + slot.time.hour * 60 + slot.time.minute
    return [offsets.due(parts, local)]


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
