"""How many times a day it would be if every label were read by itself: what people really do.

Morning and the like are the patient's own; "three times a day" goes by the hours that wards use,
and "with food" by the meals, so that two labels that mean the same may come at two times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.medications import Food
from bot.domain.schedules import EveryHours
from bot.planner.medicines import Medicine
from bot.planner.own_day import MEALS, MINUTES, OwnDay

#: Hours after breakfast, as home versions of what wards use for two, three and four times a day.
_HOURS: Final[Mapping[int, tuple[int, ...]]] = {
    1: (0,),
    2: (0, 12),
    3: (0, 6, 12),
    4: (0, 4, 8, 12),
}
_BESIDE: Final[Mapping[Food, int]] = {
    Food.WITH: 0,
    Food.BEFORE: -30,
    Food.AFTER: 30,
    Food.EMPTY: -60,
}


def times_before(medicines: Sequence[Medicine], day: OwnDay) -> int:
    """Return at how many times of a day something would be taken."""
    return len({minute % MINUTES for medicine in medicines for minute in naive(medicine, day)})


def naive(medicine: Medicine, day: OwnDay) -> list[int]:
    """Return when one label would have its medicine taken, read by itself."""
    directions = medicine.phase.directions
    by = _BESIDE.get(directions.food)
    count = len(medicine.homes)
    first = day.at[MEALS[0]]
    if isinstance(directions.schedule, EveryHours):
        return [first + n * MINUTES // count for n in range(count)]
    if any(home.is_named for home in medicine.homes):
        return [home.minute + (by or 0) * (home.minute in _meals(day)) for home in medicine.homes]
    if by is not None and count <= len(MEALS):
        meals = {1: MEALS[:1], 2: MEALS[::2], 3: MEALS}[count]
        return [day.at[meal] + by for meal in meals]
    if count in _HOURS:
        return [first + hours * MINUTES // 24 for hours in _HOURS[count]]
    return [home.minute for home in medicine.homes]


def _meals(day: OwnDay) -> set[int]:
    return {day.at[meal] for meal in MEALS}
