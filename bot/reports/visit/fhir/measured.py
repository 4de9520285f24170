"""What was measured, as `Observation` resources: every figure with its period and its base."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.domain.adherence.figures import MedicationFigures
from bot.domain.adherence.measures import Comparison, Measures, OfMedication
from bot.domain.adherence.shares import Range, Share
from bot.domain.reports.report import AdherenceReport, ListedMedicine
from bot.language.formats import clock
from bot.reports.visit.fhir.coded import UCUM, Json, code, instant, named, ours, patient, reference
from bot.reports.visit.fhir.medicines import statement_id
from bot.reports.visit.voice import Voice, percent

_ABSENT: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_HOUR: Final = timedelta(hours=1)


def of_everything(report: AdherenceReport, voice: Voice) -> Iterator[Json]:
    """Yield how complete it is, the measures of all that was due, and what was taken at each time
    of the day."""
    yield _completeness(report)
    for measures in report.figures.overall:
        yield from _all(_About(report, measures), voice)
    now = _About(report, report.current)
    if report.against is not None:
        yield _against(report.against, now)
    for slot in report.figures.slots:
        at = clock(slot.time) if slot.time else "other times"
        yield _range(f"taking at {at}", slot.taking, now, voice)


def of_medicine(of: ListedMedicine, report: AdherenceReport, voice: Voice) -> Iterator[Json]:
    """Yield the measures of one medicine, for each period of its directions."""
    if of.figures is None:
        return
    for period in of.figures.periods:
        about = _About(report, period.measures, of)
        yield from _all(about, voice, window=period.window)
        yield from _of_period(period, about)
    if of.against is not None:
        yield _against(of.against, _About(report, of.figures.periods[-1].measures, of))
    if of.figures.as_needed_times:
        yield _as_needed(of.figures, _About(report, report.current, of))


@dataclass(frozen=True, slots=True)
class _About:
    """Of what an observation is: of a medicine or of everything, in one period."""

    report: AdherenceReport
    measures: Measures
    medicine: ListedMedicine | None = None

    def observed(self, name: str, text: str = "") -> Json:
        """Return an observation without its value."""
        report, period = self.report, self.measures.period
        about = self.medicine.medication.id if self.medicine else "everything"
        told: Json = {
            "resourceType": "Observation",
            "id": str(named(report, name, about, period.first)),
            "status": "final",
            "code": ours("measure", name, text),
            "subject": patient(report),
            "effectivePeriod": _days(period.first.isoformat(), period.last.isoformat()),
        }
        if self.medicine is not None:
            told["focus"] = [reference(statement_id(self.medicine, report))]
        return told


def _all(about: _About, voice: Voice, *, window: timedelta | None = None) -> Iterator[Json]:
    """Yield the measures of one period."""
    of = about.measures
    said = {name: voice.say(f"visit-column-{name}") for name in ("taken", "days", "timing")}
    yield _range("taking", of.taking, about, voice, text=said["taken"])
    yield _range("correct days", of.days, about, voice, text=said["days"])
    timing = _range("timing", of.timing, about, voice, text=said["timing"])
    if window is not None:
        within = {"code": ours("part", "hours either side"), "valueQuantity": _hours(window)}
        timing["component"].append(within)
    yield timing
    yield _share("unanswered", of.unanswered, about)
    yield _share("not asked", of.not_asked, about)


def _of_period(of: OfMedication, about: _About) -> Iterator[Json]:
    """Yield what only one medicine has: its longest break, and when it was taken last."""
    if of.longest is not None:
        low, high = _hours(of.longest.shortest), _hours(of.longest.longest)
        yield about.observed("longest break") | {"valueRange": {"low": low, "high": high}}
    if of.last is not None:
        last = instant(of.last.at, about.report) if of.last.at else of.last.day.isoformat()
        yield about.observed("last taken") | {"valueDateTime": last}


def _range(name: str, of: Range, about: _About, voice: Voice, *, text: str = "") -> Json:
    """Return a measure that is read twice, in percent only where there is enough for one."""
    told = about.observed(name, text) | {
        "component": [
            _counted("count", of.lowest.count),
            _counted("of", of.lowest.of),
            _counted("of answered", of.answered.of),
        ],
    }
    if about.measures.is_enough and of.lowest.of:
        ends = {"low": _points(percent(of.lowest)), "high": _points(percent(of.answered))}
        return told | {"valueRange": ends}
    absent = code(_ABSENT, "not-applicable", voice.say("visit-too-little"))
    return told | {"dataAbsentReason": absent}


def _share(name: str, of: Share, about: _About) -> Json:
    counts = [_counted("count", of.count), _counted("of", of.of)]
    return about.observed(name) | {"component": counts}


def _against(of: Comparison, about: _About) -> Json:
    """Return how much was taken in the period before, and between which points the difference lies
    95 times of 100."""
    before = of.before.taking
    ends = {"low": _points(round(100 * of.least)), "high": _points(round(100 * of.most))}
    period = of.before.period
    return about.observed("against the period before") | {
        "valueRange": ends,
        "interpretation": [ours("change", of.change)],
        "component": [
            _counted("count", before.lowest.count),
            _counted("of", before.lowest.of),
            _counted("of answered", before.answered.of),
            {
                "code": ours("part", "the period before"),
                "valuePeriod": _days(period.first.isoformat(), period.last.isoformat()),
            },
        ],
    }


def _as_needed(of: MedicationFigures, about: _About) -> Json:
    days, whole = of.as_needed_days, about.report.days
    return about.observed("as needed") | {
        "effectivePeriod": _days(whole.first.isoformat(), whole.last.isoformat()),
        "valueInteger": of.as_needed_times,
        "component": [
            _counted("days", days.count),
            _counted("of days", days.of),
            _counted("most on one day", of.as_needed_most),
        ],
    }


def _completeness(report: AdherenceReport) -> Json:
    known, whole = report.completeness, report.days
    return _About(report, report.current).observed("completeness") | {
        "effectivePeriod": _days(whole.first.isoformat(), whole.last.isoformat()),
        "component": [
            _counted("planned", known.answered.of),
            _counted("answered", known.answered.count),
            _counted("unanswered", known.unanswered.count),
            _counted("not asked", known.not_asked.count),
            _counted("held", known.held.count),
            _counted("days", known.days.count),
            _counted("of days", known.days.of),
        ],
    }


def _counted(name: str, count: int) -> Json:
    return {"code": ours("part", name), "valueInteger": count}


def _points(value: int) -> Json:
    return {"value": value, "unit": "%", "system": UCUM, "code": "%"}


def _hours(of: timedelta) -> Json:
    return {"value": round(of / _HOUR, 1), "unit": "h", "system": UCUM, "code": "h"}


def _days(first: str, last: str) -> Json:
    return {"start": first, "end": last}
