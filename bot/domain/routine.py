"""The patient's own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.domain.schedules import DayPart


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days of the week on which the whole of a patient's day is later, or earlier; Monday is 0."""

    days: frozenset[int]
    later: int  #: minutes; earlier where it is negative

    def shift(self, weekday: int) -> int:
        """Return by how many minutes that day is later."""
        return self.later if weekday in self.days else 0


@dataclass(frozen=True, slots=True)
class Routine:
    """When a patient wakes, eats and goes to bed, by their own wall clock. `bed` may lie after
    midnight."""

    wake: time = time(7)
    breakfast: time = time(8)
    lunch: time = time(12, 30)
    dinner: time = time(18, 30)
    bed: time = time(22)
    off: DaysOff | None = None  #: None: every day is like the others

    def at(self, part: DayPart) -> time:
        """Return the wall time at which this patient has that part of the day."""
        match part:
            case DayPart.WAKING:
                return self.wake
            case DayPart.MORNING:
                return self.breakfast
            case DayPart.NOON:
                return self.lunch
            case DayPart.EVENING:
                return self.dinner
            case DayPart.BEDTIME:
                return self.bed
