"""Letters and the clinic's day as pages for the typesetter. What stands in them is words already,
and reaches the layouts as JSON alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any, Final

import segno

from bot.domain.channels import MediaType
from bot.reports.sheets.card_words import paper_size
from bot.reports.sheets.pages import Page
from bot.reports.sheets.paper import printable
from bot.reports.visit.content import Content

_BORDER: Final = 2  #: modules; the paper around it is white as well


@dataclass(frozen=True, slots=True)
class Letter:
    """One invitation in words."""

    language: str
    clinic: str
    to: str
    reference: str
    title: str
    paragraphs: tuple[str, ...]
    steps: tuple[str, ...]
    code: str
    link: str  #: what the QR code opens; empty: there is none
    link_told: str  #: what the QR code is for
    foot: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """One visit in words."""

    time: str
    name: str
    reference: str
    whom: str
    concerns: tuple[str, ...]
    figures: str
    no_report: str  #: why there is none; empty: it stands behind
    came: str  #: what became of the visit, where that was noted


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a clinic in words."""

    language: str
    title: str
    clinic: str
    columns: tuple[str, ...]
    lines: tuple[DayLine, ...]
    none: str  #: said where nobody is expected
    foot: str


def letters(those: Sequence[Letter], *, name: str, country: str) -> Page:
    """Return letters, each on a page of its own, as one document."""
    drawn = [{**_printed(asdict(each)), "qr": _qr(each.link)} for each in those]
    return _page("letters", name, {"paper": paper_size(country), "letters": drawn})


def day(of: Day, reports: Sequence[Content], *, name: str, country: str) -> Page:
    """Return the day of a clinic as one document: the list, and behind it the reports."""
    words = {"paper": paper_size(country), **_printed(asdict(of))}
    return _page("clinic-day", name, words | {"reports": [asdict(each) for each in reports]})


def _page(layout: str, name: str, content: Mapping[str, Any]) -> Page:
    return Page(layout, MediaType.DOCUMENT, name, json.dumps(content, ensure_ascii=False))


def _printed(words: Any) -> Any:  # noqa: ANN401 - words in lists in dictionaries
    """Return the same words in signs that our font has."""
    match words:
        case str():
            return printable(words)
        case dict():
            return {name: _printed(each) for name, each in words.items()}
        case list() | tuple():
            return [_printed(each) for each in words]
        case _:
            return words


def _qr(link: str) -> str:
    if not link:
        return ""
    drawn = BytesIO()
    segno.make(link, error="m").save(drawn, kind="svg", border=_BORDER, xmldecl=False)
    return drawn.getvalue().decode()
