"""Keeps deliveries: the outbox. What is said is sealed with the key of whom it is said to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, tuple_, update

from bot.domain.deliveries import ASKS, Delivery, DeliveryState, Rank, Reason
from bot.domain.errors import NotFound
from bot.domain.ids import AddressId, DeliveryId, PersonId, RoundId, SenderId
from bot.storage.repositories.claims import Claim, take
from bot.storage.repositories.delivery_rows import DeliveryRows, progress
from bot.storage.saving import Swap, swap, swap_many
from bot.storage.session import Bell, Session
from bot.storage.statements import NOW, earliest, everything
from bot.storage.tables.columns import fixed
from bot.storage.tables.messages import deliveries

_state = deliveries.c.state
_WAITING = _state == fixed(DeliveryState.WAITING.value)
_CLAIMED = _state == fixed(DeliveryState.CLAIMED.value)
_IN_DOUBT = _state == fixed(DeliveryState.UNKNOWN.value)
_IN_ORDER = select(deliveries).order_by(deliveries.c.seq)
_ANY = select(deliveries.c.id).limit(1)
_OVER = _ANY.where(_WAITING, deliveries.c.expires_at <= bindparam(NOW))
_DEAD = _ANY.where(_CLAIMED, deliveries.c.lease_until <= bindparam(NOW))
_THEIRS = deliveries.c.sender_id == bindparam("sender")
_NEXT_DUE = earliest(deliveries.c.not_before).where(_WAITING, _THEIRS)


class Deliveries:
    """The outbox."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows = DeliveryRows(session)

    async def add(self, new: Iterable[Delivery]) -> None:
        """Put messages into the outbox."""
        rows = await self._rows.new(list(new))
        await self._session.insert(deliveries, *rows)
        if rows:
            self._session.ring(Bell.OUTBOX)

    async def get(self, id_: DeliveryId) -> Delivery:
        """Return the delivery; raise `NotFound` where there is none, `Unreadable` where it cannot
        be opened."""
        rows = await self._session.rows_among(everything(deliveries), deliveries.c.id, [id_])
        if not rows:
            raise NotFound(f"there is no delivery {id_}")
        (delivery,) = await self._rows.opened(rows)
        return delivery

    async def get_many(self, ids: Collection[DeliveryId]) -> dict[DeliveryId, Delivery]:
        """Return those of the deliveries that exist, and can be opened."""
        rows = await self._session.rows_among(everything(deliveries), deliveries.c.id, ids)
        return {delivery.id: delivery for delivery in await self._rows.legible(rows)}

    async def of_round(self, round_: RoundId) -> list[Delivery]:
        """Return the messages about a round that can be opened, in the order in which they were
        written."""
        rows = await self._session.rows_among(_IN_ORDER, deliveries.c.round_id, [round_])
        return await self._rows.legible(rows)

    async def in_doubt(self, rounds: Collection[RoundId]) -> set[RoundId]:
        """Return those of these rounds of which nobody knows whether an ask has arrived."""
        cells = deliveries.c
        doubtful = select(cells.round_id).where(
            _IN_DOUBT, cells.reason.in_([reason.value for reason in ASKS])
        )
        rows = await self._session.rows_among(doubtful, cells.round_id, rounds)
        return {row.round_id for row in rows}

    async def waiting(self, people: Collection[PersonId], reason: Reason) -> list[Delivery]:
        """Return what waits to be said to these people for that reason, and can be opened."""
        same = select(deliveries).where(_WAITING, deliveries.c.reason == reason.value)
        rows = await self._session.rows_among(same, deliveries.c.person_id, people)
        return await self._rows.legible(rows)

    async def said(self, person: PersonId, reasons: Collection[Reason], *, since: datetime) -> int:
        """Return how many messages for these reasons went out to somebody since then."""
        cells = deliveries.c
        statement = select(func.count().label("n")).where(
            cells.person_id == person,
            cells.reason.in_([reason.value for reason in reasons]),
            cells.not_before >= since,
            cells.provider_id != "",
        )
        row = await self._session.row(statement)
        return int(row.n) if row else 0

    async def by_provider_id(self, address: AddressId, provider_id: str) -> Delivery | None:
        """Return the message that a provider knows by this id."""
        known = select(deliveries).where(
            deliveries.c.address_id == address,
            deliveries.c.provider_id == provider_id,
            deliveries.c.provider_id != fixed(""),
        )
        found = await self._list(known)
        return found[-1] if found else None

    async def by_provider_ids(
        self, named: Collection[tuple[AddressId, str]]
    ) -> dict[tuple[AddressId, str], Delivery]:
        """Return the messages that a provider knows by these ids at their addresses, the newest
        where an edit has the id of what it edits; but for those that cannot be opened."""
        cells = deliveries.c
        pair = tuple_(cells.address_id, cells.provider_id)
        known = select(deliveries).where(cells.provider_id != fixed(""))
        rows = await self._session.rows_among(known, pair, named)
        in_order = await self._rows.legible(sorted(rows, key=lambda row: row.seq))
        return {(d.address, d.provider_id): d for d in in_order}

    async def claim(
        self,
        senders: Sequence[SenderId],
        free: int,
        *,
        now: datetime,
        lease_until: datetime,
        worker: str,
    ) -> list[Delivery]:
        """Take at most `free` messages in hand; nobody else gets them until `lease_until`.

        One message at a time is on its way to an address. Answers overtake reminders, and those
        what can wait; of one rank the oldest goes first at an address, and over all what ends
        first.
        """
        claim = Claim(senders, free, now=now, lease_until=lease_until, worker=worker)
        rows = await take(self._session, claim)
        return await self._rows.readable(rows, now)

    async def replace(self, old: Delivery, new: Delivery) -> Delivery:
        """Save `new` over `old`, unless somebody else changed the delivery first."""
        await swap(self._session, deliveries, await self._change(old, new))
        self._ring_for([new])
        return replace(new, version=old.version + 1)

    async def replace_many(self, pairs: Sequence[tuple[Delivery, Delivery]]) -> list[Delivery]:
        """Save many at once; return those that were saved, and leave out those that changed
        meanwhile."""
        await self._session.keys.load(new.person for _, new in pairs if new.person)
        changes = [await self._change(old, new) for old, new in pairs]
        won = await swap_many(self._session, deliveries, changes)
        saved = [replace(new, version=old.version + 1) for old, new in pairs if old.id in won]
        self._ring_for(saved)
        return saved

    async def doubtful(self, now: datetime, *, all_of_them: bool = False) -> list[Delivery]:
        """Return the claimed ones whose lease is over (after a restart on one machine: all of
        them); refuse those that cannot be opened."""
        claimed = select(deliveries).where(_CLAIMED)
        if not all_of_them:
            claimed = claimed.where(deliveries.c.lease_until <= now)
        oldest_first = claimed.order_by(deliveries.c.lease_until, deliveries.c.seq)
        rows = await self._session.rows(self._session.locked(oldest_first))
        return await self._rows.readable(rows, now)

    async def needs_care(self, now: datetime) -> bool:
        """Return whether anything waits although its time is over, or is held by a dead worker."""
        for found in (_OVER, _DEAD):  # each has an index of its own
            if await self._session.row(found, {NOW: now}):
                return True
        return False

    async def expire_waiting(self, now: datetime) -> int:
        """Note of what still waits that its time is over; return how many there were."""
        return await self._session.run(
            update(deliveries)
            .where(_WAITING, deliveries.c.expires_at <= now)
            .values(state=DeliveryState.EXPIRED.value, version=deliveries.c.version + 1)
        )

    async def cancel_waiting(
        self,
        *,
        round: RoundId | None = None,
        address: AddressId | None = None,
        person: PersonId | None = None,
        reasons: Collection[Reason] | None = None,
    ) -> int:
        """Cancel what nobody has taken in hand yet, of one round, address or person; return how
        many."""
        cells = deliveries.c
        asked = {cells.round_id: round, cells.address_id: address, cells.person_id: person}
        named: list[ColumnElement[bool]] = [
            column == id_ for column, id_ in asked.items() if id_ is not None
        ]
        if not named:
            raise ValueError("name the round, address or person whose messages are cancelled")
        if reasons is not None:
            named.append(cells.reason.in_([reason.value for reason in reasons]))
        return await self._session.run(
            update(deliveries)
            .where(_WAITING, *named)
            .values(state=DeliveryState.CANCELLED.value, version=cells.version + 1)
        )

    async def next_due(self, sender: SenderId, now: datetime) -> datetime | None:
        """Return when something that waits may go next through a sender; `now` where something may
        go already."""
        row = await self._session.row(_NEXT_DUE, {"sender": sender})
        return max(row.not_before, now) if row else None

    async def answering(self, now: datetime) -> set[SenderId]:
        """Return the senders through which an answer to somebody may go now."""
        rows = await self._session.rows(
            select(deliveries.c.sender_id)
            .where(_WAITING, deliveries.c.rank == int(Rank.ANSWER), deliveries.c.not_before <= now)
            .distinct()
        )
        return {row.sender_id for row in rows}

    async def oldest_waiting(self, now: datetime) -> datetime | None:
        """Return since when the message has waited that may go and has waited longest."""
        cells = deliveries.c
        row = await self._session.row(
            select(func.min(cells.created_at).label("since")).where(
                _WAITING, or_(cells.not_before <= now, cells.expires_at <= now)
            )
        )
        return row.since if row else None

    async def counts(self) -> dict[DeliveryState, int]:
        """Return how many deliveries are in each state that any is in."""
        rows = await self._session.rows(select(_state, func.count().label("n")).group_by(_state))
        return {DeliveryState(row.state): row.n for row in rows}

    async def _list(self, statement: Select[Any]) -> list[Delivery]:
        rows = await self._session.rows(statement.order_by(deliveries.c.seq))
        return await self._rows.opened(rows)

    async def _change(self, old: Delivery, new: Delivery) -> Swap:
        await self._session.keys.load([new.person] if new.person else [])
        values = {**progress(new), **self._rows.words(new)}
        if new.utterance is not old.utterance and new.utterance != old.utterance:
            values.update(self._rows.utterance(new))
        return Swap(old.id, old.version, values)

    def _ring_for(self, saved: Iterable[Delivery]) -> None:
        if any(delivery.state is DeliveryState.WAITING for delivery in saved):
            self._session.ring(Bell.OUTBOX)
