"""Turns places into slots: names them by the part of the day, and keeps the ids of today's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Final

from bot.domain.ids import PersonId, SlotId, slot_id
from bot.domain.schedules import DayPart
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.planner.own_day import MEALS, MINUTES
from bot.planner.problem import Problem

#: How far before and after a part of the day a slot may be called by it; else by its time.
_NEAR: Final = (30, 30)
_NEAR_A_MEAL: Final = (15, 30)  #: half an hour before breakfast is not breakfast
_AFTER: Final = " after midnight"


def slots(
    problem: Problem,
    places: Sequence[int],
    *,
    patient: PersonId,
    starts: date,
    today: SlotPlan | None,
) -> SlotPlan:
    """Return the slots, in the order of the patient's day."""
    items: dict[int, list[SlotItem]] = defaultdict(list)
    for wanted, minute in zip(problem.wanted, places, strict=True):
        items[minute].append(SlotItem(wanted.medication, wanted.nth))
    names = _names(problem, places)
    ids = _ids(items, names, today, patient)
    return SlotPlan(
        starts,
        tuple(
            Slot(
                id=ids[minute],
                anchor=names[minute].removesuffix(_AFTER),
                time=time(minute // 60 % 24, minute % 60),
                items=tuple(items[minute]),
                after_midnight=minute >= MINUTES,
            )
            for minute in sorted(items)
        ),
    )


def _names(problem: Problem, places: Sequence[int]) -> Mapping[int, str]:
    """Return what each slot is called: the nearest one to a part of the day takes its name."""
    pinned = {w.home for w in problem.wanted if w.fixed}
    free = sorted(set(places))
    pairs = sorted(
        (abs(minute - problem.day.at[part]), n, minute, part)
        for n, part in enumerate(DayPart)
        for minute in free
        if minute == problem.day.at[part]
        or (minute not in pinned and _is_near(minute - problem.day.at[part], part))
    )
    names: dict[int, str] = {}
    for _, _, minute, part in pairs:
        if minute not in names and part.value not in names.values():
            names[minute] = part.value
    return {minute: names.get(minute) or _clock(minute) for minute in free}


def _is_near(by: int, part: DayPart) -> bool:
    before, after = _NEAR_A_MEAL if part in MEALS else _NEAR
    return -before <= by <= after


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}{_AFTER if minute >= MINUTES else ''}"


def _ids(
    items: Mapping[int, Sequence[SlotItem]],
    names: Mapping[int, str],
    today: SlotPlan | None,
    patient: PersonId,
) -> Mapping[int, SlotId]:
    """Return an id for each slot: that of the slot today that it has most in common with."""
    before = {item: slot.id for slot in (today.slots if today else ()) for item in slot.items}
    common = Counter(
        (minute, before[item]) for minute in items for item in items[minute] if item in before
    )
    named = {minute: slot_id(patient, name) for minute, name in names.items()}
    ranked = sorted(common, key=lambda pair: (-common[pair], named[pair[0]] != pair[1], pair[0]))
    ids: dict[int, SlotId] = {}
    for minute, there in ranked:
        if minute not in ids and there not in ids.values():
            ids[minute] = there
    for minute, called in names.items():
        name = called
        while minute not in ids:
            if slot_id(patient, name) not in ids.values():
                ids[minute] = slot_id(patient, name)
            name = f"{name} again"
    return ids
