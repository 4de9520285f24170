"""Reads a roster and a calendar from files, row by row. A dry run says what would be done and what
is wrong with which row; nothing is saved while anything is."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import StringIO
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.errors import BadInput

LARGEST: Final = 20_000  #: rows
_SEPARATORS: Final = ",;\t|"
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "reference": ("number", "id", "mrn", "reference", "patient", "numero", "número", "expediente"),
    "name": ("name", "patient name", "full name", "nombre", "nombre completo"),
    "language": ("language", "lang", "idioma"),
    "regimen": ("medicines", "medications", "regimen", "medicinas", "medicamentos"),
    "date": ("date", "day", "fecha", "dia", "día"),
    "time": ("time", "at", "hora"),
    "with": ("with", "clinician", "doctor", "con", "medico", "médico"),
    "bring": ("bring", "preparation", "prepare", "traer", "preparacion", "preparación"),
}
_LANGUAGES: Final = {"english": "en", "en": "en", "español": "es", "espanol": "es"} | {
    "spanish": "es",
    "es": "es",
}
_DATES: Final = ("%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y")
_TIMES: Final = ("%H:%M", "%I:%M %p", "%I:%M%p", "%H:%M:%S")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one row; the first below the headings is 2, as in a spreadsheet."""

    row: int
    what: str  #: names a sentence: `clinic-fault-…`
    value: str = ""


@dataclass(frozen=True, slots=True)
class PatientRow:
    """One patient, as a file says."""

    row: int
    reference: str
    name: str
    language: str = ""
    regimen: str = ""


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One appointment, as a file says."""

    row: int
    reference: str
    at: datetime
    with_whom: str = ""
    bring: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says."""

    patients: tuple[PatientRow, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    faults: tuple[Fault, ...] = field(default=())


def read_patients(text: str) -> Read:
    """Read a roster from CSV: a column with the clinic's number, one with the name; language and
    medicines where they are known."""
    found, faults = [], []
    seen: set[str] = set()
    for number, row in _rows(text, wanted=("reference", "name")):
        read = _patient(number, row, seen)
        if isinstance(read, Fault):
            faults.append(read)
        else:
            seen.add(read.reference)
            found.append(read)
    return Read(patients=tuple(found), faults=tuple(faults))


def read_visits(text: str, zone: ZoneInfo) -> Read:
    """Read appointments from CSV, by the clock of the clinic."""
    found, faults = [], []
    for number, row in _rows(text, wanted=("reference", "date")):
        read = _visit(number, row, zone)
        if isinstance(read, Fault):
            faults.append(read)
        else:
            found.append(read)
    return Read(visits=tuple(found), faults=tuple(faults))


def _rows(text: str, *, wanted: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the rows by the names of our own columns; raise `BadInput` where one is missing."""
    lines = csv.reader(StringIO(text.lstrip("\ufeff")), delimiter=_separator(text))
    try:
        rows = [[cell.strip() for cell in line] for line in lines]
    except csv.Error as error:
        raise BadInput(f"this is no table of comma-separated values: {error}") from None
    if not rows or len(rows) > LARGEST + 1:
        raise BadInput(f"a table has headings and from 1 to {LARGEST} rows")
    columns = {name: place for name in _WORDS if (place := _column(rows[0], name)) is not None}
    for name in wanted:
        if name not in columns:
            heads = ", ".join(_WORDS[name])
            raise BadInput(f"a column is missing; its heading is one of: {heads}")
    for number, row in enumerate(rows[1:], start=2):
        if any(row):
            cells = {name: row[at] for name, at in columns.items() if at < len(row)}
            yield number, {name: cells.get(name, "") for name in _WORDS}


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(_SEPARATORS, key=first.count)


def _column(heads: Sequence[str], name: str) -> int | None:
    plain = [" ".join(head.casefold().replace("_", " ").split()) for head in heads]
    return next((plain.index(word) for word in _WORDS[name] if word in plain), None)


def _patient(number: int, row: Mapping[str, str], seen: set[str]) -> PatientRow | Fault:
    reference, name = row["reference"], " ".join(row["name"].split())
    if not 0 < len(reference) <= 40:
        return Fault(number, "clinic-fault-number", reference)
    if reference in seen:
        return Fault(number, "clinic-fault-twice", reference)
    if not 0 < len(name) <= 80:
        return Fault(number, "clinic-fault-name", name)
    said = row["language"].casefold()
    if said and said not in _LANGUAGES:
        return Fault(number, "clinic-fault-language", row["language"])
    return PatientRow(number, reference, name, _LANGUAGES.get(said, ""), row["regimen"])


def _visit(number: int, row: Mapping[str, str], zone: ZoneInfo) -> VisitRow | Fault:
    if not row["reference"]:
        return Fault(number, "clinic-fault-number", "")
    words = f"{row['date']} {row['time']}".strip().upper()
    at = _at(words, zone)
    if at is None:
        return Fault(number, "clinic-fault-time", words)
    if len(row["with"]) > 120 or len(row["bring"]) > 120:
        return Fault(number, "clinic-fault-long", "")
    return VisitRow(number, row["reference"], at, row["with"], row["bring"])


def _at(words: str, zone: ZoneInfo) -> datetime | None:
    shapes = [f"{day} {time}" for day in _DATES for time in _TIMES]
    for shape in (*shapes, "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"):
        try:
            read = datetime.strptime(words, shape)  # noqa: DTZ007 - the zone follows
        except ValueError:
            continue
        return read.replace(tzinfo=zone).astimezone(UTC)
    return None


def without(read: Read, faults: Sequence[Fault]) -> Read:
    """Return what a file says with more that is wrong with it."""
    return replace(read, faults=tuple(sorted((*read.faults, *faults), key=lambda f: f.row)))
