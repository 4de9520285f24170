"""The week that is told by itself: words and dots in a chat, the times of the day in a text, one
figure to whoever may know of it. Kind in tone; with one suggestion at most.

The sentences are in `bot/language/<language>/weekly.ftl`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from bot.domain.adherence.measures import taking
from bot.domain.adherence.periods import Period
from bot.domain.adherence.shares import Range
from bot.domain.adherence.slots import OfSlot, of_slots
from bot.domain.deliveries import Utterance, Value
from bot.domain.doses import SkipReason
from bot.domain.reports.report import AdherenceReport
from bot.domain.sheets import Enclosed
from bot.reports import summary, week

#: What somebody can do something about, the gravest first.
_HELP: Final = (SkipReason.SIDE_EFFECT, SkipReason.RAN_OUT, SkipReason.COST, SkipReason.FORGOT)
#: From so many doses without an answer on it is asked whether the times suit.
_MANY: Final = 4


def in_words(report: AdherenceReport) -> Utterance:
    """Return the week for a chat: the whole, how it has changed, each medicine, and the dots."""
    lines = (*_whole(report), *_medicines(report), *_suggestion(report))
    chart = week.chart(report)
    seen = Enclosed(chart) if chart else None
    return Utterance("week", {**_days(report.days), "lines": lines}, enclosed=seen)


def in_a_text(report: AdherenceReport, *, link: str = "") -> Utterance:
    """Return the week for a text: how much was taken at each time of the day, and the `link` that
    shows all of it, where there is one."""
    values: dict[str, Value] = {
        **_days(report.days),
        "lines": tuple(_slot(each) for each in of_slots(report.planned)),
        "unanswered": report.completeness.unanswered.count,
        "link": link,
    }
    if not values["lines"]:
        return Utterance("week-text-nothing", values)
    return Utterance("week-text-linked" if link else "week-text", values)


def _slot(of: OfSlot) -> Utterance:
    if of.time is None:
        return Utterance("week-slot-others", _read(of.taking))
    return Utterance("week-slot", {"time": of.time, **_read(of.taking)})


def of_another(taken: Range, days: Period, called: Mapping[str, Value]) -> Utterance:
    """Return the week as it is told to somebody else: one figure, and what nobody answered."""
    unanswered = taken.lowest.of - taken.answered.of
    values = {**called, **_days(days), **_read(taken), "unanswered": unanswered}
    return Utterance("week-of", values)


def _whole(report: AdherenceReport) -> Iterator[Utterance]:
    taken = taking(report.planned)
    if not taken.lowest.of:
        return
    enough = "yes" if report.current.is_enough else "no"
    yield Utterance("week-whole", {**_read(taken), "enough": enough})
    if report.against is not None:
        change = str(report.against.change).replace(" ", "-")
        yield Utterance("week-change", {"change": change})


def _medicines(report: AdherenceReport) -> tuple[Utterance, ...]:
    """Return the lines that SUMMARY has as well."""
    said = summary.utterance(report.figures, remarks=len(report.remarks))
    lines = said.values.get("lines", ())
    inside = lines if isinstance(lines, tuple) else ()
    return tuple(each for each in inside if isinstance(each, Utterance))


def _suggestion(report: AdherenceReport) -> Iterator[Utterance]:
    """Yield the one thing that may help most."""
    for reason in _HELP:
        if report.skipped_for[reason]:
            yield Utterance("week-suggestion", {"about": str(reason)})
            return
    if report.completeness.unanswered.count >= _MANY:
        yield Utterance("week-suggestion", {"about": "unanswered"})


def _days(days: Period) -> dict[str, Value]:
    return {"first": days.first, "last": days.last}


def _read(of: Range) -> dict[str, Value]:
    return {"count": of.lowest.count, "of": of.lowest.of}
