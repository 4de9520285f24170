"""Reads a roster and appointments from tables, row by row. A dry run says what would be done and
what is wrong with which row; nothing is saved while anything is."""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from io import StringIO
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.clinic.appointments import LONGEST_NOTE
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import LONGEST_NAME, LONGEST_REFERENCE
from bot.domain.errors import Refusal
from bot.planner.calendar import instant

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
#: Only there the month comes first: read the other way round, everybody would come on a wrong day.
_MONTH_FIRST: Final = frozenset({"US"})
_DATES: Final = ("%Y-%m-%d", "%d.%m.%Y")
_TIMES: Final = ("%H:%M", "%I:%M %p", "%I:%M%p", "%H:%M:%S", "%I:%M:%S %p")
_HALVES: Final = (("A. M.", "AM"), ("P. M.", "PM"), ("A.M.", "AM"), ("P.M.", "PM"))
FAR: Final = timedelta(days=5 * 366)  #: nobody is expected so late; a slip of the hand is


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
    uid: str = ""  #: what the calendar it comes from calls it
    is_off: bool = False  #: it was called off


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


def read_visits(text: str, clinic: Clinic, *, now: datetime) -> Read:
    """Read appointments from CSV, by the clock and the habits of where the clinic is."""
    found, faults = [], []
    seen: set[tuple[str, datetime]] = set()
    for number, row in _rows(text, wanted=("reference", "date")):
        read = _visit(number, row, clinic, now)
        if isinstance(read, Fault):
            faults.append(read)
        elif (read.reference, read.at) in seen:
            faults.append(Fault(number, "clinic-fault-visit-twice", read.reference))
        else:
            seen.add((read.reference, read.at))
            found.append(read)
    return Read(visits=tuple(found), faults=tuple(faults))


def decoded(data: bytes) -> str:
    """Return the text of a file. What is no Unicode was saved by a spreadsheet under Windows."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(text: str, *, wanted: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the rows by the names of our own columns; raise `BadInput` where one is missing."""
    lines = csv.reader(StringIO(text.lstrip("\ufeff")), delimiter=_separator(text))
    try:
        rows = [[cell.strip() for cell in line] for line in lines]
    except csv.Error as error:
        raise Refusal("clinic-refused-table", why=str(error)) from None
    if not rows or len(rows) > LARGEST + 1:
        raise Refusal("clinic-refused-rows", most=LARGEST)
    columns = {name: place for name in _WORDS if (place := _column(rows[0], name)) is not None}
    for name in wanted:
        if name not in columns:
            heads = ", ".join(_WORDS[name])
            raise Refusal("clinic-refused-column", heads=heads)
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
    if not 0 < len(reference) <= LONGEST_REFERENCE:
        return Fault(number, "clinic-fault-number", reference)
    if reference in seen:
        return Fault(number, "clinic-fault-twice", reference)
    if not 0 < len(name) <= LONGEST_NAME:
        return Fault(number, "clinic-fault-name", name)
    said = row["language"].casefold()
    if said and said not in _LANGUAGES:
        return Fault(number, "clinic-fault-language", row["language"])
    return PatientRow(number, reference, name, _LANGUAGES.get(said, ""), row["regimen"])


def _visit(number: int, row: Mapping[str, str], clinic: Clinic, now: datetime) -> VisitRow | Fault:
    if not row["reference"]:
        return Fault(number, "clinic-fault-number", "")
    words = f"{row['date']} {row['time']}".strip()
    at = _at(words.upper(), clinic)
    if at is None or at - now > FAR:
        return Fault(number, "clinic-fault-time", words)
    if max(len(row["with"]), len(row["bring"])) > LONGEST_NOTE:
        return Fault(number, "clinic-fault-long", "")
    return VisitRow(number, row["reference"], at, row["with"], row["bring"])


def _at(words: str, clinic: Clinic) -> datetime | None:
    for long, short in _HALVES:
        words = words.replace(long, short)
    theirs = (
        ("%m/%d/%Y", "%m-%d-%Y") if clinic.country in _MONTH_FIRST else ("%d/%m/%Y", "%d-%m-%Y")
    )
    shapes = [f"{day} {time}" for day in (*_DATES, *theirs) for time in _TIMES]
    for shape in (*shapes, "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"):
        try:
            read = datetime.strptime(words, shape)  # noqa: DTZ007 - the zone follows
            return instant(read.date(), read.time(), ZoneInfo(clinic.zone))
        except (ValueError, OverflowError):
            continue
    return None


def without(read: Read, faults: Sequence[Fault]) -> Read:
    """Return what a file says with more that is wrong with it."""
    return replace(read, faults=tuple(sorted((*read.faults, *faults), key=lambda f: f.row)))
