"""Whatever anybody types, in whichever field, comes out of every form as words and nothing else."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from fhir.resources.R4B.bundle import Bundle
from pypdf import PdfReader

from bot.domain.medications import Directions, Phase, Regimen
from bot.domain.reports.report import AdherenceReport
from bot.domain.schedules import AsNeeded
from bot.language.sentences import Sentences
from bot.reports.visit.forms import Form, made
from tests.fhir.against import complaints, validator
from tests.reports.hostile import strings
from tests.reports.visits import Month, ann

SENTENCES: Final = Sentences.load(strict=True)
ALL: Final = strings()
_SOME: Final = ALL[::60]
_REST: Final = tuple(each for each in ALL if each not in _SOME)
_KINDS: Final = {
    kind: validator(kind)
    for kind in (
        *("Patient", "MedicationStatement", "MedicationAdministration", "Observation"),
        "AllergyIntolerance",
    )
}


def test_there_are_seven_hundred_of_them() -> None:
    assert len(ALL) >= 700


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize(
    "these",
    [
        pytest.param(_SOME, id="some"),
        *(pytest.param(_REST[n::8], id=f"the rest {n}", marks=pytest.mark.long) for n in range(8)),
    ],
)
def test_hostile_strings_come_out_harmless(form: Form, these: tuple[str, ...]) -> None:
    for text in these:
        written = made(_report(text), form, SENTENCES, language="en")

        found = list(_HARM[form](written))

        assert found == [], (form, text)


def _report(text: str) -> AdherenceReport:
    """Return a report in which everything that anybody can write is `text`."""
    month = Month(patient=ann(name=text, allergies=(text,)))
    metformin, lisinopril, _, ibuprofen, _ = month.regimen.medications
    (phase,), (needed,) = metformin.phases, ibuprofen.phases
    pain = needed.directions.schedule
    assert isinstance(pain, AsNeeded)
    month.regimen = Regimen(
        month.regimen.patient,
        (
            replace(
                metformin,
                name=text,
                strength=text,
                form=text,
                nickname=text,
                purpose=text,
                prescriber=text,
                pharmacy=text,
                phases=(Phase(replace(phase.directions, text=text)),),
            ),
            replace(ibuprofen, name=text, phases=(Phase(Directions(replace(pain, reason=text))),)),
        ),
    )
    label = replace(month.doses[0].label, name=text, nickname=text)
    known = {metformin.id, ibuprofen.id, lisinopril.id}  # the last is not on the list any more
    month.doses = [replace(d, label=label) for d in month.doses if d.medication in known][::9]
    month.extras = [replace(month.extras[0], label=label, note=text)]
    month.remarks = [replace(each, words=text) for each in month.remarks]
    return replace(month.report(), added=text, seen=False)


class _Page(HTMLParser):
    """Notes what a page has that ours never has."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"{tag} {name}" for name, _ in attrs if name not in _ATTRIBUTES]

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"a comment {data}")


_TAGS: Final = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "h3"),
        *("p", "span", "div", "section", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
        *("strong", "footer", "figure", "figcaption", "svg", "path", "text"),
    )
)
_ATTRIBUTES: Final = frozenset(
    (
        *("lang", "charset", "name", "content", "class", "scope", "colspan", "data-column", "role"),
        *("aria-label", "aria-hidden", "focusable", "tabindex", "xmlns", "viewbox", "width"),
        *("height", "d", "fill", "stroke", "stroke-width", "x", "y", "text-anchor"),
        *("font-family", "font-size"),
    )
)


def _in_html(written: bytes) -> Iterator[str]:
    page = _Page()
    page.feed(written.decode())
    yield from page.wrong
    yield from _unseen(written.decode())


def _in_text(written: bytes) -> Iterator[str]:
    yield from _unseen(written.decode())


def _in_pdf(written: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(written))
    if not 1 <= len(reader.pages) <= 60:  # one has five thousand letters in every field
        yield f"{len(reader.pages)} pages"
    root = reader.root_object
    yield from (key for key in ("/OpenAction", "/AA", "/AcroForm", "/Names") if key in root)
    yield from ("an annotation" for page in reader.pages if "/Annots" in page)


def _in_csv(written: bytes) -> Iterator[str]:
    head, *rows = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
    for row in rows:
        if len(row) != len(head):
            yield f"{len(row)} cells"
        for cell in row:
            shown = cell.strip().strip("\ufeff\u200b")
            if shown[:1] in {*"=+-@|%\t\r\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"} - {""}:
                yield f"a formula {cell}"
            yield from _unseen(cell)
    # Where the comma is a decimal sign, a spreadsheet has semicolons between its cells.
    for piece in written.decode("utf-8-sig").replace("\r\n", ";").split(";"):
        if piece.strip(' "')[:1] in set("=+-@|%"):
            yield f"a formula behind a semicolon {piece}"


def _in_fhir(written: bytes) -> Iterator[str]:
    bundle: dict[str, Any] = json.loads(written)
    Bundle.model_validate(bundle)
    for entry in bundle["entry"]:
        resource = entry["resource"]
        yield from complaints(_KINDS[resource["resourceType"]], resource)


def _unseen(text: str) -> Iterator[str]:
    """Yield signs that nobody sees: controls, and marks that turn the direction of writing."""
    joiner = "\u200d"  # holds an emoji together
    hidden = {"Cc", "Cf", "Co", "Cs"}
    kept = {"\n", joiner}
    yield from (repr(s) for s in set(text) - kept if unicodedata.category(s) in hidden)


_HARM: Final = {
    Form.TEXT: _in_text,
    Form.HTML: _in_html,
    Form.PDF: _in_pdf,
    Form.CSV: _in_csv,
    Form.FHIR: _in_fhir,
}
