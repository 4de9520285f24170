"""The details of a report: a dot chart of each medicine, and its figures one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from bot.domain.adherence.measures import OfMedication
from bot.domain.reports.marks import MarkKind
from bot.domain.reports.report import AdherenceReport, ListedMedicine
from bot.language.formats import clock
from bot.reports.visit import charts
from bot.reports.visit.content import Chart, Legend, Section
from bot.reports.visit.happenings import why
from bot.reports.visit.voice import Voice

_COUNTED: Final = tuple(MarkKind)


def dots(report: AdherenceReport, voice: Voice) -> tuple[Chart, ...]:
    """Return a chart of each medicine of which anything was planned or taken."""
    return tuple(_chart(each, report, voice) for each in report.medicines if each.marks)


def legend(report: AdherenceReport, voice: Voice) -> tuple[Legend, ...]:
    """Return what the shapes mean that stand in the charts."""
    there = {mark.kind for each in report.medicines for mark in each.marks}
    return tuple(
        Legend(_label(kind, voice), charts.sign(kind), kind) for kind in _COUNTED if kind in there
    )


def slots(report: AdherenceReport, voice: Voice) -> Section:
    """Return how much was taken at each time of the day."""
    lines = []
    for each in report.figures.slots:
        said = voice.measure(each.taking, report.current)
        if each.time is None:
            line = voice.say("visit-slot-others", figure=said.figure, base=said.base)
        else:
            at = clock(each.time)
            line = voice.say("visit-slot", time=at, figure=said.figure, base=said.base)
        lines.append(line)
    return Section(voice.say("visit-slots"), tuple(lines))


def _chart(of: ListedMedicine, report: AdherenceReport, voice: Voice) -> Chart:
    return Chart(
        name=voice.told(of.name),
        told=_told(of, voice),
        svg=charts.chart(of.marks, report.days, written=voice.short_date),
        lines=tuple(_lines(of, voice)),
    )


def _told(of: ListedMedicine, voice: Voice) -> str:
    """Return a chart in words: how many marks of each kind it has."""
    counts = Counter(mark.kind for mark in of.marks)
    told = [
        voice.say("visit-chart-count", count=counts[kind], label=_label(kind, voice))
        for kind in _COUNTED
        if counts[kind]
    ]
    return voice.say("visit-chart-told", medicine=voice.medicine(of.name), counts=" · ".join(told))


def _lines(of: ListedMedicine, voice: Voice) -> Iterator[str]:
    if of.figures is None:
        return
    for reason, count in sorted(of.figures.skipped_for.items(), key=lambda pair: str(pair[0])):
        yield voice.say("visit-skip", why=why(reason, voice), count=count)
    for earlier in of.figures.periods[:-1]:
        yield _earlier(earlier, voice)


def _earlier(of: OfMedication, voice: Voice) -> str:
    said = voice.measure(of.measures.taking, of.measures)
    period = of.measures.period
    return voice.say(
        "visit-earlier",
        first=voice.dated(period.first),
        last=voice.dated(period.last),
        figure=said.figure,
        base=said.base or "–",
    )


def _label(kind: MarkKind, voice: Voice) -> str:
    return voice.say("visit-mark", kind=str(kind).replace(" ", "-"))
