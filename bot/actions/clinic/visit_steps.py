"""What is done of an appointment by itself when its time comes: the patient is shown what would go
out, and reminded of the visit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.actions import merging
from bot.actions.clinic import figures, reports, visits
from bot.actions.say import say
from bot.domain.buttons import typed
from bot.domain.care.links import CareLink
from bot.domain.care.may_see import is_linked
from bot.domain.clinic.appointments import (
    Appointment,
    ReportState,
    Step,
    is_worth_saying,
    next_step,
)
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.concerns import may_have_report
from bot.domain.clinic.roster import Entry
from bot.domain.deliveries import Choice, Reason, Utterance, Value
from bot.domain.people import Person
from bot.planner.calendar import local_date
from bot.storage import Transaction

#: What the buttons below a report stand for; who has none types the words on them.
SEND: Final = "send report"
HOLD: Final = "hold report"
_CHOICES: Final = (
    (Choice("choice-visit-send", typed(SEND)), Choice("choice-visit-hold", typed(HOLD))),
)
_REMINDERS: Final = {Step.DAY_BEFORE: "clinic-visit-tomorrow", Step.SAME_DAY: "clinic-visit-today"}


@dataclass(frozen=True, slots=True)
class _Expected:
    """A patient whom a clinic expects, and who has joined."""

    clinic: Clinic
    entry: Entry
    person: Person
    link: CareLink
    now: datetime

    @property
    def may_have_report(self) -> bool:
        return may_have_report(self.link, now=self.now)


async def take(tx: Transaction, appointment: Appointment, *, now: datetime) -> None:
    """Do what is due of one appointment; what is too late to be worth saying is left out."""
    clinic = await tx.clinics.get(appointment.clinic)
    expected = await _expected(tx, clinic, appointment, now=now)
    zone = (await visits.zones_of(tx, clinic, [appointment.entry]))[appointment.entry]
    days = clinic.settings.report_days
    new = appointment
    while (found := next_step(new, zone, report_days=days)) and found[1] <= now:
        step = found[0]
        if expected is not None and is_worth_saying(step, new, now=now):
            new = await _take(tx, step, new, expected)
        new = replace(new, done=new.done | {step})
    saved = await visits.save(tx, clinic, appointment, new)
    if saved.has_report and not appointment.has_report:
        await reports.mail(tx, clinic, saved, now=now)


async def _take(tx: Transaction, step: Step, visit: Appointment, known: _Expected) -> Appointment:
    match step:
        case Step.SHOW:
            return await _show(tx, visit, known)
        case Step.SEND_UNSEEN:
            return _send_unseen(visit, known)
        case Step.DAY_BEFORE | Step.SAME_DAY:
            await _remind(tx, step, visit, known)
            return visit


async def _show(tx: Transaction, visit: Appointment, known: _Expected) -> Appointment:
    """Let the patient see the figures of what would go out, and say whether it does."""
    if visit.report is not ReportState.NOT_YET or not known.may_have_report:
        return visit
    day = local_date(visit.at, known.person.tz)
    values: dict[str, Value] = {"day": day, "clinic": known.clinic.name}
    values |= await figures.said(tx, known.person, now=known.now)
    said = Utterance("clinic-report-shown", values, _CHOICES)
    sent = await merging.tell(tx, known.person, said, now=known.now)
    return visit.with_report(ReportState.SHOWN, at=known.now) if sent else visit


def _send_unseen(visit: Appointment, known: _Expected) -> Appointment:
    """Let a report go out that nobody has said anything of, where that was agreed to once."""
    waits = visit.report in (ReportState.NOT_YET, ReportState.SHOWN)
    may = known.entry.standing and known.may_have_report
    return visit.with_report(ReportState.UNSEEN, at=known.now) if waits and may else visit


async def _remind(tx: Transaction, step: Step, visit: Appointment, known: _Expected) -> None:
    local = visit.at.astimezone(known.person.tz)
    values: dict[str, Value] = {
        "clinic": known.clinic.name,
        "time": local.time().replace(second=0, microsecond=0),
        "whom": visit.with_whom,
        "has-whom": "yes" if visit.with_whom else "no",
        "bring": visit.bring,
        "has-bring": "yes" if visit.bring else "no",
    }
    said = Utterance(_REMINDERS[step], values)
    await say(tx, known.person, said, now=known.now, reason=Reason.NEWS)


async def _expected(
    tx: Transaction, clinic: Clinic, appointment: Appointment, *, now: datetime
) -> _Expected | None:
    """Return whom an appointment is with, if they have joined and the link stands."""
    entry = await tx.rosters.get(clinic.id, appointment.entry)
    if entry.patient is None:
        return None
    link = await tx.care_links.between(entry.patient, clinic.person)
    person = (await tx.people.get_many([entry.patient])).get(entry.patient)
    if person is None or not is_linked(link, now=now):
        return None
    return _Expected(clinic, entry, person, link, now)
