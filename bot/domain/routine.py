"""The patient's own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from bot.domain.schedules import DayPart


@dataclass(frozen=True, slots=True)
class Routine:
    """When a patient wakes, eats and goes to bed, by their own wall clock. `bed` may lie after
    midnight."""

    wake: time = time(7)
    breakfast: time = time(8)
    lunch: time = time(12, 30)
    dinner: time = time(18, 30)
    bed: time = time(22)

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
