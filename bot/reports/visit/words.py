"""Puts a report into words: once for whatever form shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.domain.reports.report import AdherenceReport
from bot.language import countries
from bot.reports.sheets.card_words import paper_size
from bot.reports.visit import details, happenings, medicines
from bot.reports.visit.content import Cell, Content, Section
from bot.reports.visit.voice import Voice

_ON_TOP: Final = 4  #: of what the patient wrote


def content(report: AdherenceReport, voice: Voice) -> Content:
    """Return a report in words."""
    patient = report.patient
    owner = voice.told(report.owner)
    written = happenings.words(report, voice)
    return Content(
        language=voice.language,
        paper=paper_size(patient.country),
        title=voice.say("visit-title", named="yes" if owner else "no", name=owner),
        period=_period(report, voice),
        made=voice.say("visit-made", when=voice.instant(report.made_at, patient.tz)),
        allergies=_allergies(report, voice),
        notes=tuple(happenings.notes(report, voice)),
        headline=_headline(report, voice),
        about=tuple(_about(report, voice)),
        known=_known(report, voice),
        stands_out=happenings.stands_out(report, voice),
        columns=tuple(voice.say(f"visit-column-{each}") for each in medicines.COLUMNS),
        list_title=voice.say("visit-list", date=voice.on(report.made_at, patient.tz)),
        list_none=voice.say("visit-list-none"),
        rows=tuple(medicines.row(each, report, voice) for each in report.medicines),
        skipped=happenings.skipped(report, voice),
        slots=details.slots(report, voice),
        extras_title=voice.say("visit-extras"),
        extras=happenings.extras(report, voice),
        words_title=voice.say("visit-words"),
        words_none=voice.say("visit-words-none"),
        words=written[:_ON_TOP],
        more_words=_more(len(written) - _ON_TOP, voice),
        all_words=written if len(written) > _ON_TOP else (),
        details=voice.say("visit-details"),
        charts=details.dots(report, voice),
        legend=details.legend(report, voice),
        reading=voice.say("visit-reading"),
        foot=tuple(_foot(report, voice)),
    )


def _period(report: AdherenceReport, voice: Voice) -> str:
    days = report.days
    first, last = voice.dated(days.first), voice.dated(days.last)
    return voice.say("visit-period", first=first, last=last, days=days.days)


def _allergies(report: AdherenceReport, voice: Voice) -> str:
    told = report.patient.allergies
    state = "not-asked" if told is None else "some" if told else "none"
    listed = ", ".join(voice.quoted(each) for each in told or ())
    return voice.say("visit-allergies", state=state, allergies=listed)


def _headline(report: AdherenceReport, voice: Voice) -> Cell:
    said = voice.measure(report.current.taking, report.current)
    figure = voice.say("visit-headline", range=said.figure) if said.base else said.figure
    return Cell(figure, said.base)


def _about(report: AdherenceReport, voice: Voice) -> Iterator[str]:
    """Yield of what the headline is a share, and how it has changed."""
    if not report.current.taking.lowest.of:
        return
    first = voice.dated(report.current.period.first)
    yield voice.say("visit-of-all", date=first)
    if report.against is not None:
        yield from voice.against(report.against)


def _known(report: AdherenceReport, voice: Voice) -> Section:
    known = report.completeness
    doses = voice.say(
        "visit-known-doses",
        answered=known.answered.count,
        unanswered=known.unanswered.count,
        not_asked=known.not_asked.count,
        held=known.held.count,
        of=known.answered.of,
    )
    days = voice.say("visit-known-days", days=known.days.count, of=known.days.of)
    return Section(voice.say("visit-known"), (doses, days))


def _more(count: int, voice: Voice) -> str:
    return voice.say("visit-words-more", count=count) if count > 0 else ""


def _foot(report: AdherenceReport, voice: Voice) -> Iterator[str]:
    yield voice.say("visit-foot-told")
    yield voice.say("visit-foot-not")
    numbers = countries.numbers(report.patient.country)
    yield voice.say("paper-foot-call", **{k.replace("-", "_"): v for k, v in numbers.items()})
