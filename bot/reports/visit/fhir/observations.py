"""Measures, and what the patient wrote, as `Observation` resources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from bot.domain.adherence.measures import Measures
from bot.domain.adherence.shares import Range
from bot.domain.notes import Remark
from bot.domain.reports.report import AdherenceReport, ListedMedicine
from bot.reports.visit.fhir.coded import (
    UCUM,
    Json,
    code,
    instant,
    named,
    ours,
    patient,
    reference,
)
from bot.reports.visit.fhir.medicines import statement_id
from bot.reports.visit.voice import Voice, percent

_ABSENT: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
#: What each measure is called; the sentences stand in `visit.ftl`.
_MEASURES: Final = {"taking": "taken", "correct days": "days", "timing": "timing"}


def of_everything(report: AdherenceReport, voice: Voice) -> Iterator[Json]:
    """Yield the measures of all that was due, and what was taken at each time of the day."""
    for measures in report.figures.overall:
        yield from _all(None, measures, report, voice)
    for slot in report.figures.slots:
        name = f"taking at {slot.time:%H:%M}"
        yield _one(name, slot.taking, _About(report, report.current, None), voice)


def of_medicine(of: ListedMedicine, report: AdherenceReport, voice: Voice) -> Iterator[Json]:
    """Yield the measures of one medicine, for each period of its directions."""
    for period in of.figures.periods if of.figures else ():
        yield from _all(of, period.measures, report, voice)
    if of.figures and of.figures.as_needed_times:
        yield _as_needed(of, report)


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


class _About:
    """Of what an observation is: of a medicine or of everything, in one period."""

    def __init__(
        self, report: AdherenceReport, measures: Measures, medicine: ListedMedicine | None
    ) -> None:
        self.report, self.measures, self.medicine = report, measures, medicine

    def id_of(self, name: str) -> UUID:
        about = self.medicine.medication.id if self.medicine else "everything"
        return named(self.report, name, about, self.measures.period.first)

    @property
    def parts(self) -> Json:
        period = self.measures.period
        told: Json = {
            "subject": patient(self.report),
            "effectivePeriod": {
                "start": period.first.isoformat(),
                "end": period.last.isoformat(),
            },
        }
        if self.medicine is not None:
            told["focus"] = [reference(statement_id(self.medicine, self.report))]
        return told


def _all(
    of: ListedMedicine | None, measures: Measures, report: AdherenceReport, voice: Voice
) -> Iterator[Json]:
    about = _About(report, measures, of)
    read = {"taking": measures.taking, "correct days": measures.days, "timing": measures.timing}
    for name, column in _MEASURES.items():
        text = voice.say(f"visit-column-{column}")
        yield _one(name, read[name], about, voice, text=text)


def _one(name: str, of: Range, about: _About, voice: Voice, *, text: str = "") -> Json:
    told: Json = {
        "resourceType": "Observation",
        "id": str(about.id_of(name)),
        "status": "final",
        "code": ours("measure", name, text),
        **about.parts,
        "component": [
            _counted("count", of.lowest.count),
            _counted("of", of.lowest.of),
            _counted("of answered", of.answered.of),
        ],
    }
    if about.measures.is_enough and of.lowest.of:
        return told | {"valueRange": _range(of)}
    absent = code(_ABSENT, "not-applicable", voice.say("visit-too-little"))
    return told | {"dataAbsentReason": absent}


def _range(of: Range) -> Json:
    low, high = percent(of.lowest), percent(of.answered)
    return {
        name: {"value": value, "unit": "%", "system": UCUM, "code": "%"}
        for name, value in (("low", low), ("high", high))
    }


def _as_needed(of: ListedMedicine, report: AdherenceReport) -> Json:
    figures = of.figures
    times, days, most = (
        (figures.as_needed_times, figures.as_needed_days.count, figures.as_needed_most)
        if figures
        else (0, 0, 0)
    )
    about = _About(report, report.current, of)
    return {
        "resourceType": "Observation",
        "id": str(about.id_of("as needed")),
        "status": "final",
        "code": ours("measure", "as needed"),
        **about.parts,
        "effectivePeriod": {
            "start": report.days.first.isoformat(),
            "end": report.days.last.isoformat(),
        },
        "valueInteger": times,
        "component": [_counted("days", days), _counted("most on one day", most)],
    }


def _counted(name: str, count: int) -> Json:
    return {"code": ours("part", name), "valueInteger": count}
