"""Keeps ends of care. What they say is sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import select, update

from bot.domain.care.endings import Ending
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import EndingId, PersonId
from bot.storage.repositories.care_watches import CareWatches
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.care import endings

_ENDING: Final = Json(Ending)
_STANDING: Final = select(endings).where(endings.c.undone_at.is_(None))


class Endings:
    """Which patients have died or withdrawn."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, ending: Ending) -> None:
        """Keep an end of care; raise `ChangedMeanwhile` where there is one already."""
        await self._session.keys.load([ending.patient])
        key = self._session.keys.of(ending.patient)
        row = {
            "id": ending.id,
            "patient_id": ending.patient,
            "undone_at": ending.undone_at,
            "content": key.seal(_place(ending.id), _ENDING.dump(ending)),
        }
        if not await self._session.insert_new(endings, [row]):
            raise ChangedMeanwhile(f"the care of {ending.patient} has ended already")
        self._session.outlives(endings, ending.id)
        await CareWatches(self._session).wake([ending.patient])

    async def standing(self, patients: Collection[PersonId]) -> dict[PersonId, Ending]:
        """Return the ends that were not taken back, of those patients whose care has ended."""
        rows = await self._session.rows_among(_STANDING, endings.c.patient_id, patients)
        await self._session.keys.load(row.patient_id for row in rows)
        kept = (row for row in rows if self._session.keys.exists(row.patient_id))
        return {
            row.patient_id: _ENDING.load(
                self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
            )
            for row in kept
        }

    async def undo(self, ending: Ending) -> None:
        """Save that an end was taken back; raise `ChangedMeanwhile` where it was already."""
        await self._session.keys.load([ending.patient])
        key = self._session.keys.of(ending.patient)
        standing = endings.c.id == ending.id, endings.c.undone_at.is_(None)
        content = key.seal(_place(ending.id), _ENDING.dump(ending))
        taken_back = update(endings).where(*standing)
        if not await self._session.run(
            taken_back.values(undone_at=ending.undone_at, content=content)
        ):
            raise ChangedMeanwhile(f"ending {ending.id} was taken back already")
        self._session.outlives(endings, ending.id)
        await CareWatches(self._session).wake([ending.patient])


def _place(id_: EndingId) -> Place:
    return Place("ending", id_, "content")
