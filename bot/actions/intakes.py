"""Writes down what was taken without being due: as needed, twice, or the wrong one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.amounts import Amount
from bot.domain.changes import Change, ChangeKind
from bot.domain.doses import Dose, DoseState, Extra, ExtraKind, Label, Report
from bot.domain.gaps import AsNeededCheck, Intaken, check_as_needed
from bot.domain.ids import ChangeId, ExtraId, MedicationId, dose_id, new_id
from bot.domain.medications import Medication, Regimen
from bot.domain.people import Person
from bot.domain.schedules import AsNeeded
from bot.planner.calendar import local_date
from bot.storage import Transaction

_A_DAY: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Taken:
    """Something a patient took, as it was reported."""

    patient: Person
    medication: Medication
    amount: Amount | None
    at: datetime
    report: Report


async def check(
    tx: Transaction,
    medication: Medication,
    schedule: AsNeeded,
    *,
    amount: Amount | None,
    now: datetime,
) -> AsNeededCheck:
    """Return what the directions of an as-needed medication allow now."""
    since = now - max(_A_DAY, schedule.min_gap or _A_DAY)
    taken: list[Intaken] = await tx.doses.intakes([medication.id], since)
    return check_as_needed(schedule, taken, amount=amount, now=now)


async def log(tx: Transaction, taken: Taken, regimen: Regimen, *, now: datetime) -> Dose:
    """Write down something that was taken as needed."""
    medication = taken.medication
    day = local_date(taken.at, taken.patient.tz)
    nth = await tx.doses.next_nth(medication.id, day)
    dose = Dose(
        id=dose_id(medication.id, day, nth),
        round=None,
        patient=taken.patient.id,
        medication=medication.id,
        local_date=day,
        nth=nth,
        due_at=taken.at,
        window_ends_at=taken.at,
        label=label(medication, taken.amount, regimen),
        state=DoseState.TAKEN,
        taken_at=taken.at,
        heard_at=taken.report.heard_at,
        reported_by=taken.report.by,
        channel=taken.report.channel,
        basis=taken.report.basis,
    )
    await tx.doses.add([dose])
    change = _change(taken.patient, taken.report, ChangeKind.LOGGED, now=now)
    await tx.changes.add(replace(change, logged=(dose,)))
    await _write(tx, taken.patient, taken.report, action="logged", subject=str(dose.id))
    return dose


async def note_extra(
    tx: Transaction,
    patient: Person,
    kind: ExtraKind,
    *,
    of: tuple[Label, MedicationId] | None,
    report: Report,
) -> Extra:
    """Write down something that was taken and was not due."""
    made = Extra(
        id=ExtraId(new_id()),
        patient=patient.id,
        medication=of[1] if of else None,
        kind=kind,
        taken_at=None,
        report=report,
        label=of[0] if of else None,
    )
    await tx.extras.add(made)
    change = _change(patient, report, ChangeKind.EXTRA, now=report.heard_at)
    await tx.changes.add(replace(change, extras=(made.id,)))
    await _write(tx, patient, report, action=f"extra {kind}", subject=str(made.id))
    return made


def label(medication: Medication, amount: Amount | None, regimen: Regimen) -> Label:
    """Return a record's own copy of what was taken."""
    return Label(
        name=" ".join(filter(None, (medication.name, medication.strength))),
        nickname=medication.nickname,
        amount=amount,
        position=regimen.position(medication.id),
    )


async def _write(
    tx: Transaction, patient: Person, report: Report, *, action: str, subject: str
) -> None:
    await tx.audit.write(
        patient.id, at=report.heard_at, actor=report.by, action=action, subject=subject
    )


def _change(patient: Person, report: Report, kind: ChangeKind, *, now: datetime) -> Change:
    return Change(ChangeId(new_id()), report.by, patient.id, kind, now)
