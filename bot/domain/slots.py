"""Slots: the times of day at which a patient takes something, and what goes into each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from bot.domain.ids import MedicationId, SlotId
from bot.domain.routine import DaysOff

_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class SlotItem:
    """One intake that lies in a slot: the nth of that medication's day, from 1."""

    medication: MedicationId
    nth: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of day at which the patient takes something. It keeps its id when its time moves."""

    id: SlotId
    anchor: str  #: the part of the day ("morning"), or the clock time it is pinned to ("08:15")
    time: time
    items: tuple[SlotItem, ...]
    #: it falls on the calendar day after the patient's day it belongs to
    after_midnight: bool = False
    off: DaysOff | None = None  #: on some days of the week it is later; None: never

    def minutes(self, weekday: int | None = None) -> int:
        """Return the minute of the patient's day at which it is, on a day of the week; on any that
        is no day off, where none is named."""
        later = self.off.shift(weekday) if self.off and weekday is not None else 0
        return self.time.hour * 60 + self.time.minute + _DAY * self.after_midnight + later


@dataclass(frozen=True, slots=True)
class SlotPlan:
    """The slots of a patient and what goes into each, from a date on, in the order of the
    patient's day."""

    starts: date
    slots: tuple[Slot, ...]
