"""Which limits a plan breaks, without looking for a better one: quick enough for a talk."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, time
from typing import Final

from bot.domain.medications import Regimen
from bot.domain.plans import Ground
from bot.domain.slots import SlotItem, SlotPlan
from bot.planner.asking import Asking
from bot.planner.medicines import medicines
from bot.planner.own_day import own_day
from bot.planner.problem import Problem
from bot.planner.propose import Asked, fixed, standing
from bot.planner.slots import slots

_SECONDS: Final = 1.0  #: for where a medicine that nobody moves would stand if it were alone


def broken(plan: SlotPlan, regimen: Regimen, asked: Asked, *, starts: date) -> tuple[Ground, ...]:
    """Return the grounds on which `plan` cannot stand, each once."""
    day = own_day(asked.routine)
    inside = medicines(regimen, asked.routine, asked.rules, day=day, starts=starts)
    off = next((slot.off for slot in plan.slots if slot.off), None)
    asking = Asking(inside, day, asked.foods, standing(asked.today), {}, off)
    asking = replace(asking, fixed=dict(fixed(asking, _SECONDS)))
    return tuple(dict.fromkeys(_broken(asking.problem(), minutes(plan))))


def moved(
    plan: SlotPlan, items: Collection[SlotItem], minute: int, *, of: Regimen, asked: Asked
) -> SlotPlan:
    """Return the plan with some intakes at another minute of the patient's day."""
    day = own_day(asked.routine)
    inside = medicines(of, asked.routine, asked.rules, day=day, starts=plan.starts)
    problem = Asking(inside, day, asked.foods, {}, {}).problem()
    at = minutes(plan)
    known = [SlotItem(wanted.medication, wanted.nth) for wanted in problem.wanted]
    places = [
        minute if item in items else at.get(item, wanted.home)
        for item, wanted in zip(known, problem.wanted, strict=True)
    ]
    new = slots(problem, places, patient=of.patient, starts=plan.starts, today=plan)
    off = {slot.id: slot.off for slot in plan.slots}
    later = next((each for each in off.values() if each), None)
    kept = (replace(slot, off=off.get(slot.id, later)) for slot in new.slots)
    return replace(new, slots=tuple(kept))


def minutes(plan: SlotPlan) -> dict[SlotItem, int]:
    """Return the minute of the patient's day at which each intake stands."""
    return {item: slot.minutes() for slot in plan.slots for item in slot.items}


def _broken(problem: Problem, at: dict[SlotItem, int]) -> Iterator[Ground]:
    places = [at.get(SlotItem(w.medication, w.nth), w.home) for w in problem.wanted]
    for wanted, place in zip(problem.wanted, places, strict=True):
        if wanted.fixed:
            if place != wanted.home:
                yield wanted.fixed
            continue
        yield from (limit.ground for limit in wanted.limits if not limit.holds(place))
    for pair in problem.pairs:
        if not pair.holds(places[pair.one], places[pair.other]):
            yield pair.ground


def wall(minute: int) -> time:
    """Return what the clock shows at a minute of the patient's day."""
    return time(minute // 60 % 24, minute % 60)
