"""How much may be said, and how much we listen to."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.domain.ids import SenderId
from bot.storage import Storage
from tests.storage.world import NOW, a_world


async def _take(storage: Storage, sender: SenderId, wanted: int, now: datetime) -> int:
    async with storage.transaction() as tx:
        return await tx.limits.take(sender, wanted, rate_per_second=30, burst=30, now=now)


async def test_a_bucket_is_full_at_first_and_fills_by_the_second(storage: Storage) -> None:
    sender = (await a_world(storage)).sender

    taken = [
        await _take(storage, sender, 20, NOW),
        await _take(storage, sender, 20, NOW),
        await _take(storage, sender, 20, NOW),
        await _take(storage, sender, 20, NOW + timedelta(milliseconds=500)),
        await _take(storage, sender, 99, NOW + timedelta(hours=1)),
    ]

    assert taken == [20, 10, 0, 15, 30]


async def test_small_steps_of_time_are_not_lost(storage: Storage) -> None:
    sender = (await a_world(storage)).sender
    await _take(storage, sender, 30, NOW)

    steps = [
        await _take(storage, sender, 9, NOW + timedelta(milliseconds=10 * n)) for n in range(1, 101)
    ]

    assert sum(steps) == 30


async def test_who_comes_a_moment_late_loses_nothing_of_their_pace(storage: Storage) -> None:
    sender = (await a_world(storage)).sender
    at, said = NOW, 0

    async with storage.transaction() as tx:
        while at < NOW + timedelta(seconds=100):
            said += await tx.limits.take(sender, 9, rate_per_second=1.0, burst=1, now=at)
            soonest = await tx.limits.next_free(sender, rate_per_second=1.0, burst=1, now=at)
            at = soonest + timedelta(milliseconds=15)

    assert said == 100


@pytest.mark.parametrize(
    ("case", "taken", "held", "seconds"),
    [
        ("it never spoke", 0, False, 0.0),
        ("one token is left", 1, False, 0.0),
        ("its bucket is empty", 2, False, 0.25),
        ("it is held", 2, True, 30.25),
    ],
)
async def test_a_sender_may_speak_next_when_its_next_token_is_there(
    storage: Storage, case: str, taken: int, held: bool, seconds: float
) -> None:
    sender = (await a_world(storage)).sender
    async with storage.transaction() as tx:
        if taken:
            await tx.limits.take(sender, taken, rate_per_second=4.0, burst=2, now=NOW)
        if held:
            await tx.limits.hold(sender, NOW + timedelta(seconds=30))

        soonest = await tx.limits.next_free(sender, rate_per_second=4.0, burst=2, now=NOW)

    assert soonest == NOW + timedelta(seconds=seconds), case


async def test_a_clock_put_back_adds_nothing(storage: Storage) -> None:
    sender = (await a_world(storage)).sender
    await _take(storage, sender, 30, NOW)

    assert await _take(storage, sender, 1, NOW - timedelta(hours=1)) == 0
    assert await _take(storage, sender, 99, NOW + timedelta(seconds=1)) == 30


async def test_a_sender_that_is_held_says_nothing_until_its_time(storage: Storage) -> None:
    sender = (await a_world(storage)).sender
    until = NOW + timedelta(seconds=30)
    async with storage.transaction() as tx:
        assert await tx.limits.held_until(sender) is None
        await tx.limits.hold(sender, until)
        assert await tx.limits.held_until(sender) == until

    assert await _take(storage, sender, 5, until - timedelta(seconds=1)) == 0
    assert await _take(storage, sender, 5, until + timedelta(milliseconds=100)) == 3


async def test_of_two_holds_the_longer_counts(storage: Storage) -> None:
    sender = (await a_world(storage)).sender
    async with storage.transaction() as tx:
        await tx.limits.hold(sender, NOW + timedelta(hours=1))
        await tx.limits.hold(sender, NOW + timedelta(seconds=1))

    assert await _take(storage, sender, 5, NOW + timedelta(minutes=59)) == 0
    assert await _take(storage, sender, 5, NOW + timedelta(minutes=61)) == 5


async def test_nobody_is_silent_for_a_year_because_a_clock_was_wrong(storage: Storage) -> None:
    sender = (await a_world(storage)).sender
    wrong = NOW + timedelta(days=365)
    async with storage.transaction() as tx:
        await tx.limits.hold(sender, wrong)

    async with storage.transaction() as tx:
        soonest = await tx.limits.next_free(sender, rate_per_second=30, burst=30, now=NOW)
    taken = [await _take(storage, sender, 20, NOW) for _ in range(2)]

    assert soonest == NOW
    assert taken == [20, 10]


async def test_an_address_is_listened_to_ten_times_a_minute(storage: Storage) -> None:
    address = (await a_world(storage)).address.id
    async with storage.transaction() as tx:
        heard = [await tx.limits.talk(address, NOW) for _ in range(11)]
        after = [await tx.limits.talk(address, NOW + timedelta(seconds=6)) for _ in range(2)]

    assert heard == [True] * 10 + [False]
    assert after == [True, False]


@pytest.mark.postgres
async def test_what_another_worker_is_about_to_take_is_not_waited_for(
    postgres_storage: Storage,
) -> None:
    sender = (await a_world(postgres_storage)).sender
    await _take(postgres_storage, sender, 1, NOW)

    async def available(storage: Storage) -> int:
        async with storage.transaction() as tx:
            return await tx.limits.available(sender, rate_per_second=30, burst=30, now=NOW)

    async with postgres_storage.transaction() as tx:
        assert await tx.limits.take(sender, 9, rate_per_second=30, burst=30, now=NOW) == 9
        assert await asyncio.wait_for(available(postgres_storage), 20) == 0
    assert await available(postgres_storage) == 20
