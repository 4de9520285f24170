"""A remark: what somebody told us that we cannot act on, kept in their own words for the visit."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.doses import Report
from bot.domain.ids import MedicationId, PersonId, RemarkId
from bot.domain.intents import NoteKind


@dataclass(frozen=True, slots=True)
class Remark:
    """Something for the visit report. Nobody reads it live, and nobody is told of it."""

    id: RemarkId
    patient: PersonId
    kind: NoteKind
    words: str  #: as they were written
    report: Report
    medications: tuple[MedicationId, ...] = ()  #: which it speaks of, as far as that is known
