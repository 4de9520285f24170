"""Of two workers that hold what the other one needs, one is told so, and the other goes on."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import PersonId, new_id
from bot.storage import Keyring, Storage
from tests.domain.examples import a_person

pytestmark = pytest.mark.postgres


async def test_the_victim_of_a_deadlock_was_only_too_late(
    migrated_postgres_url: str, keyring: Keyring
) -> None:
    storage = await Storage.open(migrated_postgres_url, keyring=keyring)
    ann, ben = (replace(a_person(), id=PersonId(new_id())) for _ in range(2))
    async with storage.transaction() as tx:
        await tx.people.add(ann)
        await tx.people.add(ben)
    both_hold_one = asyncio.Barrier(2)

    async def take(first: PersonId, second: PersonId) -> None:
        async with storage.transaction() as tx:
            await tx.people.lock(first)
            await both_hold_one.wait()
            await tx.people.lock(second)

    ends = await asyncio.gather(take(ann.id, ben.id), take(ben.id, ann.id), return_exceptions=True)
    await storage.close()

    assert [type(end) for end in ends if end] == [ChangedMeanwhile]
    assert None in ends
