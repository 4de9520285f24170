"""Takes every figure of a report out of each of its forms again, as a reader would."""

from __future__ import annotations

from bot.domain.reports.report import AdherenceReport
from bot.reports.visit.forms import Form
from tests.reports.figures_said import Figures
from tests.reports.read_data import of_bundle, of_rows
from tests.reports.read_words import of_words


def read(form: Form, written: bytes, language: str, report: AdherenceReport) -> Figures:
    """Return the figures that a form says; of the `report` only the names are known."""
    match form:
        case Form.CSV:
            return of_rows(written)
        case Form.FHIR:
            return of_bundle(written)
        case _:
            return of_words(form, written, language, [each.name for each in report.medicines])
