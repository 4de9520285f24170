"""Keeps consents: steps that are only ever added. The last one stands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from bot.domain.ids import AddressId, PersonId
from bot.domain.people import ChannelName, Consent, ConsentStep
from bot.storage.repositories.endings import Endings
from bot.storage.session import Session
from bot.storage.tables.people import consents, person_addresses

_other = consents.alias("other")
_LAST = select(func.max(_other.c.seq)).where(_other.c.person_id == consents.c.person_id)
_STANDING = select(consents.c.person_id).where(
    consents.c.step == ConsentStep.GIVEN.value, consents.c.seq == _LAST.scalar_subquery()
)


class Consents:
    """What people agreed to, step by step."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, consent: Consent) -> None:
        """Add a step."""
        row = {
            "id": consent.id,
            "person_id": consent.person,
            "step": consent.step.value,
            "text_version": consent.text_version,
            "text_hash": consent.text_hash,
            "language": consent.language,
            "channel": consent.channel.value,
            "how": consent.how,
            "at": consent.at,
        }
        await self._session.insert(consents, row)

    async def last(self, person: PersonId) -> Consent | None:
        """Return the step that stands."""
        mine = select(consents).where(consents.c.person_id == person)
        row = await self._session.row(mine.order_by(consents.c.seq.desc()).limit(1))
        return _consent(row) if row else None

    async def first_at(self, addresses: Collection[AddressId]) -> dict[AddressId, datetime]:
        """Return when the first of those who are reached at each address agreed."""
        who = person_addresses.c
        oldest = (
            select(who.address_id, func.min(consents.c.at).label("at"))
            .join_from(person_addresses, consents, consents.c.person_id == who.person_id)
            .group_by(who.address_id)
        )
        rows = await self._session.rows_among(oldest, who.address_id, addresses)
        return {row.address_id: row.at for row in rows}

    async def given_by(self, people: Collection[PersonId]) -> frozenset[PersonId]:
        """Return those of the people whose consent stands, and whose care has not ended."""
        rows = await self._session.rows_among(_STANDING, consents.c.person_id, people)
        given = frozenset(row.person_id for row in rows)
        return given - (await Endings(self._session).standing(given)).keys()


def _consent(row: Row[Any]) -> Consent:
    return Consent(
        id=row.id,
        person=row.person_id,
        step=ConsentStep(row.step),
        text_version=row.text_version,
        text_hash=row.text_hash,
        language=row.language,
        channel=ChannelName(row.channel),
        how=row.how,
        at=row.at,
    )
