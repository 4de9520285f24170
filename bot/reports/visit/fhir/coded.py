"""Parts that all resources are made of: codes, amounts, references, instants."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID, uuid5

from bot.domain.amounts import Amount
from bot.domain.reports.report import AdherenceReport
from bot.reports.visit.voice import Voice

Json = dict[str, Any]
OURS: Final = "urn:dosebell"  #: the beginning of every code system of ours
UCUM: Final = "http://unitsofmeasure.org"


def code(system: str, value: str, text: str = "") -> Json:
    """Return a code with its words."""
    told = {"coding": [{"system": system, "code": value.replace(" ", "-").replace("_", "-")}]}
    return told | ({"text": text} if text else {})


def ours(kind: str, value: str, text: str = "") -> Json:
    """Return a code of our own."""
    return code(f"{OURS}:{kind}", value, text)


def quantity(of: Amount) -> Json:
    """Return an amount with its unit."""
    unit = of.unit.name.lower()
    return {"value": number(of.value), "unit": unit, "system": UCUM, "code": of.unit.value}


def called(name: str, voice: Voice) -> Json:
    """Return a medicine by its name: FHIR takes no empty words, and no space but the plain one."""
    return {"text": voice.quoted(voice.told(name)) or "–"}


def number(value: Decimal) -> int | float:
    """Return a number as JSON has it: no trailing zero."""
    return int(value) if value == int(value) else float(value)


def instant(at: datetime, report: AdherenceReport) -> str:
    """Return an instant by the patient's clock, with how far that is from UTC."""
    return at.astimezone(report.patient.tz).isoformat(timespec="seconds")


def named(report: AdherenceReport, *parts: object) -> UUID:
    """Return the identity of a resource: the same thing always has the same."""
    return uuid5(report.patient.id, " ".join(str(part) for part in ("fhir", *parts)))


def reference(id_: UUID) -> Json:
    """Return what points at another resource of the bundle."""
    return {"reference": f"urn:uuid:{id_}"}


def patient(report: AdherenceReport) -> Json:
    """Return what points at the patient."""
    return reference(report.patient.id)
