"""Keeps appointments. Sealed with the clinic's key; when they are is plain, as rounds are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, select, update

from bot.domain.clinic.appointments import Appointment
from bot.domain.errors import NotFound
from bot.domain.ids import AppointmentId, ClinicId, PersonId, RosterId
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.statements import everything
from bot.storage.tables.clinic import appointments

_APPOINTMENT: Final = Json(Appointment)


class Appointments:
    """When somebody is expected."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, new: Sequence[tuple[Appointment, datetime | None]]) -> None:
        """Keep appointments, each with when something is to be done of it by itself."""
        await self._session.keys.load({PersonId(each.clinic) for each, _ in new})
        rows = [
            {
                "id": each.id,
                "clinic_id": each.clinic,
                "roster_id": each.entry,
                "at": each.at,
                "wakes_at": wakes_at,
                "content": self._sealed(each),
                "version": each.version,
            }
            for each, wakes_at in new
        ]
        await self._session.insert(appointments, *rows)

    async def get(self, clinic: ClinicId, id_: AppointmentId) -> Appointment:
        """Return one appointment of one clinic; another's is as unknown as none."""
        cells = appointments.c
        mine = select(appointments).where(cells.clinic_id == clinic, cells.id == id_)
        found = await self._found(mine)
        if not found:
            raise NotFound(f"there is no appointment {id_} at this clinic")
        return found[0]

    async def between(
        self, clinic: ClinicId, since: datetime, until: datetime
    ) -> list[Appointment]:
        """Return the appointments of [since, until) at one clinic, by their time."""
        cells = appointments.c
        mine = select(appointments).where(
            cells.clinic_id == clinic, cells.at >= since, cells.at < until
        )
        return await self._found(mine.order_by(cells.at, cells.id))

    async def of_entries(
        self, clinic: ClinicId, entries: Collection[RosterId], *, since: datetime
    ) -> list[Appointment]:
        """Return the appointments of some patients from an instant on, by their time."""
        cells = appointments.c
        mine = select(appointments).where(cells.clinic_id == clinic, cells.at >= since)
        rows = await self._session.rows_among(mine, cells.roster_id, entries)
        return sorted(await self._opened(rows), key=lambda each: (each.at, str(each.id)))

    async def replace(
        self, old: Appointment, new: Appointment, *, wakes_at: datetime | None
    ) -> Appointment:
        """Save `new` over `old`, unless somebody else changed it first."""
        await self._session.keys.load([PersonId(new.clinic)])
        values = {"at": new.at, "wakes_at": wakes_at, "content": self._sealed(new)}
        await swap(self._session, appointments, Swap(old.id, old.version, values))
        return replace(new, version=old.version + 1)

    async def waking_by(self, now: datetime, limit: int) -> list[Appointment]:
        """Return those of which something is to be done, the first first."""
        every, at = everything(appointments), appointments.c.wakes_at
        return await self._opened(await self._session.due(every, at, now, limit, locks=True))

    async def wake(self, clinic: ClinicId, now: datetime) -> None:
        """Let everything that is still to be done at a clinic be thought over."""
        cells = appointments.c
        mine = update(appointments).where(cells.clinic_id == clinic, cells.wakes_at > now)
        await self._session.run(mine.values(wakes_at=now))

    async def put_off(self, id_: AppointmentId, at: datetime) -> None:
        """Do it later; what is sealed stays unread."""
        mine = update(appointments).where(appointments.c.id == id_)
        await self._session.run(mine.values(wakes_at=at))

    async def next_wake(self) -> datetime | None:
        """Return when something is to be done next."""
        return await self._session.earliest(appointments.c.wakes_at)

    async def _found(self, statement: Select[Any]) -> list[Appointment]:
        return await self._opened(await self._session.rows(statement))

    async def _opened(self, rows: Sequence[Row[Any]]) -> list[Appointment]:
        await self._session.keys.load({row.clinic_id for row in rows})
        return [self._appointment(row) for row in rows]

    def _sealed(self, each: Appointment) -> bytes:
        key = self._session.keys.of(each.clinic)
        return key.seal(_place(each.id), _APPOINTMENT.dump(each))

    def _appointment(self, row: Row[Any]) -> Appointment:
        raw = self._session.keys.of(row.clinic_id).open(_place(row.id), row.content)
        return replace(_APPOINTMENT.load(raw), version=row.version)


def _place(id_: AppointmentId) -> Place:
    return Place("appointment", id_, "content")
