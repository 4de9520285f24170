"""The patient's own day as a row of moments, and where directions put an intake in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Final

from bot.domain.routine import Routine
from bot.domain.schedules import DayPart

MORNING: Final = DayPart.MORNING
EVENING: Final = DayPart.EVENING

_MINUTES: Final = 24 * 60
_ROUND_TO: Final = 15
#: A part of the day that would come so many minutes after waking rather lies before it.
_AWAKE_AT_MOST: Final = 20 * 60
_PARTS: Final = tuple(DayPart)
_USUAL: Final = {
    0: (),
    1: (DayPart.MORNING,),
    2: (DayPart.MORNING, DayPart.EVENING),
    3: (DayPart.MORNING, DayPart.NOON, DayPart.EVENING),
    4: (DayPart.MORNING, DayPart.NOON, DayPart.EVENING, DayPart.BEDTIME),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in the patient's day, and the name of the slot that stands there."""

    anchor: str
    rank: int  #: which name wins where several stand at one time: parts of the day, then clocks
    time: time
    after_midnight: bool = False

    @property
    def minutes(self) -> int:
        """Minutes since midnight of the patient's day."""
        return self.time.hour * 60 + self.time.minute + (_MINUTES if self.after_midnight else 0)

    def since(self, other: Moment) -> timedelta:
        """Return how long this moment lies after `other`, by the wall clock."""
        return timedelta(minutes=self.minutes - other.minutes)

    def later(self, by: timedelta) -> Moment:
        """Return the moment that lies `by` later, on the clock."""
        return clock(self.minutes + int(by.total_seconds()) // 60)


def clock(minutes: int) -> Moment:
    """Return the moment so many minutes after midnight of the patient's day, named by its time."""
    wall = time(minutes // 60 % 24, minutes % 60)
    return Moment(f"{wall:%H:%M}", len(_PARTS), wall, after_midnight=minutes >= _MINUTES)


def moment(part: DayPart, routine: Routine) -> Moment:
    """Return when this patient has that part of the day: after midnight where it follows waking."""
    wall = routine.at(part)
    after_waking = (_of(wall) - _of(routine.wake)) % _MINUTES
    after_midnight = wall < routine.wake and after_waking <= _AWAKE_AT_MOST
    return Moment(part.value, _PARTS.index(part), wall, after_midnight)


def moments(wanted: Sequence[DayPart | time | None], routine: Routine) -> list[Moment]:
    """Return a moment for each intake of a day: the one it names, else one the others left over."""
    usual = (
        [moment(part, routine) for part in _USUAL[len(wanted)]]
        if len(wanted) in _USUAL
        else _through_the_day(len(wanted), routine)
    )
    for when in wanted:
        if when is not None:
            usual.remove(_nearest(usual, _named(when, routine)))
    left = iter(usual)
    return [next(left) if when is None else _named(when, routine) for when in wanted]


def _nearest(usual: Sequence[Moment], named: Moment) -> Moment:
    return min(usual, key=lambda place: abs(place.minutes - named.minutes))


def _named(when: DayPart | time, routine: Routine) -> Moment:
    return moment(when, routine) if isinstance(when, DayPart) else clock(_of(when))


def _through_the_day(count: int, routine: Routine) -> list[Moment]:
    """Return so many moments evenly from the morning to bedtime, on quarters of an hour."""
    first, last = moment(MORNING, routine), moment(DayPart.BEDTIME, routine)
    step = (last.minutes - first.minutes) / (count - 1)
    between = (first.minutes + step * n for n in range(1, count - 1))
    return [first, *(clock(round(at / _ROUND_TO) * _ROUND_TO) for at in between), last]


def _of(wall: time) -> int:
    return wall.hour * 60 + wall.minute
