"""The report of a patient as their clinic may read it: once it went out, and no earlier."""

from __future__ import annotations

from dataclasses import replace

from bot.actions import reporting
from bot.actions.clinic.day import Line
from bot.domain.clinic.appointments import ReportState
from bot.domain.clinic.staff import Hand
from bot.domain.reports.report import AdherenceReport
from bot.storage import Transaction


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
