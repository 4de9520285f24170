"""Keeps shared links by a keyed hash of their token. Sealed with the patient's key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, select

from bot.domain.ids import PersonId, SharedLinkId
from bot.domain.reports.links import SharedLink
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.reports import shared_links

_LINK: Final = Json(SharedLink)


class SharedLinks:
    """Which report whoever has a link may open."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, link: SharedLink, *, token: str) -> None:
        """Keep a link under its token, which is kept nowhere."""
        row = {
            "id": link.id,
            "patient_id": link.patient,
            "token_hash": await self._hashed(token),
            "expires_at": link.expires_at,
            "content": await self._sealed(link),
            "version": link.version,
        }
        await self._session.insert(shared_links, row)

    async def find(self, token: str) -> SharedLink | None:
        """Return the link with this token, whether or not it is still good."""
        mine = select(shared_links).where(shared_links.c.token_hash == await self._hashed(token))
        row = await self._session.row(self._session.locked(mine, skip=False))
        if row is None:
            return None
        await self._session.keys.load([row.patient_id])
        return self._link(row) if self._session.keys.exists(row.patient_id) else None

    async def of_patient(self, patient: PersonId) -> list[SharedLink]:
        """Return all links to reports of a patient, the newest last."""
        rows = await self._session.rows(
            select(shared_links).where(shared_links.c.patient_id == patient)
        )
        await self._session.keys.load([patient])
        return sorted((self._link(row) for row in rows), key=lambda link: link.made_at)

    async def replace(self, old: SharedLink, new: SharedLink) -> SharedLink:
        """Save `new` over `old`, unless somebody else changed the link first."""
        change = Swap(old.id, old.version, {"content": await self._sealed(new)})
        await swap(self._session, shared_links, change)
        return replace(new, version=old.version + 1)

    async def _hashed(self, token: str) -> bytes:
        return await self._session.keys.hashed("shared link", token)

    async def _sealed(self, link: SharedLink) -> bytes:
        await self._session.keys.load([link.patient])
        return self._session.keys.of(link.patient).seal(_place(link.id), _LINK.dump(link))

    def _link(self, row: Row[Any]) -> SharedLink:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
        return replace(_LINK.load(raw), version=row.version)


def _place(id_: SharedLinkId) -> Place:
    return Place("shared_link", id_, "content")
