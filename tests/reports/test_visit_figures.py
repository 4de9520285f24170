"""Every figure of a report is taken out of every form of it again, and is the same in all.

What is compared is what stands there: the words of the page, of the PDF and of the text, the cells
of the CSV, the resources of the FHIR bundle.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from pypdf import PdfReader

from bot.domain.adherence.shares import Range, Share
from bot.domain.reports.report import AdherenceReport
from bot.language.sentences import Sentences
from bot.reports.visit.forms import Form, made
from bot.reports.visit.voice import percent
from tests.reports.visits import a_report

SENTENCES: Final = Sentences.load(strict=True)
#: Of each medicine and time of the day: which measure it is, and its count, base and base of those
#: that were answered; then what is said in percent.
Figures = dict[tuple[str, str], tuple[int, int, int]]
_WORDS: Final = {
    "en": (r"(\d+) of (\d+)(?:, (\d+) (?:answered|at a known time))?", "Taken", "Correct days"),
    "es": (
        r"(\d+) de (\d+)(?:, (\d+) (?:respondidas|a una hora conocida))?",
        *("Tomado", "Días exactos"),
    ),
}
_TIMED: Final = {"en": "On time", "es": "A su hora"}


def _expected(report: AdherenceReport) -> Figures:
    found = {("", "taking"): _read(report.current.taking)}
    for slot in report.figures.slots:
        found["", f"{slot.time:%H:%M}"] = _read(slot.taking)
    for each in report.medicines:
        if each.figures and each.figures.periods:
            measures = each.figures.periods[-1].measures
            found[each.name, "taking"] = _read(measures.taking)
            found[each.name, "correct days"] = _read(measures.days)
            found[each.name, "timing"] = _read(measures.timing)
    return found


def _read(of: Range) -> tuple[int, int, int]:
    return of.lowest.count, of.lowest.of, of.answered.of


@cache
def _made(form: Form, language: str) -> bytes:
    return made(a_report(), form, SENTENCES, language=language)


def _of_text(language: str) -> Figures:
    """Return what plain text says: a line for each figure, below the name of its medicine."""
    told = _made(Form.TEXT, language).decode()
    share, taken, days = _WORDS[language]
    names = {taken: "taking", days: "correct days", _TIMED[language]: "timing"}
    found: Figures = {}
    medicine = ""
    for line in told.splitlines():
        name = line.split(" [")[0].replace("\u00a0", " ")
        if name in {each.name for each in a_report().medicines}:
            medicine = name
        numbers = re.search(share, line)
        at = re.match(r"- (\d\d:\d\d): ", line)
        label = line.strip().split(":")[0]
        if numbers is None:
            continue
        read = _numbers(numbers)
        if at:
            found["", at[1]] = read
        elif not found:
            found["", "taking"] = read
        elif label in names and medicine:
            found[medicine, names[label]] = read
    return found


def _numbers(of: re.Match[str]) -> tuple[int, int, int]:
    count, whole, answered = of.groups()
    return int(count), int(whole), int(answered or whole)


class _Table(HTMLParser):
    """Reads the page as a browser shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.texts: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self._inside = tag
            self.rows[-1].append("")
        if tag == "li":
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += f"{data}\n"
        elif self.texts:
            self.texts[-1] += data
        else:
            self.texts.append(data)


def _of_html(language: str) -> Figures:
    page = _Table()
    page.feed(_made(Form.HTML, language).decode())
    share = _WORDS[language][0]
    headline = re.search(share, " ".join(page.texts))
    assert headline
    found: Figures = {("", "taking"): _numbers(headline)}
    for line in page.texts:
        if at := re.match(r"(\d\d:\d\d): ", line):
            numbers = re.search(share, line)
            assert numbers
            found["", at[1]] = _numbers(numbers)
    for head, *cells in page.rows[1:]:
        name = head.splitlines()[0].strip()
        for measure, cell in zip(("taking", "correct days", "timing"), cells, strict=False):
            if numbers := re.search(share, cell):
                found[name.replace("\u00a0", " "), measure] = _numbers(numbers)
    return {key: value for key, value in found.items() if "ibuprofen" not in key[0]}


def _of_pdf(language: str) -> Figures:
    """Return what the first pages say, in the order in which they say it."""
    pages = PdfReader(io.BytesIO(_made(Form.PDF, language))).pages
    told = " ".join(" ".join(page.extract_text().split()) for page in pages)
    share = _WORDS[language][0]
    first = re.search(share, told)
    assert first
    found: Figures = {("", "taking"): _numbers(first)}
    for slot in re.finditer(rf"(\d\d:\d\d): [\d–%\s]+\({share}\)", told):
        count, whole, answered = slot.groups()[1:]
        found["", slot[1]] = int(count), int(whole), int(answered or whole)
    names = [each.name for each in a_report().medicines]
    starts = sorted((told.index(name), name) for name in names)
    ends = [*(at for at, _ in starts[1:]), len(told)]
    for (at, name), end in zip(starts, ends, strict=True):
        shares = [_numbers(each) for each in re.finditer(share, told[at:end])]
        if "ibuprofen" in name:
            continue
        measures = ("taking", "correct days", "timing")
        found |= {(name, m): s for m, s in zip(measures, shares, strict=False)}
    return found


def _of_csv(_: str) -> Figures:
    rows = list(csv.DictReader(io.StringIO(_made(Form.CSV, "en").decode("utf-8-sig"))))
    found: Figures = {}
    for row in rows:
        if row["record"] != "measure" or not row["of_answered"]:
            continue
        at = row["what"].removeprefix("taking at ")
        read = int(row["count"]), int(row["of"]), int(row["of_answered"])
        found[row["medicine"], at] = read  # the last period wins, as on the page
    return {key: value for key, value in found.items() if key[0] or key[1] not in _ONLY_THERE}


def _of_fhir(_: str) -> Figures:
    bundle = json.loads(_made(Form.FHIR, "en"))
    resources = {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}
    found: Figures = {}
    for each in resources.values():
        if each["resourceType"] != "Observation" or "component" not in each:
            continue
        parts = {p["code"]["coding"][0]["code"]: p["valueInteger"] for p in each["component"]}
        if "of-answered" not in parts:
            continue
        name = each["code"]["coding"][0]["code"].removeprefix("taking-at-").replace("-", " ")
        about = [resources[focus["reference"]] for focus in each.get("focus", ())]
        medicine = about[0]["medicationCodeableConcept"]["text"] if about else ""
        found[medicine, name] = parts["count"], parts["of"], parts["of-answered"]
        if "valueRange" in each:
            _agrees_in_percent(each["valueRange"], parts)
    return {key: value for key, value in found.items() if key[0] or key[1] not in _ONLY_THERE}


def _agrees_in_percent(told: dict[str, Any], parts: dict[str, int]) -> None:
    low, high = told["low"]["value"], told["high"]["value"]
    assert low == round(100 * parts["count"] / parts["of"]) or low in (1, 99)
    assert high == round(100 * parts["count"] / parts["of-answered"]) or high in (1, 99)


#: Of everything together, programs are told more than people.
_ONLY_THERE: Final = ("correct days", "timing")
_READERS: Final[dict[Form, Callable[[str], Figures]]] = {
    Form.TEXT: _of_text,
    Form.HTML: _of_html,
    Form.PDF: _of_pdf,
    Form.CSV: _of_csv,
    Form.FHIR: _of_fhir,
}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("form", Form)
def test_every_form_has_the_same_figures(form: Form, language: str) -> None:
    assert _READERS[form](language) == _expected(a_report())


def test_all_is_said_only_of_all_and_none_only_of_none() -> None:
    shares = [Share(count, 300) for count in range(301)]

    assert [share.count for share in shares if percent(share) == 100] == [300]
    assert [share.count for share in shares if percent(share) == 0] == [0]
