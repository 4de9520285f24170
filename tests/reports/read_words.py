"""Takes the figures of a report out of its words again: of the page, of the PDF, of the text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any, Final

from pypdf import PdfReader

from bot.reports.visit.forms import Form
from tests.reports.figures_said import MEASURES, Figures, Said
from tests.reports.words_of import PATTERNS, Patterns


def of_words(form: Form, written: bytes, language: str, names: Sequence[str]) -> Figures:
    """Return the figures that a form says in words, of medicines with these names."""
    return _of_words(shown(form, written), PATTERNS[language], names)


def shown(form: Form, written: bytes) -> str:
    """Return all words that a form shows, on one line."""
    told = _WORDS[form](written)
    return " ".join(told.replace("\u2060", "").replace("\u2212", "-").split())


def _of_words(flat: str, say: Patterns, names: Sequence[str]) -> Figures:
    found: Figures = {
        ("", "completeness"): _numbers(say.completeness, flat),
        ("", "taking"): _share(_first(say.share, flat)),
        ("", "side effects"): _numbers(say.skipped, flat),
        ("", "against"): _compared(_first(say.against, flat)),
    }
    for slot in re.finditer(say.slot, flat):
        at, *share = slot.groups()
        found["", at if at[0].isdigit() else "other times"] = _share(share)
    listed = flat[flat.casefold().index(say.list) :]
    starts = sorted((listed.index(name), name) for name in names)
    ends = [*(at for at, _ in starts[1:]), len(listed)]
    for (at, name), end in zip(starts, ends, strict=True):
        found |= {(name, what): said for what, said in _row(listed[at:end], say)}
    return found


def _row(text: str, say: Patterns) -> Iterator[tuple[str, Said]]:
    if needed := re.search(say.needed, text):
        times, *others = needed.groups()
        yield "as needed", (int(times), *map(int, others))
        return
    for name, found in zip(MEASURES, re.finditer(say.share, text), strict=False):
        yield name, _share(found.groups())
    window, short, long, day, month, year, at = _first(say.rest, text)
    on = f"{year}-{say.months[month]:02}-{int(day):02} {at}"
    yield "the rest", (*(_told(each) for each in (window, short or long, long)), on)


def _told(length: str) -> str:
    number, unit = length.split()
    return f"{number} {unit[0]}"


def _first(pattern: str, text: str) -> tuple[Any, ...]:
    found = re.search(pattern, text)
    assert found, (pattern, text)
    return found.groups()


def _numbers(pattern: str, text: str) -> Said:
    return tuple(int(each) for each in _first(pattern, text))


def _share(groups: Sequence[Any]) -> Said:
    low, high, count, of, answered = groups
    return int(low), int(high or low), int(count), int(of), int(answered or of)


def _compared(groups: Sequence[Any]) -> Said:
    low, high, least, most = groups
    return int(low), int(high or low), int(least), int(most)


class _Shown(HTMLParser):
    """Reads the words of a page, and not its style."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag in ("style", "svg", "title")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def _page(written: bytes) -> str:
    shown = _Shown()
    shown.feed(written.decode())
    return " ".join(shown.words)


def _paper(written: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(written)).pages)


_WORDS: Final[Mapping[Form, Callable[[bytes], str]]] = {
    Form.HTML: _page,
    Form.PDF: _paper,
    Form.TEXT: bytes.decode,
}
