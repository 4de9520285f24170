"""What must exist at most once does, however often it is planned or sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.deliveries import DeliveryState
from bot.domain.doses import Dose
from bot.domain.ids import DoseId, RoundId, new_id
from bot.domain.rounds import Round
from bot.storage import Storage
from tests.domain.examples import ANN, a_dose, a_round
from tests.storage.world import NOW, a_delivery, a_round_with_a_dose, a_world, an_address, said


def _again(round_: Round) -> Round:
    return replace(round_, id=RoundId(new_id()))


def _dose_again(dose: Dose) -> Dose:
    return replace(dose, id=DoseId(new_id()))


async def test_a_slot_has_one_round_on_one_date_though_its_time_moved(storage: Storage) -> None:
    await a_world(storage)
    moved = _again(replace(a_round(), due_at=a_round().due_at + timedelta(hours=1)))
    tomorrow = _again(replace(a_round(), local_date=a_round().local_date + timedelta(days=1)))

    async with storage.transaction() as tx:
        first = await tx.rounds.add([a_round()])
        second = await tx.rounds.add([moved, tomorrow])

    async with storage.reading() as tx:
        kept = await tx.rounds.since(ANN, NOW - timedelta(days=1))
    assert first == {a_round().id}
    assert second == {tomorrow.id}
    assert {round_.id for round_ in kept} == {a_round().id, tomorrow.id}


async def test_the_nth_dose_of_a_day_is_kept_once_whichever_round_it_is_in(
    storage: Storage,
) -> None:
    await a_world(storage)
    lunch = replace(a_dose(), due_at=a_dose().due_at + timedelta(hours=4), round=None)

    async with storage.transaction() as tx:
        await a_round_with_a_dose(tx)
        added = await tx.doses.add([_dose_again(lunch), a_dose(nth=2)])

    assert added == {a_dose(nth=2).id}


async def test_on_elapsed_time_the_instant_tells_two_doses_apart(storage: Storage) -> None:
    await a_world(storage)
    first = replace(a_dose(), on_elapsed_time=True)
    later = replace(first, due_at=first.due_at + timedelta(hours=5))

    async with storage.transaction() as tx:
        await tx.rounds.add([a_round()])
        await tx.doses.add([first])
        same = await tx.doses.add([_dose_again(first)])
        other = await tx.doses.add([_dose_again(later)])
        in_slot = await tx.doses.add([_dose_again(a_dose())])

    assert same == frozenset()
    assert len(other) == len(in_slot) == 1


async def test_an_address_is_known_once_to_each_sender(storage: Storage) -> None:
    await a_world(storage)

    with pytest.raises(IntegrityError):
        async with storage.transaction() as tx:
            await an_address(tx, "1001")
    async with storage.transaction() as tx:
        await an_address(tx, "1001", sender="another_bot")


async def test_what_a_provider_sends_twice_is_kept_once(storage: Storage) -> None:
    first = said("took it", provider_id="7")
    elsewhere = replace(first, sender="another_bot")

    async with storage.transaction() as tx:
        assert await tx.inbox.keep(first, NOW)
        assert not await tx.inbox.keep(replace(first, text="edited"), NOW)
        assert await tx.inbox.keep(elsewhere, NOW)

        assert await tx.inbox.waiting_count() == 2


async def test_a_claimed_message_keeps_every_other_of_its_address_waiting(
    storage: Storage,
) -> None:
    world = await a_world(storage)
    first, second = a_delivery(world.address), a_delivery(world.address)
    async with storage.transaction() as tx:
        await tx.deliveries.add([first, second])
        await tx.deliveries.claim([world.sender], 1, now=NOW, lease_until=NOW, worker="a")

    async with storage.transaction() as tx:
        claimed = replace(second, state=DeliveryState.CLAIMED)
        with pytest.raises(IntegrityError):
            await tx.deliveries.replace(second, claimed)
