"""A medication, its phases and pauses, and the regimen that holds them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.errors import BadInput
from bot.domain.ids import MedicationId, PersonId
from bot.domain.schedules import AsNeeded, Schedule


class Food(StrEnum):
    """How an intake stands to a meal."""

    ANY = "any"  #: the label does not care
    WITH = "with food"
    BEFORE = "before food"
    AFTER = "after food"
    EMPTY = "empty stomach"


class Origin(StrEnum):
    """Where a medication comes from."""

    PRESCRIPTION = "prescription"
    OVER_THE_COUNTER = "over the counter"
    SUPPLEMENT = "supplement"


@dataclass(frozen=True, slots=True)
class Directions:
    """How a medication is to be taken."""

    schedule: Schedule
    food: Food = Food.ANY
    text: str = ""  #: what the person wrote, kept word for word


@dataclass(frozen=True, slots=True)
class Phase:
    """A dated stretch of one medication with one set of directions; both dates belong to it. A
    taper is several."""

    directions: Directions
    starts: date | None = None
    ends: date | None = None

    def __post_init__(self) -> None:
        if self.starts and self.ends and self.ends < self.starts:
            raise BadInput(f"a phase cannot end on {self.ends} before it starts on {self.starts}")

    def covers(self, day: date) -> bool:
        """Return whether `day` lies in this phase."""
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day <= self.ends
        )


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the patient was told not to take a medication; open-ended until
    somebody resumes it."""

    since: datetime
    until: datetime | None = None

    def covers(self, instant: datetime) -> bool:
        """Return whether `instant` lies in this pause."""
        return self.since <= instant and (self.until is None or instant < self.until)


@dataclass(frozen=True, slots=True)
class Medication:
    """One product a patient takes, and what it is for."""

    id: MedicationId
    name: str
    phases: tuple[Phase, ...]
    strength: str = ""
    form: str = ""
    nickname: str = ""  #: the patient's own word for it, said at wording level 1
    purpose: str = ""
    prescriber: str = ""
    pharmacy: str = ""
    origin: Origin | None = None  #: None: nobody asked
    time_critical: bool = False  #: its window is half an hour
    begins_at: datetime | None = None  #: no dose is asked for before this instant
    stopped_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    version: int = 1

    def phase_on(self, day: date) -> Phase | None:
        """Return the phase that covers `day`, or None. The one named first wins where two
        overlap."""
        return next((phase for phase in self.phases if phase.covers(day)), None)

    def is_paused(self, at: datetime) -> bool:
        """Return whether the medication is held at `at`."""
        return any(pause.covers(at) for pause in self.pauses)

    def is_due_at(self, at: datetime) -> bool:
        """Return whether doses of it may be planned at `at`: begun, and not stopped."""
        return (self.begins_at is None or self.begins_at <= at) and (
            self.stopped_at is None or at < self.stopped_at
        )

    @property
    def as_needed(self) -> AsNeeded | None:
        """The as-needed schedule of its last phase, where it has one."""
        schedule = self.phases[-1].directions.schedule if self.phases else None
        return schedule if isinstance(schedule, AsNeeded) else None


@dataclass(frozen=True, slots=True)
class Regimen:
    """All medications of one patient, stopped ones included, in the order they were entered."""

    patient: PersonId
    medications: tuple[Medication, ...] = ()

    @property
    def current(self) -> tuple[Medication, ...]:
        """The medications that were not stopped."""
        return tuple(m for m in self.medications if m.stopped_at is None)

    def get(self, medication: MedicationId) -> Medication | None:
        """Return the medication with this id, or None."""
        return next((m for m in self.medications if m.id == medication), None)

    def position(self, medication: MedicationId) -> int:
        """Return its place in the list of current ones, from 1; 0 where it is not there."""
        return next((n for n, m in enumerate(self.current, start=1) if m.id == medication), 0)
