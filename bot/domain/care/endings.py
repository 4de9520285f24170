"""The ends of care: a patient died, or withdrew. Everything falls silent at once, for everybody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.changes import UNDO_WITHIN
from bot.domain.errors import IllegalStep
from bot.domain.ids import EndingId, PersonId


class EndKind(StrEnum):
    """Why nobody is to hear of a patient any more."""

    DECEASED = "deceased"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Ending:
    """That a patient's care by us has ended: who said so, and whether it was taken back."""

    id: EndingId
    patient: PersonId
    kind: EndKind
    by: PersonId
    at: datetime
    undone_at: datetime | None = None
    undone_by: PersonId | None = None

    @property
    def stands(self) -> bool:
        """Whether everything is silent."""
        return self.undone_at is None

    def may_be_undone(self, *, by: PersonId, now: datetime) -> bool:
        """Return whether it can still be taken back. The patient who speaks lives: always."""
        return self.stands and (by == self.patient or now - self.at <= UNDO_WITHIN)

    def undo(self, *, by: PersonId, at: datetime) -> Ending:
        """Return the ending as taken back: what stood before stands again."""
        if not self.may_be_undone(by=by, now=at):
            raise IllegalStep("others take an end of care back for 24 hours, and anybody once")
        return replace(self, undone_at=at, undone_by=by)
