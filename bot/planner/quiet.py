"""When somebody's quiet hours end, by the clock on their wall."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.quiet import QuietHours
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
