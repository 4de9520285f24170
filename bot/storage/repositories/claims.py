"""Claiming deliveries: one statement finds what goes next and takes it in hand.

The claim is the in-flight mark, committed before anything is sent. Two workers never get the same
row (`SKIP LOCKED` on PostgreSQL; one writer at a time on SQLite), and a unique index keeps two
messages to one address apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, and_, exists, or_, select, update

from bot.domain.deliveries import DeliveryState
from bot.domain.ids import SenderId
from bot.storage.session import Session
from bot.storage.tables.columns import fixed
from bot.storage.tables.messages import deliveries

_OTHER: Final = deliveries.alias("other")
_WAITING: Final = fixed(DeliveryState.WAITING.value)
_CLAIMED: Final = fixed(DeliveryState.CLAIMED.value)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who takes how many messages of which senders in hand, and until when."""

    senders: Sequence[SenderId]
    free: int
    now: datetime
    lease_until: datetime
    worker: str


async def take(session: Session, claim: Claim) -> list[Row[Any]]:
    """Return the rows that are claimed now, in the order in which they should go out."""
    if claim.free <= 0 or not claim.senders:
        return []
    # A CTE, because PostgreSQL may run a subquery with LIMIT more than once.
    next_ones = session.locked(_next(claim)).cte("next_ones")
    taken = (
        update(deliveries)
        .where(deliveries.c.seq.in_(select(next_ones.c.seq)))
        .values(
            state=DeliveryState.CLAIMED.value,
            lease_until=claim.lease_until,
            worker=claim.worker,
            attempts=deliveries.c.attempts + 1,
            version=deliveries.c.version + 1,
        )
        .returning(deliveries)
    )
    rows = await session.rows_unless_broken(taken)
    return sorted(rows, key=lambda row: (row.rank, row.expires_at, row.seq))


def _next(claim: Claim) -> Select[Any]:
    cells = deliveries.c
    in_flight = exists().where(_OTHER.c.address_id == cells.address_id, _OTHER.c.state == _CLAIMED)
    # By rank at one address as well: an answer held behind an edit of the same chat is held behind
    # every ask of everybody.
    goes_first = or_(
        _OTHER.c.rank < cells.rank,
        and_(_OTHER.c.rank == cells.rank, _OTHER.c.seq < cells.seq),
    )
    another = exists().where(
        _OTHER.c.address_id == cells.address_id,
        _OTHER.c.state == _WAITING,
        _OTHER.c.not_before <= claim.now,
        goes_first,
    )
    return (
        select(cells.seq)
        .where(
            cells.state == _WAITING,
            cells.sender_id.in_(claim.senders),
            cells.not_before <= claim.now,
            ~in_flight,
            ~another,
        )
        .order_by(cells.rank, cells.expires_at, cells.seq)
        .limit(claim.free)
    )
