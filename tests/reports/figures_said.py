"""What every form of a report is to say, as figures that can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from bot.domain.adherence.figures import MedicationFigures
from bot.domain.adherence.measures import Comparison, OfMedication
from bot.domain.adherence.shares import Range, Share
from bot.domain.reports.report import AdherenceReport, ListedMedicine
from bot.reports.visit.voice import percent

Said = tuple[int | str, ...]
#: Of each medicine ("": of everything) and each measure: its numbers, or the words for them.
Figures = dict[tuple[str, str], Said]
MEASURES: Final = ("taking", "correct days", "timing")
_HOUR: Final = timedelta(hours=1)


def expected(report: AdherenceReport) -> Figures:
    """Return what every form is to say."""
    known = report.completeness
    found: Figures = {
        ("", "completeness"): (
            *(known.answered.of, known.answered.count, known.unanswered.count),
            *(known.not_asked.count, known.held.count, known.days.count, known.days.of),
        ),
        ("", "taking"): _range(report.current.taking),
        ("", "side effects"): (report.skipped_for.total(),),
    }
    if report.against is not None:
        found["", "against"] = _against(report.against)
    for slot in report.figures.slots:
        found["", f"{slot.time:%H:%M}" if slot.time else "other times"] = _range(slot.taking)
    for each in report.medicines:
        found |= {(each.name, name): said for name, said in _medicine(each, report)}
    return found


def _medicine(of: ListedMedicine, report: AdherenceReport) -> Iterator[tuple[str, Said]]:
    figures = of.figures
    assert isinstance(figures, MedicationFigures)
    if figures.as_needed_times:
        days = figures.as_needed_days
        yield "as needed", (figures.as_needed_times, days.count, days.of, figures.as_needed_most)
    for latest in figures.periods[-1:]:
        of_all = (latest.measures.taking, latest.measures.days, latest.measures.timing)
        yield from zip(MEASURES, map(_range, of_all), strict=True)
        yield "the rest", _rest(latest, report)


def _rest(of: OfMedication, report: AdherenceReport) -> Said:
    assert of.longest
    assert of.last
    lengths = (of.window, of.longest.shortest, of.longest.longest)
    assert of.last.at
    last = of.last.at.astimezone(report.patient.tz)
    return (*(length(each / _HOUR) for each in lengths), f"{last:%Y-%m-%d %H:%M}")


def _range(of: Range) -> Said:
    """Return a range in percent, and what it is of."""
    return percent(of.lowest), percent(of.answered), of.lowest.count, of.lowest.of, of.answered.of


def _against(of: Comparison) -> Said:
    before = of.before.taking
    ends = percent(before.lowest), percent(before.answered)
    return (*ends, round(100 * of.least), round(100 * of.most))


def length(hours: float) -> str:
    """Return a length of time as people are told it."""
    return f"{round(hours)} h" if hours < 48 else f"{int(hours // 24)} d"


def in_percent(count: int, of: int, answered: int) -> Said:
    """Return a range of which only the counts are known."""
    return _range(Range(Share(count, of), Share(count, answered)))
