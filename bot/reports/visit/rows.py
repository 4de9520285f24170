"""The report as rows for a spreadsheet: what every figure is, and what became of every dose.

A spreadsheet takes a cell that begins with certain signs for a formula, which may read files or
call other machines. Such a cell gets an apostrophe in front, which spreadsheets show as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.domain.adherence.figures import MedicationFigures
from bot.domain.adherence.measures import Measures, OfMedication
from bot.domain.adherence.shares import Range, Share
from bot.domain.amounts import Amount
from bot.domain.doses import Dose
from bot.domain.people import Role
from bot.domain.reports.marks import kind_of
from bot.domain.reports.report import AdherenceReport, ListedMedicine
from bot.language.formats import digits, plain

COLUMNS: Final = (
    *("record", "medicine", "what", "from", "to", "count", "of", "of_answered"),
    *("due_at", "taken_at", "heard_at", "state", "reason", "amount", "told_by", "words"),
)
_FORMULA: Final = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "|",
    "%",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)
_NOT_ASKED: Final = "not asked"
_BOM: Final = "\ufeff"  #: by which spreadsheets know that it is UTF-8
Row = dict[str, str]


def table(report: AdherenceReport) -> str:
    """Return a report as CSV; names of columns and codes are the same in every language."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(report):
        writer.writerow({name: harmless(value) for name, value in row.items()})
    return _BOM + written.getvalue()


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    shown = " ".join(plain(text).split())
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _rows(report: AdherenceReport) -> Iterator[Row]:
    yield from _about(report)
    for measures in report.figures.overall:
        yield from _measures("", measures)
    for slot in report.figures.slots:
        yield _range("", f"taking at {slot.time:%H:%M}", slot.taking, report.current)
    for each in report.medicines:
        yield from _medicine(each)
    for each in report.medicines:
        for dose in each.doses:
            yield _dose(dose, each, report)
    yield from _told(report)


def _about(report: AdherenceReport) -> Iterator[Row]:
    patient, days = report.patient, report.days
    period = {"from": days.first.isoformat(), "to": days.last.isoformat()}
    yield {"record": "patient", "words": patient.name, **period}
    told = _NOT_ASKED if patient.allergies is None else "; ".join(patient.allergies) or "none"
    yield {"record": "allergies", "words": told}
    if report.seen is not None:
        yield {"record": "seen by the patient", "words": "yes" if report.seen else "no"}
    if report.added:
        yield {"record": "added by the patient", "words": report.added}
    known = report.completeness
    for name in ("days", "answered", "unanswered", "not_asked", "held"):
        share: Share = getattr(known, name)
        yield {"record": "completeness", "what": name.replace("_", " "), **period} | _share(share)


def _medicine(of: ListedMedicine) -> Iterator[Row]:
    medicine = of.medication
    facts = {
        "standing": str(of.standing),
        "directions": "; ".join(filter(None, (each.directions.text for each in of.phases))),
        "purpose": medicine.purpose or _NOT_ASKED,
        "prescriber": medicine.prescriber or _NOT_ASKED,
        "since": of.since.isoformat() if of.since else _NOT_ASKED,
    }
    for what, words in facts.items():
        yield {"record": "medicine", "medicine": of.name, "what": what, "words": words}
    if of.figures is None:
        return
    for period in of.figures.periods:
        yield from _of_period(of.name, period)
    for reason, count in of.figures.skipped_for.items():
        counted = {"count": str(count), "of": str(of.figures.due)}
        said = {"record": "skipped", "medicine": of.name, "reason": str(reason or "none given")}
        yield {**said, **counted}
    if of.figures.as_needed_times:
        yield from _as_needed(of.name, of.figures)


def _of_period(name: str, of: OfMedication) -> Iterator[Row]:
    yield from _measures(name, of.measures)
    hours = f"{of.window.total_seconds() / 3600:g}"
    yield {"record": "window", "medicine": name, "what": "hours either side", "count": hours}
    if of.longest is not None:
        for what, length in (("longest", of.longest.longest), ("shortest", of.longest.shortest)):
            hours = f"{length.total_seconds() / 3600:.1f}"
            yield {"record": "break", "medicine": name, "what": f"hours, {what}", "count": hours}


def _as_needed(name: str, figures: MedicationFigures) -> Iterator[Row]:
    said = {"record": "as needed", "medicine": name}
    yield {**said, "what": "times", "count": str(figures.as_needed_times)}
    yield {**said, "what": "days"} | _share(figures.as_needed_days)
    yield {**said, "what": "most on one day", "count": str(figures.as_needed_most)}


def _measures(name: str, of: Measures) -> Iterator[Row]:
    yield _range(name, "taking", of.taking, of)
    yield _range(name, "correct days", of.days, of)
    yield _range(name, "timing", of.timing, of)
    for what, share in (("unanswered", of.unanswered), ("not asked", of.not_asked)):
        yield {"record": "measure", "medicine": name, "what": what, **_period(of), **_share(share)}


def _range(name: str, what: str, of: Range, within: Measures) -> Row:
    said = {"record": "measure", "medicine": name, "what": what, **_period(within)}
    return {**said, **_share(of.lowest), "of_answered": str(of.answered.of)}


def _period(of: Measures) -> Row:
    return {"from": of.period.first.isoformat(), "to": of.period.last.isoformat()}


def _share(of: Share) -> Row:
    return {"count": str(of.count), "of": str(of.of)}


def _dose(dose: Dose, of: ListedMedicine, report: AdherenceReport) -> Row:
    amount = dose.label.amount
    teller = report.tellers.get(dose.reported_by) if dose.reported_by else None
    return {
        "record": "dose" if dose.round is not None else "dose as needed",
        "medicine": of.name,
        "from": dose.local_date.isoformat(),
        "due_at": _wall(dose.due_at, report) if dose.round is not None else "",
        "taken_at": _wall(dose.taken_at, report),
        "heard_at": _wall(dose.heard_at, report),
        "state": str(kind_of(dose)),
        "reason": str(dose.reason or ""),
        "amount": _amount(amount),
        "told_by": _teller(teller) if dose.reported_by else "",
    }


def _told(report: AdherenceReport) -> Iterator[Row]:
    for extra in report.extras:
        yield {
            "record": "extra",
            "medicine": extra.label.name if extra.label else "",
            "what": str(extra.kind),
            "taken_at": _wall(extra.taken_at, report),
            "heard_at": _wall(extra.report.heard_at, report),
            "words": extra.note,
        }
    for remark in report.remarks:
        yield {
            "record": "words of the patient",
            "what": str(remark.kind),
            "heard_at": _wall(remark.report.heard_at, report),
            "words": remark.words,
        }


def _teller(of: Role | None) -> str:
    return str(of) if of is not None else "somebody else"


def _amount(of: Amount | None) -> str:
    return f"{digits(of.value)} {of.unit.name.lower()}" if of is not None else ""


def _wall(at: datetime | None, report: AdherenceReport) -> str:
    """Return an instant by the patient's clock, with how far that is from UTC."""
    return at.astimezone(report.patient.tz).isoformat(timespec="minutes") if at else ""
