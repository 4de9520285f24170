"""Keeps what each patient has agreed to. Sealed with the patient's key."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from bot.domain.agreed import Agreed
from bot.domain.ids import PersonId
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.plans import agreements

_AGREED: Final = Json(tuple[Agreed, ...])


class Agreements:
    """Where patients have agreed to take their medicines."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, patient: PersonId) -> tuple[Agreed, ...]:
        """Return what a patient has agreed to, by its start."""
        found = select(agreements).where(agreements.c.patient_id == patient)
        row = await self._session.row(found)
        if row is None:
            return ()
        await self._session.keys.load([patient])
        return _AGREED.load(self._session.keys.of(patient).open(_place(patient), row.content))

    async def put(self, patient: PersonId, agreed: tuple[Agreed, ...]) -> None:
        """Keep what a patient has agreed to, in the place of what stood there."""
        await self._session.keys.load([patient])
        sealed = self._session.keys.of(patient).seal(_place(patient), _AGREED.dump(agreed))
        statement = self._session.upsert(agreements).on_conflict_do_update(
            index_elements=["patient_id"], set_={"content": sealed}
        )
        await self._session.run_many(statement, [{"patient_id": patient, "content": sealed}])


def _place(patient: PersonId) -> Place:
    return Place("agreement", str(patient), "content")
