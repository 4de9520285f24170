"""Brings a roster up to date from what a file says: in a dry run first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.actions.clinic import importing
from bot.actions.clinic.importing import Fault, PatientRow
from bot.actions.clinic.staffing import note
from bot.domain.clinic.clinics import Clinic
from bot.domain.clinic.roster import LONGEST_REGIMEN, Entry
from bot.domain.clinic.staff import Hand
from bot.domain.errors import ChangedMeanwhile, Refusal
from bot.domain.ids import RosterId, new_id
from bot.language.bundles import languages
from bot.storage import Transaction


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file brings, or would bring."""

    new: int = 0
    changed: int = 0
    same: int = 0
    over: int = 0  #: left out: these visits are over, or were called off before anybody knew
    faults: tuple[Fault, ...] = ()


async def bring_patients(
    tx: Transaction, clinic: Clinic, text: str, *, hand: Hand, dry: bool
) -> Brought:
    """Put patients on the roster; who is there by the clinic's own number is brought up to date."""
    read = importing.read_patients(text)
    long = [row for row in read.patients if len(row.regimen) > LONGEST_REGIMEN]
    read = importing.without(read, [Fault(row.row, "clinic-fault-long") for row in long])
    known = await tx.rosters.by_references(clinic.id, [row.reference for row in read.patients])
    new = [_entry(clinic, row) for row in read.patients if row.reference not in known]
    pairs = [(known[row.reference], row) for row in read.patients if row.reference in known]
    changed = [(old, told) for old, row in pairs if (told := _told(old, row)) != old]
    if not dry and not read.faults:
        await tx.rosters.add(new)
        for old, told in changed:
            await tx.rosters.replace(old, told)
        await _note(tx, clinic, len(new) + len(changed), hand)
    same = len(pairs) - len(changed)
    return Brought(len(new), len(changed), same, faults=read.faults)


async def add_patient(
    tx: Transaction, clinic: Clinic, words: tuple[str, str], language: str, *, hand: Hand
) -> Entry:
    """Put one patient on the roster whom somebody typed: the clinic's number, and the name."""
    reference, name = (" ".join(each.split()) for each in words)
    spoken = language if language in languages() else clinic.language
    entry = Entry(RosterId(new_id()), clinic.id, name, reference, spoken)
    try:
        await tx.rosters.add([entry])
    except ChangedMeanwhile:
        raise Refusal("clinic-refused-known", reference=reference) from None
    subject = entry.id
    await note(tx, clinic.id, by=hand.by, action="patient added", subject=subject, now=hand.at)
    return entry


def _entry(clinic: Clinic, row: PatientRow) -> Entry:
    return Entry(
        id=RosterId(new_id()),
        clinic=clinic.id,
        name=row.name,
        reference=row.reference,
        language=row.language or clinic.language,
        regimen=row.regimen.replace(";", "\n").strip(),
    )


def _told(old: Entry, row: PatientRow) -> Entry:
    """Return the entry with what a file says; what it leaves out stays as it is, and what was
    proposed to somebody who has joined is changed on their page alone."""
    language = row.language or old.language
    is_joined = old.patient is not None
    regimen = old.regimen if is_joined or not row.regimen else row.regimen.replace(";", "\n")
    return replace(old, name=row.name, language=language, regimen=regimen.strip())


async def _note(tx: Transaction, clinic: Clinic, count: int, hand: Hand) -> None:
    subject = f"{count} rows"
    await note(tx, clinic.id, by=hand.by, action="roster imported", subject=subject, now=hand.at)
