"""A trip: the clock that medicines go by changes when it begins, and back when it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.actions import merging, replan
from bot.actions.medications import By
from bot.actions.moves import Planned
from bot.actions.trip_preview import by_the_clock_there
from bot.domain.changes import Change, ChangeKind
from bot.domain.deliveries import Utterance
from bot.domain.ids import ChangeId, new_id
from bot.domain.life import Away, Life
from bot.domain.people import Person
from bot.domain.trips import Clock, Trip
from bot.storage import Transaction


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
    await _name_times(tx, person, zone, now=now)


async def _name_times(tx: Transaction, person: Person, zone: str, *, now: datetime) -> None:
    """Name what stays where it is, because its new time would be over, by the new clock."""
    rounds = await tx.rounds.since(person.id, now)
    doses = await tx.doses.of_rounds([round_.id for round_ in rounds])
    there = [Planned(round_, tuple(doses.get(round_.id, ()))) for round_ in rounds]
    named, labelled = by_the_clock_there(there, zone, now=now)
    await tx.rounds.replace_many(named)
    await tx.doses.replace_many(labelled)


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
