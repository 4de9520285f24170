"""Appointments: saved, kept, missed; and the word of the patient on the report that goes out before
one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.actions.clinic import looking, reports
from bot.domain.clinic.appointments import Appointment, ReportState, Visit, next_step
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.concerns import Concern
from bot.domain.clinic.staff import Hand
from bot.domain.clinic.work import Need
from bot.domain.ids import RosterId
from bot.storage import Transaction


async def save(tx: Transaction, clinic: Clinic, old: Appointment, new: Appointment) -> Appointment:
    """Save an appointment, and note when something is to be done of it next."""
    zones = await zones_of(tx, clinic, [new.entry])
    wakes_at = when_next(clinic, new, zones[new.entry])
    return await tx.appointments.replace(old, new, wakes_at=wakes_at)


def when_next(clinic: Clinic, appointment: Appointment, zone: ZoneInfo) -> datetime | None:
    """Return when something is to be done of an appointment by itself."""
    found = next_step(appointment, zone, report_days=clinic.settings.report_days)
    return found[1] if found else None


async def come_to(
    tx: Transaction, clinic: Clinic, appointment: Appointment, visit: Visit, *, hand: Hand
) -> Appointment:
    """Note what became of a visit; one that was missed needs a person."""
    saved = await save(tx, clinic, appointment, appointment.become(visit))
    entry = await tx.rosters.get(clinic.id, appointment.entry)
    if entry.patient is None:
        return saved
    if visit is Visit.MISSED:
        missed = Concern(Need.MISSED_VISIT, f"{appointment.id} {appointment.at.isoformat()}")
        await tx.work_items.add([looking.an_item(entry, entry.patient, missed, now=hand.at)])
    await tx.audit.write(
        entry.patient,
        at=hand.at,
        actor=hand.by,
        action=f"visit {visit.value}",
        subject=str(saved.id),
    )
    return saved


async def answer_report(
    tx: Transaction,
    appointment: Appointment,
    report: ReportState,
    *,
    sentence: str | None = None,
    hand: Hand,
) -> Appointment:
    """Let the patient say that their report goes out, with a sentence of theirs, or that it does
    not."""
    clinic = await tx.clinics.get(appointment.clinic)
    said = appointment.with_report(report, sentence=sentence)
    saved = await save(tx, clinic, appointment, said)
    entry = await tx.rosters.get(clinic.id, appointment.entry)
    if entry.patient is not None:
        action = f"report {report.value}"
        subject = str(saved.id)
        await tx.audit.write(
            entry.patient, at=hand.at, actor=hand.by, action=action, subject=subject
        )
    if saved.has_report:
        await reports.mail(tx, clinic, saved, now=hand.at)
    return saved


async def zones_of(
    tx: Transaction, clinic: Clinic, entries: Collection[RosterId]
) -> dict[RosterId, ZoneInfo]:
    """Return by whose clock each is reminded: the patient's, else the clinic's."""
    known = await tx.rosters.get_many(clinic.id, entries)
    people = await tx.people.get_many({e.patient for e in known.values() if e.patient})
    usual = ZoneInfo(clinic.zone)
    return {
        id_: people[entry.patient].tz if entry.patient in people else usual
        for id_, entry in known.items()
    }
