"""The report as rows for a spreadsheet: what every figure is, and what became of every dose.

A spreadsheet takes a cell that begins with certain signs for a formula, which may read files or
call other machines. Such a cell gets an apostrophe in front, which spreadsheets show as text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from bot.domain.adherence.shares import Share
from bot.domain.amounts import Amount
from bot.domain.doses import Dose
from bot.domain.people import Role
from bot.domain.reports.marks import kind_of
from bot.domain.reports.report import AdherenceReport, ListedMedicine
from bot.language.formats import digits, plain
from bot.reports.visit import figure_rows
from bot.reports.visit.figure_rows import NOT_ASKED, Row, share, wall
from bot.reports.visit.voice import Voice

COLUMNS: Final = (
    *("record", "medicine", "what", "from", "to", "count", "of", "of_answered"),
    *("due_at", "taken_at", "heard_at", "state", "reason", "amount", "told_by", "words"),
)
_FORMULA: Final = "=+@|%\uff1d\uff0b\uff0d\uff20-"  #: the last one as itself, in a class of signs
#: Where a cell begins: at its own beginning; and, where a spreadsheet takes the semicolon for what
#: stands between cells, as it does wherever the comma is a decimal sign, behind one.
_BEGINS: Final = re.compile(rf"((?:^|;)[\s\"]*)(?=[{_FORMULA}])")
_MAY_BEGIN: Final = frozenset(f'{_FORMULA}"')
_BOM: Final = "\ufeff"  #: by which spreadsheets know that it is UTF-8


def table(report: AdherenceReport, voice: Voice) -> str:
    """Return a report as CSV; names of columns and codes are the same in every language, and how
    each medicine is taken is said in one."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(report, voice):
        writer.writerow({name: harmless(value) for name, value in row.items()})
    return _BOM + written.getvalue()


def harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    shown = " ".join(plain(text).split())
    if ";" not in shown and shown[:1] not in _MAY_BEGIN:  # as most of many thousand cells
        return shown
    return _BEGINS.sub(r"\1'", shown)


def _rows(report: AdherenceReport, voice: Voice) -> Iterator[Row]:
    yield from _about(report)
    yield from figure_rows.rows(report, voice)
    for each in report.medicines:
        for dose in each.doses:
            yield _dose(dose, each, report)
    yield from _told(report)


def _about(report: AdherenceReport) -> Iterator[Row]:
    patient, days = report.patient, report.days
    period = {"from": days.first.isoformat(), "to": days.last.isoformat()}
    yield {"record": "patient", "words": report.owner, **period}
    told = NOT_ASKED if patient.allergies is None else "; ".join(patient.allergies) or "none"
    yield {"record": "allergies", "words": told}
    if report.seen is not None:
        yield {"record": "seen by the patient", "words": "yes" if report.seen else "no"}
    if report.added:
        yield {"record": "added by the patient", "words": report.added}
    known = report.completeness
    for name in ("days", "answered", "unanswered", "not_asked", "held"):
        found: Share = getattr(known, name)
        yield {"record": "completeness", "what": name.replace("_", " "), **period} | share(found)


def _dose(dose: Dose, of: ListedMedicine, report: AdherenceReport) -> Row:
    amount = dose.label.amount
    teller = report.tellers.get(dose.reported_by) if dose.reported_by else None
    return {
        "record": "dose" if dose.round is not None else "dose as needed",
        "medicine": of.name,
        "from": dose.local_date.isoformat(),
        "due_at": wall(dose.due_at, report) if dose.round is not None else "",
        "taken_at": wall(dose.taken_at, report),
        "heard_at": wall(dose.heard_at, report),
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
            "taken_at": wall(extra.taken_at, report),
            "heard_at": wall(extra.report.heard_at, report),
            "words": extra.note,
        }
    for remark in report.remarks:
        yield {
            "record": "words of the patient",
            "what": str(remark.kind),
            "heard_at": wall(remark.report.heard_at, report),
            "words": remark.words,
        }


def _teller(of: Role | None) -> str:
    return str(of) if of is not None else "somebody else"


def _amount(of: Amount | None) -> str:
    return f"{digits(of.value)} {of.unit.name.lower()}" if of is not None else ""
