"""Puts what is printed into words: the day of a clinic, and letters in each patient's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from fastapi.responses import Response

from bot.actions.clinic.day import Line
from bot.actions.clinic.enrolling import Letter
from bot.domain.channels import Enclosure
from bot.domain.clinic import roster
from bot.domain.clinic.appointments import ReportState, Visit
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.work import Item
from bot.domain.reports.report import AdherenceReport
from bot.language.sentences import Sentences
from bot.reports.clinic import paper
from bot.reports.sheets.pages import Page
from bot.reports.visit.voice import on_paper
from bot.reports.visit.words import content
from bot.web.clinic.parts import Pages, Words

_COLUMNS = ("time", "patient", "whom", "first", "taken", "report")


@dataclass(frozen=True, slots=True)
class Ways:
    """How a patient may send the code of a letter."""

    telegram: str  #: the bot's name there; empty: it has none
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """One day of a clinic, with the reports that went out."""

    clinic: Clinic
    on: date
    lines: Sequence[Line]
    reports: Sequence[AdherenceReport]


def day(of: PrintedDay, words: Words, sentences: Sentences) -> Page:
    """Return the day of a clinic as it is printed."""
    told = paper.Day(
        language=words.language,
        title=words.say("clinic-web-day-title", date=of.on),
        clinic=of.clinic.name,
        columns=tuple(words.say(f"clinic-web-column-{each}") for each in _COLUMNS),
        lines=tuple(line(each, words) for each in of.lines),
        none=words.say("clinic-web-day-none"),
        foot=words.say("clinic-web-reading"),
    )
    voice = on_paper(sentences, language=words.language)
    reports = [content(report, voice) for report in of.reports]
    name = words.say("clinic-web-file-day", date=of.on.isoformat())
    return paper.day(told, reports, name=name, country=of.clinic.country)


def line(of: Line, words: Words) -> paper.DayLine:
    """Return one visit in words."""
    came = of.visit.visit
    return paper.DayLine(
        time=words.time(of.visit.at),
        name=of.entry.name,
        reference=of.entry.reference,
        whom=of.visit.with_whom,
        concerns=tuple(concern(item, words) for item in of.items),
        figures=figures(of, words),
        no_report=report(of, words),
        came="" if came is Visit.PLANNED else words.say("clinic-web-visit", visit=_slug(came)),
    )


def concern(item: Item, words: Words) -> str:
    """Return in words what needs a person, with what the patient wrote."""
    said = words.say("clinic-web-need", need=_slug(item.need))
    return f"{said}: {item.detail}" if item.need.value == "side effect" else said


def figures(of: Line, words: Words) -> str:
    """Return the range of what was taken, or that there is too little to say."""
    if of.measured is None:
        return ""
    return words.taken(of.measured.lowest, of.measured.highest)


def report(of: Line, words: Words) -> str:
    """Return whether there is a report, and if not, why."""
    if of.no_report is not None:
        return words.say("clinic-web-no-report", why=_slug(of.no_report))
    unseen = of.visit.report is ReportState.UNSEEN
    return words.say("clinic-web-report-there", seen="no" if unseen else "yes")


def letters(clinic: Clinic, those: Sequence[Letter], pages: Pages, ways: Ways) -> Page:
    """Return letters as they are printed, each in the language of whom it goes to."""
    told = [
        _letter(clinic, each, pages.words(each.entry.language, clinic.zone), ways) for each in those
    ]
    name = pages.words(clinic.language, clinic.zone).say("clinic-web-file-letters")
    return paper.letters(told, name=name, country=clinic.country)


def _letter(clinic: Clinic, of: Letter, words: Words, ways: Ways) -> paper.Letter:
    link = roster.deep_link(ways.telegram, of.code)
    until = of.made_at + roster.GOOD_FOR
    return paper.Letter(
        language=words.language,
        clinic=clinic.name,
        to=of.entry.name,
        reference=of.entry.reference,
        title=words.say("clinic-letter-title", clinic=clinic.name),
        paragraphs=tuple(
            words.say(f"clinic-letter-{each}", clinic=clinic.name)
            for each in ("what", "yours", "sees")
        ),
        steps=tuple(_steps(words, link, ways)),
        code=roster.read_out(of.code),
        link=link,
        link_told=words.say("clinic-letter-qr"),
        foot=words.say(
            "clinic-letter-foot",
            date=until.date(),
            phone=clinic.settings.phone,
            **{"has-phone": "yes" if clinic.settings.phone else "no"},
        ),
    )


def _steps(words: Words, link: str, ways: Ways) -> Iterator[str]:
    if link:
        yield words.say("clinic-letter-step-link")
    if ways.numbers:
        yield words.say("clinic-letter-step-text", number=ways.numbers[0])
    if not link and not ways.numbers:
        yield words.say("clinic-letter-step-chat")
    yield words.say("clinic-letter-step-answer")


def pdf(drawn: Enclosure) -> Response:
    """Return a document so that a browser shows it."""
    shown_as = f"inline; filename*=UTF-8''{quote(drawn.name)}"
    return Response(
        drawn.data, media_type="application/pdf", headers={"Content-Disposition": shown_as}
    )


def _slug(state: str) -> str:
    return str(state).replace(" ", "-")
