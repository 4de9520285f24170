"""Whether somebody who wants fewer reminders may have them, and why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.ids import MedicationId
from bot.domain.life import AFTER_A_CHANGE
from bot.domain.medications import Medication, Regimen

_NOON: Final = timedelta(hours=12)


class Hindrance(StrEnum):
    """Why nobody is reminded less just now."""

    ALERT = "alert"  #: a caregiver is being told that something was missed
    CRITICAL = "critical"  #: something they take must not be missed
    CHANGE = "change"  #: their list has changed in the last four weeks


def hindrance(
    regimen: Regimen, *, critical: Collection[MedicationId], has_alert: bool, now: datetime
) -> Hindrance | None:
    """Return what speaks against fewer reminders; None: nothing does. `critical`: the medicines
    of which a missed dose needs somebody's advice soon."""
    if has_alert:
        return Hindrance.ALERT
    if any(m.time_critical or m.id in critical for m in regimen.current):
        return Hindrance.CRITICAL
    if any(now - at < AFTER_A_CHANGE for m in regimen.medications for at in _changes(m, now)):
        return Hindrance.CHANGE
    return None


def next_change(regimen: Regimen, *, after: date) -> date | None:
    """Return the next day on which something is taken otherwise, as it was written down."""
    days = (phase.starts for m in regimen.current for phase in m.phases if phase.starts)
    return min((day for day in days if day > after), default=None)


def _changes(medication: Medication, now: datetime) -> Iterator[datetime]:
    """Yield when a medicine began, changed or was taken off the list, as far as that has been."""
    days = [phase.starts for phase in medication.phases if phase.starts]
    noons = (datetime(day.year, day.month, day.day, tzinfo=now.tzinfo) + _NOON for day in days)
    stopped = [medication.stopped_at] if medication.stopped_at else []
    begun = [medication.begins_at] if medication.begins_at else []
    yield from (at for at in (*noons, *stopped, *begun) if at <= now)
