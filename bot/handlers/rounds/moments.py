"""What instant somebody meant by a time of day, beside the round they spoke of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.rounds import Round
from bot.planner.calendar import instant, local_date

_DAY: Final = timedelta(days=1)
_HALF_A_DAY: Final = timedelta(hours=12)
_EARLY: Final = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class NotYet:
    """That time has not come: nobody can have taken anything then."""

    wall: time


@dataclass(frozen=True, slots=True)
class Far:
    """That time has passed, but so long before the round that it was hardly meant for it."""

    wall: time


@dataclass(frozen=True, slots=True)
class Either:
    """Morning or evening: the other half of the day lies nearer to the round, so it is asked."""

    morning: time
    evening: time


def said(
    wall: time, day: date | None, round_: Round, *, heard_at: datetime, sure: bool = False
) -> datetime | NotYet | Far | Either:
    """Return when `wall` was: on `day` if it was named, else the first time since it was due.

    Somebody may also have been early: the search begins so many hours before the round.
    """
    zone = ZoneInfo(round_.zone)
    days = [day] if day else [round_.local_date + n * _DAY for n in (-1, 0, 1, 2)]
    found = [instant(each, wall, zone) for each in days]
    at = next((each for each in found if day or each >= round_.due_at - _EARLY), found[-1])
    if not sure and day is None and _other_half_is_nearer(at, round_, heard_at=heard_at):
        return either_half(wall)
    if at <= heard_at:
        return at if at >= round_.due_at - _EARLY else Far(wall)
    today = day or local_date(heard_at, zone)
    return Far(wall) if instant(today, wall, zone) <= heard_at else NotYet(wall)


def next_time(wall: time, round_: Round, *, now: datetime) -> datetime:
    """Return when a clock shows `wall` next; what is said of the morning may mean the evening."""
    zone = ZoneInfo(round_.zone)
    today = local_date(now, zone)
    readings = [wall, wall.replace(hour=wall.hour + 12)] if 1 <= wall.hour < 12 else [wall]
    to_come = (instant(today + n * _DAY, each, zone) for n in (0, 1) for each in readings)
    return min(at for at in to_come if at > now)


def either_half(wall: time) -> Either:
    """Return what a time means in the morning, and what in the evening."""
    return Either(wall.replace(hour=wall.hour % 12), wall.replace(hour=wall.hour % 12 + 12))


def _other_half_is_nearer(at: datetime, round_: Round, *, heard_at: datetime) -> bool:
    """Return whether "8:15" beside a round at 20:00 more likely means the evening."""
    others = (at - _HALF_A_DAY, at + _HALF_A_DAY)
    return any(
        abs(other - round_.due_at) < abs(at - round_.due_at) and other <= heard_at
        for other in others
    )
