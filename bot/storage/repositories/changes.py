"""Keeps changes, so that the last one can be taken back. Sealed with the patient's key."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, select, update

from bot.domain.changes import Change
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import ChangeId, PersonId
from bot.storage.sealing.json import CHANGE
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.record import changes

_LATELY: Final = 10  #: changes of others that are looked at


class Changes:
    """What people changed last."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, change: Change) -> None:
        """Keep a change."""
        await self._session.keys.load([change.patient])
        key = self._session.keys.of(change.patient)
        row = {
            "id": change.id,
            "person_id": change.person,
            "patient_id": change.patient,
            "content": key.seal(_place(change.id), CHANGE.dump(change)),
            "undone_at": change.undone_at,
        }
        await self._session.insert(changes, row)

    async def last(self, person: PersonId) -> Change | None:
        """Return a person's newest change that was not undone."""
        standing = changes.c.person_id == person, changes.c.undone_at.is_(None)
        newest = select(changes).where(*standing).order_by(changes.c.seq.desc()).limit(1)
        row = await self._session.row(newest)
        if row is None:
            return None
        await self._session.keys.load([row.patient_id])
        return self._change(row)

    async def of_others(self, patient: PersonId, *, since: datetime) -> list[Change]:
        """Return what others have changed of a patient's since then, the newest first."""
        theirs = changes.c.patient_id == patient, changes.c.person_id != patient
        newest = select(changes).where(*theirs, changes.c.undone_at.is_(None))
        rows = await self._session.rows(newest.order_by(changes.c.seq.desc()).limit(_LATELY))
        await self._session.keys.load([patient])
        return [each for each in map(self._change, rows) if each.at >= since]

    async def mark_undone(self, change: Change, at: datetime) -> None:
        """Note that a change was taken back; raise `ChangedMeanwhile` where it was already."""
        standing = changes.c.id == change.id, changes.c.undone_at.is_(None)
        if not await self._session.run(update(changes).where(*standing).values(undone_at=at)):
            raise ChangedMeanwhile(f"change {change.id} was undone already")

    def _change(self, row: Row[Any]) -> Change:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
        return replace(CHANGE.load(raw), undone_at=row.undone_at)


def _place(id_: ChangeId) -> Place:
    return Place("change", id_, "content")
