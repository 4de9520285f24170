"""Remembers when something could last not be worked on, so that the operator hears of it.

What is tried again and again stands once, for as long as it fails and a day longer.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select

from bot.storage.repositories.facts import Facts
from bot.storage.session import Session
from bot.storage.tables.record import facts

_GIVEN_UP: Final = "given up: "
_ONES: Final = facts.c.name.startswith(_GIVEN_UP)


class Setbacks:
    """What was given up, each with the instant at which it was last."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def note(self, what: str, id_: UUID, now: datetime) -> None:
        """Note that something could not be worked on, in place of the last time."""
        await Facts(self._session).put(f"{_GIVEN_UP}{what} {id_}", _as_kept(now))

    async def count(self, since: datetime) -> int:
        """Return how much could not be worked on since then."""
        lately = select(func.count().label("all")).where(_ONES, facts.c.value >= _as_kept(since))
        row = await self._session.row(lately)
        return int(row.all) if row else 0

    async def forget(self, before: datetime) -> None:
        """Forget what has not failed since then."""
        old = delete(facts).where(_ONES, facts.c.value < _as_kept(before))
        await self._session.run(old)


def _as_kept(at: datetime) -> str:
    """Return an instant as a text of which the later is the greater."""
    return at.isoformat(timespec="seconds")
