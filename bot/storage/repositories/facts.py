"""Keeps facts about this installation: the polling offset, the last beat. Nothing personal belongs
here."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Integer, String, bindparam, cast, func, select

from bot.storage.session import Session
from bot.storage.tables.record import facts

_VALUE: Final = select(facts.c.value).where(facts.c.name == bindparam("fact"))


class Facts:
    """What is to be known about this installation after a restart."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, name: str) -> str | None:
        """Return the fact of that name."""
        row = await self._session.row(_VALUE, {"fact": name})
        return str(row.value) if row else None

    async def beginning_with(self, prefix: str) -> dict[str, str]:
        """Return all facts whose names begin so."""
        rows = await self._session.rows(
            select(facts.c.name, facts.c.value).where(facts.c.name.startswith(prefix))
        )
        return {str(row.name): str(row.value) for row in rows}

    async def database_time(self) -> datetime | None:
        """Return what the database's own machine has for now; None: it is this one."""
        if self._session.is_sqlite:
            return None
        row = await self._session.row(select(func.clock_timestamp().label("now")))
        return row.now if row else None

    async def put(self, name: str, value: str) -> None:
        """Keep a fact, in the place of what stood there."""
        statement = self._session.upsert(facts).on_conflict_do_update(
            index_elements=["name"], set_={"value": value}
        )
        await self._session.run_many(statement, [{"name": name, "value": value}])

    async def count(self, name: str) -> None:
        """Add one to a fact that is a number. Whoever counts at the same instant waits for that,
        and none is lost."""
        one_more = cast(cast(facts.c.value, Integer) + 1, String)
        statement = self._session.upsert(facts).on_conflict_do_update(
            index_elements=["name"], set_={"value": one_more}
        )
        await self._session.run_many(statement, [{"name": name, "value": "1"}])
