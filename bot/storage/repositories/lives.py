"""Keeps what is not regular in patients' lives. Sealed with the patient's key."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import select, update

from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import PersonId
from bot.domain.life import Life
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Bell, Session
from bot.storage.tables.lives import lives

_LIFE: Final = Json(Life)
_IDS: Final = select(lives.c.id)


class Lives:
    """Pauses, trips, late days, fewer reminders."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, patient: PersonId) -> Life:
        """Return what is not regular in a patient's life; nothing is where nobody said so."""
        row = await self._session.row(select(lives).where(lives.c.id == patient))
        if row is None:
            return Life(patient)
        await self._session.keys.load([patient])
        raw = self._session.keys.of(patient).open(_place(patient), row.content)
        return replace(_LIFE.load(raw), version=row.version)

    async def replace(self, old: Life, new: Life) -> Life:
        """Save `new` over `old`, unless somebody else has changed it first."""
        patient = old.patient
        await self._session.keys.load([patient])
        sealed = self._session.keys.of(patient).seal(_place(patient), _LIFE.dump(new))
        values = {"wakes_at": new.wakes_at, "content": sealed, "version": old.version + 1}
        if old.version == 0:
            is_saved = bool(await self._session.insert_new(lives, [{"id": patient, **values}]))
        else:
            standing = lives.c.id == patient, lives.c.version == old.version
            is_saved = bool(await self._session.run(update(lives).where(*standing).values(values)))
        if not is_saved:
            raise ChangedMeanwhile(f"the life of {patient} has changed meanwhile")
        self._session.ring(Bell.ROUNDS)
        return replace(new, version=old.version + 1)

    async def waking_by(self, now: datetime, limit: int) -> list[PersonId]:
        """Return patients whose pause or trip somebody must look at, the first first."""
        rows = await self._session.due(_IDS, lives.c.wakes_at, now, limit, locks=False)
        return [row.id for row in rows]

    async def put_off(self, patient: PersonId, at: datetime) -> None:
        """Look at a patient again then; what is sealed stays unread."""
        mine = update(lives).where(lives.c.id == patient)
        await self._session.run(mine.values(wakes_at=at))

    async def next_wake(self) -> datetime | None:
        """Return when somebody must look at one next."""
        return await self._session.earliest(lives.c.wakes_at)


def _place(patient: PersonId) -> Place:
    return Place("life", patient, "content")
