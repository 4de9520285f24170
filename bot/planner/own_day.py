"""The patient's own day in minutes: when it begins, when they eat, when it ends.

All planning by the optimiser counts in minutes since midnight of the date on which the patient
wakes, so a night worker's bedtime at 09:00 is minute 1980.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.domain.errors import BadInput
from bot.domain.routine import Routine
from bot.domain.schedules import DayPart
from bot.planner import day

MINUTES: Final = 24 * 60
MEALS: Final = (DayPart.MORNING, DayPart.NOON, DayPart.EVENING)
_NAMES: Final[Mapping[DayPart, str]] = {
    DayPart.WAKING: "wake",
    DayPart.MORNING: "breakfast",
    DayPart.NOON: "lunch",
    DayPart.EVENING: "dinner",
    DayPart.BEDTIME: "bed",
}
#: How far from its anchor a part of the day may be taken, by labels that only name the part.
_REACH: Final[Mapping[DayPart, tuple[int, int]]] = {
    DayPart.WAKING: (0, 30),
    DayPart.MORNING: (-120, 90),
    DayPart.NOON: (-60, 90),
    DayPart.EVENING: (-90, 120),
    DayPart.BEDTIME: (-60, 0),
}
Span = tuple[int, int]  #: from one minute to another; both belong to it


@dataclass(frozen=True, slots=True)
class OwnDay:
    """When each part of the day is, in minutes."""

    at: Mapping[DayPart, int]

    @property
    def wake(self) -> int:
        """When the day begins."""
        return self.at[DayPart.WAKING]

    @property
    def bed(self) -> int:
        """When it ends."""
        return self.at[DayPart.BEDTIME]

    @property
    def awake(self) -> Span:
        """The waking day."""
        return self.wake, self.bed

    @property
    def night(self) -> int:
        """How long the patient sleeps, in minutes."""
        return MINUTES - (self.bed - self.wake)

    def span(self, part: DayPart) -> Span:
        """Return from when to when "in the morning" and the like may be, inside the waking day."""
        before, after = _REACH[part]
        anchor = self.at[part]
        return max(self.wake, anchor + before), min(self.bed, anchor + after)

    def near_meals(self, since: int, until: int) -> tuple[Span, ...]:
        """Return when it is between two moments around a meal."""
        return tuple((self.at[meal] + since, self.at[meal] + until) for meal in MEALS)

    def away_from(self, meals: tuple[DayPart, ...], before: int, after: int) -> tuple[Span, ...]:
        """Return when it is so long before each of these meals and so long after it.

        The last meal of the day before and the first one of the next day count too.
        """
        eaten = sorted(self.at[meal] + MINUTES * n for meal in meals for n in (-1, 0, 1))
        return tuple((a + after, b - before) for a, b in pairwise(eaten) if a + after <= b - before)


def own_day(routine: Routine) -> OwnDay:
    """Return the day of a routine; raise `BadInput` where it is out of order."""
    found = {part: day.moment(part, routine).minutes for part in DayPart}
    for part, following in pairwise(DayPart):
        if found[part] > found[following]:
            raise BadInput(
                f"the routine is out of order: {_NAMES[following]} at "
                f"{routine.at(following):%H:%M} comes before {_NAMES[part]} at "
                f"{routine.at(part):%H:%M}; give wake, breakfast, lunch, dinner and bed in the "
                "order of the day"
            )
    if found[DayPart.BEDTIME] - found[DayPart.WAKING] < MINUTES // 4:
        raise BadInput(
            f"the routine's day has {_hours(found)} hours from wake to bed; give at least six"
        )
    return OwnDay(found)


def _hours(found: Mapping[DayPart, int]) -> str:
    return f"{(found[DayPart.BEDTIME] - found[DayPart.WAKING]) / 60:g}"
