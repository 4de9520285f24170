"""Keeps clinics. What one has set is sealed with its own key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, select, update

from bot.domain.clinic.clinics import Clinic
from bot.domain.errors import NotFound
from bot.domain.ids import ClinicId, PersonId
from bot.domain.people import Level, Person, Role
from bot.domain.routine import Routine
from bot.storage.repositories.people import People
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.clinic import clinic_settings
from bot.storage.tables.people import clinics

_CLINIC: Final = Json(Clinic)


class Clinics:
    """The clinics on this server."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, clinic: Clinic) -> None:
        """Keep a new clinic, and the person that stands at the other end of its care links."""
        await self._session.keys.make(clinic.id)
        await self._session.insert(clinics, {"id": clinic.id, "name": self._named(clinic)})
        content = self._sealed(clinic)
        row = {"id": clinic.id, "content": content, "version": clinic.version}
        await self._session.insert(clinic_settings, row)
        await People(self._session).add_keyed(_person(clinic))

    async def get(self, id_: ClinicId) -> Clinic:
        """Return the clinic; raise `NotFound` where there is none."""
        mine = select(clinic_settings).where(clinic_settings.c.id == id_)
        row = await self._session.row(mine)
        if row is None:
            raise NotFound(f"there is no clinic {id_}")
        await self._session.keys.load([PersonId(id_)])
        return self._clinic(row)

    async def all(self) -> list[Clinic]:
        """Return every clinic, for the operator and for what works by itself."""
        rows = await self._session.rows(select(clinic_settings))
        await self._session.keys.load(row.id for row in rows)
        return sorted(map(self._clinic, rows), key=lambda each: each.name.casefold())

    async def replace(self, old: Clinic, new: Clinic) -> Clinic:
        """Save `new` over `old`, unless somebody else changed the clinic first."""
        await self._session.keys.load([old.person])
        change = Swap(old.id, old.version, {"content": self._sealed(new)})
        await swap(self._session, clinic_settings, change)
        if old.name != new.name:
            mine = update(clinics).where(clinics.c.id == old.id)
            await self._session.run(mine.values(name=self._named(new)))
        people = People(self._session)
        before = await people.get(old.person)
        told = replace(_person(new), version=before.version)
        if told != before:
            await people.replace(before, told)
        return replace(new, version=old.version + 1)

    def _named(self, clinic: Clinic) -> bytes:
        place = Place("clinic", clinic.id, "name")
        return self._session.keys.of(clinic.person).seal(place, clinic.name.encode())

    def _sealed(self, clinic: Clinic) -> bytes:
        key = self._session.keys.of(clinic.person)
        return key.seal(_place(clinic.id), _CLINIC.dump(clinic))

    def _clinic(self, row: Row[Any]) -> Clinic:
        raw = self._session.keys.of(row.id).open(_place(row.id), row.content)
        return replace(_CLINIC.load(raw), version=row.version)


def _person(clinic: Clinic) -> Person:
    return Person(
        id=clinic.person,
        role=Role.CLINIC,
        name=clinic.name,
        language=clinic.language,
        country=clinic.country,
        zone=clinic.zone,
        routine=Routine(),
        level=Level.NAMES,
        clinic=clinic.id,
    )


def _place(id_: ClinicId) -> Place:
    return Place("clinic_setting", id_, "content")
