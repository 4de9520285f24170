"""What was read of one medicine: doses, each with its amount and its times, in steps that
follow one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from bot.domain.lexicon import Match
from bot.domain.medications import Food
from bot.language.directions.asides import Site, Via
from bot.language.directions.courses import Count, Dates, Lasts, MonthDays, OnOff
from bot.language.directions.pieces import (
    Asked,
    Ceiling,
    Doubt,
    Gap,
    Meal,
    Much,
    Needed,
    Often,
    Weekdays,
)


@dataclass(frozen=True, slots=True)
class Shared:
    """What holds for all doses of a step."""

    needed: Needed | None = None
    ceiling: Ceiling | None = None
    gap: Gap | None = None
    lasts: Lasts | None = None
    count: Count | None = None
    starts: Dates | None = None
    ends: Dates | None = None
    via: Via | None = None
    sites: tuple[Site, ...] = ()
    food: Food | None = None
    notes: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    is_strict: bool = False
    never: tuple[str, ...] = ()  #: times at which it is not taken: "not in the evening"


@dataclass(frozen=True, slots=True)
class Dosing:
    """One dose that is repeated: how much, how often and when in the day."""

    amount: Much | Asked | None = None
    often: Often | None = None
    parts: tuple[str, ...] = ()
    leads: tuple[tuple[str, int], ...] = ()  #: minutes before bedtime or after waking, by part
    meals: tuple[Meal, ...] = ()
    times: tuple[time, ...] = ()
    is_sure: bool = True  #: whether the times can be only what they say
    weekdays: Weekdays | None = None
    month_days: MonthDays | None = None
    cycle: OnOff | None = None
    shared: Shared = Shared()

    @property
    def has_time(self) -> bool:
        """Whether it says anything about when."""
        return bool(
            self.often
            or self.parts
            or self.meals
            or self.times
            or self.weekdays
            or self.month_days
            or self.cycle
        )

    @property
    def value(self) -> Decimal | None:
        """The most that is taken at once."""
        if not isinstance(self.amount, Much):
            return None
        return self.amount.high or self.amount.low


Step = tuple[Dosing, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of one medicine, and what was not."""

    text: str
    medication: str = ""
    strength: str = ""
    form: str = ""
    steps: tuple[Step, ...] = ()
    unread: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reason: str = ""
    match: Match | None = None
    stops: bool = False
    halt: str = ""  #: "stopped", "held" or "not taken": then it has no steps
    unsure: tuple[Step, ...] = ()  #: the doses with what is doubted, which nobody may act on
