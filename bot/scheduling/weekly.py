"""Says what is said once a week to every patient, each on its own day, when they get up.

To add a kind: return a `Kind` that knows when it was due last and how to tell it. Each patient
stands under the instant at which something may be due next, so that a look finds those alone.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.domain.ids import PersonId
from bot.domain.people import Person
from bot.scheduling.rows import apart
from bot.storage import Storage, Transaction
from bot.storage.backup.settle import RESTORED

_AT_ONCE: Final = 50  #: patients that are looked at in one transaction
_A_FEW: Final = 5  #: ... of whom so many are told something: it can wait
_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
#: After a longer outage than this what was due that week is left out.
_STILL_WORTH_SAYING: Final = timedelta(hours=36)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that is said once a week."""

    fact: str  #: under which it is noted for whom it was said; the id comes behind it
    last_due: Callable[[Person, datetime], datetime | None]  #: None: not to this person
    tell: Callable[[Transaction, Person, datetime, datetime], Awaitable[None]]  #: due at, now
    nearness: timedelta  #: said so long before it was due is said: waking may move

    def is_said(self, fact: str | None, at: datetime) -> bool:
        """Return whether what is due at `at` was said."""
        return fact is not None and datetime.fromisoformat(fact) > at - self.nearness


class Weekly:
    """All that is said once a week, a few at a time."""

    def __init__(self, storage: Storage, clock: Clock, kinds: Sequence[Kind]) -> None:
        self._storage = storage
        self._clock = clock
        self._kinds = kinds

    async def run(self) -> bool:
        """Say all that is due; return whether there was anything to look at."""
        looked = False
        while await self.say_some():
            looked = True
        return looked

    async def say_some(self) -> bool:
        """Look at some patients, and say a few of what is due; return whether there were any."""
        async with self._storage.reading() as tx:
            ids = await tx.people.weekly_by(self._clock.now(), _AT_ONCE)
        await apart(ids, self._look, self._give_up)
        return bool(ids)

    async def next_in(self, tx: Transaction) -> datetime | None:
        """Return when the first of all patients is looked at again."""
        return await tx.people.next_weekly(self._clock.now())

    async def _look(self, ids: Sequence[PersonId]) -> None:
        now, told = self._clock.now(), 0
        async with self._storage.transaction() as tx:
            await tx.people.lock(*ids)
            known = await tx.people.get_many(ids)
            since = await _still_news(tx, now=now)
            looked: dict[PersonId, datetime | None] = {}
            for id_ in ids:
                person = known.get(id_)
                told += await self._say(tx, person, since, now=now) if person else 0
                looked[id_] = self._next(person, now=now)
                if told >= _A_FEW:
                    break
            await tx.people.look_weekly(looked)

    async def _say(self, tx: Transaction, person: Person, since: datetime, *, now: datetime) -> int:
        """Say what was due to one patient since an instant; return how much that was."""
        said = 0
        for kind in self._kinds:
            at, fact = kind.last_due(person, now), f"{kind.fact}{person.id}"
            if at is not None and at > since and not kind.is_said(await tx.facts.get(fact), at):
                await tx.facts.put(fact, at.isoformat())
                await kind.tell(tx, person, at, now)
                said += 1
        return said

    def _next(self, person: Person | None, *, now: datetime) -> datetime | None:
        """Return when to look at a patient again, in a day at the latest: a setting may be changed
        until then, or the rules of a zone; None: they were erased."""
        if person is None:
            return None
        due = (kind.last_due(person, now + _WEEK) for kind in self._kinds)
        return min([now + _DAY, *(at for at in due if at is not None and at > now)])

    async def _give_up(self, id_: PersonId) -> None:
        """Let the others go on; this one has another turn tomorrow."""
        async with self._storage.transaction() as tx:
            now = self._clock.now()
            await tx.people.look_weekly({id_: now + _DAY})
            await tx.setbacks.note("week", id_, now)
        _log.error("what is said once a week cannot be made", extra={"person": str(id_)})


async def _still_news(tx: Transaction, *, now: datetime) -> datetime:
    """Return since when what was due is still to be said: up to a restored backup it was said, for
    all that is known."""
    news, lost_until = now - _STILL_WORTH_SAYING, await tx.facts.get(RESTORED)
    return max(news, datetime.fromisoformat(lost_until)) if lost_until else news
