"""What ought to happen: which doses fall due when, and how long each may be asked for.

Written from what patients are promised, without the code that keeps the promise.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.simulation.evidence import Evidence, Order
from tests.simulation.script import CALM, Course, Does

_DAY: Final = timedelta(days=1)
_TWO_HOURS: Final = timedelta(hours=2)
_HALF_AN_HOUR: Final = timedelta(minutes=30)
#: Whoever changes a list this close to a dose may find it either way.
_AT_ONCE: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Target:
    """A dose that falls due."""

    patient: int
    medication: UUID
    name: str
    wall: time
    due: datetime
    ends: datetime  #: after that nobody may say "take"
    is_sure: bool  #: nothing was changed around it, so that it must be asked for
    is_held: bool = False  #: it is paused: it must not be asked for


def targets(evidence: Evidence) -> Iterator[Target]:
    """Yield every dose that falls due while the script is played."""
    by_medication: dict[UUID, list[Order]] = defaultdict(list)
    for order in evidence.orders:
        by_medication[order.medication].append(order)
    for orders in by_medication.values():
        patient = evidence.script.patients[orders[0].patient]
        yield from _of_one(orders, ZoneInfo(patient.zone), evidence.script.ends - CALM)


def _of_one(orders: Sequence[Order], zone: ZoneInfo, until: datetime) -> Iterator[Target]:
    begins = orders[0].at
    day = begins.astimezone(zone).date() - _DAY
    name = orders[0].course.name if orders[0].course else ""
    while day <= until.astimezone(zone).date():
        for course, is_edge in _courses(orders, day, zone):
            for wall in course.times:
                due = instant(day, wall, zone)
                if not begins - _AT_ONCE <= due < until:
                    continue
                target = _target(orders, course, name, wall, due)
                if target is not None:
                    edge = is_edge or due < begins + _AT_ONCE
                    yield target if not edge else _unsure(target)
        day += _DAY


def _courses(orders: Sequence[Order], day: date, zone: ZoneInfo) -> Iterator[tuple[Course, bool]]:
    """Yield by which times a medicine is taken on a day: by two, where one follows the other."""
    told = [(_first_day(order, zone), order) for order in orders if order.course is not None]
    in_force = [order.course for first, order in told if first <= day]
    if not in_force:
        return
    latest = in_force[-1]
    # A day of somebody's own may begin in the night, so that both days around a change are open.
    near = [o.course for first, o in told[1:] if abs((first - day).days) <= 1]
    before = in_force[-2] if len(in_force) > 1 else None
    if latest is not None:
        yield latest, bool(near)
    for other in (before, *near):
        if near and other is not None and other is not latest:
            yield other, True


def _first_day(order: Order, zone: ZoneInfo) -> date:
    """Return from which day on an order holds: a change begins tomorrow."""
    today = order.at.astimezone(zone).date()
    return today + _DAY if order.does is Does.CHANGE else today - _DAY


def _target(
    orders: Sequence[Order], course: Course, name: str, wall: time, due: datetime
) -> Target | None:
    ends = due + open_for(course)
    last = orders[max(bisect_right([order.at for order in orders], due) - 1, 0)]
    is_sure = not any(due - _AT_ONCE <= o.at < ends for o in orders if o.does is not Does.CHANGE)
    before = [order.does for order in orders if order.at <= due]
    if Does.DROP in before and is_sure:
        return None
    is_held = last.does is Does.PAUSE or (last.does is Does.CHANGE and _paused_before(orders, last))
    return Target(orders[0].patient, last.medication, name, wall, due, ends, is_sure, is_held)


def _paused_before(orders: Sequence[Order], change: Order) -> bool:
    before = [o.does for o in orders if o.at <= change.at and o.does is not Does.CHANGE]
    return before[-1] is Does.PAUSE


def _unsure(target: Target) -> Target:
    return Target(
        target.patient,
        target.medication,
        target.name,
        target.wall,
        target.due,
        target.ends,
        is_sure=False,
        is_held=target.is_held,
    )


def open_for(course: Course) -> timedelta:
    """Return how long a dose may be asked for: a quarter of the interval, two hours at most, and
    never more than half the way to the next one."""
    if course.critical:
        return _HALF_AN_HOUR
    minutes = sorted(at.hour * 60 + at.minute for at in course.times)
    apart = [b - a for a, b in zip(minutes, [*minutes[1:], minutes[0] + 24 * 60], strict=True)]
    nearest = timedelta(minutes=min(apart))
    return min(_TWO_HOURS, _DAY / len(minutes) / 4, nearest / 2)


def instant(day: date, wall: time, zone: tzinfo) -> datetime:
    """Return when a wall clock shows a time: a repeated one the first time, a skipped one as much
    later as was skipped."""
    shown = datetime.combine(day, wall)
    offsets = [datetime.combine(day, at, tzinfo=zone).utcoffset() for at in (time.min, time.max)]
    for offset in offsets:
        assert offset is not None
        found = (shown - offset).replace(tzinfo=UTC)
        if found.astimezone(zone).replace(tzinfo=None) == shown:
            return found
    assert offsets[0] is not None
    return (shown - offsets[0]).replace(tzinfo=UTC)
