"""Counts how often a row could not be worked on, and sets it aside so that the others go on."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Table, case, update

from bot.domain.errors import NotFound
from bot.storage.session import Session

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
