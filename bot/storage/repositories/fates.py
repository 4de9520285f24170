"""Looks up what a provider is asked about: deliveries that nobody knows the end of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, func, select, update

from bot.domain.deliveries import ASKS, Delivery, DeliveryState
from bot.domain.ids import AddressId, DeliveryId, SenderId
from bot.domain.rounds import RoundState
from bot.storage.repositories.delivery_rows import DeliveryRows
from bot.storage.session import Session, Values
from bot.storage.statements import MOST, NOW, WANTED, due, earliest, everything
from bot.storage.tables.columns import fixed
from bot.storage.tables.doses import rounds
from bot.storage.tables.messages import deliveries

#: So long after its time was over, nobody needs to know any more.
_WORTH_KNOWING: Final = timedelta(days=1)
_STILL_WAIT: Final = (RoundState.PLANNED.value, RoundState.ASKED.value)
_cells: Final = deliveries.c
_IN_DOUBT: Final = (
    _cells.state == fixed(DeliveryState.UNKNOWN.value),
    _cells.sender_id.in_(bindparam(WANTED, expanding=True)),
    _cells.expires_at > bindparam("worth_knowing"),
)
_DUE: Final = due(everything(deliveries).where(*_IN_DOUBT), _cells.not_before).order_by(_cells.seq)
_FIRST: Final = earliest(_cells.not_before).where(*_IN_DOUBT)
_UNSURE: Final = (
    select(func.min(_cells.created_at).label("since"))
    .join(rounds, rounds.c.id == _cells.round_id)
    .where(_cells.state == fixed(DeliveryState.UNKNOWN.value), _cells.expires_at > bindparam(NOW))
    .where(_cells.reason.in_(sorted(reason.value for reason in ASKS)))
    .where(rounds.c.asked_at.is_(None), rounds.c.state.in_(_STILL_WAIT))
)


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
        values = {**_asked(senders, now), NOW: now, MOST: limit}
        rows = await self._session.rows(self._session.locked(_DUE), values)
        return await self._rows.readable(rows, now)

    async def next_doubtful(self, senders: Collection[SenderId], now: datetime) -> datetime | None:
        """Return when the next of them may be asked about; `now` where one may be already."""
        row = await self._session.row(_FIRST, _asked(senders, now))
        return max(row.not_before, now) if row else None

    async def cancel_repeat(self, doubtful: Delivery) -> bool:
        """Cancel the marked repeat of a delivery in doubt; return whether it was still waiting."""
        waits = _cells.state == fixed(DeliveryState.WAITING.value)
        cancelled = await self._session.run(
            update(deliveries)
            .where(waits, _cells.address_id == doubtful.address)
            .where(_cells.repeats_id == doubtful.id)
            .values(state=DeliveryState.CANCELLED.value, version=_cells.version + 1)
        )
        return cancelled == 1

    async def oldest_unsure(self, now: datetime) -> datetime | None:
        """Return when the oldest of those asks was written that may not have arrived, in rounds
        that still wait and of which no other ask was taken."""
        row = await self._session.row(_UNSURE, {NOW: now})
        return row.since if row else None

    async def known(
        self, address: AddressId, provider_ids: Collection[str]
    ) -> dict[str, DeliveryId]:
        """Return which of our deliveries to an address a provider knows by these ids."""
        mine = select(_cells.provider_id, _cells.id).where(
            _cells.address_id == address, _cells.provider_id != fixed("")
        )
        rows = await self._session.rows_among(mine, _cells.provider_id, provider_ids)
        return {row.provider_id: row.id for row in rows}


def _asked(senders: Collection[SenderId], now: datetime) -> Values:
    return {WANTED: list(senders), "worth_knowing": now - _WORTH_KNOWING}
