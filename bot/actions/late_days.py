"""Moves the rounds of a day that began late, once, and moves them back where that is undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot import formulary
from bot.actions import merging
from bot.actions.medications import By
from bot.domain.changes import Change, ChangeKind
from bot.domain.doses import Dose, DoseState
from bot.domain.ids import ChangeId, new_id
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.formulary.timing import timing_rules
from bot.planner.calendar import instant, local_date
from bot.planner.late_day import Day, LateDay, began_late, late_day
from bot.planner.staying import keeps_to_the_clock
from bot.storage import Transaction

_DAY: Final = timedelta(days=1)


async def look(
    tx: Transaction, person: Person, *, up_at: datetime, now: datetime
) -> LateDay | None:
    """Return what getting up late makes of today; None: it was not late. Nothing changes by it."""
    today = local_date(now, person.tz)
    day = await _today(tx, person, today)
    return late_day(day, up_at=up_at, now=now) if began_late(day, up_at=up_at) else None


async def move(tx: Transaction, found: LateDay, by: By) -> None:
    """Move the rounds of today; there is no second time on one day."""
    rounds, doses = [], []
    inside = await tx.doses.of_rounds([round_.id for round_, _ in found.moved])
    for round_, to in found.moved:
        rounds.append((round_, _moved(round_, to, by.patient)))
        doses += _doses(inside.get(round_.id, ()), to - round_.due_at, by.patient)
    await tx.rounds.replace_many(rounds)
    await tx.doses.replace_many(doses)
    before = await tx.lives.of(by.patient.id)
    change = Change(
        ChangeId(new_id()),
        by.actor.id,
        by.patient.id,
        ChangeKind.LATE_DAY,
        by.at,
        doses=tuple(old for old, _ in doses),
        rounds=tuple(old for old, _ in rounds),
        life=before,
    )
    await tx.lives.replace(before, replace(before, began_late_on=by.today))
    await tx.changes.add(change)
    about = str(by.patient.id)
    await tx.audit.write(
        by.patient.id, at=by.at, actor=by.actor.id, action="late day", subject=about
    )


async def move_back(tx: Transaction, change: Change, *, now: datetime) -> None:
    """Let the rounds of a late day be where they were, as far as nobody has answered them."""
    pairs = []
    for before in change.doses:
        current = await tx.doses.get(before.id)
        if current.state is DoseState.OPEN:
            pairs.append((current, replace(before, version=current.version)))
    await tx.doses.replace_many(pairs)
    for was in change.rounds:
        now_is = await tx.rounds.get(was.id)
        if now_is.waits_for_an_answer:
            back = replace(was, version=now_is.version, wakes_at=max(now, was.due_at))
            await tx.rounds.replace(now_is, back)


async def _today(tx: Transaction, person: Person, today: date) -> Day:
    regimen = await tx.medications.regimen(person.id)
    wakes_at = merging.waking_on(person, today)
    bed = person.routine.bed
    bed_at = instant(today if bed > person.routine.wake else today + _DAY, bed, person.tz)
    rounds = await tx.rounds.since(person.id, instant(today, time(0), person.tz))
    mine = [r for r in rounds if r.local_date == today and not r.practice]
    doses = await tx.doses.of_rounds([round_.id for round_ in mine])
    rules = timing_rules(regimen, formulary.load()).rules
    plans = [p for p in await tx.plans.covering(person.id, today) if p.starts <= today]
    slots = {slot.id: slot for slot in plans[-1].slots} if plans else {}
    moveable = {
        id_
        for id_, slot in slots.items()
        if not keeps_to_the_clock(slot, plans[-1], regimen, rules)
    }
    return Day(
        rounds=[(round_, doses.get(round_.id, ())) for round_ in mine],
        wakes_at=wakes_at,
        bed_at=bed_at,
        rules=rules,
        keep=frozenset(r.id for r in mine if r.slot not in moveable),
    )


def _moved(round_: Round, to: datetime, person: Person) -> Round:
    """Return a round at its new time, as one that nobody was asked about there yet. That it waits
    until then keeps planning from moving it back."""
    return replace(
        round_.not_delivered(),
        due_at=to,
        closes_at=round_.closes_at + (to - round_.due_at),
        wall_time=_wall(to, person),
        wakes_at=to,
        later_until=to,
        asks=0,
    )


def _doses(doses: Sequence[Dose], by: timedelta, person: Person) -> list[tuple[Dose, Dose]]:
    return [
        (
            dose,
            replace(
                dose,
                due_at=dose.due_at + by,
                window_ends_at=dose.window_ends_at + by,
                label=replace(dose.label, wall_time=_wall(dose.due_at + by, person)),
            ),
        )
        for dose in doses
        if dose.state is DoseState.OPEN
    ]


def _wall(at: datetime, person: Person) -> time:
    return at.astimezone(person.tz).time().replace(second=0, microsecond=0)
