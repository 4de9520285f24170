"""A trip: the clock that medicines go by changes when it begins, and back when it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions import merging, replan
from bot.actions.medications import By
from bot.domain.changes import Change, ChangeKind
from bot.domain.deliveries import Utterance
from bot.domain.ids import ChangeId, MedicationId, new_id
from bot.domain.life import Away, Life
from bot.domain.people import Person
from bot.domain.trips import Clock, Trip
from bot.planner import travel
from bot.planner.calendar import local_date
from bot.planner.travel import AwayRound, Span
from bot.storage import Transaction

_DAY: Final = timedelta(days=1)
#: How much of a trip is shown before somebody says yes.
_SHOWN: Final = timedelta(days=2)
_BEFORE: Final = timedelta(days=2)
#: A gap that is longer than the usual one by so much is said.
_LONGER: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Preview:
    """The two days after a change of clocks, and what becomes of gaps in them."""

    rounds: tuple[AwayRound, ...]  #: from the change on
    longer: dict[MedicationId, timedelta]  #: the longest gap of each that has a longer one
    left_out: frozenset[MedicationId]  #: once, because it would be too soon or comes twice


async def preview(tx: Transaction, person: Person, trip: Trip, *, now: datetime) -> Preview:
    """Return what a trip makes of the two days after it begins. Nothing changes by it."""
    regimen = await tx.medications.regimen(person.id)
    since = max(trip.since, now)
    plans = await tx.plans.covering(person.id, local_date(now - _BEFORE, person.tz))
    span = Span(person.tz, since - _BEFORE, since + _SHOWN)
    away = travel.preview(plans, regimen, trip, span)
    home = travel.preview(plans, regimen, replace(trip, clock=Clock.HOME), span)
    longer = {}
    for medication in regimen.current:
        gap, usual = (travel.longest_gap(r, medication.id) for r in (away, home))
        if gap and usual and gap - usual >= _LONGER:
            longer[medication.id] = gap
    left_out = {d.medication for each in away if each.round.due_at >= since for d in each.left_out}
    shown = tuple(each for each in away if each.round.due_at >= since and each.doses)
    return Preview(shown, longer, frozenset(left_out))


async def agree(tx: Transaction, trip: Trip, place: str, by: By) -> Life:
    """Keep a trip that somebody has agreed to, and begin it if they are there already."""
    before = await tx.lives.of(by.patient.id)
    home = before.away.home if before.away else by.patient.zone
    life = await tx.lives.replace(before, replace(before, away=Away(trip, home, place)))
    await _note(tx, by, before)
    return await begin(tx, by.patient, life, now=by.at) if trip.since <= by.at else life


async def begin(tx: Transaction, person: Person, life: Life, *, now: datetime) -> Life:
    """Let the clock of a trip hold from now on."""
    away = life.away
    if away is None:
        return life
    if away.trip.clock is Clock.LOCAL:
        await _go_by(tx, person, away.trip.zone, now=now)
    return await tx.lives.replace(life, replace(life, away=replace(away, has_begun=True)))


async def end(tx: Transaction, person: Person, life: Life, *, now: datetime) -> Life:
    """Let the clock of home hold again, and say so."""
    is_told = life.away is not None and life.away.trip.clock is Clock.LOCAL
    after = await _home(tx, person, life, now=now)
    if is_told:
        clock = now.astimezone(ZoneInfo(life.away.home if life.away else person.zone)).time()
        told = {"clock": clock.replace(second=0, microsecond=0)}
        home = await tx.people.get(person.id)
        await merging.tell(tx, home, Utterance("travel-home", told), now=now)
    return after


async def come_home(tx: Transaction, by: By) -> Life:
    """End a trip because they say that they are back; UNDO takes that back."""
    before = await tx.lives.of(by.patient.id)
    await _note(tx, by, before)
    return await _home(tx, by.patient, before, now=by.at)


async def _home(tx: Transaction, person: Person, life: Life, *, now: datetime) -> Life:
    away = life.away
    if away is None:
        return life
    is_theirs = person.zone == away.trip.zone  # else they have set another one meanwhile
    if away.has_begun and away.trip.clock is Clock.LOCAL and is_theirs:
        await _go_by(tx, person, away.home, now=now)
    return await tx.lives.replace(life, replace(life, away=None))


async def _go_by(tx: Transaction, person: Person, zone: str, *, now: datetime) -> None:
    if person.zone == zone:
        return
    await tx.people.replace(person, replace(person, zone=zone))
    await tx.audit.write(
        person.id, at=now, actor=None, action="zone changed for a trip", subject=str(person.id)
    )
    await replan.replan(tx, person.id, now=now)


async def _note(tx: Transaction, by: By, before: Life) -> None:
    change = Change(
        ChangeId(new_id()),
        by.actor.id,
        by.patient.id,
        ChangeKind.TRAVELLED,
        by.at,
        profile=by.patient,
        life=before,
    )
    await tx.changes.add(change)
    about = str(by.patient.id)
    await tx.audit.write(by.patient.id, at=by.at, actor=by.actor.id, action="trip", subject=about)
