"""Sees where answers come steadily late, so that the slot may move to where the patient is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import median
from typing import Final

from bot.actions import planning, say
from bot.actions.planning import Known
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import PersonId, SlotId
from bot.domain.people import Person
from bot.domain.proposals import ProposalState, Proposed, Why
from bot.domain.slots import Slot
from bot.planner import checking, staying
from bot.planner.calendar import local_date
from bot.storage import Transaction

_LOOK_BACK: Final = timedelta(days=14)
_DAYS: Final = 10  #: of those, on which it came late
_LATE: Final = 40  #: minutes
_LATEST: Final = 150  #: beyond this it is no habit that a slot should follow
_ROUND_TO: Final = 15
_NOT_AGAIN_FOR: Final = timedelta(days=30)
_FACT: Final = "lateness of "


async def look(tx: Transaction, person: Person, *, now: datetime) -> None:
    """Let a move be proposed where one slot is steadily late; once, and not again for a month."""
    asked = await tx.facts.get(_fact(person.id))
    if asked and now - datetime.fromisoformat(asked) < _NOT_AGAIN_FOR:
        return
    standing = await tx.proposals.of(person.id)
    if standing and standing.state is not ProposalState.REFUSED:
        return  # there is something else to answer
    place = await say.reach(tx, person)
    if place and await _late(tx, person, now=now):
        await tx.facts.put(_fact(person.id), now.isoformat())
        await planning.want(tx, person.id, place.address, Why.LATE, now=now)


async def proposed(tx: Transaction, wanted: Proposed, known: Known) -> Proposed | None:
    """Return the plan with the late slot where the patient takes it, if that breaks no rule."""
    today = known.today
    late = await _late(tx, known.person, now=known.now)
    for slot in today.slots if today else ():
        by = late.get(slot.id)
        if today is None or by is None or _keeps_to_the_clock(slot, known):
            continue
        plan = checking.moved(
            today, slot.items, slot.minutes() + by, of=known.regimen, asked=known.asked
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
