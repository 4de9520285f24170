"""A delivery as a row, and as a value again."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, select, update

from bot.domain.deliveries import Delivery, DeliveryState, Reason, rank_of
from bot.domain.errors import NotFound
from bot.domain.ids import AddressId, SenderId
from bot.storage.repositories.setbacks import Setbacks
from bot.storage.sealing import utterances
from bot.storage.sealing.seals import Place, Unreadable
from bot.storage.session import Session, Values
from bot.storage.tables.messages import deliveries
from bot.storage.tables.people import addresses

_log = logging.getLogger(__name__)
_SENDERS: Final = select(addresses.c.id, addresses.c.sender_id)


class DeliveryRows:
    """Turns deliveries into rows and back, with the keys of the transaction at hand."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def new(self, fresh: Sequence[Delivery]) -> list[Values]:
        """Return the rows of new deliveries; where nothing may be said they are cancelled."""
        fresh = [each.cancel() for each in fresh] if self._session.is_hushed else fresh
        await self._session.keys.load(d.person for d in fresh if d.person)
        senders = await self._senders({d.address for d in fresh})
        return [self._row(delivery, senders) for delivery in fresh]

    async def opened(self, rows: Sequence[Row[Any]]) -> list[Delivery]:
        """Return the deliveries in these rows."""
        await self._session.keys.load(row.person_id for row in rows if row.person_id)
        return [self._delivery(row) for row in rows]

    async def legible(self, rows: Sequence[Row[Any]]) -> list[Delivery]:
        """Return the deliveries in these rows, but for those that cannot be opened."""
        await self._session.keys.load(row.person_id for row in rows if row.person_id)
        found = (self._unless_unreadable(row) for row in rows)
        return [delivery for delivery in found if delivery is not None]

    async def readable(self, rows: Sequence[Row[Any]], now: datetime) -> list[Delivery]:
        """Return the deliveries in these rows; refuse those that cannot be opened, so that the
        others go on, and note it."""
        found = await self.legible(rows)
        known = {delivery.id for delivery in found}
        for row in rows:
            if row.id not in known:
                await self._refuse(row, now)
        return found

    def _unless_unreadable(self, row: Row[Any]) -> Delivery | None:
        try:
            return self._delivery(row)
        except Unreadable:
            _log.exception("delivery cannot be opened", extra={"delivery": str(row.id)})
            return None

    def utterance(self, delivery: Delivery) -> Values:
        """Return what is to be said, sealed."""
        if delivery.utterance is None:
            return {"utterance": None}
        raw = utterances.dump(delivery.utterance)
        return {"utterance": self._seal(delivery, "utterance", raw)}

    def words(self, delivery: Delivery) -> Values:
        """Return what was said, sealed; nothing of it where its owner was erased meanwhile."""
        owner = delivery.person
        if not delivery.words or (owner and not self._session.keys.exists(owner)):
            return {"words": None}
        return {"words": self._seal(delivery, "words", delivery.words.encode())}

    def _seal(self, delivery: Delivery, column: str, raw: bytes) -> bytes:
        key = self._session.keys.of(delivery.person)
        return key.seal(Place("delivery", delivery.id, column), raw)

    def _open(self, row: Row[Any], column: str, sealed: bytes) -> bytes:
        key = self._session.keys.of(row.person_id)
        return key.open(Place("delivery", row.id, column), sealed)

    async def _senders(self, ids: Collection[AddressId]) -> dict[AddressId, SenderId]:
        rows = await self._session.rows_among(_SENDERS, addresses.c.id, ids)
        return {row.id: row.sender_id for row in rows}

    async def _refuse(self, row: Row[Any], now: datetime) -> None:
        refused = {"state": DeliveryState.REFUSED.value, "version": row.version + 1}
        await self._session.run(
            update(deliveries).where(deliveries.c.seq == row.seq).values(refused)
        )
        await Setbacks(self._session).note("message", row.id, now)

    def _row(self, delivery: Delivery, senders: dict[AddressId, SenderId]) -> Values:
        if delivery.address not in senders:
            raise NotFound(f"there is no address {delivery.address}")
        return {
            "id": delivery.id,
            "address_id": delivery.address,
            "sender_id": senders[delivery.address],
            "person_id": delivery.person,
            "reason": delivery.reason.value,
            "rank": int(rank_of(delivery.reason)),
            "language": delivery.language,
            "created_at": delivery.created_at,
            "round_id": delivery.round,
            "target_id": delivery.target,
            "repeats_id": delivery.repeats,
            "stands_in_for_id": delivery.stands_in_for,
            "version": delivery.version,
            **progress(delivery),
            **self.utterance(delivery),
            **self.words(delivery),
        }

    def _delivery(self, row: Row[Any]) -> Delivery:
        said = self._open(row, "utterance", row.utterance) if row.utterance else None
        return Delivery(
            id=row.id,
            address=row.address_id,
            person=row.person_id,
            reason=Reason(row.reason),
            utterance=utterances.load(said) if said else None,
            language=row.language,
            created_at=row.created_at,
            expires_at=row.expires_at,
            not_before=row.not_before,
            round=row.round_id,
            target=row.target_id,
            repeats=row.repeats_id,
            stands_in_for=row.stands_in_for_id,
            state=DeliveryState(row.state),
            attempts=row.attempts,
            lease_until=row.lease_until,
            worker=row.worker,
            provider_id=row.provider_id,
            words=self._open(row, "words", row.words).decode() if row.words else "",
            version=row.version,
        )


def progress(delivery: Delivery) -> Values:
    """Return the columns that tell how far a delivery has come."""
    return {
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "expires_at": delivery.expires_at,
        "not_before": delivery.not_before,
        "lease_until": delivery.lease_until,
        "worker": delivery.worker,
        "provider_id": delivery.provider_id,
    }
