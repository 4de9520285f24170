"""A proposal: the slot plan that the planner has found, and what there is to say about it.

Reasons and conflicts are codes with values; they become sentences in `plans_told`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from bot.domain.ids import MedicationId
from bot.domain.medications import Food
from bot.domain.rules import Rule, Timing
from bot.domain.schedules import DayPart
from bot.domain.slots import SlotPlan


class Code(StrEnum):
    """What a reason says of a medicine, or, where it names none, of the whole day."""

    IN_ALL = "in-all"  #: so many times a day instead of so many
    SHARED = "shared"  #: nothing speaks against taking it with what stands there
    AS_WRITTEN = "as-written"  #: the directions name that part of the day
    PINNED = "pinned"  #: a clock time that must not move
    CHOSEN = "chosen"  #: where the patient wants it
    NEVER_MOVED = "never-moved"  #: nobody but the prescriber moves it
    FOOD = "food"  #: how it stands to meals
    FIRST_ALONE = "first-alone"  #: first thing on waking, before anything else
    PART = "part"  #: a rule names the part of the day
    BEFORE_BED = "before-bed"  #: not late in the day
    APART = "apart"  #: kept away from another medicine
    NOT_TOGETHER = "not-together"  #: no time between it and another medicine is enough
    AWAY_FROM_FOOD = "away-from-food"  #: kept away from one kind of food
    GAP = "gap"  #: so long between two intakes of it
    EVEN = "even"  #: evenly, around the clock as far as the day allows
    FREE = "free"  #: a stretch of the day stays free of it
    USUAL = "usual"  #: where it is usually taken; no rule asks for another time
    MOVED = "moved"  #: stands elsewhere than where its label alone would put it
    COSTS = "costs"  #: one rule without which fewer times a day would do
    UNKNOWN = "unknown"  #: nobody knows the name, so no rule was checked
    NOT_IN_SLOTS = "not-in-slots"  #: as needed, or counted from the last intake


class Against(StrEnum):
    """The grounds on which a plan stands that are no rows of the table of rules."""

    LABEL_FOOD = "label: food"
    LABEL_PART = "label: part of the day"
    LABEL_TIME = "label: time"
    LABEL_OFTEN = "label: how often"
    CHOSEN = "chosen"  #: where the patient wants it, whatever else would be better
    DAY = "own day"  #: awake and meals as the routine says
    NEVER_MOVED = "never moved"
    NOT_IN_TIME = "not found in time"  #: nothing speaks against it; the search was not at its end


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a limit is there: a row of the table of rules, the label, or the patient's own day."""

    name: str  #: a rule's name, or one of `Against`
    medications: tuple[MedicationId, ...]
    rule: Rule[Timing] | None = None  #: None: the label or the day


ReasonValue = int | time | str | DayPart | Food


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to say of where a medicine stands."""

    code: Code
    medications: tuple[MedicationId, ...] = ()  #: whom it is about, first; then the others
    values: Mapping[str, ReasonValue] = field(default_factory=dict)
    ground: Ground | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot be met: a ground that had to give way, and what it clashes with."""

    broken: Ground
    against: Ground
    #: False: the label and a rule say different things, and the label was followed
    is_in_the_plan: bool = True

    @property
    def medications(self) -> tuple[MedicationId, ...]:
        """All medicines that it is about, each once."""
        return tuple(dict.fromkeys((*self.broken.medications, *self.against.medications)))


@dataclass(frozen=True, slots=True)
class Proposal:
    """The fewest slots, with their reasons; nothing moves before the patient accepts it."""

    plan: SlotPlan
    reasons: tuple[Reason, ...]
    conflicts: tuple[Conflict, ...]
    optimal: bool
    bound: int  #: no plan has fewer slots, as far as that is proven
    times_before: int  #: slots if every label is read by itself
