"""Appointments: saved, kept, missed; and the word of the patient on the report that goes out before
one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions.clinic import looking, reports
from bot.actions.say import say
from bot.domain.care.may_see import is_linked
from bot.domain.clinic.appointments import Appointment, ReportState, Visit, next_step
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.concerns import Concern
from bot.domain.clinic.roster import Entry
from bot.domain.clinic.staff import Hand
from bot.domain.clinic.work import Need
from bot.domain.deliveries import Reason, Utterance, Value
from bot.domain.errors import Refusal
from bot.domain.ids import RosterId
from bot.planner.calendar import local_date
from bot.storage import Transaction

_ON_ITS_DAY: Final = frozenset({Visit.KEPT, Visit.MISSED})


async def save(tx: Transaction, clinic: Clinic, old: Appointment, new: Appointment) -> Appointment:
    """Save an appointment, and note when something is to be done of it next."""
    zones = await zones_of(tx, clinic, [new.entry])
    wakes_at = when_next(clinic, new, zones[new.entry])
    return await tx.appointments.replace(old, new, wakes_at=wakes_at)


def when_next(clinic: Clinic, appointment: Appointment, zone: ZoneInfo) -> datetime | None:
    """Return when something is to be done of an appointment by itself."""
    found = next_step(appointment, zone, report_days=clinic.settings.report_days)
    return found[1] if found else None


async def move(
    tx: Transaction, clinic: Clinic, appointment: Appointment, told: Appointment, *, now: datetime
) -> Appointment:
    """Save what is told of an appointment from now on. Who was told of it, and is expected at
    another time, hears that."""
    days = clinic.settings.report_days
    same = replace(told, at=appointment.at)
    saved = await save(tx, clinic, appointment, same.move(told.at, report_days=days, now=now))
    if saved.at != appointment.at and appointment.was_spoken_of:
        await _tell(tx, clinic, saved, "clinic-visit-moved", now=now)
    return saved


async def come_to(
    tx: Transaction, clinic: Clinic, appointment: Appointment, visit: Visit, *, hand: Hand
) -> Appointment:
    """Note what became of a visit. One that was missed needs a person; one that is called off the
    patient hears of, if they were told of it."""
    if visit is appointment.visit:
        return appointment
    if visit in _ON_ITS_DAY and _is_to_come(appointment, clinic, now=hand.at):
        raise Refusal("clinic-refused-to-come")
    saved = await save(tx, clinic, appointment, appointment.become(visit))
    entry = await tx.rosters.get(clinic.id, appointment.entry)
    await _list(tx, entry, saved, hand.at)
    if visit is Visit.CALLED_OFF and appointment.was_spoken_of:
        await _tell(tx, clinic, saved, "clinic-visit-off", now=hand.at)
    await tx.audit.write(
        entry.patient or clinic.person,
        at=hand.at,
        actor=hand.by,
        action=f"visit {visit.value}",
        subject=str(saved.id),
    )
    return saved


async def _list(tx: Transaction, entry: Entry, visit: Appointment, at: datetime) -> None:
    """Let a missed visit stand on the work-list; what was noted by mistake goes from there."""
    for item in await tx.work_items.of_entries([entry.id]):
        is_this = item.need is Need.MISSED_VISIT and item.cause.startswith(str(visit.id))
        if is_this and not item.was_taken_up:
            await tx.work_items.replace(item, item.lapse(at=at))
    if visit.visit is Visit.MISSED:
        missed = Concern(Need.MISSED_VISIT, f"{visit.id} {visit.version}")
        await tx.work_items.add([looking.an_item(entry, missed, now=at)])


def _is_to_come(appointment: Appointment, clinic: Clinic, *, now: datetime) -> bool:
    zone = ZoneInfo(clinic.zone)
    return local_date(appointment.at, zone) > local_date(now, zone)


async def _tell(
    tx: Transaction, clinic: Clinic, visit: Appointment, sentence: str, *, now: datetime
) -> None:
    """Tell a patient who is linked what became of a visit that is still to come."""
    entry = await tx.rosters.get(clinic.id, visit.entry)
    if entry.patient is None or visit.at <= now:
        return
    link = await tx.care_links.between(entry.patient, clinic.person)
    person = (await tx.people.get_many([entry.patient])).get(entry.patient)
    if person is None or not is_linked(link, now=now):
        return
    local = visit.at.astimezone(person.tz)
    values: dict[str, Value] = {"clinic": clinic.name, "day": local.date()}
    values["time"] = local.time().replace(second=0, microsecond=0)
    await say(tx, person, Utterance(sentence, values), now=now, reason=Reason.NEWS)


async def answer_report(
    tx: Transaction,
    appointment: Appointment,
    report: ReportState,
    *,
    sentence: str | None = None,
    hand: Hand,
) -> Appointment:
    """Let the patient say that their report goes out, with a sentence of theirs, or that it does
    not. What has gone is mailed again only with another sentence."""
    clinic = await tx.clinics.get(appointment.clinic)
    said = appointment.with_report(report, at=hand.at, sentence=sentence)
    saved = await save(tx, clinic, appointment, said)
    entry = await tx.rosters.get(clinic.id, appointment.entry)
    if entry.patient is not None:
        action = f"report {report.value}"
        subject = str(saved.id)
        await tx.audit.write(
            entry.patient, at=hand.at, actor=hand.by, action=action, subject=subject
        )
    is_new = not appointment.has_report or saved.sentence != appointment.sentence
    if saved.has_report and is_new:
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
