"""Claiming deliveries: one statement finds what goes next and takes it in hand.

The claim is the in-flight mark, committed before anything is sent. Two workers never get the same
row (`SKIP LOCKED` on PostgreSQL; one writer at a time on SQLite), and a unique index keeps two
messages to one address apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Integer, Row, Select, and_, bindparam, exists, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from bot.domain.deliveries import DeliveryState
from bot.domain.ids import SenderId
from bot.storage.session import Session
from bot.storage.statements import MOST, NOW, WANTED
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
    values = {WANTED: list(claim.senders), NOW: claim.now, MOST: claim.free}
    who = {"by": claim.worker, "until": claim.lease_until}
    rows = await session.rows_unless_broken(_taking(session.locked(_NEXT)), {**values, **who})
    return sorted(rows, key=lambda row: (row.rank, row.expires_at, row.seq))


@lru_cache
def _taking(next_: Select[Any]) -> ReturningUpdate[Any]:
    """Return the statement that takes in hand what `next_` finds."""
    # A CTE, because PostgreSQL may run a subquery with LIMIT more than once.
    next_ones = next_.cte("next_ones")
    return (
        update(deliveries)
        .where(deliveries.c.seq.in_(select(next_ones.c.seq)))
        .values(
            state=DeliveryState.CLAIMED.value,
            lease_until=bindparam("until"),
            worker=bindparam("by"),
            attempts=deliveries.c.attempts + 1,
            version=deliveries.c.version + 1,
        )
        .returning(deliveries)
    )


def _next() -> Select[Any]:
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
        _OTHER.c.not_before <= bindparam(NOW),
        goes_first,
    )
    return (
        select(cells.seq)
        .where(
            cells.state == _WAITING,
            cells.sender_id.in_(bindparam(WANTED, expanding=True)),
            cells.not_before <= bindparam(NOW),
            ~in_flight,
            ~another,
        )
        .order_by(cells.rank, cells.expires_at, cells.seq)
        .limit(bindparam(MOST, type_=Integer))
    )


_NEXT: Final = _next()
