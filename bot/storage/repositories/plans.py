"""Keeps slot plans, each from its date on. The slots are sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from sqlalchemy import Row, delete, func, select

from bot.domain.ids import PersonId, SlotId
from bot.domain.slots import Slot, SlotItem, SlotPlan
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.doses import slot_plans


@dataclass(frozen=True, slots=True)
class _Slot:
    """A slot as it is sealed: pydantic cannot read a field that is called like its own type."""

    id: SlotId
    anchor: str
    at: time
    items: tuple[SlotItem, ...]
    after_midnight: bool


_SLOTS: Final = Json(tuple[_Slot, ...])


class Plans:
    """The slots of patients."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def save(self, patient: PersonId, plans: Sequence[SlotPlan], since: date) -> None:
        """Put these plans in the place of all that start on or after `since`."""
        await self._session.keys.load([patient])
        starts = slot_plans.c.starts
        await self._session.run(
            delete(slot_plans).where(slot_plans.c.patient_id == patient, starts >= since)
        )
        await self._session.insert(slot_plans, *(self._row(patient, plan) for plan in plans))

    async def covering(self, patient: PersonId, since: date) -> tuple[SlotPlan, ...]:
        """Return the plans in force on or after `since`, by their start."""
        await self._session.keys.load([patient])
        mine = slot_plans.c.patient_id == patient
        in_force = (
            select(func.max(slot_plans.c.starts))
            .where(mine, slot_plans.c.starts <= since)
            .scalar_subquery()
        )
        rows = await self._session.rows(
            select(slot_plans)
            .where(mine, slot_plans.c.starts >= func.coalesce(in_force, since))
            .order_by(slot_plans.c.starts)
        )
        return tuple(self._plan(row) for row in rows)

    def _row(self, patient: PersonId, plan: SlotPlan) -> dict[str, Any]:
        slots = tuple(
            _Slot(slot.id, slot.anchor, slot.time, slot.items, slot.after_midnight)
            for slot in plan.slots
        )
        sealed = self._session.keys.of(patient).seal(
            _place(patient, plan.starts), _SLOTS.dump(slots)
        )
        return {"patient_id": patient, "starts": plan.starts, "slots": sealed}

    def _plan(self, row: Row[Any]) -> SlotPlan:
        key = self._session.keys.of(row.patient_id)
        stored = _SLOTS.load(key.open(_place(row.patient_id, row.starts), row.slots))
        slots = (Slot(s.id, s.anchor, s.at, s.items, s.after_midnight) for s in stored)
        return SlotPlan(row.starts, tuple(slots))


def _place(patient: PersonId, starts: date) -> Place:
    return Place("slot_plan", f"{patient}/{starts}", "slots")
