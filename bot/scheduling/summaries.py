"""Says the week's summary to every patient, once a week, at dinner on the last day of the week."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.actions import say
from bot.clock import Clock
from bot.domain.deliveries import Reason
from bot.domain.ids import PersonId
from bot.domain.people import Person, Role
from bot.planner.calendar import instant
from bot.reports import adherence, summary
from bot.scheduling.rows import apart
from bot.storage import Storage, Transaction

_AT_ONCE: Final = 200
_WEEK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
#: After a longer outage than this the summary of that week is left out.
_STILL_WORTH_SAYING: Final = timedelta(hours=36)
_log = logging.getLogger(__name__)


class Summaries:
    """The week's summaries."""

    def __init__(self, storage: Storage, clock: Clock, *, weekday: int) -> None:
        self._storage = storage
        self._clock = clock
        self._weekday = weekday
        self.next_at: datetime | None = None  #: when the next one is due, as far as is known
        self._said: dict[PersonId, datetime] = {}  #: what need not be asked for again

    async def run(self) -> bool:
        """Say the summaries that are due; return whether there were any."""
        now = self._clock.now()
        due: list[PersonId] = []
        self.next_at = None
        async with self._storage.reading() as tx:
            ids = await tx.people.ids()
            for start in range(0, len(ids), _AT_ONCE):
                due += await self._due(tx, ids[start : start + _AT_ONCE], now=now)
        for person in due:
            await apart([person], self._say, self._give_up)
        return bool(due)

    async def _due(
        self, tx: Transaction, ids: Sequence[PersonId], *, now: datetime
    ) -> list[PersonId]:
        people = await tx.people.get_many(ids)
        patients = [person for person in people.values() if person.role is Role.PATIENT]
        due = []
        for person in patients:
            at = last_summary(person, self._weekday, now=now)
            following = last_summary(person, self._weekday, now=now + _WEEK)
            self.next_at = min(following, self.next_at or following)
            if now - at > _STILL_WORTH_SAYING or self._said.get(person.id) == at:
                continue
            if not await _was_said(tx, person, at):
                due.append(person.id)
            self._said[person.id] = at
        return due

    async def _say(self, ids: Sequence[PersonId]) -> None:
        now = self._clock.now()
        async with self._storage.transaction() as tx:
            for id_ in ids:
                await tx.people.lock(id_)
                person = await tx.people.get(id_)
                at = last_summary(person, self._weekday, now=now)
                if not await _was_said(tx, person, at):
                    await tx.facts.put(_fact(person), at.isoformat())
                    await _tell(tx, person, at, now=now)

    async def _give_up(self, id_: PersonId) -> None:
        async with self._storage.transaction() as tx:
            person = await tx.people.get(id_)
            at = last_summary(person, self._weekday, now=self._clock.now())
            await tx.facts.put(_fact(person), at.isoformat())
        _log.error("a summary cannot be made", extra={"person": str(id_)})


def last_summary(person: Person, weekday: int, *, now: datetime) -> datetime:
    """Return the last instant at which this patient's summary was due."""
    local = now.astimezone(person.tz)
    day = local.date() - _DAY * ((local.weekday() - weekday) % 7)
    at = instant(day, person.routine.dinner, person.tz)
    return at if at <= now else instant(day - _WEEK, person.routine.dinner, person.tz)


async def _tell(tx: Transaction, person: Person, at: datetime, *, now: datetime) -> None:
    """Say it to somebody who has agreed, can be reached, and had anything to take that week."""
    if not await tx.consents.given_by([person.id]):
        return
    last = at.astimezone(person.tz).date()
    first = last - _WEEK + _DAY
    doses = await tx.doses.between(person.id, first, last)
    since = instant(first, datetime.min.time(), person.tz)
    extras = await tx.extras.between(person.id, since, at)
    regimen = await tx.medications.regimen(person.id)
    report = adherence.report(doses, extras, regimen, first=first, last=last)
    if report.medications or report.extras:
        await say.say(tx, person, summary.utterance(report), now=now, reason=Reason.SUMMARY)


async def _was_said(tx: Transaction, person: Person, at: datetime) -> bool:
    said = await tx.facts.get(_fact(person))
    return said is not None and datetime.fromisoformat(said) >= at


def _fact(person: Person) -> str:
    return f"summary of {person.id}"
