"""Finds what waits behind a sender that may say nothing for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Integer, bindparam, exists, or_, select

from bot.domain.deliveries import DeliveryState
from bot.domain.ids import DeliveryId, SenderId
from bot.storage.session import Session
from bot.storage.statements import MOST, NOW
from bot.storage.tables.columns import fixed
from bot.storage.tables.messages import deliveries
from bot.storage.tables.people import addresses, person_addresses

_cells: Final = deliveries.c
_ELSEWHERE: Final = exists().where(
    person_addresses.c.person_id == _cells.person_id,
    person_addresses.c.address_id == addresses.c.id,
    addresses.c.sender_id != _cells.sender_id,
    addresses.c.opted_out_at.is_(None),
)
_BEHIND: Final = (
    select(_cells.id, _cells.seq)
    .where(
        _cells.state == fixed(DeliveryState.WAITING.value),
        _cells.sender_id == bindparam("sender"),
        _cells.seq > bindparam("after"),
        _cells.created_at <= bindparam("since"),
        # What was never tried and is not due yet waits for the morning, and not for the sender.
        or_(_cells.not_before <= bindparam(NOW), _cells.attempts > 0),
        _cells.expires_at > bindparam(NOW),
        _cells.stands_in_for_id.is_(None),
        _cells.repeats_id.is_(None),  # what it repeats may be there
        _ELSEWHERE,
    )
    .order_by(_cells.seq)
    .limit(bindparam(MOST, type_=Integer))
)


@dataclass(frozen=True, slots=True)
class Behind:
    """A message that waits, and its place in the outbox."""

    delivery: DeliveryId
    seq: int


class Held:
    """What waits, though it could go another way."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def behind(
        self, sender: SenderId, now: datetime, *, since: datetime, after: int, limit: int
    ) -> list[Behind]:
        """Return what has waited there since then and is to somebody who can be written to through
        another sender, in order, beginning behind a place in the outbox."""
        given = {"sender": sender, NOW: now, "since": since, "after": after, MOST: limit}
        rows = await self._session.rows(_BEHIND, given)
        return [Behind(row.id, row.seq) for row in rows]
