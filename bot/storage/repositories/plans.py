"""Keeps slot plans, each from its date on. The slots are sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, delete, func, select

from bot.domain.ids import PersonId
from bot.domain.slots import SlotPlan
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.sealing.slot_plans import StoredSlot
from bot.storage.session import Session
from bot.storage.tables.doses import slot_plans

_SLOTS: Final = Json(tuple[StoredSlot, ...])


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
        slots = tuple(map(StoredSlot.of, plan.slots))
        sealed = self._session.keys.of(patient).seal(
            _place(patient, plan.starts), _SLOTS.dump(slots)
        )
        return {"patient_id": patient, "starts": plan.starts, "slots": sealed}

    def _plan(self, row: Row[Any]) -> SlotPlan:
        key = self._session.keys.of(row.patient_id)
        stored = _SLOTS.load(key.open(_place(row.patient_id, row.starts), row.slots))
        return SlotPlan(row.starts, tuple(each.slot for each in stored))


def _place(patient: PersonId, starts: date) -> Place:
    return Place("slot_plan", f"{patient}/{starts}", "slots")
