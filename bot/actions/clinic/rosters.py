"""Brings a roster and its appointments up to date from what a file says: in a dry run first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.actions.clinic import calendars, importing, visits
from bot.actions.clinic.importing import Fault, PatientRow, VisitRow
from bot.actions.clinic.staffing import note
from bot.domain.clinic.appointments import Appointment, Visit
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import LONGEST_REGIMEN, Entry
from bot.domain.clinic.staff import Hand
from bot.domain.ids import AppointmentId, RosterId, new_id
from bot.storage import Transaction


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brings, or would bring."""

    new: int = 0
    changed: int = 0
    same: int = 0
    faults: tuple[Fault, ...] = ()


async def bring_patients(
    tx: Transaction, clinic: Clinic, text: str, *, hand: Hand, dry: bool
) -> Brought:
    """Put patients on the roster; who is there by the clinic's own number is brought up to date."""
    read = importing.read_patients(text)
    long = [row for row in read.patients if len(row.regimen) > LONGEST_REGIMEN]
    read = importing.without(read, [Fault(row.row, "clinic-fault-long") for row in long])
    known = await tx.rosters.by_references(clinic.id, [row.reference for row in read.patients])
    new = [_entry(clinic, row) for row in read.patients if row.reference not in known]
    pairs = [(known[row.reference], row) for row in read.patients if row.reference in known]
    changed = [(old, told) for old, row in pairs if (told := _told(old, row)) != old]
    if not dry and not read.faults:
        await tx.rosters.add(new)
        for old, told in changed:
            await tx.rosters.replace(old, told)
        await _note(tx, clinic, "roster imported", len(new) + len(changed), hand)
    return Brought(len(new), len(changed), len(pairs) - len(changed), read.faults)


async def bring_visits(
    tx: Transaction, clinic: Clinic, text: str, *, hand: Hand, dry: bool
) -> Brought:
    """Keep appointments; one from the same calendar, or of the same patient on the same day, is
    moved."""
    reading = calendars.read if calendars.is_one(text) else importing.read_visits
    read = reading(text, ZoneInfo(clinic.zone))
    known = await tx.rosters.by_references(clinic.id, {row.reference for row in read.visits})
    strangers = [row for row in read.visits if row.reference not in known]
    read = importing.without(
        read, [Fault(row.row, "clinic-fault-unknown", row.reference) for row in strangers]
    )
    rows = [row for row in read.visits if row.reference in known]
    since = min((row.at for row in rows), default=hand.at) - timedelta(days=400)
    there = await tx.appointments.of_entries(
        clinic.id, {entry.id for entry in known.values()}, since=since
    )
    new, changed, same = [], [], 0
    for row in rows:
        entry = known[row.reference]
        old = _the_same(there, entry.id, row, ZoneInfo(clinic.zone))
        if old is None:
            new.append(_visit(clinic, entry, row))
        elif (told := _moved(old, row)) != old:
            changed.append((old, told))
        else:
            same += 1
    if not dry and not read.faults:
        await _save(tx, clinic, new, changed)
        await _note(tx, clinic, "appointments imported", len(new) + len(changed), hand)
    return Brought(len(new), len(changed), same, read.faults)


async def add_visit(
    tx: Transaction, clinic: Clinic, entry: Entry, at: datetime, words: tuple[str, str]
) -> Appointment:
    """Keep one appointment that somebody typed: with whom, and what to bring."""
    id_ = AppointmentId(new_id())
    visit = Appointment(id_, clinic.id, entry.id, at, words[0].strip(), words[1].strip())
    await _save(tx, clinic, [visit], [])
    return visit


async def _save(
    tx: Transaction,
    clinic: Clinic,
    new: Sequence[Appointment],
    changed: Sequence[tuple[Appointment, Appointment]],
) -> None:
    zones = await visits.zones_of(tx, clinic, {each.entry for each in new})
    waking = [(each, visits.when_next(clinic, each, zones[each.entry])) for each in new]
    await tx.appointments.add(waking)
    for old, told in changed:
        await visits.save(tx, clinic, old, told)


def _entry(clinic: Clinic, row: PatientRow) -> Entry:
    return Entry(
        id=RosterId(new_id()),
        clinic=clinic.id,
        name=row.name,
        reference=row.reference,
        language=row.language or clinic.language,
        regimen=row.regimen.replace(";", "\n").strip(),
    )


def _told(old: Entry, row: PatientRow) -> Entry:
    """Return the entry with what a file says; what it leaves out stays as it is, and what was
    proposed to somebody who has joined is changed on their page alone."""
    language = row.language or old.language
    is_joined = old.patient is not None
    regimen = old.regimen if is_joined or not row.regimen else row.regimen.replace(";", "\n")
    return replace(old, name=row.name, language=language, regimen=regimen.strip())


def _visit(clinic: Clinic, entry: Entry, row: VisitRow) -> Appointment:
    id_ = AppointmentId(new_id())
    return Appointment(id_, clinic.id, entry.id, row.at, row.with_whom, row.bring, row.uid)


def _the_same(
    there: Sequence[Appointment], entry: RosterId, row: VisitRow, zone: ZoneInfo
) -> Appointment | None:
    mine = [each for each in there if each.entry == entry and each.visit is Visit.PLANNED]
    if row.uid:
        return next((each for each in mine if each.uid == row.uid), None)
    day = row.at.astimezone(zone).date()
    return next((each for each in mine if each.at.astimezone(zone).date() == day), None)


def _moved(old: Appointment, row: VisitRow) -> Appointment:
    told = replace(old, with_whom=row.with_whom or old.with_whom, bring=row.bring or old.bring)
    return told.move(row.at)


async def _note(tx: Transaction, clinic: Clinic, action: str, count: int, hand: Hand) -> None:
    await note(tx, clinic.id, by=hand.by, action=action, subject=f"{count} rows", now=hand.at)
