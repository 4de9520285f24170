"""The whole bundle: the patient, what they take, what became of each dose, and the measures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from bot.domain.reports.report import AdherenceReport
from bot.reports.visit.fhir import measured, medicines, remarks
from bot.reports.visit.fhir.coded import Json, code, instant, named, patient
from bot.reports.visit.voice import Voice

_HL7: Final = "http://terminology.hl7.org/CodeSystem"
_SNOMED: Final = "http://snomed.info/sct"
_NO_KNOWN: Final = "716186003"  #: SNOMED CT: no known allergy


def written(report: AdherenceReport, voice: Voice) -> str:
    """Return a report as JSON."""
    return json.dumps(bundle(report, voice), ensure_ascii=False, indent=1)


def bundle(report: AdherenceReport, voice: Voice) -> Json:
    """Return a report as a FHIR R4 `Bundle`."""
    return {
        "resourceType": "Bundle",
        "id": str(named(report, "bundle", report.days.first, report.days.last)),
        "type": "collection",
        "timestamp": instant(report.made_at, report),
        "entry": [
            {"fullUrl": f"urn:uuid:{each['id']}", "resource": each}
            for each in _resources(report, voice)
        ],
    }


def _resources(report: AdherenceReport, voice: Voice) -> Iterator[Json]:
    yield _patient(report, voice)
    yield from _allergies(report, voice)
    yield from measured.of_everything(report, voice)
    for each in report.medicines:
        yield medicines.statement(each, report, voice)
        yield from measured.of_medicine(each, report, voice)
        yield from medicines.administrations(each, report, voice)
    for beside in report.extras:
        yield medicines.not_due(beside, report, voice)
    for remark in report.remarks:
        yield remarks.written(remark, report, voice)


def _patient(report: AdherenceReport, voice: Voice) -> Json:
    told: Json = {"resourceType": "Patient", "id": str(report.patient.id)}
    name = voice.quoted(report.patient.name)
    return told | ({"name": [{"text": name}]} if name else {})


def _allergies(report: AdherenceReport, voice: Voice) -> Iterator[Json]:
    """Yield what the patient is allergic to; where nobody asked, nothing."""
    told = report.patient.allergies
    if told is None:
        return
    none = [code(_SNOMED, _NO_KNOWN)] if not told else []
    for concept in [*none, *({"text": voice.quoted(each) or "–"} for each in told)]:
        yield {
            "resourceType": "AllergyIntolerance",
            "id": str(named(report, "allergy", json.dumps(concept))),
            "clinicalStatus": code(f"{_HL7}/allergyintolerance-clinical", "active"),
            "verificationStatus": code(f"{_HL7}/allergyintolerance-verification", "unconfirmed"),
            "code": concept,
            "patient": patient(report),
        }
