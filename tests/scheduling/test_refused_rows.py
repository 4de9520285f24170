"""What the database refuses for a row's own sake is counted against that row; no other waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.domain.ids import PersonId, new_id
from bot.domain.people import Person
from bot.scheduling.inbox import Inbox
from bot.scheduling.rows import apart
from bot.storage import InboxEntry, Storage, Transaction
from tests import databases
from tests.scheduling.world import World, answer_for

migrated_url = databases.migrated_url  #: here the kind of database matters


async def test_an_answer_that_the_database_refuses_is_set_aside_and_the_next_one_heard(
    world: World,
) -> None:
    ann = await world.patient()
    await world.until("08:00")
    usual = answer_for(world.clock)

    async def handle(tx: Transaction, entry: InboxEntry) -> None:
        if entry.incoming.text == "again":
            await tx.people.add(ann)
        await usual(tx, entry)

    inbox = Inbox(world.storage, world.clock, handle)
    await world.hear("again")
    await world.hear("taken")
    for minute in range(1, 8):
        await world.sleep_until(f"08:0{minute}")
        await inbox.empty()

    async with world.storage.reading() as tx:
        assert await tx.inbox.set_aside_count() == 1
    assert await world.states(ann) == ["08:00 taken"]


async def test_a_row_that_the_database_refuses_is_told_apart(
    storage: Storage, world: World
) -> None:
    ann = await world.patient()
    people = [replace(ann, id=PersonId(new_id())) for _ in range(2)]
    kept: list[Person] = []
    refused: list[Person] = []

    async def keep(some: Sequence[Person]) -> None:
        async with storage.transaction() as tx:
            for person in some:
                await tx.people.add(person)
        kept.extend(some)

    async def broken(person: Person) -> None:
        refused.append(person)

    await apart([people[0], ann, people[1]], keep, broken)

    assert (kept, refused) == (people, [ann])


async def test_what_the_database_itself_lacks_is_blamed_on_no_row(world: World) -> None:
    blamed: list[int] = []

    async def work(_rows: Sequence[int]) -> None:
        async with world.storage._engine.begin() as connection:
            if world.storage.is_sqlite:
                raise OperationalError("INSERT", None, Exception("database or disk is full"))
            await connection.execute(text("SET LOCAL statement_timeout = 1"))
            await connection.execute(text("SELECT pg_sleep(1)"))

    async def broken(row: int) -> None:
        blamed.append(row)

    with pytest.raises(DBAPIError, match=r"pg_sleep|full"):
        await apart([1, 2], work, broken)
    assert blamed == []
