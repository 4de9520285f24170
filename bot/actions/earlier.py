"""A new medicine begins at its next future slot. What its directions had earlier today may have
been taken already: that is asked, and written down only if the patient says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from bot.domain.changes import Change, ChangeKind
from bot.domain.doses import Dose, Report
from bot.domain.ids import ChangeId, new_id
from bot.domain.medications import Medication
from bot.domain.people import Person
from bot.domain.rounds import Round
from bot.planner import calendar
from bot.planner.calendar import instant, local_date
from bot.storage import Transaction


async def dose_today(
    tx: Transaction, patient: Person, medication: Medication, *, now: datetime
) -> tuple[Round, Dose] | None:
    """Return the last round and dose that today would have had before now; None: there is none."""
    today = local_date(now, patient.tz)
    plans = await tx.plans.covering(patient.id, today)
    regimen = await tx.medications.regimen(patient.id)
    only = replace(
        regimen, medications=tuple(_from_the_start(m, medication) for m in regimen.medications)
    )
    start = instant(today, time(0), patient.tz)
    found: tuple[Round, Dose] | None = None
    for round_, doses in calendar.planned(plans, only, zone=patient.tz, since=start, until=now):
        for dose in doses:
            if dose.medication == medication.id and round_.local_date == today:
                found = (round_, dose)
    return found


async def taken_already(
    tx: Transaction,
    patient: Person,
    earlier: tuple[Round, Dose],
    *,
    at: datetime | None,
    report: Report,
) -> Dose:
    """Write down that the earlier dose of a new medicine was taken, at an unknown time or `at`."""
    round_, dose = earlier
    await tx.rounds.add([replace(round_, wakes_at=None).settle()])
    taken = dose.take(report, at=at)
    await tx.doses.add([taken])
    await tx.changes.add(
        Change(
            ChangeId(new_id()),
            report.by,
            patient.id,
            ChangeKind.LOGGED,
            report.heard_at,
            logged=(taken,),
        )
    )
    await tx.audit.write(
        patient.id,
        at=report.heard_at,
        actor=report.by,
        action="dose taken",
        subject=str(round_.id),
        details={"earlier": "yes"},
    )
    return taken


def _from_the_start(each: Medication, new: Medication) -> Medication:
    return replace(each, begins_at=None) if each.id == new.id else each
