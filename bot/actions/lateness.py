"""Sees where answers come steadily late, so that the slot may move to where the patient is.

What goes with a meal moves only with the meal, so there the meal in the patient's day is asked
about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from statistics import median
from typing import Final

from bot.actions import merging, planning, say
from bot.actions.planning import Known
from bot.domain import agreed
from bot.domain.doses import Dose, DoseState
from bot.domain.errors import BadInput
from bot.domain.ids import PersonId, SlotId
from bot.domain.people import Person
from bot.domain.proposals import ProposalState, Proposed, Why
from bot.domain.routine import Routine
from bot.domain.schedules import DayPart
from bot.domain.slots import Slot, SlotPlan
from bot.planner import checking, staying
from bot.planner.calendar import local_date
from bot.planner.consolidate import consolidate
from bot.planner.own_day import MEALS, own_day
from bot.storage import Transaction

_LOOK_BACK: Final = timedelta(days=14)
_DAYS: Final = 10  #: of those, on which it came late
_LATE: Final = 40  #: minutes
_LATEST: Final = 150  #: beyond this it is no habit that a slot should follow
_ROUND_TO: Final = 15
_NOT_AGAIN_FOR: Final = timedelta(days=30)
_FACT: Final = "lateness of "
_CALLED: Final = {
    DayPart.MORNING: "breakfast",
    DayPart.NOON: "lunch",
    DayPart.EVENING: "dinner",
}


@dataclass(frozen=True, slots=True)
class LaterMeal:
    """A meal that is steadily later than the patient's day says, as far as answers tell."""

    meal: DayPart
    since: time  #: when the slot that goes with it is now
    to: time  #: when it is taken
    routine: Routine  #: the day with the meal where it seems to be


async def look(tx: Transaction, person: Person, *, now: datetime) -> None:
    """Let a move be proposed where one slot is steadily late; once, and not again for a month."""
    asked = await tx.facts.get(_fact(person.id))
    if asked and now - datetime.fromisoformat(asked) < _NOT_AGAIN_FOR:
        return
    standing = await tx.proposals.of(person.id)
    if standing and standing.state is not ProposalState.REFUSED:
        return  # there is something else to answer
    if not await merging.has_room_today(tx, person, now=now):
        return  # enough was brought up today
    place = await say.reach(tx, person)
    if place and await _late(tx, person, now=now):
        await tx.facts.put(_fact(person.id), now.isoformat())
        await planning.want(tx, person.id, place.address, Why.LATE, now=now)


async def proposed(tx: Transaction, wanted: Proposed, known: Known) -> Proposed | None:
    """Return the plan with the late slot where the patient takes it, if that breaks no rule."""
    late = await _late(tx, known.person, now=known.now)
    for today, slot in _movable(known, late):
        plan = checking.moved(
            today, slot.items, slot.minutes() + late[slot.id], of=known.regimen, asked=known.asked
        )
        if set(known.broken(plan)) <= set(known.broken(today)):
            plan = replace(plan, starts=local_date(known.now, known.person.tz))
            return replace(
                wanted,
                state=ProposalState.FOUND,
                at=known.now,
                not_before=None,
                fits=known.fits,
                before=len(today.slots),
                plans=(plan,),
            )
    return None


async def later_meal(tx: Transaction, known: Known) -> LaterMeal | None:
    """Return the meal that has to move for a late slot to move, if that breaks no rule."""
    late = await _late(tx, known.person, now=known.now)
    agreements = await tx.agreements.of(known.person.id)
    starts = local_date(known.now, known.person.tz)
    holds = agreed.on(agreements, starts)
    for today, slot in _movable(known, late):
        by = late[slot.id]
        found = _with_its_meal(slot, by, known.person.routine)
        if found is None:
            continue
        rules = known.rules.rules
        plan = consolidate(known.regimen, found.routine, rules, starts=starts, agreed=holds)
        moves = {each.id: each.minutes() for each in plan.slots}.get(slot.id) == slot.minutes() + by
        asking = replace(known, person=replace(known.person, routine=found.routine))
        if moves and set(asking.broken(plan)) <= set(known.broken(today)):
            return found
    return None


def _movable(known: Known, late: Mapping[SlotId, int]) -> Iterator[tuple[SlotPlan, Slot]]:
    """Yield each late slot in which nothing keeps to the clock, with the plan that holds."""
    for slot in known.today.slots if known.today else ():
        if known.today and slot.id in late and not _keeps_to_the_clock(slot, known):
            yield known.today, slot


def _with_its_meal(slot: Slot, by: int, routine: Routine) -> LaterMeal | None:
    """Return the day with the meal that a slot goes with so much later; None: it would then come
    after the next one."""
    day = own_day(routine)
    meal = min(MEALS, key=lambda each: abs(day.at[each] - slot.minutes()))
    times = {_CALLED[meal]: checking.wall(day.at[meal] + by)}
    new = Routine(**{**_times(routine), **times}, off=routine.off)
    with suppress(BadInput):
        own_day(new)
        return LaterMeal(meal, slot.time, checking.wall(slot.minutes() + by), new)
    return None


def _times(routine: Routine) -> dict[str, time]:
    names = ("wake", "breakfast", "lunch", "dinner", "bed")
    return {name: getattr(routine, name) for name in names}


async def _late(tx: Transaction, person: Person, *, now: datetime) -> dict[SlotId, int]:
    """Return by how many minutes each slot is steadily late."""
    today = local_date(now, person.tz)
    doses = await tx.doses.between(person.id, today - _LOOK_BACK, today)
    rounds = await tx.rounds.get_many({dose.round for dose in doses if dose.round})
    found: defaultdict[SlotId, dict[object, int]] = defaultdict(dict)
    for dose in doses:
        if dose.round in rounds and (by := _lateness(dose)) is not None:
            by_day = found[rounds[dose.round].slot]
            by_day[dose.local_date] = min(by, by_day.get(dose.local_date, by))
    return {slot: by for slot, days in found.items() if (by := _steadily([*days.values()]))}


def _lateness(dose: Dose) -> int | None:
    if dose.state is not DoseState.TAKEN or dose.taken_at is None:
        return None
    return int((dose.taken_at - dose.due_at).total_seconds()) // 60


def _steadily(minutes: list[int]) -> int:
    late = [by for by in minutes if by >= _LATE]
    if len(late) < _DAYS:
        return 0
    usual = round(median(minutes) / _ROUND_TO) * _ROUND_TO
    return usual if _LATE <= usual <= _LATEST else 0


def _keeps_to_the_clock(slot: Slot, known: Known) -> bool:
    return known.today is None or staying.keeps_to_the_clock(
        slot, known.today, known.regimen, known.rules.rules
    )


def _fact(person: PersonId) -> str:
    return f"{_FACT}{person}"
