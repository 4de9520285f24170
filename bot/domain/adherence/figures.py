"""What became of a patient's doses in a stretch of days, counted and not yet put into any form.

Every figure is a `Share`: a count that carries its denominator. Counted against the patient is only
what they could have answered for: a dose that we never asked about, or that they were told not to
take, is planned but not due. Extra and as-needed intakes stand apart and never change a share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.domain.adherence.measures import Measures, OfMedication
from bot.domain.adherence.shares import Share
from bot.domain.adherence.slots import OfSlot
from bot.domain.doses import ExtraKind, SkipReason
from bot.domain.ids import MedicationId


@dataclass(frozen=True, slots=True)
class MedicationFigures:
    """What became of one medication's doses. Doses that still wait for an answer are left out."""

    medication: MedicationId
    name: str
    nickname: str
    position: int  #: its place in the patient's list; 0: it is no longer there
    taken_on_time: int
    taken_late: int  #: after its window, by the time that was said
    taken_at_unknown_time: int
    skipped_for: Mapping[SkipReason | None, int]  #: None: no reason was given
    unanswered_doses: int
    held_doses: int
    doses_not_asked: int
    as_needed_times: int
    as_needed_days: Share  #: days with an as-needed intake, of all days of the report
    as_needed_most: int  #: the most as-needed intakes on one day
    periods: tuple[OfMedication, ...]  #: a period for each change of its directions, by date

    @property
    def due(self) -> int:
        """How many doses the patient could answer for: taken, skipped or unanswered."""
        return self._taken + self._skipped + self.unanswered_doses

    @property
    def planned(self) -> int:
        """How many doses the directions asked for, with those held and those never asked about."""
        return self.due + self.held_doses + self.doses_not_asked

    @property
    def taken(self) -> Share:
        """Of the doses due, those taken."""
        return Share(self._taken, self.due)

    @property
    def late(self) -> Share:
        """Of the doses taken, those taken after their window."""
        return Share(self.taken_late, self._taken)

    @property
    def time_unknown(self) -> Share:
        """Of the doses taken, those of which nobody said when."""
        return Share(self.taken_at_unknown_time, self._taken)

    @property
    def skipped(self) -> Share:
        """Of the doses due, those the patient chose not to take."""
        return Share(self._skipped, self.due)

    @property
    def unanswered(self) -> Share:
        """Of the doses due, those asked about and never answered."""
        return Share(self.unanswered_doses, self.due)

    @property
    def held(self) -> Share:
        """Of the doses planned, those the patient was told not to take."""
        return Share(self.held_doses, self.planned)

    @property
    def not_asked(self) -> Share:
        """Of the doses planned, those never properly asked about: not the patient's fault."""
        return Share(self.doses_not_asked, self.planned)

    @property
    def _taken(self) -> int:
        return self.taken_on_time + self.taken_late + self.taken_at_unknown_time

    @property
    def _skipped(self) -> int:
        return sum(self.skipped_for.values())


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of a patient's doses from `first` to `last`, both included."""

    first: date
    last: date
    medications: tuple[MedicationFigures, ...]
    extras: Mapping[ExtraKind, int]  #: taken without being due; recorded, never counted above
    overall: tuple[Measures, ...]  #: of all planned doses; a period for each change of the regimen
    slots: tuple[OfSlot, ...]  #: of the last of these periods

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.last - self.first).days + 1
