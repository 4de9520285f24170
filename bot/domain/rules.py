"""What every clinical rule carries: where it comes from, how far it can be trusted, and who
reviewed it; and the rules about when medicines are taken.

A timing rule is one class per kind. To add a kind: write its class, name it in `Timing`, and let
mypy point at every `match` that must learn about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from bot.domain.ids import MedicationId
from bot.domain.schedules import DayPart

T = TypeVar("T")


class Status(StrEnum):
    """How far a clinical fact can be trusted."""

    VERIFIED = "verified"  #: read in the named source
    SECONDARY = "secondary"  #: repeated elsewhere; the primary source was not opened
    KNOWLEDGE = "general knowledge"  #: of the label or guideline, not checked


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A clinical value with its provenance."""

    value: T
    source: str
    status: Status
    reviewed_by: str | None = None  #: None: no pharmacist has reviewed it yet


@dataclass(frozen=True, slots=True)
class NearMeal:
    """Between two moments around a meal, whichever it is; before the meal is negative."""

    since: timedelta
    until: timedelta


@dataclass(frozen=True, slots=True)
class AwayFromMeals:
    """On an empty stomach: so long before the next meal, and so long after the last."""

    before: timedelta
    after: timedelta


@dataclass(frozen=True, slots=True)
class AwayFromFood:
    """Apart from one kind of food ("dairy"), which only some of a patient's meals have."""

    food: str
    before: timedelta
    after: timedelta


@dataclass(frozen=True, slots=True)
class FirstAlone:
    """The first thing on waking, so long before any food, drink or other medicine."""

    before_all: timedelta
    unless: frozenset[MedicationId] = frozenset()  #: these are not swallowed, so they do not count


@dataclass(frozen=True, slots=True)
class InPart:
    """In one of these parts of the day; the first is where it stands if nothing else decides."""

    parts: tuple[DayPart, ...]


@dataclass(frozen=True, slots=True)
class BeforeBed:
    """Not late in the day: the last intake so long before bedtime."""

    by: timedelta


@dataclass(frozen=True, slots=True)
class Apart:
    """So long before the other medicine, or so long after it."""

    other: MedicationId
    before: timedelta
    after: timedelta


@dataclass(frozen=True, slots=True)
class NotTogether:
    """Not beside the other medicine at all: no time between them is enough, so no plan helps."""

    other: MedicationId


@dataclass(frozen=True, slots=True)
class LeastGap:
    """Two intakes of it lie at least so far apart; takes the place of the usual gap."""

    gap: timedelta


@dataclass(frozen=True, slots=True)
class EvenGaps:
    """Taken evenly: no gap is longer than its share of the day, and this."""

    over: timedelta


@dataclass(frozen=True, slots=True)
class FreeStretch:
    """One stretch of every day stays free of it."""

    at_least: timedelta


@dataclass(frozen=True, slots=True)
class NeverMoved:
    """Stands where it stands; nobody but its prescriber moves it."""


Timing = (
    NearMeal
    | AwayFromMeals
    | AwayFromFood
    | FirstAlone
    | InPart
    | BeforeBed
    | Apart
    | NotTogether
    | LeastGap
    | EvenGaps
    | FreeStretch
    | NeverMoved
)


@dataclass(frozen=True, slots=True)
class TimingRule:
    """What one row of the table asks for one of a patient's medicines; the planner is handed
    these."""

    name: str  #: the row ("levothyroxine and calcium")
    medication: MedicationId
    rule: Rule[Timing]

    @property
    def medications(self) -> tuple[MedicationId, ...]:
        """The medicines that it is about: one, or two that are kept apart."""
        if isinstance(self.rule.value, Apart | NotTogether):
            return self.medication, self.rule.value.other
        return (self.medication,)
