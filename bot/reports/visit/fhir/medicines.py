"""What the patient takes (`MedicationStatement`), and what became of each dose
(`MedicationAdministration`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from bot.domain.doses import Dose, DoseState, Extra
from bot.domain.people import Role
from bot.domain.reports.report import AdherenceReport, ListedMedicine, Standing
from bot.reports.visit.fhir.coded import (
    Json,
    called,
    code,
    instant,
    named,
    ours,
    patient,
    quantity,
    reference,
)
from bot.reports.visit.fhir.dosage import dosages
from bot.reports.visit.voice import Voice

_HL7: Final = "http://terminology.hl7.org/CodeSystem"
_STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.CURRENT: "active",
    Standing.TO_COME: "intended",
    Standing.ON_HOLD: "on-hold",
    Standing.ENDED: "stopped",
}
#: "unknown" is FHIR's word for what nobody knows; why nobody does stands beside it.
_STATES: Final[Mapping[DoseState, str]] = {
    DoseState.TAKEN: "completed",
    DoseState.SKIPPED: "not-done",
    DoseState.HELD: "not-done",
    DoseState.UNANSWERED: "unknown",
    DoseState.NOT_ASKED: "unknown",
}


def statement_id(of: ListedMedicine, report: AdherenceReport) -> UUID:
    """Return the identity of what is said of a medicine."""
    return named(report, "statement", of.medication.id)


def statement(of: ListedMedicine, report: AdherenceReport, voice: Voice) -> Json:
    """Return how a medicine stands on the list."""
    medicine = of.medication
    told: Json = {
        "resourceType": "MedicationStatement",
        "id": str(statement_id(of, report)),
        "status": _STANDINGS[of.standing],
        "category": code(f"{_HL7}/medication-statement-category", "patientspecified"),
        "medicationCodeableConcept": called(of.name, voice),
        "subject": patient(report),
        "dateAsserted": instant(report.made_at, report),
        "informationSource": patient(report),
    }
    if of.since is not None:
        told["effectivePeriod"] = {"start": of.since.isoformat()}
    if purpose := voice.quoted(medicine.purpose):
        told["reasonCode"] = [{"text": purpose}]
    if prescriber := voice.quoted(medicine.prescriber):
        told["note"] = [{"text": voice.say("visit-prescriber", prescriber=prescriber)}]
    if steps := dosages(of.phases, voice):
        told["dosage"] = steps
    return told


def administrations(of: ListedMedicine, report: AdherenceReport, voice: Voice) -> Iterator[Json]:
    """Yield what became of each dose of a medicine."""
    medicine = called(of.name, voice)
    beside = [reference(statement_id(of, report))]
    for dose in of.doses:
        yield _of_dose(dose, report) | {
            "medicationCodeableConcept": medicine,
            "supportingInformation": beside,
        }


def not_due(of: Extra, report: AdherenceReport, voice: Voice) -> Json:
    """Return something that was taken though it was not due."""
    told = _event(named(report, "extra", of.id), "completed", report) | {
        "medicationCodeableConcept": called(of.label.name if of.label else "", voice),
        "effectiveDateTime": instant(of.taken_at or of.report.heard_at, report),
        "reasonCode": [ours("not-due", of.kind)],
    }
    note = voice.quoted(of.note)
    return told | ({"note": [{"text": note}]} if note else {})


def _of_dose(dose: Dose, report: AdherenceReport) -> Json:
    told = _event(dose.id, _STATES[dose.state], report)
    told["effectiveDateTime"] = _when(dose, report)
    if dose.state is not DoseState.TAKEN:
        told["statusReason"] = [ours("dose-state", dose.state)]
    if dose.reason is not None:
        told["statusReason"] = [*told.get("statusReason", []), ours("reason", dose.reason)]
    if dose.label.amount is not None and dose.state is DoseState.TAKEN:
        told["dosage"] = {"dose": quantity(dose.label.amount)}
    if dose.round is None:
        told["reasonCode"] = [ours("not-due", "as needed")]
    if dose.heard_at is not None:
        told["note"] = [{"time": instant(dose.heard_at, report), "text": _teller(dose, report)}]
    return told


def _event(id_: UUID, status: str, report: AdherenceReport) -> Json:
    return {
        "resourceType": "MedicationAdministration",
        "id": str(id_),
        "status": status,
        "category": code(f"{_HL7}/medication-admin-category", "community"),
        "subject": patient(report),
    }


def _when(dose: Dose, report: AdherenceReport) -> str:
    """Return when it was taken; when it was due, where it was not; the day alone, where nobody said
    at what time."""
    if dose.state is DoseState.TAKEN and dose.taken_at is None:
        return dose.local_date.isoformat()
    return instant(dose.taken_at or dose.due_at, report)


def _teller(dose: Dose, report: AdherenceReport) -> str:
    role = report.tellers.get(dose.reported_by) if dose.reported_by else None
    return f"told by: {role or 'somebody else'}" if role is not Role.PATIENT else "told by: patient"
