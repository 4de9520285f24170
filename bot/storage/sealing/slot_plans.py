"""Slot plans as they are sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.domain.ids import SlotId
from bot.domain.routine import DaysOff
from bot.domain.slots import Slot, SlotItem, SlotPlan


@dataclass(frozen=True, slots=True)
class StoredSlot:
    """A slot as it is sealed: pydantic cannot read a field that is called like its own type."""

    id: SlotId
    anchor: str
    at: time
    items: tuple[SlotItem, ...]
    after_midnight: bool
    off: DaysOff | None = None

    @classmethod
    def of(cls, slot: Slot) -> StoredSlot:
        """Return a slot as it is sealed."""
        return cls(slot.id, slot.anchor, slot.time, slot.items, slot.after_midnight, slot.off)

    @property
    def slot(self) -> Slot:
        """The slot that was sealed."""
        return Slot(self.id, self.anchor, self.at, self.items, self.after_midnight, self.off)


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as it is sealed."""

    starts: date
    slots: tuple[StoredSlot, ...]

    @classmethod
    def of(cls, plan: SlotPlan) -> StoredPlan:
        """Return a plan as it is sealed."""
        return cls(plan.starts, tuple(map(StoredSlot.of, plan.slots)))

    @property
    def plan(self) -> SlotPlan:
        """The plan that was sealed."""
        return SlotPlan(self.starts, tuple(stored.slot for stored in self.slots))
