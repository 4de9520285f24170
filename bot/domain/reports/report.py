"""The honest picture of some days: all that any form of a report shows, and no words yet.

Text, page, picture, PDF, CSV and FHIR are made of this one value, so that no two of them differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.domain.adherence.figures import Figures, MedicationFigures
from bot.domain.adherence.measures import Comparison, Measures
from bot.domain.adherence.periods import Period
from bot.domain.adherence.shares import Share
from bot.domain.doses import Dose, Extra, SkipReason
from bot.domain.ids import PersonId
from bot.domain.medications import Medication, Phase
from bot.domain.notes import Remark
from bot.domain.people import Person, Role
from bot.domain.reports.marks import Mark
from bot.domain.reports.wanted import Wanted


class Standing(StrEnum):
    """How a medicine stands on the list on the day on which the report is made."""

    CURRENT = "current"
    TO_COME = "to come"  #: it begins later
    ON_HOLD = "on hold"
    ENDED = "ended"  #: stopped, or its last day is over


@dataclass(frozen=True, slots=True)
class ListedMedicine:
    """One medicine: how it stands on the list, and what became of its doses in these days."""

    medication: Medication
    standing: Standing
    phases: tuple[Phase, ...]  #: how it is taken: what is not over, or else was taken last
    since: date | None  #: since when it is taken; None: nobody said
    figures: MedicationFigures | None  #: None: nothing of it was planned or taken
    against: Comparison | None  #: with the period before; None: one of them is too short to say
    doses: tuple[Dose, ...]  #: by when they were due; those that wait for an answer are left out
    marks: tuple[Mark, ...]  #: the same as they stand in a chart

    @property
    def name(self) -> str:
        """What it is called on its package, with what one tablet holds."""
        return " ".join(filter(None, (self.medication.name, self.medication.strength)))


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much is known of these days. Every dose planned is in exactly one of the shares."""

    days: Share  #: days on which something was planned, of all days of the report
    answered: Share
    unanswered: Share
    not_asked: Share
    held: Share


@dataclass(frozen=True, slots=True)
class AdherenceReport:
    """What a clinician, a caregiver and the patient are shown of some days."""

    patient: Person
    days: Period
    made_at: datetime
    medicines: tuple[ListedMedicine, ...]  #: those that stand on the list first
    figures: Figures
    against: Comparison | None  #: of all that was due, with the period before
    extras: tuple[Extra, ...]  #: taken though it was not due, without those that were undone
    remarks: tuple[Remark, ...]  #: what the patient wrote, the oldest first
    tellers: Mapping[PersonId, Role]  #: who has told what became of doses
    #: whether the patient has looked at it before it goes to the clinic; None: nobody asked them to
    seen: bool | None = None
    added: str = ""  #: the sentence that the patient put on top of it
    known_as: str = ""  #: what whoever reads it calls the patient; empty: what they call themselves

    def under(self, wanted: Wanted) -> AdherenceReport:
        """Return the report with what is to stand on top of it."""
        return replace(self, seen=wanted.seen, added=wanted.added, known_as=wanted.known_as)

    @property
    def owner(self) -> str:
        """What the patient is called by whoever reads it."""
        return self.known_as or self.patient.name

    @property
    def planned(self) -> tuple[Dose, ...]:
        """All doses that were planned in these days, and closed."""
        return tuple(
            dose for each in self.medicines for dose in each.doses if dose.round is not None
        )

    @property
    def current(self) -> Measures:
        """The measures of everything since the regimen changed last."""
        return self.figures.overall[-1]

    @property
    def completeness(self) -> Completeness:
        """How much is known of these days."""
        counted = [each.figures for each in self.medicines if each.figures]
        planned = sum(each.planned for each in counted)
        unanswered = sum(each.unanswered_doses for each in counted)
        held = sum(each.held_doses for each in counted)
        not_asked = sum(each.doses_not_asked for each in counted)
        of = {dose.local_date for dose in self.planned}
        return Completeness(
            days=Share(len(of), self.days.days),
            answered=Share(planned - unanswered - held - not_asked, planned),
            unanswered=Share(unanswered, planned),
            not_asked=Share(not_asked, planned),
            held=Share(held, planned),
        )

    @property
    def skipped_for(self) -> Counter[SkipReason | None]:
        """How often doses were skipped for which reason, of all medicines together."""
        reasons: Counter[SkipReason | None] = Counter()
        for each in self.medicines:
            if each.figures:
                reasons.update(each.figures.skipped_for)
        return reasons
