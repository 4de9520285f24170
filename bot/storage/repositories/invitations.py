"""Keeps invitations by a keyed hash of their code, and counts the codes that lead nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Row, select

from bot.domain.care.invitations import Invitation, WrongCodes
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import AddressId, InvitationId
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import Json
from bot.storage.sealing.seals import Place
from bot.storage.session import Session
from bot.storage.tables.care import invitations, wrong_codes

_INVITATION: Final = Json(Invitation)


class Invitations:
    """Who may propose to be a caregiver."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, invitation: Invitation, *, code: str) -> None:
        """Keep an invitation; raise `ChangedMeanwhile` where another has that code."""
        row = {
            "id": invitation.id,
            "patient_id": invitation.patient,
            "code_hash": await self._session.keys.hashed("invitation", code),
            "expires_at": invitation.expires_at,
            "content": await self._sealed(invitation),
            "version": invitation.version,
        }
        if not await self._session.insert_new(invitations, [row]):
            raise ChangedMeanwhile("that code was given already; make another")

    async def find(self, code: str) -> Invitation | None:
        """Return the invitation with this code, whether or not it is still good."""
        hashed = await self._session.keys.hashed("invitation", code)
        mine = select(invitations).where(invitations.c.code_hash == hashed)
        row = await self._session.row(self._session.locked(mine, skip=False))
        if row is None:
            return None
        await self._session.keys.load([row.patient_id])
        return self._invitation(row) if self._session.keys.exists(row.patient_id) else None

    async def replace(self, old: Invitation, new: Invitation) -> None:
        """Save `new` over `old`; of two who redeem one code at once, the second is refused."""
        change = Swap(old.id, old.version, {"content": await self._sealed(new)})
        await swap(self._session, invitations, change)

    async def wrong_codes(self, address: AddressId) -> WrongCodes:
        """Return how many codes from an address led nowhere; nobody else counts meanwhile."""
        mine = select(wrong_codes).where(wrong_codes.c.address_id == address)
        row = await self._session.row(self._session.locked(mine, skip=False))
        return WrongCodes(row.tries, row.last_at) if row else WrongCodes()

    async def count_wrong(self, address: AddressId, wrong: WrongCodes) -> None:
        """Save how many codes from an address led nowhere."""
        values = {"tries": wrong.count, "last_at": wrong.last_at}
        statement = self._session.upsert(wrong_codes).on_conflict_do_update(
            index_elements=["address_id"], set_=values
        )
        await self._session.run_many(statement, [{"address_id": address, **values}])

    async def _sealed(self, invitation: Invitation) -> bytes:
        await self._session.keys.load([invitation.patient])
        key = self._session.keys.of(invitation.patient)
        return key.seal(_place(invitation.id), _INVITATION.dump(invitation))

    def _invitation(self, row: Row[Any]) -> Invitation:
        raw = self._session.keys.of(row.patient_id).open(_place(row.id), row.content)
        return replace(_INVITATION.load(raw), version=row.version)


def _place(id_: InvitationId) -> Place:
    return Place("invitation", id_, "content")
