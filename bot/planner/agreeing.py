"""Keeps to what the patient has agreed to: each intake stands there for as long as its directions
ask the same of the day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.domain.agreed import Agreed, Place
from bot.domain.ids import SlotId
from bot.domain.medications import Directions, Regimen
from bot.domain.routine import Routine
from bot.domain.schedules import DayPart, EveryHours
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.planner import day
from bot.planner.day import Moment
from bot.planner.intakes import in_slots

_PARTS: Final = {part.value: part for part in DayPart}
_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an intake stands by agreement, and in which slot."""

    moment: Moment
    slot: SlotId


def asks(directions: Directions) -> str:
    """Return what directions ask of the day, without the amounts: whoever takes two tablets where
    it was one keeps to their times."""
    schedule = directions.schedule
    every = [f"{schedule.every}"] if isinstance(schedule, EveryHours) else []
    whens = [
        f"{intake.when or 'any'}{f' {intake.from_meal}' if intake.from_meal else ''}"
        for intake in in_slots(schedule)
    ]
    return " | ".join([*every, *whens, directions.food.value])


def agreed(
    plan: SlotPlan,
    regimen: Regimen,
    routine: Routine,
    *,
    chosen: Collection[SlotItem] = (),
) -> Agreed:
    """Return a plan as what the patient agrees to, and what of it was their own choice."""
    off = routine.off is None or any(slot.off for slot in plan.slots)
    return Agreed(plan.starts, tuple(_places(plan, regimen, routine, chosen)), off)


def standing(
    of: Agreed, regimen: Regimen, routine: Routine, on: date
) -> Mapping[SlotItem, Standing]:
    """Return where each intake stands on a day for which the agreement still holds."""
    found = {}
    for place in of.places:
        medication = regimen.get(place.medication)
        phase = medication.phase_on(on) if medication else None
        if phase and asks(phase.directions) == place.asks:
            item = SlotItem(place.medication, place.nth)
            found[item] = Standing(_moment(place, routine), place.slot)
    return found


def chosen(of: Agreed | None, regimen: Regimen, routine: Routine, on: date) -> frozenset[SlotItem]:
    """Return what stands where it stands because the patient wants it there."""
    places = of.places if of else ()
    wanted = {SlotItem(place.medication, place.nth) for place in places if place.chosen}
    return frozenset(wanted & standing(of, regimen, routine, on).keys()) if of else frozenset()


def _places(
    plan: SlotPlan, regimen: Regimen, routine: Routine, chosen: Collection[SlotItem]
) -> Iterator[Place]:
    for slot in plan.slots:
        part = _PARTS.get(slot.anchor)
        minutes = _minutes(slot) - (day.moment(part, routine).minutes if part else 0)
        for item in slot.items:
            medication = regimen.get(item.medication)
            phase = medication.phase_on(plan.starts) if medication else None
            if phase:
                asked = asks(phase.directions)
                of = item.medication, item.nth, asked, slot.id
                yield Place(*of, part, minutes, chosen=item in chosen)


def _minutes(slot: Slot) -> int:
    return slot.time.hour * 60 + slot.time.minute + _MINUTES * slot.after_midnight


def _moment(place: Place, routine: Routine) -> Moment:
    if place.part is None:
        return day.clock(place.minutes)
    part = day.moment(place.part, routine)
    at = day.clock(part.minutes + place.minutes)
    return Moment(part.anchor, part.rank, at.time, at.after_midnight)
