"""What stands in a report, in words: the first page, and the details behind it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.reports.marks import MarkKind


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a medicine, and what it is a share of."""

    figure: str
    base: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One medicine on the first page."""

    name: str
    how: str  #: how it is taken
    about: tuple[str, ...]  #: why, by whom, since when; what was not asked is said
    standing: str  #: empty: it is taken now
    period: str  #: since when the figures are counted; empty: all of these days
    cells: tuple[Cell, ...]  #: one for each column after the first; none: it is taken as needed
    needed: str  #: how often it was taken as needed
    change: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened at a time."""

    when: str
    what: str
    words: str = ""  #: of the patient, in quotation marks


@dataclass(frozen=True, slots=True)
class Chart:
    """The dots of one medicine."""

    name: str
    told: str  #: what it shows, for whoever cannot see it
    svg: str
    lines: tuple[str, ...]  #: what became of its doses, and of those before its directions changed


@dataclass(frozen=True, slots=True)
class Legend:
    """What one shape means."""

    label: str
    svg: str
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Section:
    """Something with a heading."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report in words."""

    language: str
    paper: str  #: its size
    title: str
    period: str
    made: str
    allergies: str
    notes: tuple[str, ...]  #: whether the patient has seen it, and what they put on top
    headline: Cell  #: of everything, since the regimen changed last
    about: tuple[str, ...]  #: what the headline is of, and how it has changed
    known: Section  #: how complete it is
    stands_out: Section
    columns: tuple[str, ...]
    list_title: str
    list_none: str  #: said where there are no medicines
    rows: tuple[Row, ...]
    skipped: Section
    slots: Section
    extras_title: str
    extras: tuple[Entry, ...]
    words_title: str
    words_none: str
    words: tuple[Entry, ...]
    more_words: str  #: how many more stand behind; empty: none do
    all_words: tuple[Entry, ...]
    details: str
    charts: tuple[Chart, ...]
    legend: tuple[Legend, ...]
    reading: str  #: how the figures are to be read
    foot: tuple[str, ...]
