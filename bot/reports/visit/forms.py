"""The forms a report comes in, each made of the same value."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from bot.domain.reports.report import AdherenceReport
from bot.language.sentences import Sentences
from bot.reports.sheets.drawing import draw
from bot.reports.visit import paper, rows
from bot.reports.visit.fhir import bundle
from bot.reports.visit.page import html
from bot.reports.visit.text import text
from bot.reports.visit.voice import on_screen
from bot.reports.visit.words import content


class Form(StrEnum):
    """Which form it is."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    CSV = "csv"
    FHIR = "fhir"

    @property
    def ending(self) -> str:
        """What the names of such files end with."""
        match self:
            case Form.TEXT:
                return "txt"
            case Form.FHIR:
                return "json"
            case _:
                return self.value


def made(report: AdherenceReport, form: Form, sentences: Sentences, *, language: str) -> bytes:
    """Return a report in one form."""
    voice = on_screen(sentences, language=language)
    match form:
        case Form.TEXT:
            return text(content(report, voice)).encode()
        case Form.HTML:
            return html(content(report, voice)).encode()
        case Form.PDF:
            return draw(paper.page(report, sentences, language=language)).data
        case Form.CSV:
            return rows.table(report, voice).encode()
        case Form.FHIR:
            return bundle.written(report, voice).encode()
        case _:
            assert_never(form)
