"""Cuts a stretch of days where the regimen changes: a percentage never mixes two regimens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Final

from bot.domain.medications import Medication
from bot.domain.schedules import AsNeeded

#: Under so many days a percentage says nothing.
ENOUGH: Final = 7
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days in which the same was to be taken, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Period:
        """As many days, just before these."""
        return Period(self.first - timedelta(days=self.days), self.first - _DAY)

    def covers(self, day: date) -> bool:
        """Return whether `day` lies in it."""
        return self.first <= day <= self.last


def periods(
    medications: Iterable[Medication], *, first: date, last: date, zone: tzinfo
) -> tuple[Period, ...]:
    """Cut the days from `first` to `last` wherever one of `medications` begins, changes or ends.

    What is taken as needed has no percentage, and cuts nothing.
    """
    cuts = {day for each in medications for day in _changes(each, zone) if first < day <= last}
    begins = [first, *sorted(cuts)]
    ends = [*(day - _DAY for day in begins[1:]), last]
    return tuple(Period(*both) for both in zip(begins, ends, strict=True))


def _changes(medication: Medication, zone: tzinfo) -> Iterator[date]:
    """Yield the first day on which something else is to be taken than on the day before."""
    planned = [p for p in medication.phases if not isinstance(p.directions.schedule, AsNeeded)]
    if not planned:
        return
    if medication.begins_at:
        yield medication.begins_at.astimezone(zone).date()
    for phase in planned:
        if phase.starts:
            yield phase.starts
        if phase.ends:
            yield phase.ends + _DAY
    if medication.stopped_at:
        yield medication.stopped_at.astimezone(zone).date()
