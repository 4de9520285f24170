"""What a person changed last, kept so that UNDO can take it back within a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.agreed import Agreed
from bot.domain.doses import Dose
from bot.domain.ids import CareLinkId, ChangeId, ExtraId, MedicationId, PersonId, RemarkId
from bot.domain.life import Life
from bot.domain.medications import Medication
from bot.domain.people import Person
from bot.domain.rounds import Round

UNDO_WITHIN: Final = timedelta(hours=24)


class ChangeKind(StrEnum):
    """What kind of change it was; it names the sentence that tells what was taken back."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    LATER = "later"
    LOGGED = "logged"
    EXTRA = "extra"
    ADDED = "added"
    EDITED = "edited"
    STOPPED = "stopped"
    PAUSED = "paused"
    RESUMED = "resumed"
    SETTING = "setting"
    REMARKED = "remarked"
    PLANNED = "planned"
    SHARED = "shared"  #: what a caregiver may, or that it ended
    TRAVELLED = "travelled"  #: another clock from a day on, or home again
    LATE_DAY = "late-day"  #: a day that began late was moved
    FEWER = "fewer"  #: fewer reminders, or as many as before


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one person, with everything as it stood before."""

    id: ChangeId
    person: PersonId
    patient: PersonId
    kind: ChangeKind
    at: datetime
    doses: tuple[Dose, ...] = ()
    rounds: tuple[Round, ...] = ()
    medications: tuple[Medication, ...] = ()
    profile: Person | None = None
    added: tuple[MedicationId, ...] = ()  #: medications that did not exist before
    logged: tuple[Dose, ...] = ()  #: as-needed doses that did not exist before
    extras: tuple[ExtraId, ...] = ()
    remarks: tuple[RemarkId, ...] = ()
    agreed: tuple[Agreed, ...] | None = None  #: to which times, before another proposal was
    life: Life | None = None  #: pauses, trips and fewer reminders before
    link: CareLinkId | None = None  #: what a caregiver may was agreed to, or it ended
    undone_at: datetime | None = None

    def may_be_undone(self, *, now: datetime) -> bool:
        """Return whether UNDO still reaches it."""
        return self.undone_at is None and now - self.at <= UNDO_WITHIN
