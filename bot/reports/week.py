"""A week as dots: what became of the doses of each time of the day, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final

from bot.domain.reports.marks import MarkKind, kind_of
from bot.domain.reports.report import AdherenceReport
from bot.domain.sheets import Week, WeekRow

_DAY: Final = timedelta(days=1)


def chart(report: AdherenceReport) -> Week | None:
    """Return the days of a report as dots; None where nothing stood at any time of the day."""
    by_time: defaultdict[time, defaultdict[date, list[MarkKind]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for medicine in report.medicines:
        for dose in medicine.doses:
            if dose.label.wall_time is not None:
                by_time[dose.label.wall_time][dose.local_date].append(kind_of(dose))
    days = [report.days.first + n * _DAY for n in range(report.days.days)]
    rows = tuple(WeekRow(at, _cells(by_time[at], days)) for at in sorted(by_time))
    return Week(report.days, rows) if rows else None


def _cells(
    by_day: defaultdict[date, list[MarkKind]], days: Sequence[date]
) -> tuple[tuple[MarkKind, ...], ...]:
    return tuple(tuple(by_day.get(day, ())) for day in days)
