"""Counts how often a row could not be worked on, and sets it aside so that the others go on."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Table, case, func, select, update

from bot.domain.errors import NotFound
from bot.storage.session import Session
from bot.storage.tables.columns import set_aside

_TRIES: Final = 3


async def failed(session: Session, table: Table, id_: UUID, **until: datetime) -> int:
    """Note a failure and return how many there were; `until` names the column that says how long
    the row is left alone. The third failure sets it aside."""
    tries = table.c.tries + 1
    row = await session.row(
        update(table)
        .where(table.c.id == id_)
        .values(tries=tries, set_aside=case((tries >= _TRIES, True), else_=False), **until)
        .returning(table.c.tries)
    )
    if row is None:
        raise NotFound(f"there is no {table.name} {id_}")
    return int(row.tries)


async def given_up(
    session: Session, table: Table, until: Column[datetime], since: datetime | None
) -> int:
    """Return how many rows were set aside, ever or since an instant; `until` is the column that
    each failure moves on."""
    counted = select(func.count().label("n")).select_from(table).where(set_aside(table))
    row = await session.row(counted if since is None else counted.where(until > since))
    return int(row.n) if row else 0
