"""Keeps remarks: what a patient told us in their own words. Sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from bot.domain.ids import PersonId, RemarkId
from bot.domain.notes import Remark
from bot.storage.sealing.json import REMARK
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.remarks import remarks


class Remarks:
    """What is for the visit report."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, remark: Remark) -> None:
        """Keep a remark."""
        await self._session.keys.load([remark.patient])
        key = self._session.keys.of(remark.patient)
        row = {
            "id": remark.id,
            "patient_id": remark.patient,
            "heard_at": remark.report.heard_at,
            "content": key.seal(_place(remark.id), REMARK.dump(remark)),
        }
        await self._session.insert(remarks, row)

    async def between(self, patient: PersonId, since: datetime, until: datetime) -> list[Remark]:
        """Return a patient's remarks of [since, until), the newest last."""
        cells = remarks.c
        rows = await self._session.rows(
            select(remarks)
            .where(cells.patient_id == patient, cells.heard_at >= since, cells.heard_at < until)
            .order_by(cells.heard_at, cells.seq)
        )
        await self._session.keys.load([patient])
        key = self._session.keys.of(patient)
        return [REMARK.load(key.open(_place(row.id), row.content)) for row in rows]

    async def remove(self, ids: Collection[RemarkId]) -> None:
        """Forget remarks: afterwards it is as if they had never been made."""
        gone = delete(remarks).where(remarks.c.id == bindparam("this_id"))
        await self._session.run_many(gone, [{"this_id": id_} for id_ in ids])


def _place(id_: RemarkId) -> Place:
    return Place("remark", id_, "content")
