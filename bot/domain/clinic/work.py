"""The work-list: what needs a person, opened by itself, and what somebody did about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.errors import IllegalStep, Refusal
from bot.domain.ids import ClinicId, PersonId, RosterId, WorkItemId

LONGEST_NOTE: Final = 1000


class Need(StrEnum):
    """Why somebody should look at a patient, the most urgent first."""

    SIDE_EFFECT = "side effect"  #: the patient wrote of one
    UNCLAIMED = "unclaimed"  #: doses were missed, and nobody said that they see to it
    SILENT = "silent"  #: asked for 48 hours, and no answer
    MISSED_VISIT = "missed visit"
    UNDELIVERABLE = "undeliverable"  #: nothing arrives at any of their addresses
    OPTED_OUT = "opted out"  #: they said STOP
    BELOW = "below"  #: took less than the clinic's threshold
    FALLING = "falling"  #: took clearly less than the week before


#: Of these several may stand for one patient: each is another matter.
EACH_BY_ITSELF: Final = frozenset({Need.SIDE_EFFECT, Need.MISSED_VISIT})


class ItemState(StrEnum):
    """Whether an item still waits."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs a person."""

    id: WorkItemId
    clinic: ClinicId
    entry: RosterId
    patient: PersonId | None  #: None: they have not joined, and it is the clinic's own
    need: Need
    cause: str  #: what exactly; the same cause never opens a second one
    opened_at: datetime
    detail: str = ""  #: in the patient's own words, or a figure
    state: ItemState = ItemState.OPEN
    assigned: PersonId | None = None
    answered_at: datetime | None = None
    answered_by: PersonId | None = None
    closed_at: datetime | None = None
    closed_by: PersonId | None = None  #: None on a closed one: it was over by itself
    note: str = ""
    version: int = 1

    @property
    def owner(self) -> PersonId:
        """With whose key it is sealed, and into whose chain it is written what was done."""
        return self.patient or PersonId(self.clinic)

    def assign(self, to: PersonId | None) -> Item:
        """Return the item as one that somebody sees to; None: nobody does any more."""
        self._is_open()
        return replace(self, assigned=to)

    def answer(self, *, by: PersonId, at: datetime) -> Item:
        """Return the item after the patient was asked to call; whoever asked sees to it."""
        self._is_open()
        if self.answered_at is not None:
            raise IllegalStep("they were asked to call already")
        return replace(self, answered_at=at, answered_by=by, assigned=self.assigned or by)

    def close(self, *, by: PersonId, at: datetime, note: str) -> Item:
        """Return the item as done, with what was done."""
        self._is_open()
        note = note.strip()
        if not note:
            raise Refusal("clinic-refused-no-note")
        if len(note) > LONGEST_NOTE:
            raise Refusal("clinic-refused-note", most=LONGEST_NOTE)
        return replace(self, state=ItemState.CLOSED, closed_by=by, closed_at=at, note=note)

    def lapse(self, *, at: datetime) -> Item:
        """Return the item as over by itself: its cause is gone."""
        self._is_open()
        return replace(self, state=ItemState.CLOSED, closed_at=at)

    @property
    def was_taken_up(self) -> bool:
        """Whether somebody has begun to see to it, so that they close it themselves."""
        return self.assigned is not None or self.answered_at is not None

    def _is_open(self) -> None:
        if self.state is not ItemState.OPEN:
            raise IllegalStep("this is closed already")
