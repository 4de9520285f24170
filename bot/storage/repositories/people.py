"""Keeps people. Everything about a person but their role is sealed with their own key."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Integer, Row, Select, bindparam, func, literal, select, update

from bot.domain.errors import NotFound
from bot.domain.ids import PersonId
from bot.domain.people import Person, Role
from bot.storage.remembering import remembered
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import PERSON
from bot.storage.sealing.seals import Place
from bot.storage.session import Bell, Session, Values
from bot.storage.statements import MOST, NOW, earliest
from bot.storage.stopping import NEVER, erased, stopped
from bot.storage.tables.columns import fixed
from bot.storage.tables.people import data_keys, people

_READ: Final = select(people.c.id, people.c.profile, people.c.version)
_IN_ORDER: Final = select(people.c.id).order_by(people.c.id)
_IS_PATIENT: Final = people.c.role == fixed(Role.PATIENT.value)
_cells: Final = people.c
#: Who never had a turn and who has one are asked for apart: for both at once a database reads all
#: who are due, and sorts them, to return a few.
_SOME: Final = select(_cells.id).where(_IS_PATIENT).limit(bindparam(MOST, type_=Integer))
_NEVER_PLANNED: Final = _SOME.where(_cells.planned_until.is_(None))
_TO_PLAN: Final = _SOME.where(_cells.planned_until < bindparam(NOW)).order_by(_cells.planned_until)
_FIRST_PLANNED: Final = earliest(_cells.planned_until).where(_IS_PATIENT)
_NEVER_WEEKLY: Final = _SOME.where(_cells.weekly_at.is_(None))
_WEEKLY: Final = _SOME.where(_cells.weekly_at <= bindparam(NOW)).order_by(_cells.weekly_at)
_UNPLANNED: Final = select(func.count().label("n")).where(_cells.unplanned_from.is_not(None))
_FIRST_WEEKLY: Final = earliest(_cells.weekly_at).where(_IS_PATIENT)
_HOW_FAR: Final = select(_cells.planned_until, _cells.unplanned_from).where(
    _cells.id == bindparam("this")
)


class People:
    """The people the bot talks with."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, person: Person) -> None:
        """Keep a new person, and make their data key."""
        await self._session.keys.make(person.id)
        await self.add_keyed(person)
        self._session.ring(Bell.ROUNDS)

    async def add_keyed(self, person: Person) -> None:
        """Keep a new person whose data key is there already."""
        await self._session.insert(
            people, {"id": person.id, "version": person.version, **self._row(person)}
        )

    async def get(self, id_: PersonId) -> Person:
        """Return the person; raise `NotFound` where there is none."""
        found = await self.get_many([id_])
        if id_ not in found:
            raise NotFound(f"there is no person {id_}")
        return found[id_]

    @remembered
    async def get_many(self, ids: Collection[PersonId]) -> dict[PersonId, Person]:
        """Return those of the people that exist and were not erased."""
        rows = await self._session.rows_among(_READ, people.c.id, ids)
        await self._session.keys.load(row.id for row in rows)
        kept = (row for row in rows if self._session.keys.exists(row.id))
        return {row.id: self._person(row) for row in kept}

    async def replace(self, old: Person, new: Person) -> Person:
        """Save `new` over `old`, unless somebody else changed the person first."""
        await self._session.keys.load([old.id])
        values = {**self._row(new), "weekly_at": None}  # their week may end at another hour now
        await swap(self._session, people, Swap(old.id, old.version, values))
        return replace(new, version=old.version + 1)

    async def ids(self) -> list[PersonId]:
        """Return the id of everybody who was not erased."""
        kept = people.c.id.in_(select(data_keys.c.owner))
        rows = await self._session.rows(select(people.c.id).where(kept).order_by(people.c.id))
        return [row.id for row in rows]

    async def erased(self) -> list[PersonId]:
        """Return the id of everybody whose data key is gone."""
        return [row.id for row in await self._session.rows(erased())]

    async def lock(self, *ids: PersonId) -> None:
        """Let nobody else work on these people until the transaction ends."""
        locked = self._session.locked(_IN_ORDER, skip=False)
        await self._session.rows_among(locked, people.c.id, sorted(ids))

    async def to_plan(self, before: datetime, limit: int) -> list[PersonId]:
        """Return patients who are not planned up to `before`, those never planned first."""
        never, due = self._session.locked(_NEVER_PLANNED), self._session.locked(_TO_PLAN)
        return await self._found((never, due), before, limit)

    async def planned_until(self, id_: PersonId, at: datetime | None) -> None:
        """Note how far a patient is planned; None: plan again now."""
        values: Values = {"planned_until": at}
        if at is not None:
            values = {**values, "unplanned_from": None}
        await self._session.run(update(people).where(people.c.id == id_).values(values))
        if at is None:
            self._session.ring(Bell.ROUNDS)

    async def cannot_be_planned(self, id_: PersonId, now: datetime, *, again: datetime) -> None:
        """Note that a patient could not be planned, and leave them alone as if they were planned
        until `again`. How far they truly are is kept; who was erased is left alone for ever."""
        known = func.coalesce(_cells.planned_until, literal(now, _cells.planned_until.type))
        so_far, is_kept = func.coalesce(_cells.unplanned_from, known), known < NEVER
        values = {"planned_until": again, "unplanned_from": so_far}
        await self._session.run(update(people).where(_cells.id == id_, is_kept).values(values))

    async def unplanned_count(self) -> int:
        """Return how many patients cannot be planned: somebody has to look at them."""
        row = await self._session.row(_UNPLANNED)
        return int(row.n) if row else 0

    async def is_planned_until(self, id_: PersonId) -> datetime | None:
        """Return how far a patient is planned; None: never yet."""
        row = await self._session.row(_HOW_FAR, {"this": id_})
        return (row.unplanned_from or row.planned_until) if row else None

    async def first_planned_until(self) -> datetime | None:
        """Return how far that patient is planned who is planned least far; None: nobody is."""
        return await self._first(_FIRST_PLANNED)

    async def weekly_by(self, now: datetime, limit: int) -> list[PersonId]:
        """Return patients to whom something may be due that is said once a week."""
        return await self._found((_NEVER_WEEKLY, _WEEKLY), now, limit)

    async def next_weekly(self, now: datetime) -> datetime | None:
        """Return when something may be due next that is said once a week; None: never."""
        if await self._session.row(_NEVER_WEEKLY, {MOST: 1}):
            return now
        return await self._first(_FIRST_WEEKLY)

    async def look_weekly(self, at: Mapping[PersonId, datetime | None]) -> None:
        """Note when something may be due to whom that is said once a week; None: never."""
        statement = update(people).where(people.c.id == bindparam("this"))
        await self._session.run_many(
            statement.values(weekly_at=bindparam("then")),
            [{"this": id_, "then": then or NEVER} for id_, then in at.items()],
        )

    async def plan_again(self, ids: Collection[PersonId], now: datetime) -> None:
        """Let these patients be planned again at once: what comes next is known only now."""
        sooner = update(people).where(people.c.planned_until > now).values(planned_until=now)
        for id_ in sorted(ids):
            await self._session.run(sooner.where(people.c.id == id_))
        if ids:
            self._session.ring(Bell.ROUNDS)

    async def plan_all_again(self, now: datetime) -> None:
        """Let every patient be planned again at once, but for those who are erased."""
        ahead = _IS_PATIENT, people.c.planned_until > now, people.c.planned_until < NEVER
        await self._session.run(update(people).where(*ahead).values(planned_until=now))
        self._session.ring(Bell.ROUNDS)

    async def erase(self, id_: PersonId) -> None:
        """Throw a person's data key away, for ever: nothing sealed with it can be read again.

        What is still to be said to them, asked of them and told of them is stopped first.
        """
        await self.stop(id_)
        await self._session.keys.erase(id_)

    async def stop(self, id_: PersonId) -> None:
        """Let nothing happen any more to somebody who is erased."""
        for statement in stopped(id_):
            await self._session.run(statement)

    async def _found(
        self, queries: Sequence[Select[Any]], now: datetime, limit: int
    ) -> list[PersonId]:
        """Return what one query after the other finds, until these are enough."""
        found: list[PersonId] = []
        for query in queries:
            if left := limit - len(found):
                rows = await self._session.rows(query, {NOW: now, MOST: left})
                found += [row.id for row in rows]
        return found

    async def _first(self, query: Select[Any]) -> datetime | None:
        """Return the first instant at which any patient has a turn; None: nobody has."""
        row = await self._session.row(query)
        return row[0] if row and row[0] < NEVER else None

    def _row(self, person: Person) -> Values:
        key = self._session.keys.of(person.id)
        return {
            "role": person.role.value,
            "clinic_id": person.clinic,
            "profile": key.seal(_place(person.id), PERSON.dump(person)),
        }

    def _person(self, row: Row[Any]) -> Person:
        raw = self._session.keys.of(row.id).open(_place(row.id), row.profile)
        return replace(PERSON.load(raw), version=row.version)


def _place(id_: PersonId) -> Place:
    return Place("person", id_, "profile")
