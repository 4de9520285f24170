"""What the patient wrote, word for word, as `Observation` resources."""

from __future__ import annotations

from bot.domain.notes import Remark
from bot.domain.reports.report import AdherenceReport
from bot.reports.visit.fhir.coded import Json, instant, named, ours, patient
from bot.reports.visit.voice import Voice


def written(of: Remark, report: AdherenceReport, voice: Voice) -> Json:
    """Return what the patient wrote, word for word."""
    return {
        "resourceType": "Observation",
        "id": str(named(report, "remark", of.id)),
        "status": "final",
        "code": ours("remark", of.kind, voice.say("visit-remark", kind=str(of.kind))),
        "subject": patient(report),
        "effectiveDateTime": instant(of.report.heard_at, report),
        "valueString": voice.quoted(of.words) or "–",
    }
