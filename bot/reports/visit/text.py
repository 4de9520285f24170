"""The report as plain text: for a terminal, a mail, or whoever wants nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from bot.reports.visit.content import Chart, Content, Entry, Row, Section

_WIDE = 88


def text(content: Content) -> str:
    """Return a report as plain text: the first page, then the details."""
    return "\n".join(line for part in _parts(content) for line in part) + "\n"


def _parts(content: Content) -> Iterator[list[str]]:
    yield [content.title, content.period, content.made, content.allergies, *content.notes, ""]
    headline = content.headline
    yield [f"{headline.figure} ({headline.base})" if headline.base else headline.figure]
    yield [*content.about, ""]
    yield _section(content.stands_out)
    yield _section(content.known)
    yield [content.list_title.upper()]
    for row in content.rows:
        yield _row(row, content.columns)
    yield [] if content.rows else [content.list_none, ""]
    if content.slots.lines:
        yield _section(content.slots)
    yield _section(content.skipped)
    yield _entries(content.extras_title, content.extras)
    yield _entries(content.words_title, content.all_words or content.words, content.words_none)
    yield [content.details.upper()] if content.charts else []
    for chart in content.charts:
        yield _chart(chart)
    yield [
        "",
        *_wrapped(content.reading),
        *(line for each in content.foot for line in _wrapped(each)),
    ]


def _section(of: Section) -> list[str]:
    return [of.title.upper(), *(f"- {line}" for line in of.lines), ""]


def _entries(title: str, those: Sequence[Entry], none: str = "") -> list[str]:
    if not those:
        return [title.upper(), none, ""] if none else []
    told = (
        f"- {each.when}: {each.what}" + (f": {each.words}" if each.words else "") for each in those
    )
    return [title.upper(), *told, ""]


def _row(row: Row, columns: Sequence[str]) -> list[str]:
    head = f"{row.name} [{row.standing}]" if row.standing else row.name
    cells = (
        f"  {column}: {cell.figure}" + (f" ({cell.base})" if cell.base else "")
        for column, cell in zip(columns[1:], row.cells, strict=False)
    )
    beside = (f"  {each}" for each in (row.period, row.needed, row.change) if each)
    return [head, f"  {row.how}", f"  {' · '.join(row.about)}", *cells, *beside, ""]


def _chart(chart: Chart) -> list[str]:
    return [f"- {chart.told}", *(f"  {line}" for line in chart.lines)]


def _wrapped(line: str) -> list[str]:
    return wrap(line, _WIDE)
