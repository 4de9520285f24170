"""A commit wakes whoever waits for it, here and in other processes; nothing else does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Literal

import pytest

from bot.storage import Keyring, Storage, Transaction
from tests.domain.examples import ANN, a_round
from tests.storage.world import LATER, NOW, World, a_delivery, a_world, peek, said

Name = Literal["outbox", "inbox", "rounds"]
Step = Callable[[Transaction, World], Awaitable[object]]


async def _add_delivery(tx: Transaction, world: World) -> None:
    await tx.deliveries.add([a_delivery(world.address)])


async def _keep(tx: Transaction, _: World) -> None:
    await tx.inbox.keep(said(), NOW)


async def _add_round(tx: Transaction, _: World) -> None:
    await tx.rounds.add([a_round()])


async def _plan_again(tx: Transaction, _: World) -> None:
    await tx.people.planned_until(ANN, None)


async def _wake_earlier(tx: Transaction, _: World) -> None:
    asleep = replace(a_round(), wakes_at=LATER)
    await tx.rounds.add([asleep])
    await tx.rounds.replace(asleep, replace(asleep, wakes_at=NOW))


async def _nothing(tx: Transaction, _: World) -> None:
    await tx.facts.put("beat", "1")


def _quiet(storage: Storage) -> None:
    for name in ("outbox", "inbox", "rounds"):
        storage.bell(name).clear()


def _rung(storage: Storage) -> set[str]:
    names: tuple[Name, ...] = ("outbox", "inbox", "rounds")
    return {name for name in names if storage.bell(name).is_set()}


@pytest.mark.parametrize(
    ("step", "rings"),
    [
        (_add_delivery, {"outbox"}),
        (_keep, {"inbox"}),
        (_add_round, {"rounds"}),
        (_plan_again, {"rounds"}),
        (_wake_earlier, {"rounds"}),
        (_nothing, set()),
    ],
)
async def test_a_commit_rings_the_bell_of_what_it_left_to_do(
    sqlite_storage: Storage, step: Step, rings: set[str]
) -> None:
    world = await a_world(sqlite_storage)
    _quiet(sqlite_storage)

    async with sqlite_storage.transaction() as tx:
        await step(tx, world)
        assert _rung(sqlite_storage) == set()

    assert _rung(sqlite_storage) == rings


async def test_what_is_taken_back_rings_nothing(sqlite_storage: Storage) -> None:
    world = await a_world(sqlite_storage)
    _quiet(sqlite_storage)

    with suppress(ZeroDivisionError):
        async with sqlite_storage.transaction() as tx:
            await _add_delivery(tx, world)
            raise ZeroDivisionError

    assert _rung(sqlite_storage) == set()


async def test_a_round_that_sleeps_longer_rings_nothing(sqlite_storage: Storage) -> None:
    await a_world(sqlite_storage)
    async with sqlite_storage.transaction() as tx:
        await tx.rounds.add([a_round()])
    _quiet(sqlite_storage)

    async with sqlite_storage.transaction() as tx:
        await tx.rounds.replace_many([(a_round(), replace(a_round(), wakes_at=LATER))])

    assert _rung(sqlite_storage) == set()


@pytest.fixture
async def other(migrated_postgres_url: str, postgres_storage: Storage, keyring: Keyring) -> Storage:
    """A second process, as it were, that listens."""
    storage = await Storage.open(migrated_postgres_url, keyring=keyring)
    await asyncio.wait_for(storage.bell("outbox").wait(), 10)  # it rings when it begins to listen
    _quiet(storage)
    return storage


@pytest.mark.postgres
async def test_on_postgresql_other_processes_hear_it(
    postgres_storage: Storage, other: Storage
) -> None:
    world = await a_world(postgres_storage)
    other.bell("outbox").clear()

    async with postgres_storage.transaction() as tx:
        await _add_delivery(tx, world)

    await asyncio.wait_for(other.bell("outbox").wait(), 10)
    assert not other.bell("inbox").is_set()
    await other.close()


@pytest.mark.postgres
async def test_on_postgresql_an_erased_key_is_forgotten_by_other_processes(
    postgres_storage: Storage, other: Storage
) -> None:
    await a_world(postgres_storage)
    async with other.reading() as tx:
        assert ANN in await tx.people.get_many([ANN])
    _quiet(other)

    async with postgres_storage.transaction() as tx:
        await tx.people.erase(ANN)
        await tx.people.planned_until(ANN, None)

    await asyncio.wait_for(other.bell("rounds").wait(), 10)
    async with other.reading() as tx:
        assert ANN not in await tx.people.get_many([ANN])
    await other.close()


@pytest.mark.postgres
async def test_a_listener_that_was_cut_off_listens_again_and_rings_for_what_it_missed(
    migrated_postgres_url: str, other: Storage
) -> None:
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    )

    assert (True,) in await peek(migrated_postgres_url, cut)

    await asyncio.wait_for(other.bell("outbox").wait(), 20)
    await other.close()
