"""Keeps what caregivers were told, and when to look again. Sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import or_, select, update

from bot.domain.care.alerts import CareWatch
from bot.domain.care.tellings import Telling
from bot.domain.ids import DeliveryId, PersonId, TellingId
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Bell, Session
from bot.storage.tables.care import care_watches, tellings

_WATCH: Final = Json(CareWatch)
_TELLING: Final = Json(Telling)
_AWAY: Final = 0  #: the version of a watch that was never kept


class CareWatches:
    """What is known to whom."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, patient: PersonId) -> CareWatch:
        """Return what is known of a patient; a new watch where nothing is yet. Nobody else
        changes it until the transaction ends."""
        mine = select(care_watches).where(care_watches.c.id == patient)
        row = await self._session.row(self._session.locked(mine, skip=False))
        if row is None:
            return CareWatch(patient, version=_AWAY)
        await self._session.keys.load([patient])
        raw = self._session.keys.of(patient).open(_place(patient), row.content)
        return replace(_WATCH.load(raw), version=row.version)

    async def save(self, old: CareWatch, new: CareWatch, *, wakes_at: datetime | None) -> None:
        """Save `new` over `old`, unless somebody else has decided first; and when to look again."""
        await self._session.keys.load([old.patient])
        await self._make(old.patient)
        values = {"content": self._sealed(new), "wakes_at": wakes_at}
        version = max(old.version, 1)
        await swap(self._session, care_watches, Swap(old.patient, version, values))

    async def wake(self, patients: Collection[PersonId], now: datetime) -> None:
        """Look at these patients at once: something has changed."""
        await self._session.keys.load(patients)
        for patient in sorted(p for p in patients if self._session.keys.exists(p)):
            await self._make(patient)
            later = or_(care_watches.c.wakes_at.is_(None), care_watches.c.wakes_at > now)
            mine = update(care_watches).where(care_watches.c.id == patient, later)
            await self._session.run(mine.values(wakes_at=now))
        self._session.ring(Bell.ROUNDS)

    async def waking_by(self, now: datetime, limit: int) -> list[PersonId]:
        """Return patients to look at, the first to wake first."""
        due = care_watches.c.wakes_at
        statement = (
            select(care_watches.c.id).where(due.is_not(None), due <= now).order_by(due).limit(limit)
        )
        return [row.id for row in await self._session.rows(self._session.locked(statement))]

    async def add_telling(self, telling: Telling, delivery: DeliveryId | None) -> bool:
        """Keep what somebody is told, and the delivery that has its words. False: they were told
        already, and must not be again."""
        await self._session.keys.load([telling.patient])
        key = self._session.keys.of(telling.patient)
        row = {
            "id": telling.id,
            "patient_id": telling.patient,
            "link_id": telling.link,
            "delivery_id": delivery,
            "content": key.seal(_telling_place(telling.id), _TELLING.dump(telling)),
        }
        return bool(await self._session.insert_new(tellings, [row]))

    async def told(self, patient: PersonId) -> list[tuple[Telling, DeliveryId | None]]:
        """Return everything that anybody was told of a patient, the newest last."""
        rows = await self._session.rows(
            select(tellings).where(tellings.c.patient_id == patient).order_by(tellings.c.seq)
        )
        await self._session.keys.load([patient])
        key = self._session.keys.of(patient)
        return [
            (_TELLING.load(key.open(_telling_place(row.id), row.content)), row.delivery_id)
            for row in rows
        ]

    async def _make(self, patient: PersonId) -> None:
        """Make the row where there is none."""
        content = self._sealed(CareWatch(patient))
        row = {"id": patient, "content": content, "wakes_at": None, "version": 1}
        await self._session.insert_new(care_watches, [row])

    def _sealed(self, watch: CareWatch) -> bytes:
        return self._session.keys.of(watch.patient).seal(_place(watch.patient), _WATCH.dump(watch))


def _place(patient: PersonId) -> Place:
    return Place("care_watch", patient, "content")


def _telling_place(id_: TellingId) -> Place:
    return Place("telling", id_, "content")
