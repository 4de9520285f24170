"""The report of a patient as their clinic may read it: once it went out, and no earlier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.actions import reporting, reporting_mail
from bot.actions.clinic import day
from bot.actions.clinic.day import Line
from bot.domain.clinic.appointments import Appointment, ReportState
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.staff import Hand
from bot.domain.people import Person
from bot.domain.reports.report import AdherenceReport
from bot.domain.reports.wanted import Wanted
from bot.storage import Transaction


async def mail(tx: Transaction, clinic: Clinic, visit: Appointment, *, now: datetime) -> None:
    """Let the report of a visit that has just gone out go by e-mail as well, where that is set."""
    line = await day.line(tx, clinic, visit, now=now)
    is_wanted = bool(clinic.settings.email) and line.no_report is None
    if not is_wanted or line.entry.patient is None:
        return
    patient = await tx.people.get(line.entry.patient)
    wanted = _wanted(line, patient, clinic.language, now=now)
    letter = reporting_mail.new(patient, clinic.settings.email, wanted, by=None, now=now)
    await reporting_mail.queue(tx, letter)


async def of_visit(tx: Transaction, line: Line, *, now: datetime) -> AdherenceReport | None:
    """Return the report of a visit, with the patient's sentence on top; None: there is none."""
    if line.no_report is not None or line.entry.patient is None:
        return None
    patient = await tx.people.get(line.entry.patient)
    wanted = _wanted(line, patient, patient.language, now=now)
    report = await reporting.adherence_report(tx, patient, wanted.days, now=now)
    return report.under(wanted)


async def note(tx: Transaction, those: Sequence[Line], action: str, *, hand: Hand) -> None:
    """Write into the patients' own records who has read or printed their reports."""
    for line in those:
        if line.no_report is None and line.entry.patient is not None:
            subject = str(line.visit.id)
            await tx.audit.write(
                line.entry.patient, at=hand.at, actor=hand.by, action=action, subject=subject
            )


def _wanted(line: Line, patient: Person, language: str, *, now: datetime) -> Wanted:
    """Return which report of a visit it is, under the name and the number that the clinic knows.

    Its days end where it went out, however late it is read: the patient said yes to no others.
    """
    visit, entry = line.visit, line.entry
    return Wanted(
        reporting.usual(patient, now=visit.went_at or now),
        language,
        seen=visit.report is ReportState.SENT,
        added=visit.sentence,
        known_as=f"{entry.name} ({entry.reference})",
    )
