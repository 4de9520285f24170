"""Keeps what caregivers were told, and when to look again. Sealed with the patient's key."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, delete, or_, select, update

from bot.domain.care.alerts import Alert, CareWatch
from bot.domain.care.links import LinkState
from bot.domain.care.tellings import Telling
from bot.domain.deliveries import DeliveryState
from bot.domain.ids import DeliveryId, PersonId, TellingId
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Bell, Session
from bot.storage.statements import everything
from bot.storage.tables.care import care_links, care_watches, tellings
from bot.storage.tables.columns import fixed
from bot.storage.tables.messages import deliveries

_WATCH: Final = Json(CareWatch)
_TELLING: Final = Json(Telling)
_AT_ONCE: Final = datetime(2000, 1, 1, tzinfo=UTC)  #: before any clock of ours
_NEVER_ARRIVED: Final = [
    state.value
    for state in (
        DeliveryState.REFUSED,
        DeliveryState.UNDELIVERED,
        DeliveryState.EXPIRED,
        DeliveryState.CANCELLED,
    )
]
_STANDS: Final = care_links.c.state != fixed(LinkState.ENDED.value)
_IDS: Final = select(care_watches.c.id)
_LINKED: Final = select(care_links.c.patient_id).distinct()
_AWAY: Final = 0  #: the version of a watch that was never kept


class CareWatches:
    """What is known to whom."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def of(self, patient: PersonId) -> CareWatch:
        """Return what is known of a patient; a new watch where nothing is yet. Nobody else
        changes it until the transaction ends."""
        mine = select(care_watches).where(care_watches.c.id == patient)
        return await self._read(patient, self._session.locked(mine, skip=False))

    async def seen(self, patient: PersonId) -> CareWatch:
        """Return the same for somebody who only looks; others may change it meanwhile."""
        mine = select(care_watches).where(care_watches.c.id == patient)
        return await self._read(patient, mine)

    async def _read(self, patient: PersonId, mine: Select[Any]) -> CareWatch:
        row = await self._session.row(mine)
        if row is None:
            return CareWatch(patient, version=_AWAY)
        await self._session.keys.load([patient])
        return self._watch(row)

    async def save(self, old: CareWatch, new: CareWatch, *, wakes_at: datetime | None) -> None:
        """Save `new` over `old`, unless somebody else has decided first; and when to look again."""
        await self._session.keys.load([old.patient])
        await self._make(old.patient)
        values = {"content": self._sealed(new), "wakes_at": wakes_at}
        version = max(old.version, 1)
        await swap(self._session, care_watches, Swap(old.patient, version, values))

    async def wake(self, patients: Collection[PersonId], now: datetime | None = None) -> None:
        """Look at these patients at once: something has changed. Who has no caregiver and never had
        one is not looked at."""
        watched = await self._watched(patients)
        if not watched:
            return
        await self._session.keys.load(watched)
        for patient in sorted(p for p in watched if self._session.keys.exists(p)):
            await self._make(patient)
            at = now or _AT_ONCE
            later = or_(care_watches.c.wakes_at.is_(None), care_watches.c.wakes_at > at)
            mine = update(care_watches).where(care_watches.c.id == patient, later)
            await self._session.run(mine.values(wakes_at=at))
        self._session.ring(Bell.ROUNDS)

    async def wake_told_by(self, gone: Collection[DeliveryId] | None = None) -> None:
        """Look at the patients of whom somebody was to be told by messages that will not arrive;
        None: by any such message."""
        told = (
            select(tellings.c.patient_id)
            .join_from(tellings, deliveries, deliveries.c.id == tellings.c.delivery_id)
            .where(deliveries.c.state.in_(_NEVER_ARRIVED))
        )
        found = (
            await self._session.rows(told)
            if gone is None
            else await self._session.rows_among(told, tellings.c.delivery_id, gone)
        )
        await self.wake({row.patient_id for row in found})

    async def next_wake(self) -> datetime | None:
        """Return when the next patient is to be looked at."""
        return await self._session.earliest(care_watches.c.wakes_at)

    async def leave_alone(self, patient: PersonId, until: datetime) -> None:
        """Look at a patient again only then: it could not be decided."""
        mine = update(care_watches).where(care_watches.c.id == patient)
        await self._session.run(mine.values(wakes_at=until))

    async def waking_by(self, now: datetime, limit: int) -> list[PersonId]:
        """Return patients to look at, the first to wake first."""
        rows = await self._session.due(_IDS, care_watches.c.wakes_at, now, limit, locks=False)
        return [row.id for row in rows]

    async def hold(self, patient: PersonId, now: datetime) -> bool:
        """Return whether a patient still is to be looked at; nobody else does so until the
        transaction ends."""
        due = care_watches.c.wakes_at
        mine = select(care_watches.c.id).where(care_watches.c.id == patient, due <= now)
        return await self._session.row(self._session.locked(mine)) is not None

    async def left_to(self, who: PersonId, *, now: datetime) -> dict[PersonId, Alert]:
        """Return the alerts that have come to somebody and that nobody sees to, by patient: the
        work-list of a clinic, which is told last."""
        rows = await self._session.rows(
            select(care_watches)
            .join_from(care_watches, care_links, care_links.c.patient_id == care_watches.c.id)
            .where(care_links.c.caregiver_id == who, _STANDS)
        )
        await self._session.keys.load(row.id for row in rows)
        known = {row.id: self._watch(row) for row in rows if self._session.keys.exists(row.id)}
        alerts = {id_: watch.alert for id_, watch in known.items() if watch.alert}
        return {id_: alert for id_, alert in alerts.items() if alert.left_to(who, now=now)}

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
        return [(self._telling(row), row.delivery_id) for row in rows]

    async def unheard(self, patient: PersonId) -> list[Telling]:
        """Return what somebody was to be told by a message that will not arrive, the newest
        first."""
        return await self._said(patient, deliveries.c.state.in_(_NEVER_ARRIVED))

    async def unsent(self, patient: PersonId) -> list[tuple[Telling, DeliveryId]]:
        """Return what somebody is to be told by a message that nobody has taken in hand yet, the
        newest first."""
        waits = deliveries.c.state == DeliveryState.WAITING.value
        rows = await self._rows(patient, waits)
        return [(self._telling(row), row.delivery_id) for row in rows]

    async def told_by(self, ids: Collection[DeliveryId]) -> dict[DeliveryId, Telling]:
        """Return what those of the messages tell a caregiver that do."""
        rows = await self._session.rows_among(everything(tellings), tellings.c.delivery_id, ids)
        await self._session.keys.load(row.patient_id for row in rows)
        kept = (row for row in rows if self._session.keys.exists(row.patient_id))
        return {row.delivery_id: self._telling(row) for row in kept}

    async def forget(self, telling: TellingId) -> None:
        """Keep no longer that somebody was told: it never arrived."""
        await self._session.run(delete(tellings).where(tellings.c.id == telling))

    async def go_by(self, instead: DeliveryId, old: DeliveryId) -> None:
        """Note that another message tells what the old one did not bring."""
        mine = update(tellings).where(tellings.c.delivery_id == old)
        await self._session.run(mine.values(delivery_id=instead))

    async def _said(self, patient: PersonId, state: ColumnElement[bool]) -> list[Telling]:
        return [self._telling(row) for row in await self._rows(patient, state)]

    async def _rows(self, patient: PersonId, state: ColumnElement[bool]) -> Sequence[Row[Any]]:
        rows = await self._session.rows(
            select(tellings)
            .join_from(tellings, deliveries, deliveries.c.id == tellings.c.delivery_id)
            .where(tellings.c.patient_id == patient, state)
            .order_by(tellings.c.seq.desc())
        )
        await self._session.keys.load([patient])
        return rows

    def _watch(self, row: Row[Any]) -> CareWatch:
        raw = self._session.keys.of(row.id).open(_place(row.id), row.content)
        return replace(_WATCH.load(raw), version=row.version)

    def _telling(self, row: Row[Any]) -> Telling:
        key = self._session.keys.of(row.patient_id)
        return _TELLING.load(key.open(_telling_place(row.id), row.content))

    async def _watched(self, patients: Collection[PersonId]) -> set[PersonId]:
        """Return those of the patients who have a caregiver, or had one."""
        rows = await self._session.rows_among(_LINKED, care_links.c.patient_id, patients)
        return {row.patient_id for row in rows}

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
