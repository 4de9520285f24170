"""The report as a page for the typesetter, who makes a PDF of it that a screen reader can read."""

from __future__ import annotations

import json
from dataclasses import asdict

from bot.domain.channels import MediaType
from bot.domain.reports.report import AdherenceReport
from bot.language.sentences import Sentences
from bot.reports.sheets.pages import Page
from bot.reports.visit.voice import on_paper
from bot.reports.visit.words import content


def page(report: AdherenceReport, sentences: Sentences, *, language: str) -> Page:
    """Return a report as what `drawing.draw` makes a PDF of."""
    voice = on_paper(sentences, language=language)
    words = json.dumps(asdict(content(report, voice)), ensure_ascii=False)
    last = report.days.last.isoformat()
    name = voice.plainly("visit-file", date=last, ending="pdf")
    return Page("visit", MediaType.DOCUMENT, name, words)
