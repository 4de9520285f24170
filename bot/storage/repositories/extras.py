"""Keeps extras: what was taken though it was not due. Sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, update

from bot.domain.doses import Extra
from bot.domain.gaps import Intaken
from bot.domain.ids import ExtraId, MedicationId, PersonId
from bot.storage.sealing.json import EXTRA
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.statements import everything
from bot.storage.tables.doses import extras

_STANDING: Final = everything(extras).where(
    ~extras.c.undone, extras.c.happened_at >= bindparam("since")
)


class Extras:
    """What was taken though it was not due."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, extra: Extra) -> None:
        """Keep an extra."""
        await self._session.keys.load([extra.patient])
        key = self._session.keys.of(extra.patient)
        row = {
            "id": extra.id,
            "patient_id": extra.patient,
            "medication_id": extra.medication,
            "happened_at": _happened(extra),
            "content": key.seal(_place(extra.id), EXTRA.dump(extra)),
            "undone": extra.undone,
        }
        await self._session.insert(extras, row)

    async def between(self, patient: PersonId, since: datetime, until: datetime) -> list[Extra]:
        """Return a patient's extras of [since, until), undone ones too, by the time they
        happened."""
        cells = extras.c
        rows = await self._session.rows(
            select(extras)
            .where(
                cells.patient_id == patient, cells.happened_at >= since, cells.happened_at < until
            )
            .order_by(cells.happened_at, cells.id)
        )
        return await self._opened(rows)

    async def undo(self, ids: Collection[ExtraId]) -> None:
        """Take extras back."""
        back = update(extras).where(extras.c.id == bindparam("this_id")).values(undone=True)
        await self._session.run_many(back, [{"this_id": id_} for id_ in ids])

    async def intakes(
        self, medications: Collection[MedicationId], since: datetime
    ) -> list[Intaken]:
        """Return the extras since then that are one of these medications and were not undone."""
        which = extras.c.medication_id
        rows = await self._session.rows_among(_STANDING, which, medications, {"since": since})
        return [
            Intaken(extra.medication, _happened(extra), extra.label.amount if extra.label else None)
            for extra in await self._opened(rows)
            if extra.medication is not None
        ]

    async def _opened(self, rows: Sequence[Row[Any]]) -> list[Extra]:
        await self._session.keys.load(row.patient_id for row in rows)
        return [self._extra(row) for row in rows]

    def _extra(self, row: Row[Any]) -> Extra:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
        return replace(EXTRA.load(raw), undone=row.undone)


def _happened(extra: Extra) -> datetime:
    return extra.taken_at or extra.report.heard_at


def _place(id_: ExtraId) -> Place:
    return Place("extra", id_, "content")
