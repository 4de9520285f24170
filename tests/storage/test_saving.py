"""The first to save wins, and the other is told."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.doses import DoseState
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import RoundId, SlotId, new_id
from bot.domain.rounds import Round
from bot.storage import Keyring, Storage
from tests.domain.examples import REPORT, a_dose, a_person, a_round
from tests.storage.world import NOW, a_round_with_a_dose, a_world


def many_rounds(count: int) -> list[Round]:
    """Return rounds of different slots."""
    return [replace(a_round(), id=RoundId(new_id()), slot=SlotId(new_id())) for _ in range(count)]


async def test_whoever_decided_on_an_older_version_is_told(storage: Storage) -> None:
    await a_world(storage)
    async with storage.transaction() as tx:
        await a_round_with_a_dose(tx)

    async with storage.transaction() as tx:
        taken = await tx.doses.replace(a_dose(), a_dose().take(REPORT, at=NOW))
        with pytest.raises(ChangedMeanwhile):
            await tx.doses.replace(a_dose(), a_dose().close(asked=True))
        await tx.rounds.replace(a_round(), a_round().settle())
        with pytest.raises(ChangedMeanwhile):
            await tx.rounds.replace(a_round(), a_round().close())

    async with storage.reading() as tx:
        assert await tx.doses.get(a_dose().id) == taken
    assert (taken.state, taken.version) == (DoseState.TAKEN, 2)


async def test_of_many_saved_at_once_the_losers_are_left_out(storage: Storage) -> None:
    await a_world(storage)
    rounds = many_rounds(600)
    async with storage.transaction() as tx:
        await tx.rounds.add(rounds)
        await tx.rounds.replace(rounds[7], rounds[7].settle())

    async with storage.transaction() as tx:
        gone = many_rounds(1)[0]
        saved = await tx.rounds.replace_many([(r, r.close()) for r in [*rounds, gone]])

    won = [r for r in rounds if r is not rounds[7]]
    assert saved == [replace(r.close(), version=2) for r in won]
    async with storage.reading() as tx:
        kept = await tx.rounds.get_many([r.id for r in rounds])
    assert [kept[r.id] for r in won] == saved
    assert kept[rounds[7].id].settle() is kept[rounds[7].id]


async def test_of_two_who_save_many_at_the_same_time_each_row_has_one_winner(
    storage: Storage,
) -> None:
    await a_world(storage)
    rounds = many_rounds(60)
    async with storage.transaction() as tx:
        await tx.rounds.add(rounds)

    async def save(order: list[Round], asks: int) -> list[Round]:
        async with storage.transaction() as tx:
            return await tx.rounds.replace_many([(r, replace(r, asks=asks)) for r in order])

    forwards, backwards = await asyncio.gather(save(rounds, 1), save(rounds[::-1], 2))

    won = [{r.id for r in forwards}, {r.id for r in backwards}]
    assert won[0] | won[1] == {r.id for r in rounds}
    assert not won[0] & won[1]


async def test_an_error_takes_everything_back(storage: Storage) -> None:
    await a_world(storage)

    with suppress(ZeroDivisionError):
        async with storage.transaction() as tx:
            await a_round_with_a_dose(tx)
            raise ZeroDivisionError

    async with storage.reading() as tx:
        assert await tx.rounds.get_many([a_round().id]) == {}


async def test_a_person_taken_back_can_be_kept_again_and_read_by_others(
    storage: Storage, migrated_url: str, keyring: Keyring
) -> None:
    with suppress(ZeroDivisionError):
        async with storage.transaction() as tx:
            await tx.people.add(a_person())
            raise ZeroDivisionError
    world = await a_world(storage)

    other = await Storage.open(migrated_url, keyring=keyring)
    async with other.reading() as tx:
        assert await tx.people.get(world.person.id) == world.person
    await other.close()


async def test_readers_cannot_write(storage: Storage) -> None:
    await a_world(storage)

    with pytest.raises(Exception, match=r"readonly|read-only"):
        async with storage.reading() as tx:
            await tx.facts.put("beat", "1")


async def test_a_reader_does_not_see_what_is_committed_while_it_reads(storage: Storage) -> None:
    await a_world(storage)

    async with storage.reading() as reader:
        before = await reader.facts.get("beat")
        async with storage.transaction() as writer:
            await writer.facts.put("beat", "1")
        after = await reader.facts.get("beat")

    assert before is after is None


async def test_a_transaction_inside_another_is_refused_instead_of_waiting_for_ever(
    sqlite_storage: Storage,
) -> None:
    async with sqlite_storage.transaction():
        with pytest.raises(RuntimeError, match="inside another"):
            async with sqlite_storage.transaction():
                pass


async def test_writers_on_sqlite_take_turns(sqlite_storage: Storage) -> None:
    world = await a_world(sqlite_storage)

    async def later(step: int) -> None:
        async with sqlite_storage.transaction() as tx:
            address = (await tx.addresses.get_many([world.address.id]))[world.address.id]
            seen = NOW + timedelta(seconds=step)
            await tx.addresses.replace(address, replace(address, verified_at=seen))

    await asyncio.gather(*(later(step) for step in range(20)))

    async with sqlite_storage.reading() as tx:
        address = (await tx.addresses.get_many([world.address.id]))[world.address.id]
    assert address.version == 21


@pytest.mark.parametrize("steps", range(0, 40, 8))
async def test_a_transaction_that_is_cancelled_leaves_nothing_and_lets_the_next_one_in(
    storage: Storage, steps: int
) -> None:
    reached = asyncio.Event()

    async def work() -> None:
        async with storage.transaction() as tx:
            for step in range(200):
                await tx.facts.put(f"step {step}", "done")
                if step == steps:
                    reached.set()

    task = asyncio.create_task(work())
    await reached.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    async with asyncio.timeout(10), storage.transaction() as tx:
        assert await tx.facts.get("step 0") is None
