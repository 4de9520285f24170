"""Says what is said once a week to every patient, each on its own day, when they get up.

To add a kind: return a `Kind` that knows when it was due last and how to tell it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.domain.ids import PersonId
from bot.domain.people import Person, Role
from bot.scheduling.rows import apart
from bot.storage import Storage, Transaction
from bot.storage.backup.settle import RESTORED

_AT_ONCE: Final = 200
_A_FEW: Final = 5
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


@dataclass(frozen=True, slots=True)
class _Due:
    """What one person is to be told."""

    person: PersonId
    kind: Kind

    @property
    def fact(self) -> str:
        return f"{self.kind.fact}{self.person}"


class Weekly:
    """All that is said once a week. It can wait, so it is said a few at a time."""

    def __init__(self, storage: Storage, clock: Clock, kinds: Sequence[Kind]) -> None:
        self._storage = storage
        self._clock = clock
        self._kinds = kinds
        self.next_at: datetime | None = None  #: when the next one is due, as far as is known
        self._due: list[_Due] = []
        self._settled: dict[_Due, datetime] = {}  #: what need not be looked up again
        self._lost_until = datetime.min.replace(tzinfo=UTC)  #: said before, for all that is known

    async def run(self) -> bool:
        """Say all that is due; return whether there was anything."""
        await self.look()
        any_due = bool(self._due)
        while await self.say_some():
            continue
        return any_due

    async def look(self) -> None:
        """Find out what is due for whom."""
        now = self._clock.now()
        self.next_at = None
        candidates: dict[_Due, datetime] = {}
        said: dict[str, str] = {}
        async with self._storage.reading() as tx:
            if restored := await tx.facts.get(RESTORED):
                self._lost_until = datetime.fromisoformat(restored)

            async def look(some: Sequence[PersonId]) -> None:
                candidates.update(await self._candidates(tx, some, now=now))

            ids = await tx.people.ids()
            for start in range(0, len(ids), _AT_ONCE):
                await apart(ids[start : start + _AT_ONCE], look, _pass_over)
            for kind in {due.kind for due in candidates}:
                said |= await tx.facts.beginning_with(kind.fact)
        due = {each for each, at in candidates.items() if not _is_said(each, said, at)}
        self._due = [each for each in candidates if each in due]
        self._settled |= {each: at for each, at in candidates.items() if each not in due}

    async def say_some(self) -> bool:
        """Say a few of those that are due; return whether there were any."""
        some, self._due = self._due[:_A_FEW], self._due[_A_FEW:]
        await apart(some, self._say, self._give_up)
        return bool(some)

    async def _candidates(
        self, tx: Transaction, ids: Sequence[PersonId], *, now: datetime
    ) -> dict[_Due, datetime]:
        """Return what was due not long ago, unless it is known to have been said."""
        found = {}
        for person in (await tx.people.get_many(ids)).values():
            for due, at in self._of(person, now) if person.role is Role.PATIENT else ():
                following = due.kind.last_due(person, now + _WEEK)
                self.next_at = min((x for x in (following, self.next_at) if x), default=None)
                is_news = at > max(now - _STILL_WORTH_SAYING, self._lost_until)
                if is_news and self._settled.get(due) != at:
                    found[due] = at
        return found

    def _of(self, person: Person, now: datetime) -> Iterator[tuple[_Due, datetime]]:
        for kind in self._kinds:
            if at := kind.last_due(person, now):
                yield _Due(person.id, kind), at

    async def _say(self, some: Sequence[_Due]) -> None:
        now = self._clock.now()
        async with self._storage.transaction() as tx:
            for due in some:
                await tx.people.lock(due.person)
                person = await tx.people.get(due.person)
                at = due.kind.last_due(person, now)
                if at and not due.kind.is_said(await tx.facts.get(due.fact), at):
                    await tx.facts.put(due.fact, at.isoformat())
                    await due.kind.tell(tx, person, at, now)

    async def _give_up(self, due: _Due) -> None:
        async with self._storage.transaction() as tx:
            person = await tx.people.get(due.person)
            if at := due.kind.last_due(person, self._clock.now()):
                await tx.facts.put(due.fact, at.isoformat())
        _log.error("what is said once a week cannot be made", extra={"person": str(due.person)})


def _is_said(due: _Due, said: dict[str, str], at: datetime) -> bool:
    return due.kind.is_said(said.get(due.fact), at)


async def _pass_over(id_: PersonId) -> None:
    _log.error("a person cannot be read", extra={"person": str(id_)})
