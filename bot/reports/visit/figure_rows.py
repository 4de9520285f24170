"""The figures of a report as rows: of everything, of each time of the day, of each medicine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.domain.adherence.figures import MedicationFigures
from bot.domain.adherence.measures import Comparison, Measures, OfMedication
from bot.domain.adherence.shares import Range, Share
from bot.domain.reports.report import AdherenceReport, ListedMedicine
from bot.language.formats import clock
from bot.reports.visit.medicines import how
from bot.reports.visit.voice import Voice

NOT_ASKED: Final = "not asked"
Row = dict[str, str]


def rows(report: AdherenceReport, voice: Voice) -> Iterator[Row]:
    """Yield all figures, each with its base."""
    for measures in report.figures.overall:
        yield from _measures("", measures)
    yield from _against("", report.against)
    for slot in report.figures.slots:
        at = clock(slot.time) if slot.time else "other times"
        yield _range("", f"taking at {at}", slot.taking, report.current)
    for each in report.medicines:
        yield from _medicine(each, report, voice)


def share(of: Share) -> Row:
    """Return the cells of a share."""
    return {"count": str(of.count), "of": str(of.of)}


def wall(at: datetime | None, report: AdherenceReport) -> str:
    """Return an instant by the patient's clock, with how far that is from UTC."""
    return at.astimezone(report.patient.tz).isoformat(timespec="minutes") if at else ""


def _medicine(of: ListedMedicine, report: AdherenceReport, voice: Voice) -> Iterator[Row]:
    medicine = of.medication
    facts = {
        "standing": str(of.standing),
        "directions": how(of, voice),
        "purpose": medicine.purpose or NOT_ASKED,
        "prescriber": medicine.prescriber or NOT_ASKED,
        "since": of.since.isoformat() if of.since else NOT_ASKED,
    }
    for what, words in facts.items():
        yield {"record": "medicine", "medicine": of.name, "what": what, "words": words}
    if of.figures is None:
        return
    for period in of.figures.periods:
        yield from _of_period(of.name, period, report)
    yield from _against(of.name, of.against)
    for reason, count in of.figures.skipped_for.items():
        counted = {"count": str(count), "of": str(of.figures.due)}
        said = {"record": "skipped", "medicine": of.name, "reason": str(reason or "none given")}
        yield {**said, **counted}
    if of.figures.as_needed_times:
        yield from _as_needed(of.name, of.figures)


def _of_period(name: str, of: OfMedication, report: AdherenceReport) -> Iterator[Row]:
    yield {
        "record": "last taken",
        "medicine": name,
        **_period(of.measures),
        "taken_at": wall(of.last.at, report) or of.last.day.isoformat() if of.last else "",
    }
    yield from _measures(name, of.measures)
    hours = f"{of.window.total_seconds() / 3600:g}"
    yield {"record": "window", "medicine": name, "what": "hours either side", "count": hours}
    if of.longest is not None:
        for what, length in (("longest", of.longest.longest), ("shortest", of.longest.shortest)):
            hours = f"{length.total_seconds() / 3600:.1f}"
            yield {"record": "break", "medicine": name, "what": f"hours, {what}", "count": hours}


def _against(name: str, of: Comparison | None) -> Iterator[Row]:
    """Yield how much was taken in the period before, and what has changed since."""
    if of is None:
        return
    between = f"{round(100 * of.least)} to {round(100 * of.most)} points, 95% interval"
    before = _range(name, "taking", of.before.taking, of.before)
    yield before | {"record": "the period before", "words": f"{of.change}: by {between}"}


def _as_needed(name: str, figures: MedicationFigures) -> Iterator[Row]:
    said = {"record": "as needed", "medicine": name}
    yield {**said, "what": "times", "count": str(figures.as_needed_times)}
    yield {**said, "what": "days"} | share(figures.as_needed_days)
    yield {**said, "what": "most on one day", "count": str(figures.as_needed_most)}


def _measures(name: str, of: Measures) -> Iterator[Row]:
    yield _range(name, "taking", of.taking, of)
    yield _range(name, "correct days", of.days, of)
    yield _range(name, "timing", of.timing, of)
    for what, found in (("unanswered", of.unanswered), ("not asked", of.not_asked)):
        yield {"record": "measure", "medicine": name, "what": what, **_period(of), **share(found)}


def _range(name: str, what: str, of: Range, within: Measures) -> Row:
    said = {"record": "measure", "medicine": name, "what": what, **_period(within)}
    return {**said, **share(of.lowest), "of_answered": str(of.answered.of)}


def _period(of: Measures) -> Row:
    return {"from": of.period.first.isoformat(), "to": of.period.last.isoformat()}
