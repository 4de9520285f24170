"""The report of a patient as their clinic may read it: once it went out, and no earlier."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.actions import reporting, reporting_mail
from bot.actions.clinic import day
from bot.actions.clinic.day import Line
from bot.domain.clinic.appointments import Appointment, ReportState
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.staff import Hand
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
    wanted = Wanted(
        reporting.usual(patient, now=now),
        clinic.language,
        seen=visit.report is ReportState.SENT,
        added=visit.sentence,
    )
    letter = reporting_mail.new(patient, clinic.settings.email, wanted, by=None, now=now)
    await reporting_mail.queue(tx, letter)


async def of_visit(
    tx: Transaction, line: Line, action: str, *, hand: Hand
) -> AdherenceReport | None:
    """Return the report of a visit, with the patient's sentence on top; None: there is none.

    Who has read or printed it is written into the patient's own record.
    """
    if line.no_report is not None or line.entry.patient is None:
        return None
    patient = await tx.people.get(line.entry.patient)
    period = reporting.usual(patient, now=hand.at)
    report = await reporting.adherence_report(tx, patient, period, now=hand.at)
    await tx.audit.write(
        patient.id, at=hand.at, actor=hand.by, action=action, subject=str(line.visit.id)
    )
    was_seen = line.visit.report is ReportState.SENT
    return replace(report, seen=was_seen, added=line.visit.sentence)
