"""Keeps people. Everything about a person but their role is sealed with their own key."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Row, Select, bindparam, select, update

from bot.domain.errors import NotFound
from bot.domain.ids import PersonId
from bot.domain.people import Person, Role
from bot.storage.remembering import remembered
from bot.storage.saving import Swap, swap
from bot.storage.sealing.json import PERSON
from bot.storage.sealing.seals import Place
from bot.storage.session import Bell, Session, Values
from bot.storage.stopping import NEVER, erased, stopped
from bot.storage.tables.columns import fixed
from bot.storage.tables.people import data_keys, people

_READ: Final = select(people.c.id, people.c.profile, people.c.version)
_IN_ORDER: Final = select(people.c.id).order_by(people.c.id)
_IS_PATIENT: Final = people.c.role == fixed(Role.PATIENT.value)


def _soonest(at: Column[datetime], due: ColumnElement[bool]) -> Select[tuple[PersonId]]:
    return select(people.c.id).where(due).order_by(at)


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
        at = people.c.planned_until
        return await self._have_a_turn(at, at < before, limit, locks=True)

    async def planned_until(self, id_: PersonId, at: datetime | None) -> None:
        """Note how far a patient is planned; None: plan again now."""
        await self._session.run(update(people).where(people.c.id == id_).values(planned_until=at))
        if at is None:
            self._session.ring(Bell.ROUNDS)

    async def is_planned_until(self, id_: PersonId) -> datetime | None:
        """Return how far a patient is planned; None: never yet."""
        row = await self._session.row(select(people.c.planned_until).where(people.c.id == id_))
        return row.planned_until if row else None

    async def first_planned_until(self) -> datetime | None:
        """Return how far that patient is planned who is planned least far; None: nobody is."""
        return await self._first(people.c.planned_until)

    async def weekly_by(self, now: datetime, limit: int) -> list[PersonId]:
        """Return patients to whom something may be due that is said once a week."""
        at = people.c.weekly_at
        return await self._have_a_turn(at, at <= now, limit)

    async def next_weekly(self, now: datetime) -> datetime | None:
        """Return when something may be due next that is said once a week; None: never."""
        never = select(people.c.id).where(_IS_PATIENT, people.c.weekly_at.is_(None))
        if await self._session.row(never.limit(1)):
            return now
        return await self._first(people.c.weekly_at)

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

    async def _have_a_turn(
        self, at: Column[datetime], due: ColumnElement[bool], limit: int, *, locks: bool = False
    ) -> list[PersonId]:
        """Return the patients who have a turn, those who never had one first.

        The two are asked for apart: for both at once a database reads all who are due, and sorts
        them, to return a few.
        """
        found: list[PersonId] = []
        for which in (select(people.c.id).where(at.is_(None)), _soonest(at, due)):
            if left := limit - len(found):
                some = which.where(_IS_PATIENT).limit(left)
                rows = await self._session.rows(self._session.locked(some) if locks else some)
                found += [row.id for row in rows]
        return found

    async def _first(self, due: Column[datetime]) -> datetime | None:
        """Return the first instant at which any patient has a turn; None: nobody has."""
        known = select(due).where(_IS_PATIENT, due.is_not(None), due < NEVER)
        row = await self._session.row(known.order_by(due).limit(1))
        return row[0] if row else None

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
