"""When somebody's quiet hours end, by the clock on their wall, and when who sleeps gets up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.quiet import QuietHours
from bot.domain.routine import Routine
from bot.planner.calendar import instant

_DAY: Final = timedelta(days=1)


def quiet_until(hours: QuietHours | None, zone: ZoneInfo, *, now: datetime) -> datetime | None:
    """Return when the quiet hours that cover `now` end; None where it is not quiet."""
    local = now.astimezone(zone)
    if hours is None or not hours.covers(local.time()):
        return None
    day = local.date() if local.time() < hours.until else local.date() + _DAY
    ends = instant(day, hours.until, zone)
    return ends if ends > now else None  # a wall time that is repeated ended them the first time


def awake_from(routine: Routine, zone: ZoneInfo, *, now: datetime) -> datetime:
    """Return now, or when a patient who is asleep gets up: what can wait does."""
    local = now.astimezone(zone)
    wake, bed = routine.wake, routine.bed
    at = local.time()
    if wake <= at < bed or (bed < wake and not bed <= at < wake):
        return now
    day = local.date() if at < wake else local.date() + _DAY
    return max(now, instant(day, wake, zone))


def undisturbed(
    hours: QuietHours | None, routine: Routine, zone: ZoneInfo, *, now: datetime
) -> datetime:
    """Return the first instant from now on at which they neither sleep nor want to be left
    alone."""
    up = awake_from(routine, zone, now=now)
    return quiet_until(hours, zone, now=up) or up
