"""Says the week's summary to every patient, when they get up on the day after it has ended."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.actions import lateness, say
from bot.clock import Clock
from bot.domain.adherence.counting import count
from bot.domain.adherence.periods import Period
from bot.domain.deliveries import Reason
from bot.domain.ids import PersonId
from bot.domain.people import Person, Role
from bot.planner.calendar import instant
from bot.reports import summary
from bot.scheduling.rows import apart
from bot.storage import Storage, Transaction

_AT_ONCE: Final = 200
_A_FEW: Final = 5
_FACT: Final = "summary of "
_WEEK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
#: After a longer outage than this the summary of that week is left out.
_STILL_WORTH_SAYING: Final = timedelta(hours=36)
_log = logging.getLogger(__name__)


class Summaries:
    """The week's summaries. They can wait, so they are said a few at a time."""

    def __init__(self, storage: Storage, clock: Clock, *, weekday: int) -> None:
        self._storage = storage
        self._clock = clock
        self._weekday = weekday
        self.next_at: datetime | None = None  #: when the next one is due, as far as is known
        self._due: list[PersonId] = []
        self._settled: dict[PersonId, datetime] = {}  #: what need not be looked up again

    async def run(self) -> bool:
        """Say all summaries that are due; return whether there were any."""
        await self.look()
        any_due = bool(self._due)
        while await self.say_some():
            continue
        return any_due

    async def look(self) -> None:
        """Find out whose summary is due."""
        now = self._clock.now()
        self.next_at = None
        candidates: dict[PersonId, datetime] = {}
        async with self._storage.reading() as tx:

            async def look(some: Sequence[PersonId]) -> None:
                candidates.update(await self._candidates(tx, some, now=now))

            ids = await tx.people.ids()
            for start in range(0, len(ids), _AT_ONCE):
                await apart(ids[start : start + _AT_ONCE], look, _pass_over)
            said = await tx.facts.beginning_with(_FACT) if candidates else {}
        due = {id_ for id_, at in candidates.items() if not _is_said(said.get(_fact(id_)), at)}
        self._due = list(due)
        self._settled |= {id_: at for id_, at in candidates.items() if id_ not in due}

    async def say_some(self) -> bool:
        """Say a few of those that are due; return whether there were any."""
        some, self._due = self._due[:_A_FEW], self._due[_A_FEW:]
        await apart(some, self._say, self._give_up)
        return bool(some)

    async def _candidates(
        self, tx: Transaction, ids: Sequence[PersonId], *, now: datetime
    ) -> dict[PersonId, datetime]:
        """Return whose summary was due not long ago, unless it is known to have been said."""
        found = {}
        for person in (await tx.people.get_many(ids)).values():
            if person.role is not Role.PATIENT:
                continue
            at = last_summary(person, self._weekday, now=now)
            following = last_summary(person, self._weekday, now=now + _WEEK)
            self.next_at = min(following, self.next_at or following)
            if now - at <= _STILL_WORTH_SAYING and self._settled.get(person.id) != at:
                found[person.id] = at
        return found

    async def _say(self, ids: Sequence[PersonId]) -> None:
        now = self._clock.now()
        async with self._storage.transaction() as tx:
            for id_ in ids:
                await tx.people.lock(id_)
                person = await tx.people.get(id_)
                at = last_summary(person, self._weekday, now=now)
                if not _is_said(await tx.facts.get(_fact(id_)), at):
                    await tx.facts.put(_fact(id_), at.isoformat())
                    await _tell(tx, person, at, now=now)
                    await lateness.look(tx, person, now=now)

    async def _give_up(self, id_: PersonId) -> None:
        async with self._storage.transaction() as tx:
            person = await tx.people.get(id_)
            at = last_summary(person, self._weekday, now=self._clock.now())
            await tx.facts.put(_fact(id_), at.isoformat())
        _log.error("a summary cannot be made", extra={"person": str(id_)})


async def _pass_over(id_: PersonId) -> None:
    _log.error("a person cannot be read", extra={"person": str(id_)})


def last_summary(person: Person, weekday: int, *, now: datetime) -> datetime:
    """Return the last instant at which this patient's summary was due."""
    local = now.astimezone(person.tz)
    day = local.date() - _DAY * ((local.weekday() - weekday) % 7)
    at = instant(day, person.routine.wake, person.tz)
    return at if at <= now else instant(day - _WEEK, person.routine.wake, person.tz)


async def _tell(tx: Transaction, person: Person, at: datetime, *, now: datetime) -> None:
    """Say it to somebody who has agreed, can be reached, and had anything to take that week."""
    if not await tx.consents.given_by([person.id]):
        return
    last = at.astimezone(person.tz).date() - _DAY
    first = last - _WEEK + _DAY
    doses = await tx.doses.between(person.id, first, last)
    since = instant(first, datetime.min.time(), person.tz)
    extras = await tx.extras.between(person.id, since, at)
    regimen = await tx.medications.regimen(person.id)
    report = count(doses, extras, regimen, days=Period(first, last), zone=person.tz)
    if report.medications or report.extras:
        remarks = len(await tx.remarks.between(person.id, since, at))
        said = summary.utterance(report, remarks=remarks)
        await say.say(tx, person, said, now=now, reason=Reason.SUMMARY)


def _is_said(fact: str | None, at: datetime) -> bool:
    """Return whether the summary due at `at` was said, perhaps at another hour: waking may move."""
    return fact is not None and datetime.fromisoformat(fact) > at - _WEEK / 2


def _fact(person: PersonId) -> str:
    return f"{_FACT}{person}"
