"""A life that is not regular: what a patient told us to hold, where they are, how little they want
to be reminded. One value for each patient, with the instant at which somebody must look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.ids import MedicationId, PersonId
from bot.domain.trips import Trip

#: Where nobody said when a pause ends, it is asked after so long whether it goes on.
ASKED_AFTER: Final = timedelta(days=7)
#: So long after a change of the list or the day nobody is reminded less.
AFTER_A_CHANGE: Final = timedelta(days=28)


class Why(StrEnum):
    """Why everything is on hold."""

    HOSPITAL = "hospital"
    FAST = "fast"
    AWAY = "away"
    OTHER = "other"  #: they did not say


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything is on hold. It ends by a word of the patient's, never by itself."""

    why: Why
    medications: tuple[MedicationId, ...]
    ask_at: datetime  #: when to ask whether they take their medicines again
    until: date | None = None  #: the day they named; None: they did not know
    asked: int = 0  #: how often they were asked


class HowOften(StrEnum):
    """How little somebody wants to be reminded."""

    ONCE = "once"  #: at its time, and never again
    IF_SILENT = "if silent"  #: half an hour later, and only if they have not answered by then


PATIENCE: Final = {HowOften.ONCE: (0,), HowOften.IF_SILENT: (30,)}
"""Minutes after the slot at which who wants fewer reminders is asked."""


@dataclass(frozen=True, slots=True)
class Fewer:
    """Who asked for fewer reminders has them until they do not answer one."""

    how: HowOften
    since: datetime
    before: tuple[int, ...] | None  #: their patience before; None: as the settings say
    until: datetime | None = None  #: when something is taken otherwise, as it was written down


@dataclass(frozen=True, slots=True)
class Away:
    """A trip, and the zone that is gone back to."""

    trip: Trip
    home: str
    place: str  #: as it is said back
    has_begun: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """What is not regular in the life of one patient just now."""

    patient: PersonId
    holding: Holding | None = None
    away: Away | None = None
    fewer: Fewer | None = None
    began_late_on: date | None = None  #: the last day that was moved because they got up late
    version: int = 0

    @property
    def wakes_at(self) -> datetime | None:
        """When somebody must look at it next; None: never."""
        known = [self.holding.ask_at] if self.holding else []
        if self.away is not None:
            trip = self.away.trip
            known += [trip.since] if not self.away.has_begun else []
            known += [trip.until] if trip.until else []
        if self.fewer is not None and self.fewer.until is not None:
            known.append(self.fewer.until)
        return min(known, default=None)
