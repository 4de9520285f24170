"""Looks up what a provider is asked about: deliveries that nobody knows the end of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, select

from bot.domain.deliveries import Delivery, DeliveryState
from bot.domain.ids import AddressId, DeliveryId, SenderId
from bot.storage.repositories.delivery_rows import DeliveryRows
from bot.storage.session import Session
from bot.storage.tables.columns import fixed
from bot.storage.tables.messages import deliveries

#: So long after its time was over, nobody needs to know any more.
_WORTH_KNOWING: Final = timedelta(days=1)
_cells: Final = deliveries.c


class Fates:
    """What became of what was sent, as far as somebody must still find out."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows = DeliveryRows(session)

    async def doubtful(
        self, senders: Collection[SenderId], now: datetime, limit: int
    ) -> list[Delivery]:
        """Return deliveries in doubt whose provider may be asked about them now, the longest
        waiting first. No other worker gets them before the transaction ends; those that cannot be
        opened are refused."""
        due = select(deliveries).where(*_in_doubt(senders, now), _cells.not_before <= now)
        oldest_first = due.order_by(_cells.not_before, _cells.seq).limit(limit)
        rows = await self._session.rows(self._session.locked(oldest_first))
        return await self._rows.readable(rows)

    async def next_doubtful(self, senders: Collection[SenderId], now: datetime) -> datetime | None:
        """Return when the next of them may be asked about; `now` where one may be already."""
        first = select(_cells.not_before).where(*_in_doubt(senders, now))
        row = await self._session.row(first.order_by(_cells.not_before).limit(1))
        return max(row.not_before, now) if row else None

    async def known(
        self, address: AddressId, provider_ids: Collection[str]
    ) -> dict[str, DeliveryId]:
        """Return which of our deliveries to an address a provider knows by these ids."""
        mine = select(_cells.provider_id, _cells.id).where(
            _cells.address_id == address, _cells.provider_id != fixed("")
        )
        rows = await self._session.rows_among(mine, _cells.provider_id, provider_ids)
        return {row.provider_id: row.id for row in rows}


def _in_doubt(senders: Collection[SenderId], now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        _cells.state == fixed(DeliveryState.UNKNOWN.value),
        _cells.sender_id.in_(list(senders)),
        _cells.expires_at > now - _WORTH_KNOWING,
    )
