"""Keeps who works at a clinic, sealed with their own key, and where they have signed in."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Row, Select, delete, select, update

from bot.domain.clinic.staff import Desk, Staff
from bot.domain.errors import NotFound, Refusal
from bot.domain.ids import ClinicId, PersonId
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.clinic import clinic_desks, clinic_staff

_STAFF: Final = Json(Staff)
_NONCE: Final = 16


class ClinicStaff:
    """Who works where."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, staff: Staff) -> None:
        """Keep somebody who is a person already; raise `Refusal` where the login is taken."""
        await self._session.keys.load([staff.id])
        row = {
            "id": staff.id,
            "clinic_id": staff.clinic,
            "login_hash": await self._hashed(staff.login),
            "content": self._sealed(staff),
            "version": staff.version,
        }
        if not await self._session.insert_new(clinic_staff, [row]):
            raise Refusal("clinic-refused-taken", login=staff.login)

    async def by_login(self, login: str) -> Staff | None:
        """Return whoever signs in by that login."""
        hashed = await self._hashed(login)
        found = await self._found(select(clinic_staff).where(clinic_staff.c.login_hash == hashed))
        return found[0] if found else None

    async def get(self, id_: PersonId) -> Staff:
        """Return somebody who works at a clinic; raise `NotFound` where nobody does."""
        found = await self._found(select(clinic_staff).where(clinic_staff.c.id == id_))
        if not found:
            raise NotFound(f"nobody works at a clinic as {id_}")
        return found[0]

    async def of_clinic(self, clinic: ClinicId) -> list[Staff]:
        """Return everybody who works, or worked, at one clinic."""
        mine = select(clinic_staff).where(clinic_staff.c.clinic_id == clinic)
        return sorted(await self._found(mine), key=lambda each: each.name.casefold())

    async def replace(self, old: Staff, new: Staff) -> Staff:
        """Save `new` over `old`, unless somebody else changed it first."""
        await self._session.keys.load([old.id])
        change = Swap(old.id, old.version, {"content": self._sealed(new)})
        await swap(self._session, clinic_staff, change)
        if (old.password, old.left_at) != (new.password, new.left_at):
            self._session.outlives(clinic_staff, old.id)
        return replace(new, version=old.version + 1)

    async def open_desk(self, token: str, desk: Desk) -> None:
        """Keep that somebody has signed in in one browser; the token itself is kept nowhere."""
        row = {
            "token_hash": _token(token),
            "staff_id": desk.staff,
            "began_at": desk.began_at,
            "seen_at": desk.seen_at,
        }
        await self._session.insert(clinic_desks, row)

    async def desk(self, token: str) -> Desk | None:
        """Return where a token was given out."""
        mine = select(clinic_desks).where(clinic_desks.c.token_hash == _token(token))
        row = await self._session.row(mine)
        return Desk(row.staff_id, row.began_at, row.seen_at) if row else None

    async def seen(self, token: str, at: datetime) -> None:
        """Note that somebody is still at their desk."""
        mine = update(clinic_desks).where(clinic_desks.c.token_hash == _token(token))
        await self._session.run(mine.values(seen_at=at))

    async def close_desk(self, token: str) -> None:
        """Let one browser be signed out."""
        mine = delete(clinic_desks).where(clinic_desks.c.token_hash == _token(token))
        await self._session.run(mine)

    async def close_desks(self, staff: PersonId) -> None:
        """Let somebody be signed out everywhere."""
        await self._session.run(delete(clinic_desks).where(clinic_desks.c.staff_id == staff))

    async def clear_away(self, before: datetime) -> None:
        """Forget desks that nobody has been seen at since."""
        await self._session.run(delete(clinic_desks).where(clinic_desks.c.seen_at < before))

    async def mark(self, login: str) -> str:
        """Return what a browser keeps in which somebody has signed in, and only they."""
        nonce = secrets.token_hex(_NONCE)
        return f"{nonce}.{await self._marked(login, nonce)}"

    async def has_marked(self, login: str, mark: str) -> bool:
        """Return whether somebody has signed in by that login where a mark was given out."""
        nonce, _, proof = mark.partition(".")
        return hmac.compare_digest(proof.encode(), (await self._marked(login, nonce)).encode())

    async def _marked(self, login: str, nonce: str) -> str:
        return (await self._session.keys.hashed("clinic browser", login, nonce)).hex()

    async def _hashed(self, login: str) -> bytes:
        return await self._session.keys.hashed("clinic login", login)

    async def _found(self, statement: Select[Any]) -> list[Staff]:
        rows = await self._session.rows(statement)
        await self._session.keys.load(row.id for row in rows)
        return [self._staff(row) for row in rows if self._session.keys.exists(row.id)]

    def _sealed(self, staff: Staff) -> bytes:
        return self._session.keys.of(staff.id).seal(_place(staff.id), _STAFF.dump(staff))

    def _staff(self, row: Row[Any]) -> Staff:
        raw = self._session.keys.of(row.id).open(_place(row.id), row.content)
        return replace(_STAFF.load(raw), version=row.version)


def _token(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _place(id_: PersonId) -> Place:
    return Place("clinic_staff", id_, "content")
