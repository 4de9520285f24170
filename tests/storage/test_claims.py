"""Who gets which message to send, and in what order."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.deliveries import Delivery, DeliveryState, Reason
from bot.domain.errors import ChangedMeanwhile
from bot.domain.ids import SenderId
from bot.domain.people import Address
from bot.storage import Keyring, Storage
from tests.domain.examples import ANN, a_round
from tests.storage.world import LATER, NOW, a_delivery, a_world, an_address, tamper


async def _claim(storage: Storage, sender: SenderId, free: int = 10) -> list[Delivery]:
    async with storage.transaction() as tx:
        return await tx.deliveries.claim(
            [sender], free, now=NOW, lease_until=LATER, worker="worker"
        )


async def _add(storage: Storage, *deliveries: Delivery) -> None:
    async with storage.transaction() as tx:
        await tx.deliveries.add(deliveries)


async def _addresses(storage: Storage, count: int) -> list[Address]:
    async with storage.transaction() as tx:
        return [await an_address(tx, f"chat {number}") for number in range(count)]


async def test_a_claim_is_a_lease_with_a_new_version(storage: Storage) -> None:
    world = await a_world(storage)
    waiting = a_delivery(world.address)
    await _add(storage, waiting)

    [claimed] = await _claim(storage, world.sender)

    assert claimed == replace(
        waiting,
        state=DeliveryState.CLAIMED,
        attempts=1,
        lease_until=LATER,
        worker="worker",
        version=2,
    )
    assert await _claim(storage, world.sender) == []


async def test_one_address_gets_one_message_at_a_time_by_rank_and_then_the_oldest_first(
    storage: Storage,
) -> None:
    world = await a_world(storage)
    edit, ask, *answers = (
        replace(a_delivery(world.address), reason=reason)
        for reason in (Reason.EDIT, Reason.FIRST, Reason.ANSWER, Reason.ANSWER)
    )
    await _add(storage, edit, ask, *answers)

    order = []
    while claimed := await _claim(storage, world.sender):
        [delivery] = claimed
        order.append(delivery.id)
        async with storage.transaction() as tx:
            await tx.deliveries.replace(delivery, delivery.accept("1", words=""))

    assert order == [answers[0].id, answers[1].id, ask.id, edit.id]


async def test_an_answer_does_not_wait_behind_others_asks_for_an_edit_in_its_own_chat(
    storage: Storage,
) -> None:
    world = await a_world(storage)
    others = await _addresses(storage, 3)
    edit, answer = (
        replace(a_delivery(world.address), reason=reason) for reason in (Reason.EDIT, Reason.ANSWER)
    )
    asks = [replace(a_delivery(address), reason=Reason.FIRST) for address in others]
    await _add(storage, edit, *asks, answer)

    [first] = await _claim(storage, world.sender, free=1)

    assert first.id == answer.id


async def test_what_may_not_go_yet_holds_nothing_up(storage: Storage) -> None:
    world = await a_world(storage)
    throttled = replace(a_delivery(world.address), not_before=LATER)
    answer = a_delivery(world.address)
    await _add(storage, throttled, answer)

    assert [delivery.id for delivery in await _claim(storage, world.sender)] == [answer.id]


async def test_over_all_answers_overtake_asks_and_what_ends_first_goes_first(
    storage: Storage,
) -> None:
    world = await a_world(storage)
    addresses = await _addresses(storage, 4)
    summary, long_ask, short_ask, answer = (
        replace(a_delivery(address), reason=reason, expires_at=NOW + timedelta(minutes=left))
        for address, (reason, left) in zip(
            addresses,
            [(Reason.SUMMARY, 1), (Reason.FIRST, 90), (Reason.AGAIN, 30), (Reason.ANSWER, 99)],
            strict=True,
        )
    )
    await _add(storage, summary, long_ask, short_ask, answer)

    two = await _claim(storage, world.sender, free=2)
    rest = await _claim(storage, world.sender)

    assert [d.id for d in two] == [answer.id, short_ask.id]
    assert [d.id for d in rest] == [long_ask.id, summary.id]


async def test_only_what_the_named_senders_send_is_claimed(storage: Storage) -> None:
    world = await a_world(storage)
    async with storage.transaction() as tx:
        elsewhere = await an_address(tx, "1001", sender="another_bot")
    await _add(storage, a_delivery(elsewhere), a_delivery(world.address))

    async with storage.transaction() as tx:
        nobody = await tx.deliveries.claim([], 5, now=NOW, lease_until=LATER, worker="w")
        none = await tx.deliveries.claim([world.sender], 0, now=NOW, lease_until=LATER, worker="w")
    claimed = await _claim(storage, elsewhere.sender)

    assert nobody == none == []
    assert [delivery.address for delivery in claimed] == [elsewhere.id]


async def test_whose_claim_was_taken_over_cannot_save_what_came_back(storage: Storage) -> None:
    world = await a_world(storage)
    await _add(storage, a_delivery(world.address))
    [frozen] = await _claim(storage, world.sender)

    async with storage.transaction() as tx:
        assert await tx.deliveries.doubtful(NOW) == []
        assert await tx.deliveries.doubtful(NOW, all_of_them=True) == [frozen]
        [doubtful] = await tx.deliveries.doubtful(LATER)
        await tx.deliveries.replace(doubtful, doubtful.doubt(until=LATER))

    with pytest.raises(ChangedMeanwhile):
        async with storage.transaction() as tx:
            await tx.deliveries.replace(frozen, frozen.accept("1", words=""))
    async with storage.transaction() as tx:
        accepted = frozen.accept("1", words="")
        assert await tx.deliveries.replace_many([(frozen, accepted)]) == []


async def test_two_workers_share_all_and_no_row_twice(
    migrated_url: str, storage: Storage, keyring: Keyring
) -> None:
    world = await a_world(storage)
    addresses = await _addresses(storage, 60)
    await _add(storage, *(a_delivery(address) for address in addresses for _ in range(2)))
    other = await Storage.open(migrated_url, keyring=keyring)
    claimed: list[Delivery] = []

    async def work(mine: Storage, free: int) -> None:
        while batch := await _claim(mine, world.sender, free):
            claimed.extend(batch)
            assert len({delivery.address for delivery in batch}) == len(batch)
            async with mine.transaction() as tx:
                sent = [(d, d.accept("1", words="")) for d in batch]
                assert len(await tx.deliveries.replace_many(sent)) == len(batch)

    await asyncio.gather(work(storage, 7), work(other, 11))
    await work(storage, 100)  # what one saw in flight at the other, and so left

    assert len(claimed) == len({delivery.id for delivery in claimed}) == 120
    await other.close()


@pytest.mark.postgres
async def test_what_another_worker_holds_is_skipped_not_waited_for(
    migrated_postgres_url: str, postgres_storage: Storage, keyring: Keyring
) -> None:
    world = await a_world(postgres_storage)
    addresses = await _addresses(postgres_storage, 4)
    await _add(postgres_storage, *(a_delivery(a) for a in addresses for _ in range(2)))
    other = await Storage.open(migrated_postgres_url, keyring=keyring)

    async with postgres_storage.transaction() as tx:
        mine = await tx.deliveries.claim([world.sender], 2, now=NOW, lease_until=LATER, worker="a")
        theirs = await _claim(other, world.sender)

    assert len(mine) == len(theirs) == 2
    assert not {d.address for d in mine} & {d.address for d in theirs}
    await other.close()


@pytest.mark.postgres
async def test_workers_whose_clocks_differ_never_write_to_one_address_at_once(
    migrated_postgres_url: str, postgres_storage: Storage, keyring: Keyring
) -> None:
    world = await a_world(postgres_storage)
    late = replace(a_delivery(world.address), not_before=LATER)
    await _add(postgres_storage, late, a_delivery(world.address))
    other = await Storage.open(migrated_postgres_url, keyring=keyring)

    async def ahead() -> list[Delivery]:
        async with other.transaction() as tx:
            return await tx.deliveries.claim(
                [world.sender], 5, now=LATER, lease_until=LATER, worker="b"
            )

    async with postgres_storage.transaction() as tx:
        mine = await tx.deliveries.claim([world.sender], 5, now=NOW, lease_until=LATER, worker="a")
        waiting = asyncio.create_task(ahead())
        await asyncio.wait([waiting], timeout=0.3)  # it stands before the unique index
    theirs = await waiting

    assert len(mine) == 1
    assert theirs == []
    await other.close()


async def test_a_message_that_cannot_be_opened_is_refused_and_the_others_go_on(
    storage: Storage, migrated_url: str
) -> None:
    world = await a_world(storage)
    addresses = await _addresses(storage, 2)
    broken, whole = (a_delivery(address) for address in addresses)
    await _add(storage, broken, whole)
    await tamper(
        migrated_url,
        "UPDATE delivery SET utterance = :junk WHERE seq = (SELECT min(seq) FROM delivery)",
        junk=b"junk",
    )

    claimed = await _claim(storage, world.sender)

    async with storage.reading() as tx:
        counts = await tx.deliveries.counts()
    assert [delivery.id for delivery in claimed] == [whole.id]
    assert counts == {DeliveryState.REFUSED: 1, DeliveryState.CLAIMED: 1}


async def test_what_nobody_took_in_hand_can_be_cancelled(storage: Storage) -> None:
    world = await a_world(storage)
    async with storage.transaction() as tx:
        await tx.rounds.add([a_round()])
        ask = replace(a_delivery(world.address), reason=Reason.FIRST, round=a_round().id)
        digest = replace(a_delivery(world.address), reason=Reason.DIGEST, person=ANN)
        await tx.deliveries.add([ask, digest, a_delivery(world.address)])

        of_round = await tx.deliveries.cancel_waiting(
            round=a_round().id, reasons={Reason.FIRST, Reason.AGAIN}
        )
        of_person = await tx.deliveries.cancel_waiting(person=ANN)
        again = await tx.deliveries.cancel_waiting(person=ANN)
        of_address = await tx.deliveries.cancel_waiting(address=world.address.id)
        with pytest.raises(ValueError, match="name the round"):
            await tx.deliveries.cancel_waiting()

        cancelled = await tx.deliveries.get(ask.id)
    assert (of_round, of_person, again, of_address) == (1, 1, 0, 1)
    assert (cancelled.state, cancelled.version) == (DeliveryState.CANCELLED, 2)


async def test_the_outbox_says_what_waits(storage: Storage) -> None:
    world = await a_world(storage)
    async with storage.reading() as tx:
        assert await tx.deliveries.next_due(world.sender, NOW) is None
        assert await tx.deliveries.oldest_waiting(NOW) is None
    await _add(storage, replace(a_delivery(world.address), not_before=LATER))

    async with storage.reading() as tx:
        assert await tx.deliveries.next_due(world.sender, NOW) == LATER
        assert await tx.deliveries.oldest_waiting(NOW) is None
        much_later = LATER + timedelta(hours=9)
        assert await tx.deliveries.next_due(world.sender, much_later) == much_later
        assert await tx.deliveries.oldest_waiting(LATER) == NOW


async def test_of_many_that_wait_each_address_has_one_claimed(storage: Storage) -> None:
    world = await a_world(storage)
    addresses = await _addresses(storage, 300)
    await _add(storage, *(a_delivery(address) for address in addresses for _ in range(3)))

    claimed = [await _claim(storage, world.sender, free=100) for _ in range(4)]

    assert [len(batch) for batch in claimed] == [100, 100, 100, 0]
    assert len({delivery.address for batch in claimed for delivery in batch}) == 300
