"""What stands out in a report, for whoever has thirty seconds: facts, the gravest first.

Nothing here says what to do about it. A report without anything that stands out is a good one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from bot.domain.adherence.measures import OfMedication
from bot.domain.adherence.shares import Change
from bot.domain.doses import SkipReason
from bot.domain.intents import NoteKind
from bot.domain.reports.report import AdherenceReport, ListedMedicine

#: Under so much is called low where both readings of silence agree. A convention of studies that
#: nobody has validated (PMC7379515); status: known; reviewed by nobody yet.
LOW: Final = 0.8
#: So long without a dose is an interruption. Status: known; reviewed by nobody yet.
LONG_BREAK: Final = timedelta(days=3)
#: From so many doses without an answer on, the figures say little.
_SILENT: Final = 1 / 3
_MOST: Final = 4
_DAY: Final = timedelta(days=1)
#: Reasons that somebody can do something about.
_TOLD: Final = (SkipReason.SIDE_EFFECT, SkipReason.COST, SkipReason.RAN_OUT)


class What(StrEnum):
    """What it is that stands out."""

    SIDE_EFFECT = "side effect"  #: the patient wrote of it so many times
    BREAK = "break"  #: so many days without a dose of it, whatever the silence means
    LOW = "low"  #: so many taken of so many due
    WORSE = "worse"  #: less was taken than in the period before
    SKIPPED = "skipped"  #: so many doses, for a reason that something can be done about
    EXTRA = "extra"  #: taken so many times though it was not due
    SILENT = "silent"  #: so many of so many due were never answered


@dataclass(frozen=True, slots=True)
class Notable:
    """One fact that stands out."""

    what: What
    count: int = 0
    of: int = 0
    medicine: str = ""  #: empty: it is about all of them
    reason: SkipReason | None = None


def notable(report: AdherenceReport) -> tuple[Notable, ...]:
    """Return what stands out, the gravest first, and no more than anybody reads."""
    order = list(What)
    found = sorted(_found(report), key=lambda each: order.index(each.what))
    return tuple(found[:_MOST])


def _found(report: AdherenceReport) -> Iterator[Notable]:
    told = sum(remark.kind is NoteKind.SIDE_EFFECT for remark in report.remarks)
    if told:
        yield Notable(What.SIDE_EFFECT, told)
    for each in report.medicines:
        if (latest := _latest(each)) is not None:
            yield from _of_medicine(each, latest)
    for reason in _TOLD:
        if count := report.skipped_for[reason]:
            yield Notable(What.SKIPPED, count, reason=reason)
    if report.extras:
        yield Notable(What.EXTRA, len(report.extras))
    silent = report.current.unanswered
    if report.current.is_enough and silent.of and silent.count / silent.of >= _SILENT:
        yield Notable(What.SILENT, silent.count, silent.of)


def _of_medicine(each: ListedMedicine, latest: OfMedication) -> Iterator[Notable]:
    taking = latest.measures.taking
    best = taking.answered.part
    if latest.longest is not None and latest.longest.interruption >= LONG_BREAK:
        yield Notable(What.BREAK, latest.longest.interruption // _DAY, medicine=each.name)
    elif latest.measures.is_enough and best is not None and best < LOW:
        yield Notable(What.LOW, taking.lowest.count, taking.lowest.of, each.name)
    elif each.against is not None and each.against.change is Change.WORSE:
        yield Notable(What.WORSE, medicine=each.name)


def _latest(each: ListedMedicine) -> OfMedication | None:
    return each.figures.periods[-1] if each.figures and each.figures.periods else None
